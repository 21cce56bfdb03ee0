import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on 127.0.0.1 that answers from a script and keeps the bytes it received; one thread a connection.
final class LoopbackServer: Sendable {
  /// A request as it came.
  struct Received: Sendable {
    var connection: Int
    var text: String

    var lines: [String] { head.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init) }
    var head: String { text.firstRange(of: "\r\n\r\n").map { String(text[..<$0.lowerBound]) } ?? text }
    var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }
    var target: String { lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? "" }
  }

  /// What to do with a request.
  enum Reply: Sendable {
    /// Sends the text and keeps the connection.
    case text(String)
    /// Sends the text and closes the connection.
    case textThenClose(String)
    /// Sends the text and resets the connection.
    case textThenReset(String)
    /// Sends nothing more, ever.
    case hang
  }

  let port: Int
  private let listener: Int32
  private let state = Mutex((received: [Received](), connections: 0))

  var received: [Received] { state.withLock { $0.received } }
  var connections: Int { state.withLock { $0.connections } }
  var url: String { "http://127.0.0.1:\(port)" }

  /// Listens; without `readsContent` it answers as soon as the head is there.
  init(readsContent: Bool = true, _ reply: @escaping @Sendable (Received) -> Reply) throws {
    let listener = socket(AF_INET, Self.stream, 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, size) == 0 && listen(listener, 256) == 0 && getsockname(listener, pointer, &size) == 0
      }
    }
    struct NoSocket: Error {}
    guard bound else { throw NoSocket() }
    port = Int(UInt16(bigEndian: address.sin_port))
    Self.thread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 {
          // Closed here alone: elsewhere, the number could by then be another server's.
          _ = Self.closeSocket(listener)
          return
        }
        let number = state.withLock { state in
          state.connections += 1
          return state.connections
        }
        Self.thread { [self] in serve(connection, number, readsContent, reply) }
      }
    }
  }

  /// Stops listening; connections go on.
  func close() {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func serve(_ connection: Int32, _ number: Int, _ readsContent: Bool, _ reply: @Sendable (Received) -> Reply) {
    defer { _ = Self.closeSocket(connection) }
    var pending: [UInt8] = []
    while let request = Self.read(connection, &pending, readsContent) {
      let received = Received(connection: number, text: String(decoding: request, as: UTF8.self))
      state.withLock { $0.received.append(received) }
      switch reply(received) {
      case .text(let text):
        Self.write(connection, text)
      case .textThenClose(let text):
        Self.write(connection, text)
        return
      case .textThenReset(let text):
        Self.write(connection, text)
        usleep(20_000)
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return
      case .hang:
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
        return
      }
    }
  }

  private static func read(_ connection: Int32, _ pending: inout [UInt8], _ readsContent: Bool) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      if let end = pending.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound {
        let head = String(decoding: pending[..<end], as: UTF8.self).lowercased()
        let length =
          readsContent
          ? head.firstRange(of: "\r\ncontent-length:").flatMap { range in
            Int(head[range.upperBound...].prefix { $0 != "\r\n" }.filter { $0 != " " })
          } ?? 0 : 0
        if pending.count >= end + length {
          defer { pending.removeFirst(end + length) }
          return Array(pending[..<(end + length)])
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { return nil }
      pending.append(contentsOf: buffer[..<count])
    }
  }

  private static func write(_ connection: Int32, _ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, noSignal) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    final class Start: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let start = Unmanaged.passRetained(Start(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      pthread_create(
        &thread, nil,
        { context in
          Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
          return nil
        }, start)
      if let thread { pthread_detach(thread) }
    #else
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
          return nil
        }, start)
      pthread_detach(thread)
    #endif
  }

  #if canImport(Darwin)
    private static let stream = SOCK_STREAM
    private static let noSignal: Int32 = 0
    private static func closeSocket(_ socket: Int32) -> Int32 { Darwin.close(socket) }
  #else
    private static let stream = Int32(SOCK_STREAM.rawValue)
    private static let noSignal = Int32(MSG_NOSIGNAL)
    private static func closeSocket(_ socket: Int32) -> Int32 { Glibc.close(socket) }
  #endif
}

extension LoopbackServer.Reply {
  /// A 200 with that content.
  static func ok(_ body: String) -> Self {
    .text("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }
}
