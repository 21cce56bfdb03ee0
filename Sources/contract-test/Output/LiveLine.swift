/// A line on standard error that is drawn over and over, where that is a terminal.
struct LiveLine: Sendable {
  /// Whether it is shown at all.
  let isLive: Bool
  private var drawn: ContinuousClock.Instant?

  /// Makes a line; with `isShown` false it stays empty.
  init(isShown: Bool) {
    isLive = isShown && Console.Stream.error.isTerminal && Console.environment("TERM") != "dumb"
  }

  /// Takes the line away.
  func erase() {
    if isLive { Console.write("\r\u{1B}[2K", to: .error) }
  }

  /// Draws the line, at most ten times a second.
  mutating func draw(_ text: () -> String) {
    guard isLive else { return }
    let now = ContinuousClock.now
    if let drawn, now - drawn < .milliseconds(100) { return }
    drawn = now
    Console.write("\r\u{1B}[2K" + text(), to: .error)
  }
}
