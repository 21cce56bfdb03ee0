/// The grammar of numbers (RFC 8259 §6) over bytes.
enum JSONNumberGrammar {
  /// How many of the first bytes are a number; nil when they do not begin with one.
  static func length(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    func digits() -> Bool {
      let start = index
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
      return index > start
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = index
    guard digits() else { return nil }
    if bytes[first] == UInt8(ascii: "0"), index > first + 1 { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard digits() else { return nil }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
      guard digits() else { return nil }
    }
    return index
  }

  /// The value of bytes that are a number.
  static func value(of bytes: UnsafeBufferPointer<UInt8>) -> JSONNumber.Value {
    if bytes.count <= 18, let value = shortInteger(bytes) { return .integer(value) }
    let isNegative = bytes.first == UInt8(ascii: "-")
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count)
    var exponent = 0
    var isFraction = false
    var index = isNegative ? 1 : 0
    while index < bytes.count, bytes[index] | 0x20 != UInt8(ascii: "e") {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ".") {
        isFraction = true
        continue
      }
      if isFraction { exponent -= 1 }
      if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
    }
    if index < bytes.count { exponent += writtenExponent(bytes[(index + 1)...]) }
    return JSONNumber.Value(isNegative: isNegative, digits: digits, exponent: exponent)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// The value of at most 18 characters when they are all digits, which cannot overflow.
  private static func shortInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var value = 0
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      guard isDigit(byte) else { return nil }
      value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return isNegative ? 0 &- value : value
  }

  private static func writtenExponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var value = 0
    for byte in bytes where isDigit(byte) {
      let limit = ExactDecimal.exponentLimit
      value = value <= limit / 10 ? min(value * 10 + Int(byte - UInt8(ascii: "0")), limit) : limit
    }
    return isNegative ? 0 - value : value
  }
}
