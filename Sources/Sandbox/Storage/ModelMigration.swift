import GRDB
import JSON
import JSONSchema

/// Brings the tables of a file to the models of a document: what is new gets a column, what is gone leaves its column, and
/// every record stays.
///
/// A record keeps the members that its model has lost in the column `_former`, and has them back when the model has.
/// Records that the changed document does not allow, and that no default makes right, refuse it.
struct ModelMigration {
  private let database: Database
  private let collections: [String: RecordCollection]
  private let model: ResourceModel
  private lazy var answers = AnswerWriter(model: model)
  /// What was done, a sentence each.
  private(set) var notes: [String] = []
  private var misfits: [String] = []

  init(_ database: Database, model: ResourceModel) {
    self.database = database
    collections = Dictionary(model.collections.map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })
    self.model = model
  }

  /// Makes the table of a model, or changes the one that is there.
  mutating func migrate(_ model: StoredModel, _ table: ModelTable, from entry: ModelCatalogue.Entry?) throws {
    if let entry {
      try changeColumns(model, table, from: entry.columns)
    } else {
      try database.execute(sql: table.create)
    }
  }

  /// Makes every record of a model one that the document allows.
  ///
  /// - Throws: when that is not possible.
  mutating func fit(_ model: StoredModel, _ table: ModelTable) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, "_collection", "_parent", "_key", "_record", "_former" FROM \(table.quotedName) ORDER BY rowid
        """)
    var wrong: [(key: String, violation: Violation)] = []
    for row in rows {
      guard let collection = collections[row[1]] else { continue }
      let old = StoredForm(
        record: try JSONParser.parse(row[4] as String).value,
        former: try (row[5] as String?).flatMap { try JSONParser.parse($0).value.object } ?? JSONObject())
      let new = old.fitted(to: collection)
      let shown = answers.visible(new.record, collection)
      if let violation = collection.recordSchema?.validate(shown, direction: .response).first {
        let parent: String = row[2]
        wrong.append((parent.isEmpty ? row[3] : "\(parent)/\(row[3] as String)", violation))
      } else if new != old {
        try database.execute(
          sql: #"UPDATE \#(table.quotedName) SET "_record" = ?, "_former" = ? WHERE rowid = ?"#,
          arguments: [new.record.serialized(), new.formerText, row[0] as Int64])
      }
    }
    guard let first = wrong.first else { return }
    let count = wrong.count == 1 ? "1 record" : "\(wrong.count) records"
    let place = first.violation.instance.isRoot ? "" : "\(first.violation.instance) "
    misfits.append("\(model.name): \(count), the first is \"\(first.key)\": \(place)\(first.violation.message)")
  }

  /// Refuses when a record does not fit.
  func finish(file: String) throws {
    guard !misfits.isEmpty else { return }
    throw SandboxError(
      "The records in \(file) do not fit the document any more. \(misfits.joined(separator: ". ")).",
      remedy:
        "Nothing was changed. Give what is required a default, allow the values that are there, or name another file.")
  }

  private mutating func changeColumns(_ model: StoredModel, _ table: ModelTable, from old: [ModelColumn]) throws {
    for column in old where !table.columns.contains(column) {
      try database.execute(sql: "ALTER TABLE \(table.quotedName) DROP COLUMN \(SQLText.identifier(column.name))")
      if !table.columns.contains(where: { $0.field == column.field }) {
        notes.append("\(model.name): \"\(column.field)\" is gone; records keep its values in \"_former\".")
      }
    }
    for column in table.columns where !old.contains(column) {
      try database.execute(sql: "ALTER TABLE \(table.quotedName) ADD COLUMN \(column.definition)")
      if let before = old.first(where: { $0.field == column.field }) {
        if before.type != column.type {
          notes.append("\(model.name): \"\(column.field)\" is \(column.type.words) now.")
        }
      } else {
        notes.append("\(model.name): \"\(column.field)\" is new.")
      }
    }
  }
}

/// A record and what it had before its model lost it.
private struct StoredForm: Equatable {
  var record: JSONValue
  var former: JSONObject

  var formerText: String? { former.isEmpty ? nil : JSONValue.object(former).serialized() }

  /// The record with the members that the collection has now.
  func fitted(to collection: RecordCollection) -> StoredForm {
    guard let shape = collection.shape, case .object(var object) = record else { return self }
    var new = self
    if shape.isClosed {
      let hidden = collection.hiddenMembers
      for member in object.members where shape[member.key] == nil && !hidden.contains(member.key) {
        new.former[member.key] = member.value
        object[member.key] = Optional<JSONValue>.none
      }
    }
    for member in shape.members where object[member.name] == nil {
      if let value = former[member.name], member.schema.isValid(value, direction: .response) {
        object[member.name] = value
        new.former[member.name] = Optional<JSONValue>.none
      } else if member.required, let value = member.defaultValue {
        object[member.name] = value
      }
    }
    new.record = .object(object)
    return new
  }
}

extension FieldType {
  /// What it is, in words.
  var words: String {
    switch self {
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "a boolean"
    case .text: "text"
    case .json: "an array or object"
    case .any: "of any type"
    }
  }
}
