import Documents

/// Why a sandbox cannot be started.
public struct SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in one sentence.
  public let message: String
  /// What to do about it.
  public let remedy: String
  /// What is wrong with the document, where that is the cause.
  public let diagnostics: [Diagnostic]

  /// Makes an error.
  public init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
    diagnostics = []
  }

  /// Makes an error of mistakes in the document.
  public init(_ diagnostics: [Diagnostic]) {
    message = diagnostics.map { "\($0.place): \($0.message)" }.joined(separator: " ")
    remedy = diagnostics.first?.remedy ?? ""
    self.diagnostics = diagnostics
  }

  /// Both sentences.
  public var description: String { "\(message) \(remedy)" }
}
