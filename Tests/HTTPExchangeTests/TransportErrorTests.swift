import HTTPExchange
import Testing

@Suite("Why there is no response")
struct TransportErrorTests {
  private func outcome(
    _ reply: LoopbackServer.Reply, method: String = "GET", timeout: Double = 5
  ) async throws -> Result<HTTPResponse, TransportError> {
    let server = try LoopbackServer { _ in reply }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    defer { client.shutdown() }
    do throws(TransportError) {
      return .success(try await client.send(HTTPRequest(method: method, target: "/"), timeout: timeout))
    } catch {
      return .failure(error)
    }
  }

  @Test("nobody listens")
  func refused() async throws {
    let server = try LoopbackServer { _ in .hang }
    server.close()
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    await #expect {
      _ = try await client.send(HTTPRequest(method: "GET", target: "/"))
    } throws: { error in
      guard case .unreachable(let text) = error as? TransportError else { return false }
      return text.contains(server.url)
    }
  }

  @Test("the host name does not resolve")
  func unknownHost() async throws {
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: "http://nowhere.invalid"))
    await #expect {
      _ = try await client.send(HTTPRequest(method: "GET", target: "/"))
    } throws: { error in
      guard case .unreachable(let text) = error as? TransportError else { return false }
      return text.contains("nowhere.invalid")
    }
  }

  @Test(
    "closed before the answer was complete",
    arguments: ["", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"])
  func closedEarly(text: String) async throws {
    guard case .failure(.reset) = try await outcome(.textThenClose(text)) else {
      Issue.record("expected a reset")
      return
    }
  }

  @Test("reset before the answer")
  func reset() async throws {
    guard case .failure(.reset) = try await outcome(.textThenReset("")) else {
      Issue.record("expected a reset")
      return
    }
  }

  @Test(
    "the content ends too early: what had come is there",
    arguments: [
      LoopbackServer.Reply.textThenClose("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
      .textThenClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"),
      .textThenReset("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
    ])
  func truncated(reply: LoopbackServer.Reply) async throws {
    guard case .failure(.truncated(let response)) = try await outcome(reply) else {
      Issue.record("expected a truncated response")
      return
    }
    #expect(response.status == 200)
    #expect(response.body == Array("half".utf8))
    #expect(response.fields.count == 1)
  }

  @Test("an answer that never comes, or never ends")
  func timeout() async throws {
    #expect(try await outcome(.hang, timeout: 0.1) == .failure(.timeout(seconds: 0.1)))
    let half = LoopbackServer.Reply.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
    #expect(try await outcome(half, timeout: 0.1) == .failure(.timeout(seconds: 0.1)))
  }

  @Test("what is no HTTP", arguments: ["220 mail.example.com ESMTP\r\n", "hello\r\n\r\n", "\u{16}\u{3}\u{1}\r\n"])
  func notHTTP(text: String) async throws {
    guard case .failure(.malformed) = try await outcome(.textThenClose(text)) else {
      Issue.record("expected a malformed response")
      return
    }
  }

  @Test("TLS spoken to a server without it")
  func tls() async throws {
    let server = try LoopbackServer { _ in .textThenClose("HTTP/1.1 400 Bad Request\r\n\r\n") }
    defer { server.close() }
    // The server's reader waits for an HTTP head that never comes; the handshake ends by the time limit or an alert.
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: "https://127.0.0.1:\(server.port)"))
    await #expect(throws: TransportError.timeout(seconds: 0.2)) {
      _ = try await client.send(HTTPRequest(method: "GET", target: "/"), timeout: 0.2)
    }
    #expect(server.received.isEmpty)
  }

  @Test("a cancelled task does not wait for the answer")
  func cancellation() async throws {
    let server = try LoopbackServer { _ in .hang }
    defer { server.close() }
    let client = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    let task = Task { () async throws(TransportError) -> HTTPResponse in
      try await client.send(HTTPRequest(method: "GET", target: "/"), timeout: 600)
    }
    while server.received.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    task.cancel()
    await #expect(throws: TransportError.cancelled) { _ = try await task.value }

    let early = Task { () async throws(TransportError) -> HTTPResponse in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.send(HTTPRequest(method: "GET", target: "/"), timeout: 600)
    }
    await #expect(throws: TransportError.cancelled) { _ = try await early.value }
  }

  @Test("shutting down ends what is on its way and refuses what comes later")
  func shutdown() async throws {
    let server = try LoopbackServer { _ in .hang }
    defer { server.close() }
    var configuration = try HTTPClientConfiguration(baseURL: server.url)
    configuration.maxConnections = 2
    let client = try HTTPClient(configuration)
    let tasks = (0..<5).map { _ in
      Task { () async throws(TransportError) -> HTTPResponse in
        try await client.send(HTTPRequest(method: "GET", target: "/"), timeout: 600)
      }
    }
    while server.received.count < 2 { try await Task.sleep(for: .milliseconds(2)) }
    client.shutdown()
    client.shutdown()
    for task in tasks {
      await #expect(throws: TransportError.cancelled) { _ = try await task.value }
    }
    await #expect(throws: TransportError.cancelled) {
      _ = try await client.send(HTTPRequest(method: "GET", target: "/"))
    }
    #expect(server.received.count == 2)
  }
}
