import Documents
import JSON
import JSONSchema

/// What the extensions of a document must look like, as a JSON Schema says it.
struct ActionSchema: Sendable {
  /// What `x-action` and the members of `x-actions` are.
  static let action = ActionSchema(definition: "action")
  /// What `x-data-model` is.
  static let dataModel = ActionSchema(definition: "dataModel")

  private let schema: Schema?

  private init(definition: String) {
    let store = DocumentStore()
    guard let root = try? store.load(text: Self.text, path: "action.schema.json"),
      let node = root["$defs"]?[definition]
    else {
      schema = nil
      return
    }
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let id = compiler.compile(node)
    schema = compiler.finish().schema(id)
  }

  /// What in `node` is not as the schema says, each with its place.
  func findings(_ node: Node) -> [Diagnostic] {
    guard let schema, let value = node.value() else { return [] }
    return schema.validate(value).map { violation in
      let place = node[violation.instance]?.place ?? node.place
      let subject = violation.instance.last.map { "'\($0)' " } ?? "The value "
      return Diagnostic(
        .error, rule: "action-schema", at: place, "\(subject)\(violation.message).",
        remedy: "Specs/action.schema.json and Specs/README.md describe it.")
    }
  }
}
