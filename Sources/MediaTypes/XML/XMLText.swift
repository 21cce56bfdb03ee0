/// The code points of a document, its encoding found out (XML 1.0 §4.3.3) and its line ends made alike (§2.11).
enum XMLText {
  static func scalars(_ content: [UInt8]) throws(MalformedContent) -> [Unicode.Scalar] {
    guard let text = text(content) else { throw MalformedContent("the document is not in the encoding that it names") }
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.unicodeScalars.count)
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar == "\r"
      scalars.append(wasReturn ? "\n" : scalar)
    }
    return scalars
  }

  private static func text(_ content: [UInt8]) -> String? {
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { return String(validating: content.dropFirst(3), as: UTF8.self) }
    if content.starts(with: [0xFE, 0xFF]) || content.starts(with: [0xFF, 0xFE]) {
      guard content.count % 2 == 0 else { return nil }
      let isBigEndian = content[0] == 0xFE
      let units = stride(from: 2, to: content.count, by: 2).map { index -> UInt16 in
        let (first, second) = (UInt16(content[index]), UInt16(content[index + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
      }
      return String(validating: units, as: UTF16.self)
    }
    let head = String(decoding: content.prefix(100), as: UTF8.self).lowercased()
    let isLatin1 = head.hasPrefix("<?xml") && (head.prefix { $0 != ">" }).contains("iso-8859-1")
    return isLatin1 ? ByteText.text(of: content) : String(validating: content, as: UTF8.self)
  }
}
