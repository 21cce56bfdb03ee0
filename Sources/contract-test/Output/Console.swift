import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal, or what stands in for it.
enum Console {
  /// Where text goes.
  enum Stream: Int32 {
    case output = 1
    case error = 2

    /// Whether it is a terminal.
    var isTerminal: Bool { isatty(rawValue) == 1 }
  }

  /// Writes text, all of it; `false` when the stream does not take it.
  @discardableResult
  static func write(_ text: String, to stream: Stream) -> Bool {
    var text = text
    return text.withUTF8 { FileWriting.write($0, to: stream.rawValue) == nil }
  }

  /// What the stream can show: colours on a terminal without NO_COLOR, characters beyond ASCII in a UTF-8 locale.
  static func style(
    for stream: Stream, noColour: Bool = false, detail: TerminalStyle.Detail = .normal
  ) -> TerminalStyle {
    let plain = noColour || !(environment("NO_COLOR") ?? "").isEmpty || environment("TERM") == "dumb"
    return TerminalStyle(
      colour: stream.isTerminal && !plain, unicode: isUTF8, width: width(of: stream), detail: detail)
  }

  /// A variable of the environment.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static var isUTF8: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment($0) }.first { !$0.isEmpty } ?? ""
    let name = locale.uppercased()
    return name.contains("UTF-8") || name.contains("UTF8")
  }

  private static func width(of stream: Stream) -> Int {
    var size = winsize()
    if stream.isTerminal, ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment("COLUMNS").flatMap { Int($0) } ?? 100
  }
}
