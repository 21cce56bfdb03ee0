import HTTPExchange
import Testing

@Suite("Requests arrive byte for byte")
struct RequestBytesTests {
  /// What arrives when `request` is sent.
  private func arrival(of request: HTTPRequest) async throws -> LoopbackServer.Received {
    let server = try LoopbackServer { _ in .ok("{}") }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    defer { client.shutdown() }
    _ = try await client.send(request)
    #expect(server.received.count == 1)
    return try #require(server.received.first)
  }

  @Test("a PUT: request line, fields in order, content, nothing else")
  func put() async throws {
    let fields = [
      HTTPField("X-Second", "2"), HTTPField("content-type", "application/json"), HTTPField("Accept", "*/*"),
      HTTPField("x-first", "a  b"), HTTPField("X-Second", "again"), HTTPField("X-Empty", ""),
      HTTPField("User-Agent", "me"),
    ]
    let received = try await arrival(
      of: HTTPRequest(method: "PUT", target: "/posts/1", fields: fields, body: Array(#"{"a":"é"}"#.utf8)))
    #expect(
      received.lines == [
        "PUT /posts/1 HTTP/1.1", "Host: 127.0.0.1:\(received.lines[1].split(separator: ":").last ?? "")",
        "X-Second: 2", "content-type: application/json", "Accept: */*", "x-first: a  b", "X-Second: again", "X-Empty:",
        "User-Agent: me", "Content-Length: 10",
      ])
    #expect(received.body == #"{"a":"é"}"#)
  }

  @Test("no field is added but Host and User-Agent", arguments: ["GET", "DELETE", "OPTIONS", "HEAD", "PURGE"])
  func plain(method: String) async throws {
    let received = try await arrival(of: HTTPRequest(method: method, target: "/"))
    #expect(received.lines.count == 3)
    #expect(received.lines[0] == "\(method) / HTTP/1.1")
    #expect(received.lines[2] == "User-Agent: contract-test/0.1.0")
  }

  @Test("without content these send its length, zero", arguments: ["PUT", "POST", "PATCH"])
  func emptyContent(method: String) async throws {
    for body in [nil, [UInt8]()] {
      let received = try await arrival(of: HTTPRequest(method: method, target: "/", body: body))
      #expect(received.lines[3...] == ["Content-Length: 0"])
    }
  }

  @Test("any method may carry content", arguments: ["GET", "DELETE", "PATCH", "POST", "QUERY"])
  func contentWithAnyMethod(method: String) async throws {
    let received = try await arrival(of: HTTPRequest(method: method, target: "/x", body: Array("hello".utf8)))
    #expect(received.lines[0] == "\(method) /x HTTP/1.1")
    #expect(received.body == "hello")
  }

  @Test(
    "the target is left as it is",
    arguments: [
      "/a/../b/./c", "/a//b", "/a%2Fb%2f", "/%00", "/x?y=%7B%22a%22%3A1%7D&z=a+b&&=", "/x?", "/{id}|^\"<>", "/é", "*",
      "//double",
    ])
  func target(target: String) async throws {
    #expect(try await arrival(of: HTTPRequest(method: "GET", target: target)).target == target)
  }

  @Test("a large body is sent whole and without waiting for 100")
  func largeBody() async throws {
    let body = [UInt8](repeating: 0x61, count: 3_000_000)
    let received = try await arrival(of: HTTPRequest(method: "PUT", target: "/", body: body))
    #expect(received.body.utf8.count == body.count)
    #expect(!received.head.contains("Expect"))
  }

  @Test("a Host of one's own replaces the URL's")
  func ownHost() async throws {
    let received = try await arrival(
      of: HTTPRequest(method: "GET", target: "/", fields: [HTTPField("Host", "example.com")]))
    #expect(received.lines[1] == "Host: example.com")
    #expect(received.lines.count == 3)
  }

  @Test("what would break the message's frame is refused and not sent")
  func unsendable() async throws {
    let server = try LoopbackServer { _ in .ok("") }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    let requests = [
      HTTPRequest(method: "P UT", target: "/"), HTTPRequest(method: "", target: "/"),
      HTTPRequest(method: "HEAD", target: "/", body: [0x61]), HTTPRequest(method: "GET", target: "/a b"),
      HTTPRequest(method: "GET", target: ""),
      HTTPRequest(method: "GET", target: "/\r\nX: y"),
      HTTPRequest(method: "GET", target: "/", fields: [HTTPField("A", "b\r\nC: d")]),
      HTTPRequest(method: "GET", target: "/", fields: [HTTPField("A:", "b")]),
    ]
    for request in requests {
      await #expect {
        _ = try await client.send(request)
      } throws: { error in
        guard case .unsendable = error as? TransportError else { return false }
        return true
      }
    }
    #expect(server.received.isEmpty)
  }
}
