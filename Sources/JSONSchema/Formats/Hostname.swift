/// RFC 1123 §2.1 with RFC 5890's rules for A-labels.
enum Hostname {
  static func isValid(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      isLabel(Substring($0))
    }
  }

  /// Whether a label is made of letters, digits and inner hyphens, and is a proper A-label when it looks like one.
  static func isLabel(_ label: Substring) -> Bool {
    let bytes = label.utf8
    guard (1...63).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-"),
      bytes.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") })
    else { return false }
    // Other labels with two hyphens there are in use, although RFC 5891 §4.2.3.1 reserves them.
    return label.prefix(4).lowercased() != "xn--" || InternationalHostname.decoded(label) != nil
  }
}
