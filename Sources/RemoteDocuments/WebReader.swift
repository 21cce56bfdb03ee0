// An address comes in and the text that is there goes out. Nothing is sent but GETs without credentials, and nothing is
// read that was not asked for.

import Documents
import HTTPExchange

/// Reads documents over HTTP: without credentials or cookies, within limits of time, size and redirects.
public struct WebReader: RemoteReader {
  /// Seconds that one answer may take.
  let timeout: Double
  /// The largest document that is accepted, in bytes.
  let sizeLimit: Int
  /// How many redirects are followed for one document.
  let redirectLimit: Int
  /// A PEM file of certificate authorities; `nil`: the system's.
  let caFile: String?
  /// The proxy's URL.
  let proxy: String?

  /// Makes a reader; `caFile` and `proxy` are those of `HTTPClientConfiguration`.
  public init(
    timeout: Double = 30, sizeLimit: Int = 64 << 20, redirectLimit: Int = 5, caFile: String? = nil,
    proxy: String? = nil
  ) {
    self.timeout = timeout
    self.sizeLimit = sizeLimit
    self.redirectLimit = redirectLimit
    self.caFile = caFile
    self.proxy = proxy
  }

  /// What is at `address`, redirects followed.
  public func read(_ address: String) throws(RemoteFailure) -> RemoteDocument {
    var url = URIReference(address)
    for _ in 0...redirectLimit {
      let response = try get(url)
      switch response.status {
      case 200: return RemoteDocument(address: url.text, bytes: response.body)
      case 301, 302, 303, 307, 308: url = try redirected(response, from: url)
      default: throw RemoteFailure("\(url.text) answers \(response.status).")
      }
    }
    throw RemoteFailure("\(address) redirects more than \(redirectLimit) times.")
  }

  private func get(_ url: URIReference) throws(RemoteFailure) -> HTTPResponse {
    guard url.authority?.contains("@") != true else {
      throw RemoteFailure("The address holds credentials, and none are sent.")
    }
    let client: HTTPClient
    do throws(HTTPConfigurationError) {
      var configuration = try HTTPClientConfiguration(
        baseURL: "\(url.scheme ?? "")://\(url.authority ?? "")")
      configuration.timeout = timeout
      configuration.maxResponseBytes = sizeLimit
      configuration.decodesContentCodings = true
      configuration.caFile = caFile
      configuration.proxy = proxy
      client = try HTTPClient(configuration)
    } catch {
      throw RemoteFailure(error.message)
    }
    defer { client.shutdown() }
    let target = (url.path.isEmpty ? "/" : url.path) + (url.query.map { "?" + $0 } ?? "")
    let accepted = HTTPField("Accept", "application/yaml, application/json, */*;q=0.5")
    do throws(TransportError) {
      return try client.sendBlocking(HTTPRequest(method: "GET", target: target, fields: [accepted]))
    } catch {
      throw RemoteFailure(Self.sentence(error))
    }
  }

  private func redirected(_ response: HTTPResponse, from url: URIReference) throws(RemoteFailure) -> URIReference {
    guard let location = response.fields.first(named: "Location") else {
      throw RemoteFailure("\(url.text) answers \(response.status) without a Location.")
    }
    let next = URIReference(location).resolved(against: url).withoutFragment
    guard let scheme = next.protocolName, scheme == "https" || scheme == "http" && url.protocolName == "http" else {
      throw RemoteFailure("\(url.text) redirects to \(next.text), which is not followed.")
    }
    return next
  }

  private static func sentence(_ error: TransportError) -> String {
    switch error {
    case .unreachable(let text), .reset(let text), .malformed(let text), .tls(let text), .unsendable(let text): text
    case .timeout(let seconds): "There was no answer within \(Int(seconds.rounded(.up))) s."
    case .truncated: "The answer ended before it was complete."
    case .cancelled: "The request was cancelled."
    }
  }
}
