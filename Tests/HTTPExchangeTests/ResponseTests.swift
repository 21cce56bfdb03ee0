import HTTPExchange
import Testing

@Suite("Responses come out as they were received")
struct ResponseTests {
  /// The response to one GET (or another method) when the server answers so.
  private func response(
    to method: String = "GET", _ reply: LoopbackServer.Reply, limit: Int = 64 << 20
  ) async throws -> HTTPResponse {
    let server = try LoopbackServer { _ in reply }
    defer { server.close() }
    var configuration = try HTTPClientConfiguration(baseURL: server.url)
    configuration.maxResponseBytes = limit
    configuration.timeout = 5
    let client = try HTTPClient(configuration)
    defer { client.shutdown() }
    return try await client.send(HTTPRequest(method: method, target: "/"))
  }

  @Test("fields in order, duplicates kept, values without outer blanks, folded lines joined")
  func fields() async throws {
    let response = try await response(
      .text(
        "HTTP/1.1 207 Multi\r\nSet-Cookie: a=1\r\nx-b:   two  words \r\nSet-Cookie: b=2\r\nX-Fold: one\r\n two\r\n"
          + "X-Empty:\r\nContent-Length: 2\r\n\r\nok"))
    #expect(response.status == 207)
    #expect(
      response.fields == [
        HTTPField("Set-Cookie", "a=1"), HTTPField("x-b", "two  words"), HTTPField("Set-Cookie", "b=2"),
        HTTPField("X-Fold", "one two"), HTTPField("X-Empty", ""), HTTPField("Content-Length", "2"),
      ])
    #expect(response.body == Array("ok".utf8))
    #expect(response.seconds > 0)
  }

  @Test("204 and 304 have no content")
  func noContent() async throws {
    for status in [204, 304] {
      let response = try await response(.text("HTTP/1.1 \(status) X\r\nETag: \"1\"\r\n\r\n"))
      #expect(response.status == status)
      #expect(response.body.isEmpty)
    }
  }

  @Test("HEAD: the length is announced, nothing is awaited")
  func head() async throws {
    let response = try await response(to: "HEAD", .text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"))
    #expect(response.fields.first(named: "content-length") == "500")
    #expect(response.body.isEmpty)
  }

  @Test("chunked content is joined, trailer fields are left out")
  func chunked() async throws {
    let response = try await response(
      .text(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
          + "3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nX-Sum: 5\r\n\r\n"))
    #expect(response.body == Array("abcde".utf8))
    #expect(response.fields.first(named: "X-Sum") == nil)
  }

  @Test("informational responses are passed over")
  func informational() async throws {
    let response = try await response(
      .text(
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"))
    #expect(response.status == 200)
    #expect(response.fields == [HTTPField("Content-Length", "1")])
  }

  @Test("content without a length ends with the connection")
  func untilClose() async throws {
    let response = try await response(.textThenClose("HTTP/1.0 200 OK\r\n\r\nto the end"))
    #expect(response.body == Array("to the end".utf8))
  }

  @Test("a redirect is an answer like any other")
  func redirect() async throws {
    let response = try await response(
      to: "PUT", .text("HTTP/1.1 301 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"))
    #expect(response.status == 301)
  }

  @Test("a coded content stays coded unless told otherwise, and so is not asked for")
  func contentCoding() async throws {
    let server = try LoopbackServer { _ in
      .text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
    }
    defer { server.close() }
    let plain = try HTTPClient(HTTPClientConfiguration(baseURL: server.url))
    #expect(try await plain.send(HTTPRequest(method: "GET", target: "/")).body == Array("abc".utf8))
    #expect(server.received.first?.head.contains("Accept-Encoding") == false)

    var configuration = try HTTPClientConfiguration(baseURL: server.url)
    configuration.decodesContentCodings = true
    let decoding = try HTTPClient(configuration)
    await #expect {
      _ = try await decoding.send(HTTPRequest(method: "GET", target: "/"))
    } throws: { error in
      guard case .malformed(let text) = error as? TransportError else { return false }
      return text.contains("Content-Encoding")
    }
    #expect(server.received.last?.head.contains("gzip") == true)
  }

  @Test("a large content comes whole, a too large one is an error that says so")
  func large() async throws {
    let body = String(repeating: "x", count: 2_000_000)
    #expect(try await response(.ok(body)).body.count == 2_000_000)
    #expect(try await response(.ok("12345"), limit: 5).body.count == 5)
    await #expect(
      throws: TransportError.malformed("The response's content is larger than the 5 bytes that are accepted.")
    ) {
      _ = try await response(.ok("123456"), limit: 5)
    }
  }
}
