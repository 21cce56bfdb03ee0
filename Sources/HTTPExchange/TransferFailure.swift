import CLibcurl

/// Turns libcurl's result into what it means to the caller.
struct TransferFailure {
  var code: CURLcode
  /// libcurl's own words.
  var detail: String
  /// What had come.
  var response: HTTPResponse
  var hasHead: Bool
  /// Whether the transfer was ended because libcurl began it a second time.
  var wasRepeated: Bool
  var isTooLarge: Bool
  var limit: Int
  var timeout: Double
  var origin: String

  /// `nil` for a complete response.
  var error: TransportError? {
    if isTooLarge {
      return .malformed("The response's content is larger than the \(limit) bytes that are accepted.")
    }
    if wasRepeated { return .reset("The server closed the kept connection instead of answering the request.") }
    switch code {
    case CURLE_OK:
      if !hasHead { return .reset(Self.headEnded) }
      if !(200...999).contains(response.status) {
        return .malformed("The response has no proper status code.")
      }
      return nil
    case CURLE_COULDNT_RESOLVE_HOST: return .unreachable("The host name of \(origin) cannot be resolved\(cause).")
    case CURLE_COULDNT_RESOLVE_PROXY: return .unreachable("The proxy's host name cannot be resolved\(cause).")
    case CURLE_COULDNT_CONNECT: return .unreachable("Nothing accepts connections at \(origin)\(cause).")
    case CURLE_OPERATION_TIMEDOUT: return .timeout(seconds: timeout)
    case CURLE_PARTIAL_FILE:
      if hasHead { return .truncated(response) }
      return .reset(Self.headEnded)
    case CURLE_GOT_NOTHING: return .reset("The server closed the connection without an answer.")
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      if hasHead { return .truncated(response) }
      return .reset("The connection broke before the response was complete\(cause).")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      return .malformed("What the server sent is no HTTP response\(cause).")
    case CURLE_BAD_CONTENT_ENCODING:
      return .malformed("The response's content cannot be decoded as its Content-Encoding says\(cause).")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED,
      CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED:
      return .tls("The TLS connection to \(origin) failed\(cause).")
    case CURLE_PROXY: return .unreachable("The proxy refuses the connection\(cause).")
    default:
      return .malformed("The exchange failed\(cause).")
    }
  }

  private static let headEnded = "The server closed the connection within the response's header section."

  private var cause: String {
    var text = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    while text.last?.isNewline == true || text.last == "." { text.removeLast() }
    return text.isEmpty ? "" : ": \(text)"
  }
}
