import Documents
import JSON
import JSONSchema
import OpenAPI

/// Examples and defaults that break their own schema.
///
/// A run tries a document's examples before it makes up values: a wrong one costs a refused request, and says that either
/// it or the schema is wrong. A wrong default is worse: a server that fills it in answers what its document forbids.
enum ExampleFindings {
  static let explanations: [(id: String, explanation: String)] = [
    ("invalid-example", "An example is not valid by its own schema, so that one of them is wrong."),
    ("invalid-default", "A default is not valid by its own schema."),
  ]

  /// The findings in all schemas of `table`, and in the media types and parameters that have them.
  static func findings(in table: SchemaTable) -> [Diagnostic] {
    table.ids.flatMap { id -> [Diagnostic] in
      let schema = table.schema(id)
      let node = schema.keywords.node
      guard node.isMapping, node["$ref"] == nil else { return outer(schema, node) }
      let own = [("example", node["example"]), ("default", node["default"])].compactMap { word, value in
        value.flatMap { finding($0, of: schema, isDefault: word == "default") }
      }
      let listed = (node["examples"]?.elements ?? []).compactMap { finding($0, of: schema, isDefault: false) }
      return own + listed + outer(schema, node)
    }
  }

  /// The examples beside a `schema`: those of its Media Type, Parameter or Header Object.
  private static func outer(_ schema: Schema, _ node: Node) -> [Diagnostic] {
    guard let holder = node.parent, holder["schema"] == node else { return [] }
    let named = holder["examples"]?.members.compactMap { $0.value["dataValue"] ?? $0.value["value"] } ?? []
    return ([holder["example"]].compactMap { $0 } + named).compactMap { finding($0, of: schema, isDefault: false) }
  }

  private static func finding(_ node: Node, of schema: Schema, isDefault: Bool) -> Diagnostic? {
    // What is null or a reference stands for something else than itself in many examples.
    guard isDefault || !node.isNull, node["$ref"] == nil, let value = node.value(limit: 100_000),
      // A request may lack what is required and `readOnly`, an answer what is required and `writeOnly`.
      !schema.isValid(value, direction: .response),
      let violation = schema.validate(value, direction: .request).first
    else { return nil }
    let what = isDefault ? "default" : "example"
    return Diagnostic(
      .warning, rule: isDefault ? "invalid-default" : "invalid-example", at: node.place,
      "The \(what) is not valid: \(violation) (\(violation.place.line):\(violation.place.column)).",
      remedy: "Correct the \(what), or the schema.")
  }
}
