import JSON
import JSONSchema

/// Realistic values of each format, a payload's own.
enum FormatValues {
  /// The values of `format`, best first; none for a format that says nothing about text.
  static func values(of format: String, _ schema: EffectiveSchema?, _ writer: TextWriter) -> [String] {
    let tag = writer.tag
    let number = Int(writer.source.tagNumber(at: writer.location))
    switch format {
    case "email", "idn-email": return emails(writer)
    case "uri", "url", "iri": return uris(writer)
    case "uri-reference", "iri-reference": return uris(writer) + ["/items/\(tag)", "/\(tag)"]
    case "uri-template": return ["https://example.com/\(tag)/{id}"]
    case "uuid", "guid": return [uuid(writer)]
    case "date", "full-date": return [date(writer)]
    case "date-time", "datetime", "timestamp": return [date(writer) + "T" + time(writer) + "Z"]
    case "time": return [time(writer) + "Z", time(writer)]
    case "partial-time", "local-time", "time-local": return [time(writer)]
    case "http-date": return [httpDate(writer)]
    case "media-range": return ["application/vnd.example-\(tag)+json"]
    case "char": return [String(UnicodeScalar(UInt8(97 + number % 26)))]
    case "sf-binary": return [":" + Base64.encode(Array("content \(tag)".utf8)) + ":"]
    case "sf-boolean": return ["?\(number % 2)"]
    case "sf-token": return ["token-\(tag)", "t\(tag)"]
    case "local-date-time", "date-time-local": return [date(writer) + "T" + time(writer)]
    case "duration": return ["PT\(1 + writer.source.position(below: 900, at: writer.location))S"]
    case "ipv4", "ip": return ["10.\(number % 200 + 10).\(number / 256).\(number % 256)"]
    case "ipv6": return ["2001:db8::\(hexadecimal(number))"]
    case "cidr", "ipv4-cidr": return ["10.\(number / 256).\(number % 256).0/24"]
    case "mac": return ["02:00:5e:10:\(tag.prefix(2)):\(tag.suffix(2))"]
    case "hostname", "idn-hostname", "host": return ["host-\(tag).example.com", "h\(tag).example.com", "h\(tag)"]
    case "byte", "base64", "base64url": return encoded(format, writer)
    case "json-pointer": return ["/items/\(tag)"]
    case "relative-json-pointer": return ["\(number % 9)/items"]
    case "regex": return ["^[a-f]+\(tag)$"]
    case "decimal", "decimal128", "number", "float", "double", "money":
      return ["\(1 + number % 999).\(10 + number / 728 % 90)"]
    case "int32", "int64", "uint32", "uint64", "integer", "long": return [String(1 + number % 30_000)]
    case "color": return ["#\(tag)7f", "#\(tag.prefix(3))"]
    case "slug": return Array(writer.texts)
    default: return []
    }
  }

  /// Addresses, the longest first that the bounds allow.
  static func emails(_ writer: TextWriter) -> [String] {
    let tag = writer.tag
    let padding = String(repeating: "x", count: min(max(writer.minLength - 21, 0), 50))
    return ["user-\(tag)\(padding)@example.com", "u\(tag)@example.org", "\(tag)@ex.co", "a@b.co"]
  }

  /// Addresses of documents, the longest first that the bounds allow.
  static func uris(_ writer: TextWriter) -> [String] {
    let padding = String(repeating: "x", count: max(writer.minLength - 24, 0))
    return [
      "https://example.com/\(writer.tag)\(padding)", "http://ex.co/\(writer.tag)", "http://\(writer.tag)",
      "urn:x:\(writer.tag)",
    ]
  }

  /// A random UUID (version 4, RFC 9562).
  static func uuid(_ writer: TextWriter) -> String {
    var stream = writer.source.generator(at: writer.location)
    var digits = Array(hexadecimal(Int(truncatingIfNeeded: stream.next() >> 1), width: 16))
    digits += Array(hexadecimal(Int(truncatingIfNeeded: stream.next() >> 1), width: 16))
    digits[12] = "4"
    digits[16] = "a"
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    return text
  }

  /// Content in base 64 or another encoding.
  static func encoded(_ encoding: String, _ writer: TextWriter) -> [String] {
    let tag = writer.tag
    switch encoding.lowercased() {
    case "byte", "base64", "base64url":
      let bytes = Array("content \(tag)".utf8)
      let padded = bytes + Array(repeating: 0x78, count: max(0, writer.minLength * 3 / 4 - bytes.count + 3) / 3 * 3)
      let texts = [padded, Array("c\(tag)x".utf8), Array(tag.utf8.prefix(3))].map(Base64.encode)
      return encoding.lowercased() == "base64url" ? texts.map(Base64.urlSafe) : texts
    case "base16", "hex": return ["\(tag)\(tag)"]
    default: return []
    }
  }

  /// A value of every format, for patterns that spell one out.
  static func samples(_ writer: TextWriter) -> [String] {
    [
      "date", "date-time", "time", "local-date-time", "uuid", "ipv4", "ipv6", "email", "uri", "hostname", "duration",
      "cidr", "mac", "color", "decimal", "int32", "byte",
    ].flatMap { values(of: $0, nil, writer) }
  }

  /// A day of the years 2001 to 2036.
  static func date(_ writer: TextWriter) -> String {
    let position = writer.source.position(below: 36 * 12 * 28, at: writer.location)
    let (year, month, day) = (2001 + position / 336, position / 28 % 12 + 1, position % 28 + 1)
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  /// A time of day in whole seconds.
  static func time(_ writer: TextWriter) -> String {
    let position = writer.source.position(below: 86_400, at: writer.location)
    return "\(padded(position / 3600)):\(padded(position / 60 % 60)):\(padded(position % 60))"
  }

  /// A time as HTTP's header fields have it.
  static func httpDate(_ writer: TextWriter) -> String {
    let day = writer.source.position(below: 28, at: writer.location)
    // The first of January 2001 was a Monday.
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return "\(names[day % 7]), \(padded(day + 1)) Jan 2001 \(time(writer)) GMT"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func hexadecimal(_ number: Int, width: Int = 1) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
