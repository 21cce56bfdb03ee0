import JSON

/// The same number in another form.
enum NumberForms {
  static let all: [Hypothesis] = [asString, fromString, scale, doublePrecision]

  /// `12.5` → `"12.50"`.
  @Sendable static func asString(_ pair: ValuePair) -> Explanation? {
    guard let sent = pair.sent.number, let text = pair.read.string?.text, DecimalText.number(text) == sent else {
      return nil
    }
    return .canonical("number written as a string")
  }

  /// `"12.5"` → `12.5`, where the schema knows both.
  @Sendable static func fromString(_ pair: ValuePair) -> Explanation? {
    guard pair.traits.isNumericString || DecimalText.formats.contains(pair.format), pair.sent.string != nil,
      let read = pair.read.number, pair.numbers?.sent == read
    else { return nil }
    return .canonical("numeric string shown as a number")
  }

  /// `"12.5"` → `"12.50"`. Where nothing says that the text is a number, only zeros may have been added.
  @Sendable static func scale(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, let first = DecimalText.number(sent), first == DecimalText.number(read) else {
      return nil
    }
    let isKnown = pair.numbers != nil
    let hasZerosAdded =
      read.hasPrefix(sent) && read.utf8.dropFirst(sent.utf8.count).allSatisfy { $0 == 0x30 || $0 == 0x2E }
    return isKnown || hasZerosAdded ? .canonical("decimal written to its scale") : nil
  }

  /// A `number` kept as a 64-bit float, which is all that interoperable JSON promises (RFC 8259 §6).
  @Sendable static func doublePrecision(_ pair: ValuePair) -> Explanation? {
    pair.traits.isFractional ? NumberLosses.doublePrecision(pair).map { .canonical($0.reason) } : nil
  }
}
