import Documents
import JSON
import SharedCorpus
import Testing

@testable import OpenAPI

/// Real documents of 3.1, written the way 3.2 allows: no public document of 3.2 has a PUT.
@Suite(.enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
struct Version32Tests {
  static let documents = [
    "discord.json", "figma.yaml", "oai-tictactoe-3.1.yaml", "petstore-3.1.yaml", "sendgrid-account-provisioning.json",
    "sendgrid-api-keys.json", "sendgrid-ip-management.yaml", "sendgrid-subusers.yaml",
  ]

  @Test(arguments: documents)
  func theSameUpdatesAreRead(name: String) throws {
    let path = try #require(SharedCorpus.folder("corpus/openapi/\(name)"))
    let store = DocumentStore()
    let root = try store.load(path: path)
    let (before, _) = try APIDescription.load(root, store: store)
    var rewriting = Rewriting32(document: try #require(root.value(limit: 10_000_000)))
    let text = rewriting.document().serialized()
    let newStore = DocumentStore()
    let (after, diagnostics) = try APIDescription.load(
      newStore.load(text: text, path: "/r/api.json"), store: newStore)

    #expect(after.version == .openAPI32)
    #expect(diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    #expect(!diagnostics.contains { $0.rule == "unknown-field" && $0.message.contains("mediaTypes") })
    let puts = before.operations.filter { $0.method == "PUT" }
    let newPuts = after.operations.filter { $0.method == "PUT" }
    #expect(!puts.isEmpty && newPuts.map(\.name) == puts.map(\.name))
    #expect(rewriting.moved == puts.count { $0.requestBody?.json != nil })
    for (old, new) in zip(puts, newPuts) {
      #expect(new.requestBody?.json?.name == old.requestBody?.json?.name)
      #expect(new.requestBody?.json?.schema?.value() == old.requestBody?.json?.schema?.value())
      #expect(new.parameters.map(\.name) == old.parameters.map(\.name))
      #expect(new.responses.map(\.status) == old.responses.map(\.status))
    }
    #expect(after.operations.count == before.operations.count + 2 * rewriting.paths)
    #expect(after.operations.count { $0.method == "COPY" } == rewriting.paths)
    let rules = { (description: APIDescription, store: DocumentStore) in
      Linter.findings(description, store: store).map(\.rule).sorted()
    }
    #expect(rules(after, newStore) == rules(before, store))
  }
}

/// Turns a document of 3.1 into one of 3.2 that says the same with what 3.2 adds.
private struct Rewriting32 {
  private var root: JSONValue
  /// How many media types of updates became components.
  private(set) var moved = 0
  /// How many paths got a QUERY and a COPY.
  private(set) var paths = 0
  private var mediaTypes: [JSONObject.Member] = []

  init(document: JSONValue) { root = document }

  mutating func document() -> JSONValue {
    set("3.2.0", at: ["openapi"])
    set("https://api.example.com/v1/api.json", at: ["$self"])
    for (path, item) in root["paths"]?.object?.members.map({ ($0.key, $0.value) }) ?? [] {
      moveMediaTypes(of: item, at: ["paths", path, "put", "requestBody"])
      guard item["get"] != nil, item["$ref"] == nil else { continue }
      paths += 1
      let answer: JSONValue = ["responses": ["200": ["summary": "Fine"]]]
      set(answer, at: ["paths", path, "query"])
      set(["COPY": answer], at: ["paths", path, "additionalOperations"])
    }
    set(.object(JSONObject(mediaTypes)), at: ["components", "mediaTypes"])
    set(
      [["name": "all", "kind": "nav"], ["name": "some", "parent": "all", "summary": "Some"]] as JSONValue, at: ["tags"])
    set(
      [
        "type": "oauth2", "deprecated": true, "oauth2MetadataUrl": "https://api.example.com/.well-known/oauth",
        "flows": [
          "deviceAuthorization": [
            "deviceAuthorizationUrl": "https://api.example.com/device", "tokenUrl": "https://api.example.com/token",
            "scopes": [:],
          ]
        ],
      ] as JSONValue, at: ["components", "securitySchemes", "device"])
    return root
  }

  private mutating func moveMediaTypes(of item: JSONValue, at path: [JSONString]) {
    var path = path
    // A body by reference is looked at where it stands.
    if let reference = item["put"]?["requestBody"]?["$ref"]?.string?.text {
      path = JSONPointer(text: String(reference.dropFirst()))?.tokens ?? path
    }
    for (name, media) in root[JSONPointer(path)]?["content"]?.object?.members.map({ ($0.key, $0.value) }) ?? [] {
      guard MediaType.isJSON(name.text) else { continue }
      moved += 1
      guard media["$ref"] == nil else { continue }
      let component = JSONString("Media\(mediaTypes.count)")
      mediaTypes.append(JSONObject.Member(key: component, value: media))
      let isAbsolute = mediaTypes.count.isMultiple(of: 2)
      let reference =
        (isAbsolute ? "https://api.example.com/v1/api.json" : "") + "#/components/mediaTypes/" + component.text
      set(["$ref": .string(JSONString(reference))], at: path + ["content", name])
    }
  }

  private mutating func set(_ value: JSONValue, at path: [JSONString]) {
    for count in 1..<max(path.count, 1) where root[JSONPointer(Array(path.prefix(count)))] == nil {
      root = root.setting([:] as JSONValue, at: JSONPointer(Array(path.prefix(count))))
    }
    root = root.setting(value, at: JSONPointer(path))
  }
}
