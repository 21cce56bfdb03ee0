/// Why a document cannot be used.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, where, and the remedy.
  public let diagnostic: Diagnostic

  /// Makes an error.
  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// `place: message`.
  public var description: String { "\(diagnostic.place): \(diagnostic.message)" }
}

/// Why a `$ref` leads nowhere.
public struct ReferenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, where the reference stands, and the remedy.
  public let diagnostic: Diagnostic

  /// Makes an error.
  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// `place: message`.
  public var description: String { "\(diagnostic.place): \(diagnostic.message)" }
}
