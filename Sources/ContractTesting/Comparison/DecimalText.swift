import JSON

/// Numbers that are written as text.
enum DecimalText {
  /// Formats of strings that hold numbers.
  static let formats: Set<String> = [
    "decimal", "number", "numeric", "double", "float", "int32", "int64", "integer", "long", "bigint", "money", "uint64",
    "int128", "decimal128", "big-decimal",
  ]

  /// The number that the text says: a JSON number, or one with a plus sign, leading zeros, or no digit before or after
  /// its point.
  static func number(_ text: String) -> JSONNumber? {
    var digits = Substring(text)
    guard !digits.isEmpty, digits.utf8.count <= 400 else { return nil }
    var sign = ""
    if digits.first == "-" || digits.first == "+" { sign = digits.removeFirst() == "-" ? "-" : "" }
    guard digits.utf8.first.map({ (0x30...0x39).contains($0) || $0 == 0x2E }) == true else { return nil }
    while digits.first == "0", digits.dropFirst().utf8.first.map({ (0x30...0x39).contains($0) }) == true {
      digits.removeFirst()
    }
    if digits.first == "." { digits = "0" + digits }
    if digits.last == ".", digits.count > 1 { digits.removeLast() }
    return JSONNumber(literal: sign + digits)
  }

  /// How many digits stand after the point, as written; 0 with an exponent.
  static func writtenFractionDigits(_ text: String) -> Int {
    guard !text.contains("e"), !text.contains("E"), let point = text.firstIndex(of: ".") else { return 0 }
    return text[point...].utf8.count - 1
  }
}
