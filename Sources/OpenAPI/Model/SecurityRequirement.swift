/// A Security Requirement Object (§4.8.30): schemes that are needed together. Empty: anonymous access is allowed.
public struct SecurityRequirement: Hashable, Sendable {
  /// The names of the schemes.
  public let schemes: [String]

  /// Makes a requirement.
  public init(schemes: [String]) {
    self.schemes = schemes
  }
}
