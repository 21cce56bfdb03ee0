import Documents
import Foundation
import Generation
import JSON
import JSONSchema
import SharedCorpus
import Testing

/// The files of a document, for a program that reads JSON alone.
struct DocumentFiles {
  /// The document's name in the corpus.
  let label: String
  /// `{"root": name, "documents": {name: content}}`, the names relative to the document's folder.
  let json: JSONValue
  private let folder: String

  /// Takes in the root's file, or where the document has a folder of its own, all files there.
  init(of root: Node) throws {
    let location = root.file.location
    let corpus = SharedCorpus.folder("corpus") ?? ""
    let multi = URL(filePath: corpus).resolvingSymlinksInPath().path + "/openapi-multi/"
    guard location.hasPrefix(multi) else {
      folder = URL(filePath: location).deletingLastPathComponent().path
      label = URL(filePath: location).lastPathComponent
      let content = try #require(root.value(limit: 50_000_000))
      json = [
        "root": .string(JSONString(label)),
        "documents": .object(JSONObject([.init(key: JSONString(label), value: content)])),
      ]
      return
    }
    label = String(location.dropFirst(multi.count).prefix { $0 != "/" })
    folder = multi + label
    var documents: [JSONObject.Member] = []
    let store = DocumentStore(allowOutsideFolder: true)
    for name in SharedCorpus.files(in: folder)
    where ["yaml", "yml", "json"].contains(URL(filePath: name).pathExtension) {
      guard let content = try? store.load(path: folder + "/" + name).value(limit: 50_000_000) else { continue }
      documents.append(.init(key: JSONString(name), value: content))
    }
    let name = String(location.dropFirst(folder.count + 1))
    json = ["root": .string(JSONString(name)), "documents": .object(JSONObject(documents))]
  }

  /// The name of the file that has `node`.
  func name(of node: Node) -> String { String(node.file.location.dropFirst(folder.count + 1)) }
}

extension DistinctPayloads {
  /// The rounds, each difference with the format that the schema documents there.
  func json(_ schema: Schema) -> JSONValue {
    var formats: [JSONPointer: String] = [:]
    for fact in schema.propertyFacts() { formats[fact.pointer] = fact.format }
    return .array(
      rounds.filter { !$0.positives.isEmpty || !$0.negatives.isEmpty }.map { round in
        [
          "base": round.base, "positives": .array(round.positives.map { Self.json($0, formats) }),
          "negatives": .array(round.negatives.map { Self.json($0, formats) }),
        ]
      })
  }

  private static func json(_ variation: Variation, _ formats: [JSONPointer: String]) -> JSONValue {
    var object: JSONObject = [:]
    object["pointer"] = .string(JSONString(variation.pointer.description))
    if case .set(let value) = variation.change { object["value"] = value }
    object["keyword"] = .string(JSONString(variation.keyword))
    object["description"] = .string(JSONString(variation.description))
    let elements = JSONPointer(variation.pointer.tokens.map { JSONPointer.arrayIndex($0) == nil ? $0 : "0" })
    if let format = formats[elements] { object["format"] = .string(JSONString(format)) }
    return .object(object)
  }
}
