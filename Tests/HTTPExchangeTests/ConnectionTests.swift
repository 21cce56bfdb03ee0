import HTTPExchange
import Testing

@Suite("Connections")
struct ConnectionTests {
  private let get = HTTPRequest(method: "GET", target: "/")

  @Test("one is kept and used again, unless a fresh one is asked for")
  func reuse() async throws {
    let server = try LoopbackServer { .ok("\($0.connection)") }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    for _ in 0..<5 { #expect(try await client.send(get).body == Array("1".utf8)) }
    #expect(try await client.send(get, freshConnection: true).body == Array("2".utf8))
    #expect(server.connections == 2)
  }

  @Test("one handle carries requests of all kinds, one after the other")
  func mixedMethods() async throws {
    let server = try LoopbackServer { request in
      request.text.hasPrefix("HEAD")
        ? .text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n") : .ok(request.body + request.lines[0].prefix(3))
    }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    for _ in 0..<3 {
      let put = HTTPRequest(method: "PUT", target: "/", fields: [HTTPField("A", "b")], body: Array("body".utf8))
      #expect(try await client.send(put).body == Array("bodyPUT".utf8))
      #expect(try await client.send(HTTPRequest(method: "HEAD", target: "/")).body.isEmpty)
      #expect(try await client.send(get).body == Array("GET".utf8))
      #expect(try await client.send(HTTPRequest(method: "POST", target: "/")).body == Array("POS".utf8))
    }
    #expect(server.connections == 1)
    #expect(server.received.filter { $0.head.contains("A: b") }.count == 3)
  }

  @Test("a request is not sent a second time when the kept connection turns out to be closed")
  func noRetry() async throws {
    // Closes without an answer on every second request of a connection.
    let server = try LoopbackServer { request in
      request.target == "/close" ? .textThenClose("") : .ok("")
    }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    _ = try await client.send(get)
    await #expect {
      _ = try await client.send(HTTPRequest(method: "PUT", target: "/close", body: [0x61]))
    } throws: { error in
      guard case .reset = error as? TransportError else { return false }
      return true
    }
    #expect(server.received.map(\.target) == ["/", "/close"])
    #expect(try await client.send(get).status == 200)
  }

  @Test("a refusal that comes before the content was sent whole is an answer")
  func earlyAnswer() async throws {
    let server = try LoopbackServer(readsContent: false) { _ in
      .text("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno")
    }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    let large = HTTPRequest(method: "PUT", target: "/", body: [UInt8](repeating: 0x61, count: 8_000_000))
    #expect(try await client.send(large).status == 413)
  }

  @Test("two hundred at once, each gets its own answer, over no more connections than allowed")
  func concurrent() async throws {
    let server = try LoopbackServer { .ok($0.target) }
    defer { server.close() }
    var configuration = try HTTPClientConfiguration(baseURL: server.url)
    configuration.maxConnections = 8
    let client = try HTTPClient(configuration)
    let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<200 {
        group.addTask {
          let response = try await client.send(HTTPRequest(method: "GET", target: "/\(number)"))
          return (number, String(decoding: response.body, as: UTF8.self))
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(answers == Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, "/\($0)") }))
    #expect(server.connections <= 8)
  }

  @Test("no proxy of the environment, and an absolute target for a configured one")
  func proxy() async throws {
    let proxy = try LoopbackServer { _ in .ok("proxy") }
    defer { proxy.close() }
    var configuration = try HTTPClientConfiguration(baseURL: "http://nowhere.invalid:81")
    configuration.proxy = proxy.url
    let client = try HTTPClient(configuration)
    #expect(try await client.send(HTTPRequest(method: "GET", target: "/a/../b")).body == Array("proxy".utf8))
    #expect(proxy.received.first?.lines[0] == "GET http://nowhere.invalid:81/a/../b HTTP/1.1")
    #expect(proxy.received.first?.lines[1] == "Host: nowhere.invalid:81")
  }

  @Test("a client that nobody holds any more ends by itself, its answers still arrive")
  func lifetime() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    defer { server.close() }
    for _ in 0..<20 {
      let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
      #expect(try await client.send(get).status == 200)
    }
  }
}
