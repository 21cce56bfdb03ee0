/// The lines of a text that has U+0085, U+2028 or U+2029, which libyaml counts as line breaks and editors do not.
struct LineTable {
  /// The code point with which each line begins, counted from 0.
  private var starts = [0]

  /// Nil when the text has none of them, so that libyaml's own count is right.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard Self.hasOtherBreaks(bytes) else { return nil }
    var scalars = 0
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      scalars += 1
      if byte == 0x0A || byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A) {
        starts.append(scalars)
      }
    }
  }

  /// The line and column, from 1, of a code point counted from 0.
  func position(of scalar: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return (low + 1, scalar - starts[low] + 1)
  }

  private static func hasOtherBreaks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Many texts are ASCII from end to end.
    guard bytes.reduce(0, |) >= 0x80 else { return false }
    var offset = 0
    while offset + 1 < bytes.count {
      // Most of a text is ASCII: eight bytes at a time.
      if offset + 8 <= bytes.count {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          offset += 8
          continue
        }
      }
      let end = min(offset + 8, bytes.count - 1)
      while offset < end {
        if isOtherBreak(bytes, at: offset) { return true }
        offset += 1
      }
    }
    return false
  }

  private static func isOtherBreak(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0x85 }
    return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && offset + 2 < bytes.count
      && bytes[offset + 2] & 0xFE == 0xA8
  }
}
