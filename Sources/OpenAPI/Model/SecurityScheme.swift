import Documents

/// A Security Scheme Object (§4.8.27), or a 2.0 security definition.
public struct SecurityScheme: Sendable {
  /// How the credentials are sent.
  public enum Kind: Hashable, Sendable {
    /// A value in a header, query parameter or cookie of this name.
    case apiKey(name: String, location: Parameter.Location)
    /// `Authorization: Basic`.
    case basic
    /// `Authorization: Bearer`, OAuth 2 and OpenID Connect included.
    case bearer
    /// Another HTTP authentication scheme, in lower case.
    case http(String)
    /// A TLS client certificate.
    case mutualTLS
    /// Something this program does not know.
    case unknown(String)
  }

  /// How the credentials are sent.
  public let kind: Kind
  /// The place of the scheme object.
  public let place: Place

  /// Makes a security scheme.
  public init(kind: Kind, place: Place) {
    self.kind = kind
    self.place = place
  }
}
