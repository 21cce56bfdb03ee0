/// What the text of a plain scalar means (YAML 1.2.2 §10.3, the core schema).
///
/// `no`, `on`, `yes`, `12:30:45` and dates are strings. So are `.inf` and `.nan`, which JSON cannot say.
enum CoreSchema {
  /// Longer hexadecimal and octal numbers are strings, for converting them takes quadratic time.
  private static let radixDigitsLimit = 1000

  static func kind(_ text: some Collection<UInt8>) -> Node.Kind {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(text, "null") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(text, "true") ? .bool : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(text, "false") ? .bool : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return isNumber(text) ? .number : .string
    default: return .string
    }
  }

  /// Whether the text is `.inf`, `-.inf` or `.nan`.
  static func isNotFinite(_ text: some Collection<UInt8>) -> Bool {
    guard text.count == 4 || text.count == 5 else { return false }
    let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
    let unsigned = text.dropFirst(isSigned ? 1 : 0)
    guard unsigned.first == UInt8(ascii: "."), unsigned.count == 4 else { return false }
    let word = unsigned.dropFirst()
    return isWord(word, "inf") || !isSigned && isWord(word, "nan")
  }

  /// The JSON literal of a number's text: `+7` and `007` are `7`, `0xFF` is `255`, `.5` is `0.5`, `5.` is `5`.
  static func literal(_ text: some Collection<UInt8>) -> String? {
    let string = String(decoding: text, as: UTF8.self)
    if string.hasPrefix("0x") { return decimal(ofDigits: string.utf8.dropFirst(2), radix: 16) }
    if string.hasPrefix("0o") { return decimal(ofDigits: string.utf8.dropFirst(2), radix: 8) }
    let isNegative = string.hasPrefix("-")
    var rest = string[...]
    if isNegative || string.hasPrefix("+") { rest = rest.dropFirst() }
    let mark = rest.firstIndex { $0 == "e" || $0 == "E" } ?? rest.endIndex
    let parts = rest[..<mark].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = (parts.first ?? "").drop { $0 == "0" }
    let fraction = parts.count > 1 ? parts[1] : ""
    return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
      + rest[mark...]
  }

  /// Whether `text` is `word` in lower case, capitalised, or in upper case.
  private static func isWord(_ text: some Collection<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    let isUpper = { (byte: UInt8) in byte & 0x20 == 0 }
    let allUpper = text.allSatisfy(isUpper)
    if !allUpper, text.dropFirst().contains(where: isUpper) { return false }
    return zip(text, 0..<text.count).allSatisfy { $0 | 0x20 == word.utf8Start[$1] }
  }

  /// The decimal digits of a number in another radix, of any size.
  private static func decimal(ofDigits digits: some Sequence<UInt8>, radix: UInt32) -> String {
    /// Nine decimal digits each, the least significant ones first.
    var limbs: [UInt32] = [0]
    for digit in digits {
      var carry = UInt64(digit < 0x3A ? digit - 0x30 : (digit | 0x20) - 0x57)
      for index in limbs.indices {
        carry += UInt64(limbs[index]) * UInt64(radix)
        limbs[index] = UInt32(carry % 1_000_000_000)
        carry /= 1_000_000_000
      }
      if carry > 0 { limbs.append(UInt32(carry)) }
    }
    let rest = limbs.dropLast().reversed().map { limb in
      let text = String(limb)
      return String(repeating: "0", count: 9 - text.utf8.count) + text
    }
    return String(limbs[limbs.count - 1]) + rest.joined()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    if text.count > 2, text.first == 0x30 {
      let digits = text.dropFirst(2)
      switch text.dropFirst().first {
      case UInt8(ascii: "x") where digits.count <= radixDigitsLimit:
        return digits.allSatisfy { isDigit($0) || ($0 | 0x20) &- 0x61 < 6 }
      case UInt8(ascii: "o") where digits.count <= radixDigitsLimit: return digits.allSatisfy { 0x30...0x37 ~= $0 }
      default: break
      }
    }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fractionDigits = 0
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      fractionDigits = fraction.count
      rest = rest.dropFirst(1 + fractionDigits)
    }
    guard !whole.isEmpty || fractionDigits > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
}
