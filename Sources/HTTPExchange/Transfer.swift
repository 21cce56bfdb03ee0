import CLibcurl

/// One of libcurl's easy handles with the response that it collects; used for one exchange after the other, on the
/// transfer thread alone.
final class Transfer {
  let handle: UnsafeMutableRawPointer
  private let configuration: HTTPClientConfiguration
  private let errorText: UnsafeMutablePointer<CChar>
  private var fields: UnsafeMutablePointer<curl_slist>?
  private var exchange: Exchange?
  private var head = ResponseHead()
  private var body: [UInt8] = []
  private var attempts = 0
  private var isTooLarge = false

  /// `nil` where libcurl has no memory left.
  init?(_ configuration: HTTPClientConfiguration) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.configuration = configuration
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setLastingOptions()
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(fields)
    errorText.deallocate()
  }

  var isCancelled: Bool { exchange?.isCancelled ?? false }

  /// Sets everything that differs from one request to the next.
  func begin(_ exchange: Exchange) {
    let request = exchange.request
    self.exchange = exchange
    head = ResponseHead()
    body = []
    attempts = 0
    isTooLarge = false
    errorText[0] = 0
    curl_easy_set_long(handle, CURLOPT_TIMEOUT_MS, Int(min(exchange.timeout * 1000, 1e9).rounded(.up)))
    curl_easy_set_long(handle, CURLOPT_FRESH_CONNECT, exchange.freshConnection ? 1 : 0)
    curl_easy_set_string(handle, CURLOPT_REQUEST_TARGET, targetOnTheWire(request.target))
    setContent(of: request)
    curl_easy_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method)
    setFields(of: request)
  }

  /// Answers the exchange with the transfer's result.
  func end(_ code: CURLcode) {
    let response = HTTPResponse(
      status: head.status, fields: head.fields, body: body,
      seconds: Double(curl_easy_total_microseconds(handle)) / 1e6)
    let failure = TransferFailure(
      code: code, detail: String(cString: errorText), response: response, hasHead: head.isComplete,
      wasRepeated: attempts > 1, isTooLarge: isTooLarge, limit: configuration.maxResponseBytes,
      timeout: exchange?.timeout ?? configuration.timeout, origin: configuration.origin)
    finish(failure.error.map { .failure($0) } ?? .success(response))
  }

  /// Answers the exchange as cancelled.
  func abandon() {
    finish(.failure(.cancelled))
  }

  private func finish(_ outcome: Exchange.Outcome) {
    exchange?.finish(outcome)
    exchange = nil
    body = []
    curl_easy_set_list(handle, CURLOPT_HTTPHEADER, nil)
    curl_slist_free_all(fields)
    fields = nil
  }

  // MARK: Options

  private func setLastingOptions() {
    let this = Unmanaged.passUnretained(self).toOpaque()
    curl_easy_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    curl_easy_set_long(handle, CURLOPT_NOSIGNAL, 1)
    curl_easy_set_string(handle, CURLOPT_URL, configuration.origin + "/")
    curl_easy_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    curl_easy_set_long(handle, CURLOPT_PATH_AS_IS, 1)
    curl_easy_set_long(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    curl_easy_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    curl_easy_set_string(handle, CURLOPT_USERAGENT, configuration.userAgent)
    curl_easy_set_string(handle, CURLOPT_PROXY, configuration.proxy ?? "")
    curl_easy_set_string(handle, CURLOPT_NOPROXY, "")
    if configuration.decodesContentCodings { curl_easy_set_string(handle, CURLOPT_ACCEPT_ENCODING, "") }
    if let file = configuration.caFile { curl_easy_set_string(handle, CURLOPT_CAINFO, file) }
    if let file = configuration.clientCertificate { curl_easy_set_string(handle, CURLOPT_SSLCERT, file) }
    if let file = configuration.clientKey { curl_easy_set_string(handle, CURLOPT_SSLKEY, file) }
    if let path = configuration.unixSocket { curl_easy_set_string(handle, CURLOPT_UNIX_SOCKET_PATH, path) }
    if configuration.insecure {
      curl_easy_set_long(handle, CURLOPT_SSL_VERIFYPEER, 0)
      curl_easy_set_long(handle, CURLOPT_SSL_VERIFYHOST, 0)
    }
    curl_easy_set_pointer(handle, CURLOPT_WRITEDATA, this)
    curl_easy_set_pointer(handle, CURLOPT_HEADERDATA, this)
    curl_easy_set_pointer(handle, CURLOPT_PREREQDATA, this)
    curl_easy_set_bytes_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      Transfer.from(context)?.takeContent(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }
    curl_easy_set_bytes_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      Transfer.from(context)?.head.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
      return size * count
    }
    curl_easy_set_before_request_callback(handle) { context, _, _, _, _ in
      Transfer.from(context)?.mayBegin() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
  }

  /// A plain proxy wants the absolute form (RFC 9112 §3.2.2).
  private func targetOnTheWire(_ target: String) -> String {
    guard let proxy = configuration.proxy, configuration.scheme == .http, target.utf8.first == 0x2F,
      !proxy.lowercased().hasPrefix("socks")
    else { return target }
    return configuration.origin + target
  }

  private func setContent(of request: HTTPRequest) {
    let isHead = request.method == "HEAD"
    curl_easy_set_long(handle, isHead ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1)
    guard let content = request.body ?? (["PUT", "POST", "PATCH"].contains(request.method) ? [] : nil) else { return }
    curl_easy_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(content.count))
    content.withUnsafeBytes { bytes in
      withUnsafeBytes(of: 0 as UInt8) { none in
        _ = curl_easy_set_bytes(handle, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress ?? none.baseAddress)
      }
    }
  }

  private func setFields(of request: HTTPRequest) {
    for field in request.fields {
      // libcurl takes "Name:" as an order to leave the field out, and "Name;" as an empty one.
      fields = curl_slist_append(fields, field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
    }
    // Fields that libcurl would add of its own accord.
    for name in ["Accept", "Content-Type", "Expect"] where request.fields.first(named: name) == nil {
      fields = curl_slist_append(fields, "\(name):")
    }
    curl_easy_set_list(handle, CURLOPT_HTTPHEADER, fields)
  }

  // MARK: Callbacks

  private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func takeContent(_ bytes: UnsafeRawBufferPointer) -> Int {
    if body.count + bytes.count > configuration.maxResponseBytes {
      isTooLarge = true
      return 0
    }
    body.append(contentsOf: bytes)
    return bytes.count
  }

  /// libcurl would silently send a request again when a kept connection turns out to be closed.
  private func mayBegin() -> Bool {
    attempts += 1
    return attempts == 1
  }
}
