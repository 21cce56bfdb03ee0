/// Valid values at the edge of each format.
enum FormatEdges {
  /// A valid value that a careless implementation refuses or changes.
  struct Edge {
    let value: String
    let description: String
    /// Whether every implementation of the format must take it.
    let isBoundary: Bool
  }

  /// The edge values of `format`.
  static func edges(of format: String, _ writer: TextWriter) -> [Edge] {
    let tag = writer.tag
    switch format {
    case "date", "full-date":
      return [
        must("2024-02-29", "a leap day"), must("2023-12-31", "the last day of a year"),
        must("2026-01-01", "the first day of a year"), may("1900-01-01", "before 1970"),
        may("9999-12-31", "the last day there is"),
      ]
    case "date-time":
      return [
        must("2024-02-29T23:59:59Z", "the last second of a leap day"),
        must("2026-07-01T12:30:00+05:30", "an offset of half an hour"),
        must("2026-07-01T12:30:00-08:00", "a negative offset"),
        must("2026-07-01T12:30:00.123Z", "milliseconds"), may("2026-07-01T12:30:00.123456789Z", "nanoseconds"),
        may("1969-12-31T23:59:59Z", "before 1970"), may("9999-12-31T23:59:59Z", "the last second there is"),
        may("1800-01-01T00:00:00Z", "before there were time zones"),
        may("2026-07-01t12:30:00z", "lower-case t and z"), may("2016-12-31T23:59:60Z", "a leap second"),
      ]
    case "time":
      return [
        must("00:00:00Z", "midnight"), must("23:59:59Z", "the last second of a day"),
        must("12:30:00+05:30", "an offset"), may("12:30:00.5Z", "a fraction of a second"),
      ]
    case "duration":
      return [
        must("P1D", "one day"), must("PT36H", "more hours than a day has"), must("P1Y2M3DT4H5M6S", "all units"),
        may("P2W", "weeks"), may("PT0S", "no time at all"),
      ]
    case "email", "idn-email":
      return [
        must("first.last+\(tag)@sub.example.co.uk", "a dot, a plus and a subdomain"),
        must("u\(tag)@example.com", "a short one"), may("o'neil-\(tag)@example.com", "an apostrophe"),
        may("User-\(tag)@Example.COM", "upper case"),
      ]
    case "uuid", "guid":
      return [
        may("00000000-0000-0000-0000-000000000000", "the nil UUID"),
        may(FormatValues.uuid(writer).uppercased(), "upper case"),
      ]
    case "uri", "url", "iri":
      return [
        must("https://example.com/a%20b/\(tag)?q=1&r=%C3%A9#part", "escapes, a query and a fragment"),
        must("http://example.com:8080/\(tag)", "a port"), may("urn:isbn:0451450523", "a name without an authority"),
        may("https://[2001:db8::1]/\(tag)", "an IPv6 address"), may("mailto:user-\(tag)@example.com", "an address"),
      ]
    case "uri-reference", "iri-reference":
      return [must("/path/\(tag)?q=1", "a path"), may("../\(tag)", "a relative path"), may("", "the empty reference")]
    case "hostname", "idn-hostname":
      return [
        must("a.b.c.example-\(tag).com", "many labels"), may("localhost", "one label"),
        may(String(repeating: "a", count: 63) + ".example.com", "a label of 63 characters"),
      ]
    case "ipv4": return [must("255.255.255.255", "the highest address"), must("0.0.0.0", "the lowest address")]
    case "ipv6":
      return [
        must("::1", "the loopback address"), must("2001:db8:0:0:0:0:2:1", "all groups written"),
        may("::ffff:192.0.2.128", "an embedded IPv4 address"), may("::", "the lowest address"),
      ]
    case "byte", "base64":
      return [
        must(Base64.encode(Array("x\(tag)".utf8)), "one padding sign"),
        must(Base64.encode([0, 255, 254, 0, 128, 62, 63, 191]), "bytes that are not text"), may("", "no bytes"),
      ]
    case "base64url":
      return [must("_-8", "the letters of its own, without padding"), may("_-8=", "padding"), may("", "no bytes")]
    case "char": return [must("Z", "a letter"), may("\u{1F600}", "a character beyond the Basic Multilingual Plane")]
    case "decimal128":
      return [
        must("1234567890123456789012345678901234", "34 digits"), must("-0.10", "a trailing zero"),
        may("1E+6144", "a large exponent"), may("1E-6143", "a small exponent"),
      ]
    case "date-time-local": return [must("2024-02-29T23:59:59", "the last second of a leap day")]
    case "time-local": return [must("00:00:00", "midnight"), must("23:59:59", "the last second of a day")]
    case "http-date":
      return [
        must("Thu, 29 Feb 2024 23:59:59 GMT", "the last second of a leap day"),
        may("Sunday, 06-Nov-94 08:49:37 GMT", "the form of RFC 850"),
        may("Sun Nov  6 08:49:37 1994", "the form of asctime()"),
      ]
    case "media-range":
      return [
        must("*/*", "everything"), must("text/*", "a range"),
        must("application/vnd.example+json;version=1", "a parameter"),
        may("text/plain;charset=\"utf-8\"", "a quoted parameter"),
      ]
    case "sf-binary": return [must("::", "no bytes"), must(":AP/+:", "bytes that are not text")]
    case "sf-boolean": return [must("?0", "false"), must("?1", "true")]
    case "sf-string": return [may("", "the empty string"), must("a \\ and a '", "a backslash and an apostrophe")]
    case "sf-token": return [must("*a/b:c", "all that is no letter"), must("A", "one letter")]
    case "decimal": return [must("0.10", "a trailing zero"), may("-12.50", "a negative amount"), may("0", "zero")]
    default: return []
    }
  }

  /// Values of `format` with exactly `length` characters.
  static func stretched(_ format: String, to length: Int, _ writer: TextWriter) -> [String] {
    switch format {
    case "email", "idn-email":
      let domain = "@example.com"
      let local = length - domain.utf8.count
      if local > 0, local <= 64 { return [name(local, writer) + domain] }
      if length < 6 { return [] }
      if length <= 12 { return [name(length - 5, writer) + "@x.co"] }
      return [name(64, writer) + "@" + labels(length - 69) + ".com"]
    case "uri", "url", "iri", "uri-reference", "iri-reference":
      for stem in ["https://example.com/", "http://a.co/", "a:"] where length > stem.utf8.count {
        return [stem + name(length - stem.utf8.count, writer)]
      }
      return []
    case "hostname", "idn-hostname":
      return length > 8 && length <= 253 ? [labels(length - 4) + ".com"] : [name(min(length, 63), writer)]
    case "byte", "base64":
      return length % 4 == 0 ? [Base64.encode(Array(repeating: 0x78, count: length / 4 * 3))] : []
    default: return []
    }
  }

  /// Whether the format says nothing about the text.
  static func isFreeText(_ format: String) -> Bool {
    ["password", "string", "text", "multiline", "textarea", "html", "markdown"].contains(format)
  }

  private static func name(_ length: Int, _ writer: TextWriter) -> String {
    let text = writer.tag + String(repeating: "a", count: max(length, 0))
    return String(text.prefix(length))
  }

  /// Host labels of at most 60 letters, joined by dots.
  private static func labels(_ length: Int) -> String {
    var characters = Array(repeating: "a", count: max(length, 0))
    var index = 60
    while index < length - 1 {
      characters[index] = "."
      index += 61
    }
    return characters.joined()
  }

  private static func must(_ value: String, _ description: String) -> Edge {
    Edge(value: value, description: description, isBoundary: true)
  }

  private static func may(_ value: String, _ description: String) -> Edge {
    Edge(value: value, description: description, isBoundary: false)
  }
}
