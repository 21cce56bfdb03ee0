/// Header fields as users write them: `Name: value`.
public enum HeaderSyntax {
  /// The field; `nil` when the name is no token (RFC 9110 §5.6.2), or the value has a character that no field may have.
  public static func field(_ text: String) -> (name: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let blanks: Set<Character> = [" ", "\t"]
    var value = text[text.index(after: colon)...].drop { blanks.contains($0) }
    while let last = value.last, blanks.contains(last) { value.removeLast() }
    let name = String(text[..<colon])
    return isName(name) && isValue(value) ? (name, String(value)) : nil
  }

  /// Whether `text` is a field name.
  public static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: marks.contains(byte)
        }
      }
  }

  /// Whether `text` may be a field's value (RFC 9110 §5.5): no control characters.
  public static func isValue(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  private static let marks = Set("!#$%&'*+-.^_`|~".utf8)
}
