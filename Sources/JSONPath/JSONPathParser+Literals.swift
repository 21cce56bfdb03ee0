import JSON

/// Strings and other literals (RFC 9535 §2.3.1.1, §2.3.5.1).
extension JSONPathParser {
  /// The text in single or double quotes that begins here.
  mutating func stringLiteral() throws(JSONPathError) -> JSONString {
    let start = position
    guard let quote = next() else { throw error("a text in quotes is missing") }
    var text = String.UnicodeScalarView()
    while let scalar = next() {
      if scalar == quote { return JSONString(String(text)) }
      if scalar == "\\" {
        text.append(try escape(quote: quote))
      } else if scalar.value < 0x20 {
        goBack(to: position - 1)
        throw error("a control character stands in a text; write it as an escape")
      } else {
        text.append(scalar)
      }
    }
    throw JSONPathError(message: "the text that begins here is not closed", offset: start)
  }

  /// A string, a number, `true`, `false` or `null`; `nil` when none begins here.
  mutating func literal() throws(JSONPathError) -> JSONValue? {
    switch peek {
    case "'", "\"": return .string(try stringLiteral())
    case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return .number(try number())
    default:
      let start = position
      for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)] {
        if take(word) {
          if let next = peek, Self.isFunctionNamePart(next) || next == "(" { goBack(to: start) } else { return value }
        }
      }
      return nil
    }
  }

  private mutating func escape(quote: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
    let scalar = next()
    switch scalar {
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "/", "\\", quote: return scalar ?? quote
    case "u": return try unicodeEscape()
    default:
      throw JSONPathError(message: "there is no such escape", offset: position - (scalar == nil ? 1 : 2))
    }
  }

  private mutating func unicodeEscape() throws(JSONPathError) -> Unicode.Scalar {
    let start = position - 2
    let unit = try codeUnit(start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard (0xD800...0xDBFF).contains(unit), take("\\u") else { throw Self.loneSurrogate(start) }
    let low = try codeUnit(start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw Self.loneSurrogate(start) }
    return scalar
  }

  private mutating func codeUnit(_ start: Int) throws(JSONPathError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let scalar = next(), scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
        throw JSONPathError(message: "four hexadecimal digits follow `\\u`", offset: start)
      }
      value = value << 4 + UInt32(digit)
    }
    return value
  }

  private static func loneSurrogate(_ offset: Int) -> JSONPathError {
    JSONPathError(message: "the escape is half of a surrogate pair", offset: offset)
  }

  private mutating func number() throws(JSONPathError) -> JSONNumber {
    let start = position
    _ = take("-")
    _ = takeDigits()
    if take("."), takeDigits() == 0 { throw error("a digit follows `.`") }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      if takeDigits() == 0 { throw error("a digit follows the exponent's `e`") }
    }
    let text = text(from: start)
    guard let number = JSONNumber(literal: text) else {
      throw JSONPathError(message: "`\(text)` is no number", offset: start)
    }
    return number
  }

  static func isFunctionNamePart(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
  }
}
