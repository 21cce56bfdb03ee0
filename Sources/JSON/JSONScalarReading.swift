extension JSONReader {
  /// Reads the string that begins here: its bytes in the text, or nil when it has escapes and is in `scratch`.
  @usableFromInline
  mutating func readString() throws(JSONError) -> UnsafeBufferPointer<UInt8>? {
    let opening = position
    offset += 1
    let start = offset
    try skipPlainText(opening)
    if bytes[offset] == 0x22 {
      offset += 1
      return UnsafeBufferPointer(rebasing: bytes[start..<(offset - 1)])
    }
    scratch.removeAll(keepingCapacity: true)
    var piece = start
    while bytes[offset] == 0x5C {
      scratch.append(contentsOf: bytes[piece..<offset])
      try readEscape(opening)
      piece = offset
      try skipPlainText(opening)
    }
    scratch.append(contentsOf: bytes[piece..<offset])
    offset += 1
    return nil
  }

  /// Steps to the next quotation mark or backslash, checking what lies between.
  private mutating func skipPlainText(_ opening: JSONPosition) throws(JSONError) {
    let count = bytes.count
    guard let base = bytes.baseAddress else { throw endsInString(opening) }
    while true {
      // Eight bytes at once, while none of them is special.
      while offset + 8 <= count {
        let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones &* 0x80
        let (quotes, slashes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
        let special =
          word | (word &- (ones &* 0x20)) | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
        guard special & highs == 0 else { break }
        offset += 8
      }
      guard offset < count else { throw endsInString(opening) }
      let byte = base[offset]
      switch byte {
      case 0x22, 0x5C: return
      case 0..<0x20: throw controlCharacter(byte)
      case 0x20..<0x80: offset += 1
      default:
        let length = UTF8Sequence.length(at: offset, of: bytes)
        guard length > 0 else { throw notUTF8() }
        offset += length
        columnBase += length - 1
      }
    }
  }

  private mutating func readEscape(_ opening: JSONPosition) throws(JSONError) {
    guard offset + 1 < bytes.count else { throw endsInString(opening) }
    switch bytes[offset + 1] {
    case 0x22: scratch.append(0x22)
    case 0x5C: scratch.append(0x5C)
    case 0x2F: scratch.append(0x2F)
    case 0x62: scratch.append(0x08)
    case 0x66: scratch.append(0x0C)
    case 0x6E: scratch.append(0x0A)
    case 0x72: scratch.append(0x0D)
    case 0x74: scratch.append(0x09)
    case 0x75:
      try readUnicodeEscape()
      return
    default: throw unknownEscape()
    }
    offset += 2
  }

  private mutating func readUnicodeEscape() throws(JSONError) {
    guard var code = hexCode(at: offset + 2) else { throw notAUnicodeEscape() }
    var length = 6
    if code & 0xFC00 == 0xD800, offset + 7 < bytes.count, bytes[offset + 6] == 0x5C, bytes[offset + 7] == 0x75,
      let low = hexCode(at: offset + 8), low & 0xFC00 == 0xDC00
    {
      code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
      length = 12
    }
    guard let scalar = Unicode.Scalar(code) else { throw loneSurrogate(code) }
    offset += length
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// The value of the four hexadecimal digits at `start`.
  private func hexCode(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<(start + 4)] {
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    return code
  }

  /// Reads the number that begins here.
  @usableFromInline
  mutating func readNumber() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
    let rest = UnsafeBufferPointer(rebasing: bytes[offset...])
    guard let length = JSONNumberGrammar.length(of: rest) else { throw notANumber() }
    if length < rest.count, Self.isWordByte(rest[length]) || rest[length] == 0x2E { throw notANumber() }
    offset += length
    return UnsafeBufferPointer(rebasing: rest[..<length])
  }
}
