/// Text for XML 1.0 documents.
enum XMLText {
  /// `text` for an attribute in double quotes: line breaks and tabs kept as references.
  static func attribute(_ text: String) -> String {
    escaped(text, isAttribute: true)
  }

  /// `text` for the content of an element.
  static func content(_ text: String) -> String {
    escaped(text, isAttribute: false)
  }

  /// Characters that XML 1.0 (§2.2) does not allow become U+FFFD.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\t" where isAttribute: result += "&#9;"
      case "\n" where isAttribute: result += "&#10;"
      case "\r": result += "&#13;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
