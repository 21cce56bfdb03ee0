/// RFC 5890 §2.3.2.3 with the rules of RFC 5892 and RFC 5893.
enum InternationalHostname {
  static func isValid(_ text: String) -> Bool {
    var labels: [[Unicode.Scalar]] = []
    var length = -1
    for part in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      let label = Array(part)
      if label.allSatisfy(\.isASCII) {
        guard Hostname.isLabel(Substring(part)) else { return false }
        length += 1 + label.count
        labels.append(decoded(Substring(part)) ?? label)
      } else {
        guard isULabel(label), let encoded = Punycode.encode(label) else { return false }
        length += 5 + encoded.utf8.count
        labels.append(label)
      }
    }
    return length <= 253 && BidirectionalLabels.areConsistent(labels)
  }

  /// The code points of an A-label that IDNA 2008 allows; `nil` for any other label.
  static func decoded(_ label: Substring) -> [Unicode.Scalar]? {
    guard label.prefix(4).lowercased() == "xn--", let decoded = Punycode.decode(label.dropFirst(4)),
      isULabel(decoded), Punycode.encode(decoded) == label.dropFirst(4).lowercased()
    else { return nil }
    return decoded
  }

  /// Whether code points make a label that IDNA 2008 allows.
  private static func isULabel(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, let last = label.last, label.contains(where: { !$0.isASCII }) else { return false }
    guard first != "-", last != "-", !(label.count >= 4 && label[2] == "-" && label[3] == "-") else { return false }
    guard !first.isMark, label.count <= 63, let encoded = Punycode.encode(label), encoded.utf8.count <= 59 else {
      return false
    }
    return label.indices.allSatisfy { isAllowed(at: $0, in: label) } && BidirectionalLabels.areConsistent([label])
  }

  /// The separators that RFC 3490 §3.1 allows besides the full stop.
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "\u{3002}", "\u{FF0E}", "\u{FF61}": true
    default: false
    }
  }

  /// RFC 5892 §3 and appendix A.
  private static func isAllowed(at index: Int, in label: [Unicode.Scalar]) -> Bool {
    let scalar = label[index]
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch scalar.value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007, 0x2D: return true
    case 0x200C: return isAfterVirama(before) || (before.map(joins) ?? false) && (after.map(joins) ?? false)
    case 0x200D: return isAfterVirama(before)
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map { isGreek($0) } ?? false
    case 0x5F3, 0x5F4: return before.map { (0x591...0x5F4).contains($0.value) } ?? false
    case 0x30FB: return label.contains { isJapanese($0) }
    case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
    case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    default: break
    }
    guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
      // What normalisation and case folding would change is not allowed (RFC 5892 §2.2).
      return !scalar.properties.changesWhenNFKCCaseFolded
    default: return false
    }
  }

  private static func isAfterVirama(_ before: Unicode.Scalar?) -> Bool {
    before.map { $0.properties.canonicalCombiningClass == .virama } ?? false
  }

  /// Whether a letter is of a script whose letters join; which of them do not join to one side is not looked at.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x620...0x6FF, 0x710...0x7FF, 0x840...0x8FF, 0x1807...0x18AA, 0xA840...0xA872: !scalar.properties.isWhitespace
    default: false
    }
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
  }

  private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3005, 0x3007, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F:
      true
    default: false
    }
  }
}
