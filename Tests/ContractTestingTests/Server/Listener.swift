import HTTPExchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes HTTP/1.1 requests on 127.0.0.1 and writes back what it is told; one thread a connection.
final class Listener: Sendable {
  let port: Int
  private let socket: Int32

  init(_ respond: @escaping @Sendable (HTTPRequest) -> Answer) throws {
    struct NoSocket: Error {}
    let socket = Self.openSocket()
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listens = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard listens else { throw NoSocket() }
    self.socket = socket
    port = Int(UInt16(bigEndian: address.sin_port))
    Self.detach {
      while true {
        let connection = accept(socket, nil, nil)
        if connection < 0 { break }
        Self.detach {
          Self.talk(on: connection, respond)
          _ = close(connection)
        }
      }
      _ = close(socket)
    }
  }

  deinit { stop() }

  /// Takes no more connections.
  func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

  private static func talk(on connection: Int32, _ respond: (HTTPRequest) -> Answer) {
    var received: [UInt8] = []
    while let request = next(on: connection, &received) {
      let answer = respond(request)
      if answer.delay > 0 { usleep(UInt32(answer.delay * 1_000_000)) }
      guard !answer.hangsUp else { return }
      write(answer.bytes, on: connection)
      if answer.declaredLength != nil { return }
    }
  }

  private static func next(on connection: Int32, _ received: inout [UInt8]) -> HTTPRequest? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
        var request = head(received[..<end.lowerBound])
        let length = request.fields.first(named: "Content-Length").flatMap { Int($0) } ?? 0
        if received.count >= end.upperBound + length {
          if length > 0 { request.body = Array(received[end.upperBound..<(end.upperBound + length)]) }
          received.removeFirst(end.upperBound + length)
          return request
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { return nil }
      received += buffer[..<count]
    }
  }

  private static func head(_ bytes: ArraySlice<UInt8>) -> HTTPRequest {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    let fields = lines.dropFirst().map { line -> HTTPField in
      let name = line.prefix { $0 != ":" }
      return HTTPField(String(name), String(line.dropFirst(name.count + 1).drop { $0 == " " }))
    }
    return HTTPRequest(method: String(words[0]), target: String(words[1]), fields: fields)
  }

  private static func write(_ bytes: [UInt8], on connection: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, noSignal) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func detach(_ work: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Work(run: work)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      pthread_create(&thread, nil, { Self.start($0) }, box)
      if let thread { pthread_detach(thread) }
    #else
      var thread = pthread_t()
      pthread_create(&thread, nil, { $0.flatMap { Listener.start($0) } }, box)
      pthread_detach(thread)
    #endif
  }

  private static func start(_ box: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run()
    return nil
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }
  }

  #if canImport(Darwin)
    private static let noSignal: Int32 = 0
    private static func openSocket() -> Int32 { Darwin.socket(AF_INET, SOCK_STREAM, 0) }
  #else
    private static let noSignal = Int32(MSG_NOSIGNAL)
    private static func openSocket() -> Int32 { Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
  #endif
}
