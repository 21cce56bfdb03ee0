import Testing

@testable import Reports

@Suite struct TerminalTextTests {
  @Test func nothingFromAServerSteersTheTerminal() {
    for style in [TerminalStyle.plain, TerminalStyle(colour: true, unicode: true, width: 100, detail: .verbose)] {
      var text = TerminalReport(style: style).text(SampleReports.full)
      for code in ["0", "1", "2", "31", "32", "33", "36"] { text = text.replacing("\u{1B}[\(code)m", with: "") }
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0x202E)
      }
    }
  }

  @Test func escapesInvisibleAndSteeringCharacters() {
    #expect(
      TerminalText.escaped("a\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{200B}\n")
        == "a\\u{1B}[2J\\u{7F}\\u{9B}\\u{202E}\\u{200B}\\u{A}")
    #expect(TerminalText.escaped("é中🙂") == "é中🙂")
    #expect(TerminalText.escaped("é🙂", asciiOnly: true) == "\\u{E9}\\u{1F642}")
  }

  @Test(arguments: [("abc", 3), ("中文", 4), ("e\u{301}", 1), ("🙂", 2), ("", 0)])
  func width(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test func cutsToColumns() {
    #expect(TerminalText.cut("中文字", to: 5, ellipsis: "…") == "中文…")
    #expect(TerminalText.cut("abc", to: 3, ellipsis: "…") == "abc")
  }

  @Test func wrapsAtBlanks() {
    #expect(TerminalText.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(TerminalText.wrapped("unbreakable", to: 4) == ["unbreakable"])
    #expect(TerminalText.wrapped("", to: 4) == [""])
  }
}
