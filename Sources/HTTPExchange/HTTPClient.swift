import CLibcurl
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An HTTP client that sends what it is told and nothing else.
///
/// In: requests whose target, header fields and content are final. Out: the response as it came, or why there is none.
/// It adds `Host`, `Content-Length` and a `User-Agent` where absent; it follows no redirect, repeats no request, keeps
/// no cookie, and reads no environment variable. Connections are kept and used again.
///
/// All transfers run on one thread of the client's own around libcurl's multi interface; what that thread owns never
/// leaves it. This module knows nothing of OpenAPI, of JSON, and of what a response means.
public final class HTTPClient: Sendable {
  /// The configuration it was made with.
  public let configuration: HTTPClientConfiguration
  private let queue: TransferQueue

  private static let setUp = curl_global_set_up()

  /// Starts a client.
  ///
  /// - Throws: when a file of the TLS options cannot be read, or the system has no room for one more thread.
  public init(_ configuration: HTTPClientConfiguration) throws(HTTPConfigurationError) {
    try Self.check(configuration)
    guard Self.setUp == CURLE_OK, let multi = curl_multi_init() else {
      throw HTTPConfigurationError("libcurl cannot be set up.", remedy: "Check the installation of libcurl.")
    }
    curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(1, configuration.maxConnections))
    let queue = TransferQueue(multi: UInt(bitPattern: multi))
    guard TransferThread.start(queue, multi: UInt(bitPattern: multi), configuration: configuration) else {
      curl_multi_cleanup(multi)
      throw HTTPConfigurationError(
        "The system refuses one more thread.", remedy: "Close other programs, or raise the limit.")
    }
    self.configuration = configuration
    self.queue = queue
  }

  deinit {
    queue.stop()
  }

  /// Sends a request and returns the response, whatever its status.
  ///
  /// - Parameters:
  ///   - freshConnection: not on a connection that was used before.
  ///   - timeout: seconds for the whole exchange; the configuration's where absent.
  /// - Throws: why there is no complete response; `cancelled` also when the task is.
  public func send(
    _ request: HTTPRequest, freshConnection: Bool = false, timeout: Double? = nil
  ) async throws(TransportError) -> HTTPResponse {
    try request.checkSendable()
    let exchange = Exchange(
      request, freshConnection: freshConnection, timeout: max(0.001, timeout ?? configuration.timeout))
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        exchange.onOutcome { continuation.resume(returning: $0) }
        if !queue.submit(exchange) { exchange.finish(.failure(.cancelled)) }
      }
    } onCancel: {
      exchange.cancel()
      queue.noteCancellation()
    }
    return try outcome.get()
  }

  /// Sends a request and blocks the calling thread until there is a response, for callers that cannot wait otherwise.
  ///
  /// - Throws: why there is no complete response.
  public func sendBlocking(_ request: HTTPRequest) throws(TransportError) -> HTTPResponse {
    try request.checkSendable()
    let exchange = Exchange(request, freshConnection: false, timeout: max(0.001, configuration.timeout))
    let outcome = Mutex<Exchange.Outcome?>(nil)
    let done = DispatchSemaphore(value: 0)
    exchange.onOutcome { result in
      outcome.withLock { $0 = result }
      done.signal()
    }
    if !queue.submit(exchange) { exchange.finish(.failure(.cancelled)) }
    done.wait()
    guard let result = outcome.withLock({ $0 }) else { throw .cancelled }
    return try result.get()
  }

  /// Ends all exchanges with `cancelled`, closes the connections and ends the thread; later requests are refused.
  public func shutdown() {
    queue.stop()
  }

  private static func check(_ configuration: HTTPClientConfiguration) throws(HTTPConfigurationError) {
    let files = [
      ("certificates of authorities", configuration.caFile), ("client certificate", configuration.clientCertificate),
      ("client key", configuration.clientKey),
    ]
    for case (let what, let file?) in files where access(file, R_OK) != 0 {
      throw HTTPConfigurationError(
        "The file with the \(what), \"\(file)\", cannot be read: \(String(cString: strerror(errno))).",
        remedy: "Give the path of a readable PEM file.")
    }
  }
}
