/// Texts that any string may be and that stores and servers damage easily.
enum TextSamples {
  /// The samples; `tag` makes them the payload's own.
  static func all(tag: String) -> [(text: String, description: String)] {
    [
      ("naïve Zoë \(tag)", "letters with accents, composed"),
      ("cafe\u{301} \(tag)", "a letter with a combining accent"),
      ("wide \u{1F600}\u{1F469}\u{200D}\u{1F52C} \(tag)", "characters beyond the Basic Multilingual Plane"),
      ("\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{639}\u{631}\u{628}\u{64A} \(tag)", "right-to-left text"),
      ("日本語 \(tag)", "Japanese text"),
      ("\"quoted\" 'single' \\back\\slash \(tag)", "quotes and backslashes"),
      ("<b>bold</b> & &amp; \(tag)", "markup"),
      ("tab\tline\nreturn\r\n\(tag)", "tab and line breaks"),
      ("control \u{1}\u{1F}\u{7F} \(tag)", "control characters"),
      ("nul \u{0} \(tag)", "the character U+0000"),
      (" outer blanks \(tag) ", "leading and trailing blanks"),
      ("two  blanks \(tag)", "two blanks in a row"),
      ("100% _\(tag)_ ; -- %s {} ${x}", "characters that templates and queries treat specially"),
      ("null", "the word null"), ("true", "the word true"), ("0", "the digit zero"),
      ("007", "digits with leading zeros"), ("1e5", "digits that read as a number"),
    ]
  }
}
