/// Values that a property's name promises although no format does: an address for `contactEmail`.
///
/// Each is only a proposal; the schema decides.
enum NamedValues {
  /// The values that suit the name, best first; none for most names.
  static func values(_ writer: TextWriter) -> [String] {
    let words = writer.words
    guard let last = words.last else { return [] }
    switch last {
    case "email", "mail": return FormatValues.emails(writer)
    case "url", "uri", "href", "link", "website", "homepage": return FormatValues.uris(writer)
    case "uuid", "guid": return [FormatValues.uuid(writer)]
    case "phone", "telephone", "mobile", "fax": return ["+4930" + number(writer, digits: 7)]
    case "currency": return [choose(["EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK"], writer)]
    case "country":
      guard writer.maxLength <= 3 || words.contains("code") else { return [] }
      return [choose(["DE", "FR", "US", "GB", "JP", "SE", "IT", "ES", "NL", "PL"], writer)]
    case "locale", "language", "lang":
      return [choose(["en", "de", "fr", "es", "it", "nl", "pl", "sv", "da", "fi"], writer)]
    case "timezone", "tz":
      return [choose(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Europe/Paris", "UTC"], writer)]
    case "ip": return FormatValues.values(of: "ipv4", nil, writer)
    case "hostname", "fqdn": return FormatValues.values(of: "hostname", nil, writer)
    case "date", "birthday", "dob": return FormatValues.values(of: "date", nil, writer)
    case "timestamp": return FormatValues.values(of: "date-time", nil, writer)
    case "at" where words.count > 1: return FormatValues.values(of: "date-time", nil, writer)
    default: return []
    }
  }

  private static func choose(_ values: [String], _ writer: TextWriter) -> String {
    values[writer.source.position(below: values.count, at: writer.location)]
  }

  private static func number(_ writer: TextWriter, digits: Int) -> String {
    var size = 1
    for _ in 1..<digits { size *= 10 }
    return String(size + writer.source.position(below: size * 9, at: writer.location))
  }
}
