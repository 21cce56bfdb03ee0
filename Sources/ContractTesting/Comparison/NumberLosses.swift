import JSON

/// What becomes of numbers in types too small for them.
enum NumberLosses {
  static let all: [Hypothesis] = [
    stringBecameNumber, wrapped, sign, singlePrecision, doublePrecision, clamped, decimals, zero, scaled,
    significantDigits, zeros, otherNumber,
  ]

  @Sendable static func stringBecameNumber(_ pair: ValuePair) -> Explanation? {
    guard pair.sent.string != nil, let read = pair.read.number, pair.numbers?.sent == read else { return nil }
    return .loss("string became number")
  }

  @Sendable static func sign(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers, sent.negated == read, !sent.isZero else { return nil }
    return .loss("sign lost")
  }

  @Sendable static func singlePrecision(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers, let float = Float(sent.literal), float.isFinite, float.magnitude > 0,
      Double(float) != sent.double, read.double == Double(float) || read.double == Double("\(float)")
    else { return nil }
    // A few decimals cut off often look like a float that is written short.
    return decimalsKept(sent, read) != nil && read.literal.utf8.count < 7 ? nil : .loss("rounded to a 32-bit float")
  }

  @Sendable static func doublePrecision(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers, sent != read, sent.double == read.double, sent.double.isFinite else {
      return nil
    }
    let reason = sent.isInteger ? "rounded to double precision (exact up to 2^53 only)" : "rounded to double precision"
    return .loss(reason)
  }

  @Sendable static func clamped(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers else { return nil }
    for bound in bounds where read == bound.value {
      let isBeyond = read.isNegative || read.isZero ? sent < read : sent > read
      if isBeyond { return .loss("clamped to \(bound.name)") }
    }
    return nil
  }

  @Sendable static func wrapped(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers, sent.isInteger, read.isInteger else { return nil }
    for (bits, modulus) in moduli
    where read > modulus.negated && read < modulus && (sent - read).isMultiple(of: modulus) {
      return .loss("wrapped around at \(bits) bits")
    }
    return nil
  }

  @Sendable static func decimals(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers, let (kept, isCut) = decimalsKept(sent, read) else { return nil }
    if kept == 0 { return .loss(isCut ? "integer part only" : "rounded to an integer") }
    return .loss("\(isCut ? "cut" : "rounded") to \(kept) decimal\(kept == 1 ? "" : "s")")
  }

  @Sendable static func zero(_ pair: ValuePair) -> Explanation? {
    guard let (_, read) = pair.numbers, read.isZero else { return nil }
    return .loss("0 instead of a value")
  }

  @Sendable static func scaled(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers else { return nil }
    for factor in [10, 100, 1000, 1_000_000] {
      if read == sent * JSONNumber(factor) { return .loss("multiplied by \(factor)") }
      if sent == read * JSONNumber(factor) { return .loss("divided by \(factor)") }
    }
    return nil
  }

  @Sendable static func significantDigits(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.numbers, sent.double.isFinite, read.double.isFinite,
      (sent.double - read.double).magnitude < sent.double.magnitude * 1e-5
    else { return nil }
    return .loss("rounded")
  }

  @Sendable static func zeros(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, let number = DecimalText.number(sent), number == DecimalText.number(read)
    else {
      return nil
    }
    if sent.hasPrefix(read) { return .loss("trailing zeros lost") }
    if sent.hasSuffix(read) { return .loss("leading zeros lost") }
    return .loss("taken for a number and written anew")
  }

  @Sendable static func otherNumber(_ pair: ValuePair) -> Explanation? {
    pair.numbers == nil ? nil : .loss("another number")
  }

  /// How many decimals were kept, and whether the others were cut off rather than rounded.
  private static func decimalsKept(_ sent: JSONNumber, _ read: JSONNumber) -> (count: Int, isCut: Bool)? {
    let count = DecimalText.writtenFractionDigits(read.literal)
    guard let digits = sent.fractionDigits, let readDigits = read.fractionDigits, readDigits < digits, count <= 30,
      let unit = JSONNumber(literal: "1e-\(max(count, readDigits))"),
      let below = sent.rounded(toMultipleOf: unit, up: false), let above = sent.rounded(toMultipleOf: unit, up: true)
    else { return nil }
    let towardsZero = sent.isNegative ? above : below
    let isNearer = (sent - below) < (above - sent)
    // `.5` may go either way; when cutting and rounding agree, rounding is the usual cause, but not for integers.
    if read == towardsZero { return (max(count, readDigits), count == 0 || isNearer == sent.isNegative) }
    return read == below || read == above ? (max(count, readDigits), false) : nil
  }

  private static let bounds: [(value: JSONNumber, name: String)] = [
    ("9223372036854775807", "the largest 64-bit integer"), ("-9223372036854775808", "the smallest 64-bit integer"),
    ("18446744073709551615", "the largest unsigned 64-bit integer"), ("9007199254740991", "2^53 - 1"),
    ("-9007199254740991", "-(2^53 - 1)"), ("9007199254740992", "2^53"),
    ("4294967295", "the largest unsigned 32-bit integer"), ("2147483647", "the largest 32-bit integer"),
    ("-2147483648", "the smallest 32-bit integer"), ("65535", "the largest unsigned 16-bit integer"),
    ("32767", "the largest 16-bit integer"), ("-32768", "the smallest 16-bit integer"),
    ("255", "the largest byte"), ("127", "the largest 8-bit integer"), ("-128", "the smallest 8-bit integer"),
  ].compactMap { literal, name in JSONNumber(literal: literal).map { ($0, name) } }

  /// The widest first: a number that wraps around at 32 bits also does at 8.
  private static let moduli: [(bits: Int, modulus: JSONNumber)] = [
    (64, "18446744073709551616"), (32, "4294967296"), (16, "65536"), (8, "256"),
  ].compactMap { bits, literal in JSONNumber(literal: literal).map { (bits, $0) } }
}
