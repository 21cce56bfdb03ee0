/// The `charset` of a media type (RFC 6657): UTF-8 where none is named, ISO-8859-1 where it is.
struct TextCharset {
  /// The name for messages.
  let name: String
  /// Whether the media type says UTF-8 itself.
  let isDeclaredUTF8: Bool
  private let isLatin1: Bool

  init(_ contentType: String) {
    let declared = MediaTypeParameters(contentType)["charset"]?.lowercased()
    isLatin1 = ["iso-8859-1", "latin1", "windows-1252"].contains(declared)
    isDeclaredUTF8 = declared == "utf-8" || declared == "utf8"
    name = isLatin1 ? "ISO-8859-1" : "UTF-8"
  }

  /// The bytes of `text`; what ISO-8859-1 does not have becomes `?`.
  func encode(_ text: String) -> [UInt8] {
    isLatin1 ? text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : UInt8(ascii: "?") } : Array(text.utf8)
  }

  /// The text of `bytes`; `nil` when they are no UTF-8 and should be.
  func decode(_ bytes: [UInt8]) -> String? {
    isLatin1 ? ByteText.text(of: bytes) : String(validating: bytes, as: UTF8.self)
  }
}
