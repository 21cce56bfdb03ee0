import JSON
import RegularExpressions

/// `minLength`, `maxLength`, `pattern`, `format` and the content annotations.
enum StringKeywords {
  static let all: [String: KeywordReading] = [
    "minLength": { compiler, keywords, keyword in keywords.minLength = compiler.count(keyword) },
    "maxLength": { compiler, keywords, keyword in keywords.maxLength = compiler.count(keyword) },
    "pattern": { compiler, keywords, keyword in
      guard let text = compiler.text(keyword) else { return }
      keywords.pattern = compiler.pattern(text, keyword)
    },
    "format": { compiler, keywords, keyword in keywords.format = compiler.text(keyword) },
  ]

  static let content: [String: KeywordReading] = [
    "contentEncoding": { compiler, keywords, keyword in keywords.contentEncoding = compiler.text(keyword) },
    "contentMediaType": { compiler, keywords, keyword in keywords.contentMediaType = compiler.text(keyword) },
    "contentSchema": { compiler, keywords, keyword in keywords.contentSchema = compiler.one(keyword) },
  ]
}

extension SchemaCompiler {
  /// A pattern's compiled form; a diagnostic and `nil` when it cannot be read.
  mutating func pattern(_ text: String, _ keyword: KeywordOccurrence) -> RegularExpression? {
    if let known = patterns[text] { return known }
    do {
      let pattern = try RegularExpression(text)
      patterns[text] = pattern
      return pattern
    } catch {
      report(
        .warning, "malformed-pattern", at: keyword.key.place,
        "the pattern `\(text)` is not a regular expression of ECMA-262: \(error.message); it is ignored",
        remedy: "Correct the pattern at offset \(error.offset).")
      return nil
    }
  }
}
