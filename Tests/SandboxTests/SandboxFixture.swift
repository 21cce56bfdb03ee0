import Documents
import Foundation
import HTTPExchange
import JSON
import MediaTypes
import OpenAPI

@testable import Sandbox

/// The folders and documents that the tests use.
enum TestDocuments {
  static let packageFolder: URL = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Specs").path) {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  static func loaded(_ file: String) throws -> (APIDescription, DocumentStore) {
    let store = DocumentStore()
    let path = file.hasPrefix("/") ? file : packageFolder.appendingPathComponent("Specs/\(file)").path
    return (try APIDescription.load(try store.load(path: path), store: store).0, store)
  }

  static func loaded(text: String) throws -> (APIDescription, DocumentStore) {
    let store = DocumentStore()
    return (try APIDescription.load(try store.load(text: text, path: "api.yaml"), store: store).0, store)
  }

  /// A sandbox without a port, to be asked through its service.
  static func sandbox(_ file: String, fault: String? = nil, fixtures: Bool = true) throws -> Sandbox {
    let (description, store) = try loaded(file)
    return try Sandbox(description: description, store: store, options: options(fault: fault, fixtures: fixtures))
  }

  static func sandbox(text: String, fault: String? = nil) throws -> Sandbox {
    let (description, store) = try loaded(text: text)
    return try Sandbox(description: description, store: store, options: options(fault: fault, fixtures: false))
  }

  static func options(fault: String? = nil, fixtures: Bool = true) -> SandboxOptions {
    SandboxOptions(
      fault: fault, fixturesFolder: fixtures ? packageFolder.appendingPathComponent("Fixtures/records").path : nil)
  }
}

/// A response, its content parsed.
struct Reply {
  let status: Int
  let fields: [(name: String, value: String)]
  let body: [UInt8]

  var json: JSONValue? { (try? JSONParser.parse(body))?.value }
  var text: String { String(decoding: body, as: UTF8.self) }

  func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  subscript(pointer: String) -> JSONValue? {
    JSONPointer(text: pointer).flatMap { json?[$0] }
  }
}

extension Sandbox {
  /// What the sandbox answers, without a network between.
  func ask(
    _ method: String, _ target: String, _ body: String? = nil, type: String? = "application/json",
    token: String? = SandboxOptions.defaultCredential, fields: [(name: String, value: String)] = []
  ) -> Reply {
    let parts = target.split(separator: "?", maxSplits: 1)
    var fields = fields
    if body != nil, let type { fields.append(("content-type", type)) }
    if let token { fields.append(("authorization", "Bearer \(token)")) }
    let answer = service.respond(
      to: IncomingRequest(
        method: method, path: String(parts[0]), query: FormPair.pairs(parts.count > 1 ? parts[1] : ""),
        fields: fields, body: Array((body ?? "").utf8)))
    return Reply(status: answer.status, fields: answer.fields, body: answer.body)
  }
}

/// A sandbox with an open port, and a client for it.
struct LiveSandbox {
  let running: RunningSandbox
  let client: HTTPClient

  static func serving<Value>(
    _ sandbox: Sandbox, _ body: (LiveSandbox) async throws -> Value
  ) async throws -> Value {
    let running = try await sandbox.start()
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: running.baseURL))
    let result: Result<Value, any Error>
    do {
      result = .success(try await body(LiveSandbox(running: running, client: client)))
    } catch {
      result = .failure(error)
    }
    client.shutdown()
    await running.stop()
    return try result.get()
  }

  func send(_ method: String, _ path: String, _ body: String? = nil, fields: [HTTPField] = []) async throws -> Reply {
    var fields = fields
    if body != nil { fields.append(HTTPField("Content-Type", "application/json")) }
    let response = try await client.send(
      HTTPRequest(
        method: method, target: client.configuration.basePath + path, fields: fields, body: body.map { Array($0.utf8) })
    )
    return Reply(
      status: response.status, fields: response.fields.map { ($0.name, $0.value) }, body: response.body)
  }
}
