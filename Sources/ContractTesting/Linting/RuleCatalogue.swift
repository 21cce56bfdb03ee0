import OpenAPI

/// Every rule that a finding about a document may name, with what it says.
public enum RuleCatalogue {
  /// A rule.
  public struct Rule: Hashable, Sendable {
    /// The stable id that findings carry.
    public let id: String
    /// What a finding means and why it matters, a sentence or two.
    public let explanation: String
  }

  /// All rules: those of reading, of schemas, and of what keeps updates from being tested.
  public static let all: [Rule] =
    [reading, references, description, schemas, overlays, Linter.explanations + ExampleFindings.explanations]
    .flatMap { $0 }.map { Rule(id: $0.id, explanation: $0.explanation) }

  /// The ids of all rules.
  public static var ids: [String] { all.map(\.id) }

  /// What the rule `id` says; `nil` when there is none.
  public static func explanation(of id: String) -> String? {
    all.first { $0.id == id }?.explanation
  }

  private typealias Rules = [(id: String, explanation: String)]

  private static let reading: Rules = [
    ("unreadable-file", "The file is not there or may not be read."),
    ("too-large", "The document is larger than 512 MB."),
    ("empty-document", "The file has nothing in it."),
    ("not-unicode", "The file is not UTF-8, UTF-16 or UTF-32."),
    ("json-syntax", "The text breaks JSON's syntax (RFC 8259)."),
    ("yaml-syntax", "The text breaks YAML's syntax."),
    ("several-documents", "The file holds more than one YAML document."),
    ("too-deep", "Lists and objects are nested more than 512 deep."),
    ("out-of-memory", "There is not enough memory to read the document."),
    ("undefined-alias", "A YAML alias has no anchor before it."),
    ("cyclic-alias", "A YAML alias stands within its own anchor, so that the value would have no end."),
    ("duplicate-key", "A key stands twice in an object, of which readers take the one or the other value."),
    ("collection-as-key", "A list or an object is used as a key, which JSON does not have."),
    ("merge-key", "A YAML merge key has nothing to merge."),
    ("unknown-tag", "A YAML tag means nothing here."),
    ("tag-mismatch", "A value is not what its YAML tag says."),
    ("not-a-json-number", "An infinite number or none at all, which JSON does not have, is read as a string."),
  ]

  private static let references: Rules = [
    ("unresolved-reference", "A $ref leads nowhere; what needs it is left out."),
    ("reference-cycle", "References only lead round; what needs them is left out."),
    ("invalid-reference", "A $ref is no URI reference, or its fragment no JSON Pointer."),
    ("unsupported-reference", "A $ref has a scheme that is not read, or leads from the network to a file."),
    ("remote-reference", "A $ref leads to the network, which is read with --allow-remote-refs only."),
    ("reference-outside-folder", "A $ref leads out of the document's folder, which --allow-refs-outside allows."),
    ("ignored-beside-reference", "What stands beside a $ref is ignored."),
  ]

  private static let description: Rules = [
    ("not-openapi", "The document is something else than an OpenAPI document."),
    ("unsupported-version", "The document follows a version that is not supported."),
    ("missing-version", "The document does not say which version of OpenAPI it follows."),
    ("odd-version", "The version is written in a way that the standard does not have."),
    ("no-paths", "The document has no paths, so that there is nothing to test."),
    ("missing-field", "A field that the standard requires is missing."),
    ("unknown-field", "A field is none that the object has in this version; mostly it is misspelt."),
    ("empty-field", "A field has no value."),
    ("wrong-type", "A value is of a type that the standard does not allow there."),
    ("wrong-value", "A value is none that the standard allows there."),
    ("unquoted-string", "A string is written so that YAML reads a number or a boolean."),
    ("quoted-boolean", "A boolean is written as a string."),
    ("duplicate-operation-id", "Two operations have one operationId, so that it names neither."),
    ("duplicate-tag", "A tag is described twice."),
    ("duplicate-parameter", "A parameter stands twice in a list; the second one is ignored."),
    ("unusable-parameter", "A parameter has no name or no place and is left out."),
    ("ignored-header-parameter", "The standard ignores header parameters of this name."),
    ("optional-path-parameter", "A path parameter is not required, which it always is."),
    ("undeclared-path-parameter", "A placeholder of a path is described by no parameter; a string is assumed."),
    ("unused-path-parameter", "A path parameter is no placeholder of the path and is left out."),
    ("path-parameter-spelling", "A placeholder and its parameter are spelt differently."),
    ("path-without-slash", "A path does not begin with a slash."),
    ("path-with-query", "A path holds a query, which it cannot."),
    ("path-with-fragment", "A path holds a fragment, which is not sent."),
    ("repeated-placeholder", "A path has a placeholder twice."),
    ("unbalanced-braces", "A brace of a path has no partner."),
    ("ambiguous-paths", "Two paths match the same requests."),
    ("server-variable", "A variable of a server's URL has no default."),
    ("undefined-security-scheme", "A security requirement names a scheme that is not defined."),
    ("unknown-link-operation", "A link names an operation that does not exist."),
    ("runtime-expression", "A link's expression cannot be read."),
    ("shared-querystring", "A parameter is the whole query, and others are parts of it."),
    ("swagger-in-openapi", "Something of Swagger 2.0 stands in a document of a later version."),
  ]

  private static let schemas: Rules = [
    ("malformed-schema", "A schema is no object; it is taken to allow anything."),
    ("malformed-keyword", "A schema's keyword has a value that it does not take, and is ignored."),
    ("malformed-pattern", "A pattern is no regular expression of ECMA-262, and is ignored."),
    ("broken-reference", "A schema's reference leads to something that is no schema."),
    ("endless-reference", "A schema refers to itself without end."),
    ("ignored-sibling", "A keyword beside $ref has no effect before OpenAPI 3.1."),
    ("foreign-keyword", "A keyword of another version has no effect."),
    ("type-list", "A list of types is not part of this version of OpenAPI."),
    ("items-list", "A list of schemas in items is not part of this version of JSON Schema."),
    ("nullable-in-3.1", "nullable has no effect from OpenAPI 3.1 on."),
    ("nullable-without-type", "nullable has no effect without a type beside it."),
    ("nullable-enum-without-null", "nullable has no effect, as the enum does not list null."),
  ]

  private static let overlays: Rules = [
    ("not-an-overlay", "The document is something else than an Overlay."),
    ("invalid-jsonpath", "An action's target is no JSONPath query (RFC 9535)."),
    ("overlay-target", "An action's target selects what cannot be changed so."),
    ("overlay-target-unmatched", "An action's target matches nothing in the document."),
    ("overlay-update", "An action's update cannot be merged into its target."),
    ("overlay-copy", "An action's copy selects not exactly one node."),
    ("overlay-extends", "The Overlay was made for another document."),
  ]
}
