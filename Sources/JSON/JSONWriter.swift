extension JSONValue {
  /// The JSON text: without blanks, or with `pretty` a member a line, indented by two spaces, and a last line break.
  ///
  /// Numbers are written by their literal, members in their order, control characters escaped.
  public func serialized(pretty: Bool = false) -> String {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(self, indentation: 0)
    if pretty { writer.bytes.append(UInt8(ascii: "\n")) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes values as bytes.
struct JSONWriter {
  let isPretty: Bool
  var bytes: [UInt8] = []

  init(isPretty: Bool) { self.isPretty = isPretty }

  mutating func write(_ value: JSONValue, indentation: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let number): bytes += number.literal.utf8
    case .string(let string): write(string)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (position, element) in elements.enumerated() {
        separate(isFirst: position == 0, indentation: indentation + 1)
        write(element, indentation: indentation + 1)
      }
      close(UInt8(ascii: "]"), isEmpty: elements.isEmpty, indentation: indentation)
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (position, member) in object.members.enumerated() {
        separate(isFirst: position == 0, indentation: indentation + 1)
        write(member.key)
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        write(member.value, indentation: indentation + 1)
      }
      close(UInt8(ascii: "}"), isEmpty: object.isEmpty, indentation: indentation)
    }
  }

  private mutating func separate(isFirst: Bool, indentation: Int) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if isPretty { breakLine(indentation) }
  }

  private mutating func close(_ bracket: UInt8, isEmpty: Bool, indentation: Int) {
    if isPretty, !isEmpty { breakLine(indentation) }
    bytes.append(bracket)
  }

  private mutating func breakLine(_ indentation: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * 2))
  }

  private mutating func write(_ string: JSONString) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case 0x08: bytes += #"\b"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0C: bytes += #"\f"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0..<0x20, 0x7F:
        bytes += #"\u00"#.utf8
        bytes.append(Self.hexDigit(byte >> 4))
        bytes.append(Self.hexDigit(byte & 0xF))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
