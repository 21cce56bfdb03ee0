import Documents

/// A `format` that is nearly the name of one that is known: `datetime`, `guid`, `int-32`.
///
/// Unknown formats are allowed and mean nothing, so that values that break them are not tested.
enum MisspeltFormat: LintRule {
  static let id = "misspelt-format"
  static let explanation = "A format is nearly the name of a known one, and as it stands it means nothing."

  private static let known = [
    "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
    "uri-reference", "iri", "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
    "byte", "decimal", "int32", "int64", "float", "double", "binary", "password", "html", "commonmark", "int8", "int16",
    "uint8", "uint16", "uint32", "uint64", "char", "media-range", "sf-string", "decimal128", "url",
  ]
  /// Other words for known ones.
  private static let synonyms = [
    "guid": "uuid", "datetime": "date-time", "timestamp": "date-time", "ip": "ipv4", "int": "int32", "integer": "int32",
    "long": "int64", "float32": "float", "float64": "double",
  ]

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.compactMap { occurrence in
      guard let format = occurrence.schema["format"], let name = format.string, !known.contains(name),
        let meant = synonyms[name.lowercased()] ?? Spelling.nearest(to: name, among: known)
      else { return nil }
      return Diagnostic(
        .note, rule: id, at: format.place, "'\(name)' is no format that is known, and means nothing.",
        remedy: "Did you mean '\(meant)'?")
    }
  }
}
