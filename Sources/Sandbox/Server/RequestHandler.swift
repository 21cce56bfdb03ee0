import HTTPTypes
import Hummingbird
import MediaTypes
import NIOCore

/// Translates between HTTP on the wire and the pipeline's requests and answers.
struct RequestHandler: HTTPResponder {
  /// The longest content taken, in bytes.
  static let contentLimit = 10_000_000

  let service: Service

  /// Answers one request.
  func respond(to request: Request, context: ConnectionContext) async throws -> Response {
    var incoming = IncomingRequest(request.head)
    do {
      let buffer = try await request.body.collect(upTo: Self.contentLimit)
      incoming.body = Array(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      incoming.isTooLarge = true
    }
    let answer = service.respond(to: incoming)
    if let deferred = answer.deferred {
      try await Task.sleep(for: .milliseconds(deferred.milliseconds))
      try deferred.write()
    }
    if case .reset = answer.delivery {
      try await context.channel.close()
      throw ConnectionAbandoned()
    }
    return try await Self.response(answer, isHead: incoming.method == "HEAD")
  }

  private static func response(_ answer: Answer, isHead: Bool) async throws -> Response {
    var fields = HTTPFields()
    for (name, value) in answer.fields {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    let status = HTTPTypes.HTTPResponse.Status(code: answer.status)
    if isHead {
      fields[.contentLength] = String(answer.body.count)
      return Response(status: status, headers: fields)
    }
    if answer.status == 204 || answer.status == 304 || answer.body.isEmpty {
      var response = Response(status: status, headers: fields)
      if answer.status == 204 || answer.status == 304 { response.headers[.contentLength] = nil }
      return response
    }
    switch answer.delivery {
    case .complete:
      return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    case .delayed(let seconds):
      try await Task.sleep(for: .seconds(seconds))
      return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    case .truncated, .abandoned, .reset:
      let half: [UInt8]
      if case .truncated = answer.delivery {
        half = Array(answer.body.prefix(answer.body.count / 2))
      } else {
        half = []
      }
      let body = ResponseBody(contentLength: answer.body.count) { writer in
        if !half.isEmpty { try await writer.write(ByteBuffer(bytes: half)) }
        throw ConnectionAbandoned()
      }
      return Response(status: status, headers: fields, body: body)
    }
  }
}

/// What a request came on.
struct ConnectionContext: InitializableFromSource {
  /// The connection.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) { channel = source.channel }
}

/// Ends a response before its time, which closes the connection.
struct ConnectionAbandoned: Error {}

extension IncomingRequest {
  /// Reads the head of a request.
  init(_ head: HTTPRequest) {
    let target = head.path ?? "/"
    let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
    let query = mark == target.endIndex ? "" : target[target.utf8.index(after: mark)...]
    var fields = head.headerFields.map { (name: $0.name.canonicalName, value: $0.value) }
    if let host = head.authority { fields.append((name: "host", value: host)) }
    self.init(
      method: head.method.rawValue, path: String(target[..<mark]), query: FormPair.pairs(query),
      fields: fields, body: [])
  }
}
