/// Bytes as a string of as many code points, each the number of its byte, so that lengths count octets and no byte is
/// lost.
enum ByteText {
  /// The bytes that `text` stands for; a text with code points beyond a byte stands for its UTF-8.
  static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.allSatisfy({ $0.value < 0x100 }) else { return Array(text.utf8) }
    return text.unicodeScalars.map { UInt8($0.value) }
  }

  /// The text that stands for `bytes`.
  static func text(of bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }
}
