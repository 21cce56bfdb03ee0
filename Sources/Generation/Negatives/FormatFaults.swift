/// Texts that are plainly not of a format, each close enough to reach the code that reads it.
enum FormatFaults {
  /// The texts for `format`, the plainest first; none for formats that take any text.
  static func faults(of format: String) -> [String] {
    switch format {
    case "date": ["2026-02-30", "2026-13-01", "not-a-date", "30.02.2026"]
    case "date-time": ["2026-13-45T99:99:99Z", "not-a-date-time", "2026-07-01"]
    case "time": ["25:61:00Z", "not-a-time"]
    case "duration": ["not-a-duration", "1 hour", "P"]
    case "email", "idn-email": ["not-an-email", "@example.com", "a@", "x"]
    case "hostname", "idn-hostname": ["-not a host-", "a..b", "-"]
    case "ipv4": ["256.1.1.1", "not-an-ip", "1.2.3"]
    case "ipv6": ["2001:db8::zzzz", "not-an-ip", "12345::1"]
    case "uri", "iri": ["not a uri", "://missing-scheme", "x"]
    case "uri-reference", "iri-reference": ["not a reference %zz", "a b", "\\"]
    case "uri-template": ["https://example.com/{unclosed", "{"]
    case "uuid": ["not-a-uuid", "123e4567-e89b-12d3-a456-42661417400", "g23e4567-e89b-12d3-a456-426614174000"]
    case "json-pointer": ["no/leading/slash", "/~2"]
    case "relative-json-pointer": ["-1/a", "x"]
    case "regex": ["[unclosed", "("]
    case "byte": ["not base64!", "===="]
    case "decimal": ["not-a-number", "1,5"]
    default: []
    }
  }
}
