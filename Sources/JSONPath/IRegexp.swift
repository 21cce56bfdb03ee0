import RegularExpressions

/// Interoperable regular expressions (RFC 9485), turned into those of ECMA-262 (§5.3).
enum IRegexp {
  /// `nil` when the text is no regular expression.
  static func compiled(_ pattern: String, isWhole: Bool) -> RegularExpression? {
    let body = ecmaScript(pattern)
    return try? RegularExpression(isWhole ? "^(?:\(body))$" : body)
  }

  /// A dot is any character but a line feed and a carriage return; ECMA-262's leaves two more out.
  private static func ecmaScript(_ pattern: String) -> String {
    var result = ""
    var isEscaped = false
    var isInClass = false
    for scalar in pattern.unicodeScalars {
      if scalar == ".", !isEscaped, !isInClass {
        result += "[^\\n\\r]"
        continue
      }
      if !isEscaped {
        if scalar == "[" { isInClass = true }
        if scalar == "]" { isInClass = false }
      }
      isEscaped = scalar == "\\" && !isEscaped
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
