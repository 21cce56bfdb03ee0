/// RFC 6570 §2, with the apostrophe as a literal (erratum 6937).
enum URITemplate {
  static func isValid(_ text: String) -> Bool {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "{" {
        guard let end = rest.firstIndex(of: "}"), isExpression(Substring(rest[..<end])) else { return false }
        rest = rest[rest.index(after: end)...]
      } else if scalar == "%" {
        guard takeEscape(&rest) else { return false }
      } else if !isLiteral(scalar) {
        return false
      }
    }
    return true
  }

  private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return true }
    return scalar.value > 0x20 && scalar.value != 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
  }

  private static func isExpression(_ expression: Substring) -> Bool {
    var list = expression
    if let first = list.utf8.first, "+#./;?&=,!@|".utf8.contains(first) { list = list.dropFirst() }
    return list.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { isVariable($0) }
  }

  private static func isVariable(_ variable: Substring) -> Bool {
    var name = variable
    if name.hasSuffix("*") {
      name = name.dropLast()
    } else if let colon = name.firstIndex(of: ":") {
      let length = name[name.index(after: colon)...].utf8
      guard (1...4).contains(length.count), length.first != UInt8(ascii: "0"), length.allSatisfy(ASCII.isDigit) else {
        return false
      }
      name = name[..<colon]
    }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      var rest = part.unicodeScalars[...]
      guard !rest.isEmpty else { return false }
      while let scalar = rest.popFirst() {
        if scalar == "%" {
          guard takeEscape(&rest) else { return false }
        } else {
          guard let byte = UInt8(exactly: scalar.value), ASCII.isAlphanumeric(byte) || scalar == "_" else {
            return false
          }
        }
      }
      return true
    }
  }

  private static func takeEscape(_ rest: inout Substring.UnicodeScalarView) -> Bool {
    for _ in 0..<2 {
      guard let digit = rest.popFirst(), let byte = UInt8(exactly: digit.value), ASCII.isHexDigit(byte) else {
        return false
      }
    }
    return true
  }
}
