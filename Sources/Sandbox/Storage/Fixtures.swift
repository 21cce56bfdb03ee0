import Documents
import JSON
import JSONSchema
import OpenAPI

/// Records that files give a sandbox to start with.
struct Fixtures: Sendable {
  private static let remedy = "Write a mapping of collections or models to lists of records, or a list of records."

  private let lists: [Int: [JSONValue]]

  /// Reads, in the folder of the options, `<document's name>.yaml` (or `.yml`, `.json`), which has the records of several
  /// collections, and in the folder `<document's name>` a file a collection or model: `.yaml`, `.yml`, `.json` or `.csv`.
  ///
  /// - Throws: when there is no such file, one cannot be read, or a record is not what the document allows.
  init(options: SandboxOptions, description: APIDescription, model: ResourceModel) throws(SandboxError) {
    var lists: [Int: [JSONValue]] = [:]
    guard let folder = options.fixturesFolder else {
      self.lists = lists
      return
    }
    let file = description.root.place.file.split(separator: "/").last ?? ""
    let name = file.split(separator: ".").first ?? "records"
    var isFound = false
    for ending in ["yaml", "yml", "json"] where TextFile.exists("\(folder)/\(name).\(ending)") {
      isFound = true
      let path = "\(folder)/\(name).\(ending)"
      guard let object = try Self.value(path).object else {
        throw SandboxError("\(path) holds no mapping.", remedy: Self.remedy)
      }
      for member in object.members {
        for index in try Self.collections(member.key.text, model, path) {
          lists[index] = member.value.array ?? [member.value]
        }
      }
    }
    for (index, names) in model.fixtureNames.enumerated() {
      for ending in ["yaml", "yml", "json", "csv"] {
        for path in names.map({ "\(folder)/\(name)/\($0).\(ending)" }) where TextFile.exists(path) {
          isFound = true
          lists[index] = try ending == "csv" ? Self.table(path, model.collections[index]) : Self.list(path)
        }
      }
    }
    guard isFound else {
      throw SandboxError(
        "There are no records in \(folder) for \(file).",
        remedy:
          "Put them into \(folder)/\(name).yaml, or a table each into \(folder)/\(name)/, such as \(folder)/\(name)/\(model.fixtureNames.first?.first ?? "records").csv."
      )
    }
    for (index, records) in lists { try Self.check(records, model.collections[index]) }
    self.lists = lists
  }

  /// The records of a collection.
  func records(_ collection: RecordCollection) -> [JSONValue] { lists[collection.index] ?? [] }

  private static func collections(_ name: String, _ model: ResourceModel, _ path: String) throws(SandboxError) -> [Int]
  {
    let known = model.fixtureNames
    let found = known.indices.filter { known[$0].contains(name) || model.collections[$0].path.text == name }
    guard found.isEmpty else { return found }
    let names = known.flatMap { $0 }
    let nearest = Spelling.nearest(to: name, among: names).map { "Did you mean \"\($0)\"?" }
    throw SandboxError(
      "\(path) has records of \"\(name)\", which the document does not have.",
      remedy: nearest ?? "It has: \(names.joined(separator: ", ")).")
  }

  private static func value(_ path: String) throws(SandboxError) -> JSONValue {
    do throws(DocumentError) {
      return try DocumentStore().load(path: path).value() ?? .null
    } catch {
      throw SandboxError("The records in \(path) cannot be read: \(error).", remedy: remedy)
    }
  }

  private static func list(_ path: String) throws(SandboxError) -> [JSONValue] {
    let value = try value(path)
    return value.array ?? [value]
  }

  private static func table(_ path: String, _ collection: RecordCollection) throws(SandboxError) -> [JSONValue] {
    let text: String
    do throws(DocumentError) {
      text = try TextFile.text(of: path)
    } catch {
      throw SandboxError("The records in \(path) cannot be read: \(error).", remedy: error.diagnostic.remedy)
    }
    do throws(CSVTable.Mistake) {
      return try CSVTable(text).records(collection.shape)
    } catch {
      throw SandboxError(
        "\(path):\(error.line): \(error.message)", remedy: "Write comma-separated values with a header (RFC 4180).")
    }
  }

  private static func check(_ records: [JSONValue], _ collection: RecordCollection) throws(SandboxError) {
    let schemas = [collection.recordSchema].compactMap { $0 } + collection.writtenSchemas
    for (position, record) in records.enumerated() where !schemas.isEmpty {
      let problems = schemas.map { $0.validate(record, direction: .request) }
      guard !problems.contains(where: \.isEmpty), let first = problems.first?.first else { continue }
      throw SandboxError(
        "Record \(position + 1) of the fixtures for \(collection.path.text) is not what the document allows: \(first).",
        remedy: "Correct the record, or the document.")
    }
  }
}

extension ResourceModel {
  /// What fixtures may call the records of each collection: the last word of its path, its model.
  fileprivate var fixtureNames: [[String]] {
    collections.map { collection in
      let model = storedModels.first { $0.collections.contains(collection.index) }
      return [collection.name] + (model.map { [$0.name] } ?? [])
    }
  }
}
