/// Why a sandbox cannot be started.
public struct SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
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
