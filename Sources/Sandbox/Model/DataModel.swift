import Documents
import JSON
import JSONSchema

/// A schema of the document's components that `x-data-model` declares to be a kind of record.
struct DataModel: Sendable {
  /// The name of a member of the records.
  typealias Field = JSONString

  /// The extension that declares it: `true`, or an object that says more.
  static let extensionName = "x-data-model"

  /// The schema's name in the components.
  let name: String
  /// The schema of a record.
  let schema: Schema
  /// Where it is declared.
  let node: Node

  /// The fields whose values no two records share.
  var unique: [Field] {
    node[Self.extensionName]?["unique"]?.elements.compactMap { $0.text.map { JSONString($0) } } ?? []
  }
}

extension Node {
  /// Whether the value of `x-data-model` declares a model: everything but `false` and null does.
  var declaresModel: Bool { bool != false && !isNull }
}

extension Schema {
  /// The schema that this one stands for when it refers to another.
  var referred: Schema {
    var current = self
    var steps = 0
    while let next = current.keywords.reference, steps < 16 {
      current = current.table.schema(next)
      steps += 1
    }
    return current
  }
}
