import JSON

/// The encodings a document can be in (YAML 1.2.2 §5.2), told by its byte order mark or by where its first bytes are 0.
enum TextEncoding {
  case utf8, utf16(isBigEndian: Bool), utf32(isBigEndian: Bool)

  /// Why bytes are not text.
  struct Problem: Error {
    let offset: Int
    let message: String
    let remedy: String
  }

  /// The text in UTF-8 without its byte order mark.
  static func decode(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      throw Problem(offset: 0, message: "The file is compressed.", remedy: "Decompress it first.")
    }
    let (encoding, markLength) = detect(bytes)
    switch encoding {
    case .utf8:
      if let offset = bytes.withUnsafeBufferPointer({ UTF8Sequence.firstInvalidOffset(in: $0) }) {
        let byte = String(bytes[offset], radix: 16, uppercase: true)
        throw Problem(
          offset: offset, message: "The byte 0x\(byte) at offset \(offset) is not UTF-8.",
          remedy: "Save the file as UTF-8; it may be in Latin-1 or Windows-1252, or be no text at all.")
      }
      return markLength > 0 ? Array(bytes[markLength...]) : bytes
    case .utf16(let isBigEndian): return try transcode(bytes, from: markLength, unitLength: 2, isBigEndian)
    case .utf32(let isBigEndian): return try transcode(bytes, from: markLength, unitLength: 4, isBigEndian)
    }
  }

  private static func detect(_ bytes: [UInt8]) -> (TextEncoding, markLength: Int) {
    let start = Array(bytes.prefix(4))
    if start.count == 4 {
      if start == [0, 0, 0xFE, 0xFF] { return (.utf32(isBigEndian: true), 4) }
      if start == [0xFF, 0xFE, 0, 0] { return (.utf32(isBigEndian: false), 4) }
      if start[..<3] == [0, 0, 0], start[3] != 0 { return (.utf32(isBigEndian: true), 0) }
      if start[1...] == [0, 0, 0], start[0] != 0 { return (.utf32(isBigEndian: false), 0) }
    }
    if start.starts(with: [0xFE, 0xFF]) { return (.utf16(isBigEndian: true), 2) }
    if start.starts(with: [0xFF, 0xFE]) { return (.utf16(isBigEndian: false), 2) }
    if start.count >= 2, start[0] == 0, start[1] != 0 { return (.utf16(isBigEndian: true), 0) }
    if start.count >= 2, start[0] != 0, start[1] == 0 { return (.utf16(isBigEndian: false), 0) }
    return (.utf8, start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  private static func transcode(
    _ bytes: [UInt8], from start: Int, unitLength: Int, _ isBigEndian: Bool
  ) throws(Problem) -> [UInt8] {
    let name = "UTF-\(unitLength * 8)"
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var offset = start
    func unit(_ offset: Int) -> UInt32? {
      guard offset + unitLength <= bytes.count else { return nil }
      let unit = bytes[offset..<(offset + unitLength)]
      return (isBigEndian ? Array(unit) : unit.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
    }
    while offset < bytes.count {
      var length = unitLength
      var code = unit(offset)
      if unitLength == 2, let high = code, high & 0xFC00 == 0xD800, let low = unit(offset + 2), low & 0xFC00 == 0xDC00 {
        code = 0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)
        length = 4
      }
      guard let scalar = code.flatMap(Unicode.Scalar.init) else {
        throw Problem(
          offset: offset, message: "The bytes at offset \(offset) are not \(name), in which the document begins.",
          remedy: "Save the file as UTF-8.")
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      offset += length
    }
    return text
  }
}
