import Documents

/// A Response Object (§4.8.17) with its key.
public struct Response: Sendable {
  /// Which statuses it describes.
  public enum Status: Hashable, Sendable, CustomStringConvertible {
    /// `200`.
    case exact(Int)
    /// `2XX`, as its first digit.
    case range(Int)
    /// `default`.
    case anyOther

    /// The key as documents write it.
    public var description: String {
      switch self {
      case .exact(let status): "\(status)"
      case .range(let digit): "\(digit)XX"
      case .anyOther: "default"
      }
    }
  }

  /// Which statuses it describes.
  public let status: Status
  /// The representations; empty when the response has no body that is described.
  public let content: [MediaType]
  /// The headers.
  public let headers: [Header]
  /// The links.
  public let links: [Link]
  /// The place of the key.
  public let place: Place

  /// Whether it describes 2xx.
  public var isSuccess: Bool {
    switch status {
    case .exact(let status): (200..<300).contains(status)
    case .range(let digit): digit == 2
    case .anyOther: false
    }
  }

  /// Makes a response.
  public init(status: Status, content: [MediaType], headers: [Header], links: [Link], place: Place) {
    self.status = status
    self.content = content
    self.headers = headers
    self.links = links
    self.place = place
  }
}
