/// Writes elements as an XML 1.0 document in UTF-8, nothing added between them.
enum XMLWriter {
  /// The document with that root.
  static func write(_ root: XMLElement) -> [UInt8] {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"#
    append(root, to: &text)
    return Array(text.utf8)
  }

  private static func append(_ element: XMLElement, to text: inout String) {
    text += "<\(element.name)"
    for attribute in element.attributes {
      text += " \(attribute.name)=\"\(escaped(attribute.value, inAttribute: true))\""
    }
    guard !element.children.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    for child in element.children {
      switch child {
      case .element(let element): append(element, to: &text)
      case .text(let content): text += escaped(content, inAttribute: false)
      }
    }
    text += "</\(element.name)>"
  }

  /// Text as a document may hold it; what XML cannot say at all becomes U+FFFD.
  private static func escaped(_ text: String, inAttribute: Bool) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where inAttribute: escaped.append(contentsOf: "&quot;".unicodeScalars)
      // Readers make a line feed, and in attributes a blank, of these (§2.11, §3.3.3).
      case "\r": escaped.append(contentsOf: "&#13;".unicodeScalars)
      case "\n" where inAttribute: escaped.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where inAttribute: escaped.append(contentsOf: "&#9;".unicodeScalars)
      default: escaped.append(XMLCharacters.isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(escaped)
  }
}
