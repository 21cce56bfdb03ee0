import Documents
import JSON
import OpenAPI

/// Records that a file gives a sandbox to start with.
struct Fixtures: Sendable {
  private let collections: JSONObject

  /// Reads `<document's name>.yaml` in the folder of the options, where there is one.
  init(options: SandboxOptions, description: APIDescription, store: DocumentStore) throws(SandboxError) {
    guard let folder = options.fixturesFolder else {
      collections = JSONObject()
      return
    }
    let file = description.root.place.file.split(separator: "/").last ?? ""
    let name = file.split(separator: ".").first ?? "records"
    let path = "\(folder)/\(name).yaml"
    let value: JSONValue?
    do throws(DocumentError) {
      value = try DocumentStore().load(path: path).value()
    } catch {
      throw SandboxError(
        "The records in \(path) cannot be read: \(error).",
        remedy: "Write a mapping of collection names to lists of records.")
    }
    guard let object = value?.object else {
      throw SandboxError(
        "\(path) holds no mapping.", remedy: "Write a mapping of collection names to lists of records.")
    }
    collections = object
  }

  /// The records of a collection, by its path or the last word of it.
  func records(_ collection: RecordCollection) -> [JSONValue] {
    let value = collections[JSONString(collection.path.text)] ?? collections[JSONString(collection.name)]
    guard let value else { return [] }
    return value.array ?? [value]
  }
}
