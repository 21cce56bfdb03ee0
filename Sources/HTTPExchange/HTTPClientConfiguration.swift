/// Where requests go and under which terms.
///
/// Nothing is taken from the environment: no proxy variable, no `.netrc`, no configuration file of libcurl.
public struct HTTPClientConfiguration: Hashable, Sendable {
  /// The schemes that can be spoken.
  public enum Scheme: String, Hashable, Sendable {
    case http
    case https

    /// The port that an origin without one means (RFC 9110 §4.2).
    public var defaultPort: Int { self == .http ? 80 : 443 }
  }

  /// The scheme of the origin.
  public var scheme: Scheme
  /// The host: a name, an IPv4 address, or an IPv6 address in brackets.
  public var host: String
  /// The port, 1 to 65535.
  public var port: Int
  /// The path of the base URL without its last slash, empty where there is none. `send` does not add it to a target.
  public var basePath: String

  /// Seconds that one exchange may take in all, from its start to the last byte.
  public var timeout: Double = 10
  /// How many exchanges run at once; more of them wait for their turn, and their time runs from then.
  public var maxConnections = 16
  /// The largest response content that is accepted, in bytes.
  public var maxResponseBytes = 64 << 20
  /// The `User-Agent` of requests that bring none.
  public var userAgent = HTTPClientConfiguration.defaultUserAgent
  /// Whether `Accept-Encoding` is sent and gzip, deflate, br and zstd are decoded.
  public var decodesContentCodings = false

  /// A PEM file with the certificates of authorities that are trusted instead of the system's.
  public var caFile: String?
  /// A PEM file with the client's certificate.
  public var clientCertificate: String?
  /// A PEM file with the client's private key.
  public var clientKey: String?
  /// Whether certificates are not verified.
  public var insecure = false
  /// The proxy, such as `http://proxy:3128` or `socks5h://127.0.0.1:1080`.
  public var proxy: String?
  /// The path of a Unix domain socket to connect to instead of the host.
  public var unixSocket: String?

  /// The `User-Agent` where nobody says otherwise.
  public static let defaultUserAgent = "contract-test/0.1.0"

  /// Reads a base URL such as `https://example.com:8443/api`.
  ///
  /// - Throws: what is wrong with it and how to write it.
  public init(baseURL: String) throws(HTTPConfigurationError) {
    let base = try BaseURL(baseURL)
    scheme = base.scheme
    host = base.host
    port = base.port
    basePath = base.path
  }

  /// Scheme, host and port, the default port left out: `http://127.0.0.1:8080`.
  public var origin: String {
    port == scheme.defaultPort ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
  }
}

/// Why a client cannot be made as configured.
public struct HTTPConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in one sentence.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// Makes an error.
  public init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  /// Both sentences.
  public var description: String { "\(message) \(remedy)" }
}
