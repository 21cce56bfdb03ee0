import JSON

extension Fault {
  /// Texts that come back other than they were sent.
  static let texts: [Fault] = [
    text("truncate-text", "Texts are cut after 64 characters.", "a text of more than 64", need: .textLonger(than: 64)) {
      String(String.UnicodeScalarView($0.unicodeScalars.prefix(64)))
    },
    text(
      "truncate-long-text", "Texts are cut after 255 characters.", "a text of more than 255",
      need: .textLonger(than: 255)
    ) {
      String(String.UnicodeScalarView($0.unicodeScalars.prefix(255)))
    },
    Fault(
      "truncate-at-limit", .text, "A text of the greatest length loses its last character.",
      trigger: "an update that sends a text of exactly maxLength", needs: [.update, .freeText, .keyword("maxLength")]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard case .string(let text) = value, ValueKeywords(member.schema).isFreeText, text.length > 0,
            text.length == ValueTraits(member.schema).maxLength
          else { return value }
          return .string(JSONString(String(String.UnicodeScalarView(text.text.unicodeScalars.dropLast()))))
        }
      })
    },
    text("trim-text", "Blanks at both ends are removed.", "a text with blanks at an end") { trimmed($0) },
    text("collapse-blanks", "Several blanks become one.", "a text with two blanks in a row") { text in
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars where !(scalar == " " && result.last == " ") { result.append(scalar) }
      return String(result)
    },
    text("lowercase-text", "Capitals become small letters.", "a text with capitals") { $0.lowercased() },
    text("compose-text", "A letter and its accent become one character.", "a text with combining marks") { text in
      String(text.map(composed))
    },
    text("drop-non-bmp", "A text ends before its first character beyond U+FFFF.", "a text with such a character") {
      text in
      String(String.UnicodeScalarView(text.unicodeScalars.prefix { $0.value <= 0xFFFF }))
    },
    text("question-marks", "Characters beyond Latin-1 become question marks.", "a text with such characters") { text in
      mapped(text) { $0.value > 0xFF ? "?" : $0 }
    },
    text("escape-markup", "<, > and & are stored as HTML entities.", "a text with one of them") { text in
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "<": "&lt;"
        case ">": "&gt;"
        case "&": "&amp;"
        default: String(Character(scalar))
        }
      }.joined()
    },
    text("strip-markup", "What stands between < and > is removed.", "a text with markup") { text in
      var isInside = false
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if scalar == "<" { isInside = true }
        if !isInside { result.append(scalar) }
        if scalar == ">" { isInside = false }
      }
      return String(result)
    },
    text("strip-quotes", "Quotation marks and backslashes are removed.", "a text with one of them") { text in
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !["\"", "'", "\\"].contains($0) }))
    },
    text("strip-control", "Line ends and tabs become blanks.", "a text with one of them") { text in
      mapped(text) { $0.value < 0x20 ? " " : $0 }
    },
  ]

  private static func text(
    _ id: String, _ description: String, _ trigger: String, need: FaultNeed = .freeText,
    _ transform: @escaping @Sendable (String) -> String
  ) -> Fault {
    Fault(id, .text, description, trigger: "an update that sends \(trigger)", needs: [.update, need]) {
      FaultHooks(assign: { record, change in FaultSubject.texts(record, change, transform) })
    }
  }

  private static func mapped(_ text: String, _ transform: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(transform(scalar)) }
    return String(result)
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(start.reversed().drop { $0.properties.isWhitespace }.reversed()))
  }

  /// The one scalar that the character is canonically equivalent to, where there is one among Latin letters.
  private static func composed(_ character: Character) -> Character {
    guard character.unicodeScalars.count > 1 else { return character }
    for value in UInt32(0xC0)...0x24F {
      if let scalar = Unicode.Scalar(value), Character(scalar) == character { return Character(scalar) }
    }
    return character
  }
}
