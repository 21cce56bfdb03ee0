import Documents
import JSON

/// A data model as its file has it: a JSON Schema of an object.
struct Model: Sendable {
  /// `BlogPost`.
  let name: String
  let schema: JSONObject
  let place: Place

  /// `BlogPosts`, by English spelling.
  var plural: String { EnglishPlural.of(name) }

  /// `/blog-posts`.
  var path: String { "/" + plural.hyphenated }

  /// The properties in order.
  var properties: [JSONObject.Member] { schema["properties"]?.object?.members ?? [] }
}

/// What is wrong with model files.
public struct ModelFileError: Error, Sendable {
  /// Each with its place and remedy.
  public let diagnostics: [Diagnostic]
}

/// Reads model files.
///
/// A file holds one schema with a `title`, a mapping of names to schemas, or an OpenAPI document, whose component schemas
/// with `x-data-model` are the models (all, where none has it). Schemas that models refer to come along.
struct ModelFileReader {
  private var models: [Model] = []
  private(set) var definitions = JSONObject()
  private var problems: [Diagnostic] = []

  mutating func read(_ file: String, _ store: DocumentStore) {
    let root: Node
    do throws(DocumentError) {
      root = try store.load(path: file)
    } catch {
      problems.append(error.diagnostic)
      return
    }
    guard root.isMapping else {
      return report(
        "model-file", root, "The file holds no mapping.", "Write a JSON Schema with a title, or names and schemas.")
    }
    if let schemas = root["components"]?["schemas"], root["openapi"] != nil {
      readDocument(schemas)
    } else if root["type"] != nil || root["properties"] != nil || root["$schema"] != nil {
      readSchema(root)
    } else {
      let scope = ReferenceScope(prefix: "#/")
      if root.members.isEmpty { report("model-file", root, "The file has no model.", "Write a name and a schema.") }
      for member in root.members { add(member.key, member.value, scope) }
    }
  }

  /// All models.
  ///
  /// - Throws: everything that is wrong.
  mutating func finish() throws(ModelFileError) -> [Model] {
    for model in models {
      for name in model.references where !known(name) {
        let names = models.map(\.name) + definitions.keys.map(\.text)
        reportUnknown(name, "\(model.name) refers to \"\(name)\", which is in no model file.", names, model)
      }
      for member in model.properties {
        guard let name = member.value.referredModel, !models.contains(where: { $0.name == name }) else { continue }
        let message = "\(model.name).\(member.key.text) references \"\(name)\", which is no model."
        reportUnknown(name, message, models.map(\.name), model)
      }
    }
    guard problems.isEmpty else { throw ModelFileError(diagnostics: problems) }
    return models
  }

  private mutating func reportUnknown(_ name: String, _ message: String, _ known: [String], _ model: Model) {
    let nearest = Spelling.nearest(to: name, among: known).map { "Did you mean \"\($0)\"?" }
    problems.append(
      Diagnostic(
        .error, rule: "broken-reference", at: model.place, message, remedy: nearest ?? "Add the schema to the file."))
  }

  private func known(_ name: String) -> Bool {
    models.contains { $0.name == name } || definitions[JSONString(name)] != nil
  }

  private mutating func readDocument(_ schemas: Node) {
    let scope = ReferenceScope(prefix: ReferenceScope.components)
    let marked = schemas.members.filter { member in
      member.value["x-data-model"].map { $0.bool != false && !$0.isNull } ?? false
    }
    let chosen = Set((marked.isEmpty ? schemas.members : marked).compactMap(\.key.text))
    for member in schemas.members {
      if chosen.contains(member.key.text ?? "") {
        add(member.key, member.value, scope)
      } else {
        define(member.key, member.value, scope)
      }
    }
  }

  private mutating func readSchema(_ root: Node) {
    guard let title = root["title"], let name = title.text else {
      return report("model-name", root, "The schema has no 'title', which is the model's name.", "Add 'title: Post'.")
    }
    let inner = root["$defs"]?.members ?? []
    let scope = ReferenceScope(prefix: "#/$defs/", own: name)
    add(title, root, scope)
    for member in inner { define(member.key, member.value, scope) }
  }

  private mutating func add(_ key: Node, _ node: Node, _ scope: ReferenceScope) {
    guard let name = checkedName(key) else { return }
    guard case .object(var schema)? = node.value() else {
      return report(
        "model-schema", node, "The model \(name) is no JSON Schema object.", "Write 'type: object' and 'properties'.")
    }
    guard schema["type"] == nil || schema["type"] == "object", let properties = schema["properties"]?.object,
      !properties.isEmpty
    else {
      return report(
        "model-schema", node, "The model \(name) has no properties.", "A model is 'type: object' with 'properties'.")
    }
    for name in ["$schema", "$id", "$defs", "title"] { schema[JSONString(name)] = Optional<JSONValue>.none }
    models.append(Model(name: name, schema: scope.rewritten(schema), place: key.place))
  }

  private mutating func define(_ key: Node, _ node: Node, _ scope: ReferenceScope) {
    guard let name = checkedName(key), let value = node.value() else { return }
    definitions[JSONString(name)] = scope.rewritten(value)
  }

  private mutating func checkedName(_ key: Node) -> String? {
    let name = key.text ?? ""
    let isWord = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard !name.isEmpty, isWord else {
      report("model-name", key, "\"\(name)\" cannot name a model.", "Use letters, digits, '_', '-' and '.'.")
      return nil
    }
    let path = "/" + EnglishPlural.of(name).hyphenated
    if let other = models.first(where: { $0.name == name || $0.path == path }) {
      report(
        "model-name", key, "There is a model \"\(other.name)\" at \(other.place) already, whose path is \(path).",
        "Give one of them another name.")
      return nil
    }
    return name
  }

  private mutating func report(_ rule: String, _ node: Node, _ message: String, _ remedy: String) {
    problems.append(Diagnostic(.error, rule: rule, at: node.place, message, remedy: remedy))
  }
}
