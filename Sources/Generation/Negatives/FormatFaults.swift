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
    case "base64url": ["a+b/", "not base64!"]
    case "char": ["ab", ""]
    case "decimal": ["not-a-number", "1,5"]
    case "decimal128": ["0.12345678901234567890123456789012345", "not-a-number"]
    case "date-time-local": ["2026-02-30T12:00:00", "2026-07-01T12:30:00Z", "not-a-date-time"]
    case "time-local": ["25:61:00", "12:30:00Z", "not-a-time"]
    case "http-date": ["Wed, 30 Feb 2026 08:49:37 GMT", "2026-07-01T12:30:00Z", "not-a-date"]
    case "media-range": ["text", "*/json", "text/html;", "text/ht ml"]
    case "sf-binary": ["aGVsbG8=", ":not base64!:"]
    case "sf-boolean": ["true", "?2"]
    case "sf-string": ["a tab\t", "ümlaut"]
    case "sf-token": ["1token", "two words"]
    default: []
    }
  }
}
