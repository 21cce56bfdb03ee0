import JSON

/// The same text in another spelling, whatever it means.
enum TextForms {
  static let all: [Hypothesis] = [outerBlanks, unicodeForm, jsonWhitespace, base64]

  static let trimReason = "outer blanks trimmed"

  /// Without blanks at both ends; line ends, no-break and zero-width blanks included.
  static func trimmed(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
      || (0x1C...0x1F).contains(scalar.value)
  }

  @Sendable static func outerBlanks(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, read.count < sent.count else { return nil }
    let leading = sent.prefix(while: isBlank).count
    // One side may have been left alone.
    for start in Set([0, leading]) where sent[start...].starts(with: read) {
      let rest = sent[(start + read.count)...]
      let isTrimmedEnd = rest.allSatisfy(isBlank)
      if isTrimmedEnd, start > 0 || !rest.isEmpty { return .canonical(trimReason) }
    }
    return nil
  }

  /// `String`'s `==` is canonical equivalence (Unicode UAX #15).
  @Sendable static func unicodeForm(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, sent == read, pair.sent != pair.read else { return nil }
    let isComposed = read.unicodeScalars.count <= sent.unicodeScalars.count
    return .canonical("Unicode normalised (\(isComposed ? "NFC" : "NFD"))")
  }

  @Sendable static func jsonWhitespace(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, sent.first == "{" || sent.first == "[", sent.first == read.first,
      let first = try? JSONParser.parse(sent).value, let second = try? JSONParser.parse(read).value, first == second
    else { return nil }
    return .canonical("JSON text in another spelling")
  }

  @Sendable static func base64(_ pair: ValuePair) -> Explanation? {
    guard ["byte", "base64", "base64url", "binary"].contains(pair.format), let (sent, read) = pair.texts,
      let first = sextets(sent), let second = sextets(read), first == second
    else { return nil }
    return .canonical("base64 in another spelling")
  }

  /// The values of the digits of either alphabet (RFC 4648 §4, §5); padding and line ends left out.
  private static func sextets(_ text: String) -> [UInt8]? {
    var values: [UInt8] = []
    var isPadding = false
    for byte in text.utf8 {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x0A, 0x0D: continue
      case 0x3D:
        isPadding = true
        continue
      default: return nil
      }
      if isPadding { return nil }
      values.append(value)
    }
    return values
  }
}
