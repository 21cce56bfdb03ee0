import Documents
import JSON
import JSONSchema

/// A field that names a record of a model: a foreign key, declared by `x-references` on the property.
struct Relation: Sendable {
  /// What a deletion of the record that is named means for those that name it.
  enum OnDelete: String, CaseIterable, Sendable {
    /// It is refused.
    case restrict
    /// They are deleted too.
    case cascade
    /// They name nothing any more.
    case setNull = "set-null"
    /// Nothing: they keep its key.
    case keep
  }

  /// The collection whose records have the field.
  let collection: Int
  let field: ObjectShape.Member
  /// The collection whose records are named.
  let target: Int
  let onDelete: OnDelete
}

/// Reads `x-references`: the name of a model, or a mapping of `model` and `on-delete`.
struct RelationReader {
  static let extensionName = "x-references"

  let collections: [RecordCollection]
  let models: [StoredModel]
  /// What is wrong with them.
  private(set) var findings: [Diagnostic] = []

  init(collections: [RecordCollection], models: [StoredModel]) {
    self.collections = collections
    self.models = models
  }

  /// Whether a schema of a record has a field with the extension, in itself or in what `allOf` lists.
  static func isDeclared(in schema: Node) -> Bool {
    (schema["properties"]?.members ?? []).contains { $0.value[extensionName] != nil }
      || (schema["allOf"]?.elements ?? []).contains { part in
        part["properties"]?.members.contains { $0.value[extensionName] != nil } ?? false
      }
  }

  /// Whether a field has the extension, in itself or in the schema that it refers to.
  static func declares(_ field: ObjectShape.Member) -> Bool {
    let schema = field.schema
    return schema.keywords.node[extensionName] != nil || schema.referred.keywords.node[extensionName] != nil
  }

  /// All relations of the document that can be used.
  mutating func relations() -> [Relation] {
    var relations: [Relation] = []
    for collection in collections {
      for member in collection.shape?.members ?? [] {
        guard let node = member.schema.keywords.node[Self.extensionName] else { continue }
        let target = target(of: node)
        let action = action(of: node)
        guard let target, let action else { continue }
        relations.append(Relation(collection: collection.index, field: member, target: target, onDelete: action))
      }
    }
    return relations
  }

  private mutating func target(of node: Node) -> Int? {
    let name = node.isMapping ? node["model"]?.string : node.string
    let known = models.filter { target(in: $0) != nil }
    if let name, let model = known.first(where: { $0.name == name }) { return target(in: model) }
    let names = known.map(\.name)
    let nearest = name.flatMap { Spelling.nearest(to: $0, among: names) }.map { "Did you mean \"\($0)\"?" }
    report(
      node, "\(Self.extensionName) names no model with a path of its own\(name.map { ": \"\($0)\"" } ?? "").",
      nearest ?? "There are: \(names.joined(separator: ", ")).")
    return nil
  }

  /// The collection of a model that is below no other record.
  private func target(in model: StoredModel) -> Int? {
    model.collections.first { index in
      collections[index].path.parameters.isEmpty && collections[index].keyKind != .single
    }
  }

  private mutating func action(of node: Node) -> Relation.OnDelete? {
    guard node.isMapping, let value = node["on-delete"] else { return .restrict }
    if let action = value.string.flatMap({ Relation.OnDelete(rawValue: $0) }) { return action }
    let names = Relation.OnDelete.allCases.map(\.rawValue)
    report(value, "on-delete is none of \(names.joined(separator: ", ")).", "Write on-delete: \(names[0]).")
    return nil
  }

  private mutating func report(_ node: Node, _ message: String, _ remedy: String) {
    let finding = Diagnostic(.error, rule: Self.extensionName, at: node.place, message, remedy: remedy)
    if !findings.contains(finding) { findings.append(finding) }
  }
}
