/// Entity tags (RFC 9110 §8.8.3).
enum EntityTag {
  /// FNV-1a over the bytes of a text.
  static func hash(_ text: String) -> UInt64 { hash(text.utf8) }

  /// The strong tag of a representation.
  static func strong(_ representation: [UInt8]) -> String {
    let digits = String(hash(representation), radix: 16)
    return "\"" + String(repeating: "0", count: 16 - digits.count) + digits + "\""
  }

  /// Whether `field`, an `If-Match`, names `tag`: strong comparison.
  static func matchesStrongly(_ field: String, _ tag: String) -> Bool {
    tags(field).contains { $0 == "*" || $0 == tag }
  }

  /// Whether `field`, an `If-None-Match`, names `tag`: weak comparison.
  static func matchesWeakly(_ field: String, _ tag: String) -> Bool {
    tags(field).contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private static func tags(_ field: String) -> [String] {
    field.split(separator: ",").map { part in
      let start = part.drop { $0 == " " || $0 == "\t" }
      return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
  }
}
