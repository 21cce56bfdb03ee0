/// What the terminal can show, and how much of it is wanted.
public struct TerminalStyle: Sendable {
  /// How much is shown.
  public enum Detail: Sendable {
    /// Failures and the verdict.
    case quiet
    case normal
    /// Also the checks that hold, one by one, and every request.
    case verbose
  }

  /// Whether colours may be used.
  public var colour: Bool
  /// Whether characters beyond ASCII may be used.
  public var unicode: Bool
  /// Columns.
  public var width: Int
  /// How much is shown.
  public var detail: Detail

  /// Makes a style; a width below 40 columns counts as 40.
  public init(colour: Bool, unicode: Bool, width: Int, detail: Detail = .normal) {
    self.colour = colour
    self.unicode = unicode
    self.width = max(40, width)
    self.detail = detail
  }

  /// For files: no colours, 100 columns.
  public static let plain = TerminalStyle(colour: false, unicode: true, width: 100)

  /// Colours by what they mean.
  enum Colour: String {
    case good = "32"
    case bad = "31"
    case warning = "33"
    case faint = "2"
    case strong = "1"
    case place = "36"
  }

  func paint(_ text: String, _ colour: Colour) -> String {
    self.colour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Stands before what went well.
  public var passMark: String { unicode ? "✔" : "+" }
  /// Stands before what went wrong.
  public var failMark: String { unicode ? "✘" : "x" }
  var warnMark: String { "!" }
  var notTestedMark: String { unicode ? "–" : "-" }
  var arrow: String { unicode ? "→" : "->" }
  var dot: String { unicode ? "·" : "-" }
  var ellipsis: String { unicode ? "…" : "..." }
  var rule: String { unicode ? "─" : "-" }

  /// `text` from elsewhere, harmless and fit for this terminal: control and invisible characters are written as `\u{1B}`.
  public func visible(_ text: String) -> String { shown(text) }

  /// The columns that `text` from elsewhere takes.
  public func columns(of text: String) -> Int { TerminalText.width(shown(text)) }

  /// Makes text from elsewhere harmless and fit for this terminal.
  func shown(_ text: some StringProtocol) -> String {
    TerminalText.escaped(text, asciiOnly: !unicode)
  }
}
