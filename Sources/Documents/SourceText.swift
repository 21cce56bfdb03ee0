/// Lines and columns of a text that is not read yet.
enum SourceText {
  /// The line and the column in code points of the byte at `offset`, both from 1.
  static func position(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// The bytes of a line, counted from 1, without its break.
  static func line(_ number: Int, of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var rest = bytes[...]
    for _ in 1..<max(number, 1) {
      guard let end = rest.firstIndex(of: 0x0A) else { return [] }
      rest = rest[(end + 1)...]
    }
    return Array(rest.prefix { $0 != 0x0A && $0 != 0x0D })
  }
}
