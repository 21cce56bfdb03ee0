import JSON
import Testing

@Suite("JSON parser")
struct JSONParserTests {
  private func failure(_ text: String, depthLimit: Int = 512) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONParser.parse(text, depthLimit: depthLimit)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "says what was found, what was expected, and where",
    arguments: [
      ("", 1, 1, "found the end of the text, expected a value"),
      ("{\n  \"é\": 1,\n  \"ü\": 'a'\n}", 3, 8, "found `'`, expected a value"),
      ("[1,]", 1, 4, "found `]` after a comma"),
      ("{\"a\":1,}", 1, 8, "found `}` after a comma"),
      ("{a:1}", 1, 2, "found `a`, expected a key in double quotation marks or `}`"),
      ("{\"a\" 1}", 1, 6, "found `1`, expected `:`"),
      ("[1 2]", 1, 4, "found `2`, expected `,` or `]`"),
      ("[nul]", 1, 2, "found `nul`"),
      ("[NaN]", 1, 2, "found `NaN`"),
      ("[01]", 1, 2, "`01` is no JSON number"),
      ("[1.]", 1, 2, "`1.` is no JSON number"),
      ("[-]", 1, 2, "`-` is no JSON number"),
      ("// x", 1, 1, "JSON has no comments"),
      ("[\"é\u{1}\"]", 1, 4, "the control character U+0001"),
      ("[\"a\nb\"]", 1, 4, "a line break stands in a string"),
      ("[\"abc", 1, 2, "ends within the string that began here"),
      (#"["\q"]"#, 1, 3, #"`\q` is no escape"#),
      (#"["\u12G4"]"#, 1, 3, "four hexadecimal digits"),
      (#"["\uD83D"]"#, 1, 3, "high surrogate without a low one"),
      (#"["\uDE00"]"#, 1, 3, "low surrogate without a high one"),
      ("{} x", 1, 4, "found `x`, expected the end"),
      ("\r\n[\r?", 3, 1, "found `?`"),
    ])
  func messages(text: String, line: Int, column: Int, message: String) throws {
    let error = try #require(failure(text))
    #expect(error.message.contains(message), "\(error)")
    #expect((error.line, error.column) == (line, column), "\(error)")
  }

  @Test("refuses bytes that are not UTF-8, with their offset")
  func invalidUTF8() {
    for bytes: [UInt8] in [[0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]] {
      #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0x61] + bytes + [0x22]) }
      do throws(JSONError) {
        _ = try JSONParser.parse([0x22, 0x61] + bytes + [0x22])
      } catch {
        #expect(error.offset == 2 && error.message.contains("not UTF-8"))
      }
    }
  }

  @Test("resolves escapes")
  func escapes() throws {
    let parsed = try JSONParser.parse(#"["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00x", "plain", "e\u0301"]"#)
    #expect(parsed.value == ["\"\\/\u{8}\u{C}\n\r\té😀x", "plain", "e\u{301}"])
    #expect(parsed.value != ["\"\\/\u{8}\u{C}\n\r\té😀x", "plain", "é"])
  }

  @Test("keeps the literal of numbers")
  func literals() throws {
    let text = "[1.10,1E5,-0,12345678901234567890123,1e-7]"
    #expect(try JSONParser.parse(text).value.serialized() == text)
  }

  @Test("reports each repeated key; the last value counts")
  func duplicates() throws {
    let parsed = try JSONParser.parse(#"{"a":[0,{"b":1,"c":{"x":1,"x":2},"b":3}],"a":4,"d":1}"#)
    #expect(parsed.duplicateKeys.map(\.description) == ["/a/1/c/x", "/a/1/b", "/a"])
    #expect(parsed.value == ["a": 4, "d": 1])
  }

  @Test("notes a byte order mark")
  func byteOrderMark() throws {
    #expect(try JSONParser.parse("\u{FEFF}{}").hasByteOrderMark)
    #expect(try !JSONParser.parse("{}").hasByteOrderMark)
    #expect(failure("\u{FEFF}\u{FEFF}{}")?.column == 1)
  }

  @Test("stops at the depth limit")
  func depth() {
    let nested = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    #expect(failure(nested(512)) == nil)
    #expect(failure(nested(513))?.message.contains("more than 512 deep") == true)
    #expect(failure(String(repeating: "[", count: 1_000_000))?.column == 513)
    #expect(failure("[[1]]", depthLimit: 1)?.column == 2)
  }
}
