/// Text from servers and documents, made fit for a terminal.
enum TerminalText {
  /// `text` with every character that could steer the terminal, is invisible, or turns the direction of writing
  /// written as `\u{1B}`; with `asciiOnly` everything beyond ASCII too.
  static func escaped(_ text: some StringProtocol, asciiOnly: Bool = false) -> String {
    var isPlain = true
    for byte in text.utf8 where byte < 0x20 || byte >= 0x7F {
      isPlain = false
      break
    }
    if isPlain { return String(text) }
    var result = ""
    for scalar in text.unicodeScalars {
      if asciiOnly && !scalar.isASCII || isUnsafe(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The columns that `text` takes: two for wide characters, none for combining ones.
  static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  /// `text` filled up with blanks to `width` columns.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Self.width(text)))
  }

  /// The part of `text` that fits, with `ellipsis` where something was cut.
  static func cut(_ text: String, to width: Int, ellipsis: String) -> String {
    guard Self.width(text) > width else { return text }
    var room = width - Self.width(ellipsis)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      room -= columns(scalar)
      if room < 0 { break }
      result.append(scalar)
    }
    return String(result) + ellipsis
  }

  /// `text` in lines of at most `width` columns, broken at blanks; longer words stand alone.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if !line.isEmpty, Self.width(line) + 1 + Self.width(word) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
