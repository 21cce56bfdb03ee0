import Documents

/// The data models of a document and the collections that hold their records.
struct ActionModels: Sendable {
  private let models: [(model: DataModel, collection: RecordCollection?)]

  init(_ dataModels: [DataModel], collections: [RecordCollection]) {
    models = dataModels.map { model in
      let own = collections.filter { $0.recordSchema?.referred.id == model.schema.id }
      return (model, own.first { $0.path.parameters.isEmpty } ?? own.first)
    }
  }

  /// The names of all models.
  var names: [String] { models.map(\.model.name) }

  /// The collection that holds the records of the model of that name.
  func collection(_ name: String) -> RecordCollection? {
    models.first { $0.model.name == name }?.collection
  }

  /// The groups of fields whose values no two records of a collection may share.
  func uniqueFields(of collection: RecordCollection) -> [DataModel.Field] {
    models.first { $0.collection?.index == collection.index }?.model.unique ?? []
  }

  /// What is wrong with the declarations themselves.
  var findings: [Diagnostic] {
    models.flatMap { model, _ in
      var reader = ExpressionReader()
      let shape = ObjectShape(model.schema)
      let fields = shape?.members.map(\.name.text) ?? []
      for node in model.node[DataModel.extensionName]?["unique"]?.elements ?? [] {
        guard let name = node.text, !fields.contains(name) else { continue }
        reader.unknown(
          "action-field", at: node.place, "\(model.name) has no field '\(name)'.", name, among: fields)
      }
      return reader.diagnostics
    }
  }
}
