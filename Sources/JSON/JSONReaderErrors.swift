/// What the reader says when a text is not JSON.
extension JSONReader {
  func error(_ message: String, _ reason: JSONError.Reason = .syntax, at place: JSONPosition? = nil) -> JSONError {
    let place = place ?? position
    return JSONError(reason, line: place.line, column: place.column, offset: place.offset, message: message)
  }

  @usableFromInline
  func expected(_ expectation: String) -> JSONError {
    error("found \(found), expected \(expectation)")
  }

  @usableFromInline
  func tooDeep() -> JSONError {
    error("arrays and objects are nested more than \(depthLimit) deep", .depth)
  }

  @usableFromInline
  func notAValue(isElement: Bool, isFirst: Bool) -> JSONError {
    switch byte {
    case 0x5D where isElement && !isFirst: return error("found `]` after a comma, expected another element")
    case 0x27: return error("found `'`, expected a value: JSON strings stand between double quotation marks")
    case 0x2F: return error("found `/`, expected a value: JSON has no comments")
    case 0x2B, 0x2E: return error("found \(found), expected a value: a number begins with a digit or `-`")
    default: return expected(isElement && isFirst ? "a value or `]`" : "a value")
    }
  }

  @usableFromInline
  func notAKey(isFirst: Bool) -> JSONError {
    switch byte {
    case 0x7D: return error("found `}` after a comma, expected another member")
    case 0x27: return error("found `'`, expected a key: JSON keys stand between double quotation marks")
    case 0x2F: return error("found `/`, expected a key: JSON has no comments")
    default: return expected(isFirst ? "a key in double quotation marks or `}`" : "a key in double quotation marks")
    }
  }

  @usableFromInline
  func notASeparator(isObject: Bool) -> JSONError {
    expected(isObject ? "`,` or `}` after the member" : "`,` or `]` after the element")
  }

  @usableFromInline
  func afterTheEnd() -> JSONError {
    expected("the end of the text after its one value")
  }

  func notANumber() -> JSONError {
    var end = offset
    while end < bytes.count, end < offset + 40,
      Self.isWordByte(bytes[end]) && bytes[end] < 0x80 || [0x2B, 0x2D, 0x2E].contains(bytes[end])
    {
      end += 1
    }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    return error("`\(text)` is no JSON number: digits without a leading zero, then a fraction, then an exponent")
  }

  func endsInString(_ opening: JSONPosition) -> JSONError {
    error("the text ends within the string that began here, expected a closing quotation mark", at: opening)
  }

  func controlCharacter(_ byte: UInt8) -> JSONError {
    let name =
      switch byte {
      case 0x09: "a tab"
      case 0x0A, 0x0D: "a line break"
      default: "the control character \(Self.codePoint(UInt32(byte)))"
      }
    return error("\(name) stands in a string, expected its escape `\(Self.escape(byte))` or the closing quotation mark")
  }

  func notUTF8() -> JSONError {
    error("the byte 0x\(Self.hex(UInt32(bytes[offset]), digits: 2)) at offset \(offset) is not UTF-8")
  }

  func unknownEscape() -> JSONError {
    let length = UTF8Sequence.length(at: offset + 1, of: bytes)
    guard length > 0, bytes[offset + 1] >= 0x20 else { return error("a backslash stands before no escape") }
    let name = String(decoding: bytes[offset..<(offset + 1 + length)], as: UTF8.self)
    return error(#"`\#(name)` is no escape; JSON has \" \\ \/ \b \f \n \r \t and \u with four hexadecimal digits"#)
  }

  func notAUnicodeEscape() -> JSONError {
    error(#"`\u` stands before something other than four hexadecimal digits"#)
  }

  func loneSurrogate(_ code: UInt32) -> JSONError {
    let half =
      code < 0xDC00 ? "high surrogate without a low one after it" : "low surrogate without a high one before it"
    return error("`\\u\(Self.hex(code, digits: 4))` is a \(half), which is no character")
  }

  /// What comes next, for a message.
  private var found: String {
    guard offset < bytes.count else { return "the end of the text" }
    let length = UTF8Sequence.length(at: offset, of: bytes)
    guard length > 0 else { return "the byte 0x\(Self.hex(UInt32(bytes[offset]), digits: 2)), which is not UTF-8" }
    if bytes[offset] < 0x20 || bytes[offset] == 0x7F {
      return "the control character \(Self.codePoint(UInt32(bytes[offset])))"
    }
    var end = offset + length
    if Self.isWordByte(bytes[offset]), bytes[offset] < 0x80 {
      while end < bytes.count, end < offset + 30, Self.isWordByte(bytes[end]), bytes[end] < 0x80 { end += 1 }
    }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    return text == "\u{FEFF}" ? "a byte order mark" : "`\(text)`"
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x09: #"\t"#
    case 0x0A: #"\n"#
    case 0x0D: #"\r"#
    default: #"\u"# + hex(UInt32(byte), digits: 4)
    }
  }

  private static func codePoint(_ code: UInt32) -> String { "U+" + hex(code, digits: 4) }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
