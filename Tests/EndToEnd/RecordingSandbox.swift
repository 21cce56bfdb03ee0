import Documents
import HTTPTypes
import Hummingbird
import NIOCore
import OpenAPI
import Synchronization

@testable import Sandbox

/// A sandbox that notes every request, as it came, before it answers.
struct RecordingSandbox: HTTPResponder {
  /// A request with all its fields but `Host`, which names the port. An entity tag that the server gave, which
  /// comes of its clock, is known as such alone: which is the latest depends on who wins a race.
  struct Recorded: Hashable, Sendable, CustomStringConvertible {
    let method: String
    let target: String
    let fields: [String]
    let body: [UInt8]

    var description: String {
      "\(method) \(target) \(fields) \(String(decoding: body, as: UTF8.self))"
    }
  }

  private final class Log: Sendable {
    let requests = Mutex<[Recorded]>([])
    let tags = Mutex<Set<String>>([])
  }

  private let handler: RequestHandler
  private let log = Log()

  init(_ document: ExampleDocument, fault: String? = nil) throws {
    let (description, _, store) = try document.load()
    try self.init(description, store, fault: fault)
  }

  init(_ description: APIDescription, _ store: DocumentStore, fault: String? = nil) throws {
    handler = RequestHandler(
      service: try Sandbox(description: description, store: store, options: SandboxOptions(fault: fault)).service)
  }

  /// What came so far, in order.
  var requests: [Recorded] { log.requests.withLock { $0 } }

  func respond(to request: Request, context: ConnectionContext) async throws -> Response {
    let body = try await request.body.collect(upTo: RequestHandler.contentLimit)
    let fields = request.head.headerFields.map { field in
      let isGiven = log.tags.withLock { $0.contains(field.value) }
      return "\(field.name.rawName): \(isGiven ? "a tag that was given" : field.value)"
    }
    let recorded = Recorded(
      method: request.head.method.rawValue, target: request.head.path ?? "", fields: fields,
      body: Array(body.readableBytesView))
    log.requests.withLock { $0.append(recorded) }
    let response = try await handler.respond(
      to: Request(head: request.head, body: RequestBody(buffer: body)), context: context)
    if let tag = response.headers[.eTag] {
      _ = log.tags.withLock { $0.insert(tag) }
    }
    return response
  }

  /// Serves on a free port while `work` goes on.
  func serving<Value: Sendable>(_ work: @escaping @Sendable (_ url: String) async throws -> Value) async throws -> Value
  {
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      responder: self, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in announce.yield(channel.localAddress?.port ?? 0) },
      logger: SandboxOptions.quietLogger)
    let basePath = handler.service.model.basePath
    return try await withThrowingTaskGroup(of: Value?.self) { tasks in
      tasks.addTask {
        try await application.run()
        return nil
      }
      tasks.addTask {
        for await port in ports { return try await work("http://127.0.0.1:\(port)\(basePath)") }
        return nil
      }
      defer { tasks.cancelAll() }
      while let value = try await tasks.next() {
        if let value { return value }
      }
      throw CancellationError()
    }
  }
}
