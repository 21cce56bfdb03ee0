import Documents
import JSONSchema

/// A schema of the document's components that `x-data-model` declares to be a kind of record.
struct DataModel: Sendable {
  /// The extension that declares it.
  static let extensionName = "x-data-model"

  /// The schema's name in the components.
  let name: String
  /// The schema of a record.
  let schema: Schema
  /// Where it is declared.
  let node: Node
}

extension Schema {
  /// The schema that this one stands for when it does nothing but refer to it.
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

extension Node {
  /// Whether the value of `x-data-model` declares a model: everything but `false` and null does.
  var declaresModel: Bool { bool != false && !isNull }
}
