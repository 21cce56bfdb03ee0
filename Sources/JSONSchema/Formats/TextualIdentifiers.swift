import RegularExpressions

/// `uuid`, the JSON pointers, and `regex`.
enum TextualIdentifiers {
  /// RFC 4122 §3, of any version.
  static func isUUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 36
      && bytes.indices.allSatisfy { index in
        switch index {
        case 8, 13, 18, 23: bytes[index] == UInt8(ascii: "-")
        default: ASCII.isHexDigit(bytes[index])
        }
      }
  }

  /// RFC 6901 §3.
  static func isJSONPointer(_ text: String) -> Bool {
    guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return false }
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else { continue }
      guard let escape = rest.popFirst(), escape == UInt8(ascii: "0") || escape == UInt8(ascii: "1") else {
        return false
      }
    }
    return true
  }

  /// Relative JSON Pointers, draft-bhutton-relative-json-pointer-00 §3.
  static func isRelativeJSONPointer(_ text: String) -> Bool {
    let digits = text.utf8.prefix(while: ASCII.isDigit)
    guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { return false }
    let rest = Substring(text.utf8.dropFirst(digits.count))
    return rest == "#" || isJSONPointer(String(rest))
  }

  /// ECMA-262.
  static func isRegularExpression(_ text: String) -> Bool {
    RegularExpression.isStandard(text)
  }
}
