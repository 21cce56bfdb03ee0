/// A hash that is the same in every run and on every machine (FNV-1a, 64 bits).
enum StableHash {
  /// The hash of the text's UTF-8 bytes.
  static func of(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// The hash's last twelve hexadecimal digits.
  static func digits(of text: String) -> String {
    let hash = of(text)
    let digits = String((hash ^ hash >> 48) & 0xFFFF_FFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }
}
