/// Something that is wrong with a document, or that keeps it from being tested, said with its place and its remedy.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// Worth knowing.
    case note
    /// The document breaks a rule, and is used all the same.
    case warning
    /// What stands at the place cannot be used.
    case error

    /// Orders from `note` to `error`.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// The rule's stable id, in lower-case words joined by hyphens: `duplicate-key`.
  public let rule: String
  /// Where.
  public let place: Place
  /// What is wrong, one sentence.
  public let message: String
  /// What to do about it, one sentence; empty when the message says it all.
  public let remedy: String

  /// Makes a diagnostic.
  public init(_ severity: Severity, rule: String, at place: Place, _ message: String, remedy: String = "") {
    self.severity = severity
    self.rule = rule
    self.place = place
    self.message = message
    self.remedy = remedy
  }
}
