/// RFC 5890 §2.3.2.3 with the rules of RFC 5892 and RFC 5893 as far as the standard library's properties tell them.
enum InternationalHostname {
  static func isValid(_ text: String) -> Bool {
    let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) { isDot($0) }
    guard !text.isEmpty, text.utf8.count <= 253 * 4 else { return false }
    return labels.allSatisfy { label in
      if label.allSatisfy(\.isASCII) { return Hostname.isLabel(Substring(label)) }
      return isULabel(Array(label))
    }
  }

  /// Whether code points make a label that IDNA 2008 allows.
  static func isULabel(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, let last = label.last, label.contains(where: { !$0.isASCII }), label.count <= 63
    else { return false }
    guard first != "-", last != "-", !(label.count >= 4 && label[2] == "-" && label[3] == "-") else { return false }
    guard !isMark(first), encodedLength(label) <= 63 else { return false }
    return label.indices.allSatisfy { isAllowed(at: $0, in: label) } && isDirectionConsistent(label)
  }

  /// The separators that RFC 3490 §3.1 allows besides the full stop.
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "\u{3002}", "\u{FF0E}", "\u{FF61}": true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// RFC 5892 §3 and appendix A.
  private static func isAllowed(at index: Int, in label: [Unicode.Scalar]) -> Bool {
    let scalar = label[index]
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch scalar.value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
    case 0x200C, 0x200D: return before.map { $0.properties.canonicalCombiningClass == .virama } ?? false
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map { isGreek($0) } ?? false
    case 0x5F3, 0x5F4: return before.map { isHebrew($0) } ?? false
    case 0x30FB: return label.contains { isJapanese($0) }
    case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
    case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    case 0x2D: return true
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

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
  }

  private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
    (0x591...0x5F4).contains(scalar.value)
  }

  private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3005, 0x3007, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F:
      true
    default: false
    }
  }

  /// A part of RFC 5893 §2: a label with right-to-left letters starts with one and has no left-to-right letters.
  private static func isDirectionConsistent(_ label: [Unicode.Scalar]) -> Bool {
    guard label.contains(where: isRightToLeft), let first = label.first else { return true }
    return isRightToLeft(first)
      && !label.contains { $0.properties.isAlphabetic && !isRightToLeft($0) && !isMark($0) }
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.properties.isAlphabetic, !isMark(scalar) else { return false }
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
    default: return false
    }
  }

  /// At most the length of the label's A-form: its ASCII characters, and at least one for each other code point.
  private static func encodedLength(_ label: [Unicode.Scalar]) -> Int {
    4 + label.count
  }
}
