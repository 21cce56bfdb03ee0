import Documents
import RemoteDocuments
import Testing

/// References to the network, against a server on this machine.
@Suite struct RemoteDocumentTests {
  private static func answer(_ body: String, status: String = "200 OK", field: String = "X-A: b")
    -> LoopbackServer.Reply
  {
    .text("HTTP/1.1 \(status)\r\n\(field)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  private func server() throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.target {
      case "/a/root.yaml?v=1": Self.answer("x: {$ref: 'next.yaml#/y'}\nfile: {$ref: 'file:///etc/passwd'}\n")
      case "/a/next.yaml": Self.answer("y: 7\n")
      case "/moved.yaml": Self.answer("", status: "302 Found", field: "Location: /a/root.yaml?v=1")
      case "/round.yaml": Self.answer("", status: "301 Moved", field: "Location: /round.yaml")
      case "/away.yaml": Self.answer("", status: "307 Away", field: "Location: file:///etc/passwd")
      case "/bare.yaml": Self.answer("", status: "308 Bare")
      case "/large.yaml": Self.answer(String(repeating: "x", count: 5000))
      case "/bad.yaml": Self.answer("a: [\n")
      case "/slow.yaml": .hang
      case "/short.yaml": .textThenClose("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      default: Self.answer("no", status: "404 Not Found")
      }
    }
  }

  private func failure(_ reference: String, in store: DocumentStore, from node: Node) -> Diagnostic? {
    do throws(ReferenceError) {
      _ = try store.resolve(reference, from: node)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test func documentsAreReadOnceThroughRedirectsAndFromOneToTheOther() throws {
    let server = try server()
    let store = DocumentStore(remoteReader: WebReader())
    let root = try store.load(text: "a:\n  $ref: \(server.url)/moved.yaml#/x\n", path: "/r/api.yaml")
    for _ in 1...3 {
      let node = try store.resolveChain(#require(root["a"]))
      #expect(node.int == 7)
      #expect(node.place == Place(file: server.url + "/a/next.yaml", line: 1, column: 4))
    }
    #expect(server.received.map(\.target) == ["/moved.yaml", "/a/root.yaml?v=1", "/a/next.yaml"])
    #expect(try store.resolve(server.url + "/a/root.yaml?v=1#/x", from: root)["$ref"] != nil)
    #expect(server.received.count == 3)
    for request in server.received {
      let names = request.lines.dropFirst().compactMap { $0.split(separator: ":").first?.lowercased() }.sorted()
      #expect(names == ["accept", "accept-encoding", "host", "user-agent"])
    }
  }

  @Test func aRemoteDocumentMayNotReadFiles() throws {
    let server = try server()
    let store = DocumentStore(allowOutsideFolder: true, remoteReader: WebReader())
    let root = try store.load(text: "a: 1\n", path: "/r/api.yaml")
    let remote = try store.resolve(server.url + "/a/root.yaml?v=1", from: root)
    let node = try #require(remote["file"])
    let diagnostic = try #require(failure("file:///etc/passwd", in: store, from: node))
    #expect(diagnostic.rule == "unsupported-reference" && diagnostic.place.line == 2)
  }

  @Test(arguments: [
    ("/none.yaml", "answers 404"), ("/round.yaml", "redirects more than 5 times"),
    ("/away.yaml", "redirects to file:///etc/passwd, which is not followed"), ("/bare.yaml", "308 without a Location"),
    ("/large.yaml", "larger than the 4096 bytes"), ("/slow.yaml", "no answer within 1 s"),
    ("/short.yaml", "ended before it was complete"),
  ])
  func whatCannotBeReadIsSaidAtTheReferenceAndAskedForOnce(path: String, message: String) throws {
    let server = try server()
    let store = DocumentStore(remoteReader: WebReader(timeout: 0.3, sizeLimit: 4096))
    let root = try store.load(text: "a:\n  $ref: x\n", path: "/r/api.yaml")
    let node = try #require(root["a"])
    let diagnostic = try #require(failure(server.url + path + "#/x", in: store, from: node))
    #expect(diagnostic.rule == "unresolved-reference" && !diagnostic.remedy.isEmpty)
    #expect(diagnostic.place == Place(file: "/r/api.yaml", line: 2, column: 9))
    #expect(diagnostic.message.contains(message), "\(diagnostic.message)")
    let requests = server.received.count
    #expect(failure(server.url + path, in: store, from: node)?.rule == "unresolved-reference")
    #expect(server.received.count == requests)
  }

  @Test func whatIsWrongInARemoteDocumentIsSaidThere() throws {
    let server = try server()
    let store = DocumentStore(remoteReader: WebReader())
    let root = try store.load(text: "a: 1\n", path: "/r/api.yaml")
    let diagnostic = try #require(failure(server.url + "/bad.yaml", in: store, from: root))
    #expect(diagnostic.rule == "yaml-syntax" && diagnostic.place.file == server.url + "/bad.yaml")
  }

  @Test func credentialsAndUnreachableHosts() throws {
    let store = DocumentStore(remoteReader: WebReader(timeout: 2))
    let root = try store.load(text: "a: 1\n", path: "/r/api.yaml")
    #expect(failure("http://u:p@127.0.0.1:1/a.yaml", in: store, from: root)?.message.contains("credentials") == true)
    #expect(failure("http://127.0.0.1:1/a.yaml", in: store, from: root)?.message.contains("Nothing accepts") == true)
    #expect(failure("ftp://127.0.0.1/a.yaml", in: store, from: root)?.rule == "unsupported-reference")
  }

  @Test func neighboursOfWhatHasAnAddressAreFilesOrThere() throws {
    let server = try server()
    let store = DocumentStore(remoteReader: WebReader())
    let root = try store.load(
      text: "$self: \(server.url)/a/api.yaml\na: 1\n", path: "/r/api.yaml")
    _ = try store.load(text: "z: 1\n", path: "/r/beside.yaml")
    #expect(try store.resolve("beside.yaml#/z", from: root).int == 1)
    #expect(server.received.isEmpty)
    #expect(try store.resolve("next.yaml#/y", from: root).int == 7)
    #expect(try store.resolve("\(server.url)/a/api.yaml#/a", from: root).int == 1)
    #expect(server.received.map(\.target) == ["/a/next.yaml"])
  }
}
