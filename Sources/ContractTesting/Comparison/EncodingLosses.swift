import Documents
import JSON

/// What becomes of characters between encodings, and of text that is escaped once too often.
enum EncodingLosses {
  static let all: [Hypothesis] = [
    mojibake, htmlEscaped, percentCoded, backslashes, cutAtCharacter, charactersLost, charactersReplaced,
    compatibility,
  ]

  @Sendable static func mojibake(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, sent.contains(where: { $0.value > 0x7F }) else { return nil }
    if read == misread(sent, windows: false) || read == misread(sent, windows: true) {
      return .loss("re-encoded: UTF-8 taken for Latin-1")
    }
    if sent == misread(read, windows: false) || sent == misread(read, windows: true) {
      return .loss("re-encoded: Latin-1 taken for UTF-8")
    }
    return nil
  }

  /// The characters that a reader sees who takes each byte of the UTF-8 for one.
  private static func misread(_ scalars: [Unicode.Scalar], windows: Bool) -> [Unicode.Scalar] {
    String(String.UnicodeScalarView(scalars)).utf8.map { byte in
      if windows, (0x80...0x9F).contains(byte), let scalar = windows1252[byte] { return scalar }
      return Unicode.Scalar(byte)
    }
  }

  private static let windows1252: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
    0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
    0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
  ]

  @Sendable static func htmlEscaped(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts else { return nil }
    if AddressForms.same(HTMLText.unescaped(read), sent) { return .loss("HTML-escaped") }
    if AddressForms.same(HTMLText.unescaped(sent), read) { return .loss("HTML entities decoded") }
    let bare = HTMLText.withoutTags(sent)
    if !AddressForms.same(bare, sent) {
      let isRemoved = AddressForms.same(bare, read) || AddressForms.same(bare, HTMLText.unescaped(read))
      if isRemoved { return .loss("markup removed") }
    }
    return nil
  }

  @Sendable static func percentCoded(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts else { return nil }
    for plus in [false, true] {
      if AddressForms.same(PercentEncoding.decode(sent, plusIsBlank: plus), read) { return .loss("percent-decoded") }
      if AddressForms.same(PercentEncoding.decode(read, plusIsBlank: plus), sent) { return .loss("percent-encoded") }
    }
    return nil
  }

  @Sendable static func backslashes(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars else { return nil }
    if read.contains("\\"), withoutBackslashes(read) == sent { return .loss("escaped with backslashes") }
    if sent.contains("\\"), withoutBackslashes(sent) == read { return .loss("backslashes lost") }
    return nil
  }

  private static func withoutBackslashes(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var isEscape = false
    for scalar in scalars {
      isEscape = scalar == "\\" && !isEscape
      if !isEscape { result.append(scalar) }
    }
    return result
  }

  /// Old servers end a text at its first NUL or at its first character of four bytes.
  @Sendable static func cutAtCharacter(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, read.count < sent.count, sent.starts(with: read) else { return nil }
    let next = sent[read.count]
    for kind in kinds where kind.isMember(next) && !read.contains(where: kind.isMember) && kind.mayEndText {
      return .loss("cut at the first of its \(kind.name)")
    }
    return nil
  }

  @Sendable static func charactersLost(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, read.count < sent.count else { return nil }
    for kind in kinds where sent.contains(where: kind.isMember) {
      if sent.filter({ !kind.isMember($0) }) == read { return .loss("\(kind.name) lost") }
    }
    return nil
  }

  @Sendable static func charactersReplaced(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars else { return nil }
    for kind in kinds where sent.contains(where: kind.isMember) {
      // A replacement may stand for each character, or for each of its UTF-16 units or UTF-8 bytes.
      let widths: [(Unicode.Scalar) -> Int] = [
        { _ in 1 }, { UTF16.width($0) }, { UTF8.width($0) },
      ]
      for width in widths where isReplaced(sent, read, kind.isMember, width) {
        return .loss("\(kind.name) replaced")
      }
    }
    return nil
  }

  private static func isReplaced(
    _ sent: [Unicode.Scalar], _ read: [Unicode.Scalar], _ isMember: (Unicode.Scalar) -> Bool,
    _ width: (Unicode.Scalar) -> Int
  ) -> Bool {
    var rest = read[...]
    for scalar in sent {
      let count = isMember(scalar) ? width(scalar) : 1
      guard rest.count >= count else { return false }
      if !isMember(scalar), rest.first != scalar { return false }
      rest = rest.dropFirst(count)
    }
    return rest.isEmpty
  }

  /// The wide and joined forms that NFKC takes apart.
  @Sendable static func compatibility(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars else { return nil }
    let mapped = sent.flatMap { scalar -> [Unicode.Scalar] in
      if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) { return [plain] }
      return compatibilityForms[scalar].map { Array($0.unicodeScalars) } ?? [scalar]
    }
    return mapped != sent && mapped == read ? .loss("compatibility characters replaced (NFKC)") : nil
  }

  private static let compatibilityForms: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{3000}": " ", "\u{2002}": " ", "\u{2003}": " ", "\u{2009}": " ", "\u{202F}": " ", "²": "2",
    "³": "3", "¹": "1", "ª": "a", "º": "o", "…": "...", "™": "TM", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi",
    "ﬄ": "ffl", "№": "No", "½": "1⁄2", "¼": "1⁄4", "¾": "3⁄4", "ſ": "s", "Ⅳ": "IV",
  ]

  /// Groups of characters that servers lose together.
  private struct Kind {
    var name: String
    var mayEndText = false
    var isMember: @Sendable (Unicode.Scalar) -> Bool
  }

  private static let kinds: [Kind] = [
    Kind(name: "characters beyond U+FFFF", mayEndText: true) { $0.value > 0xFFFF },
    Kind(name: "NUL characters", mayEndText: true) { $0.value == 0 },
    Kind(name: "control characters", mayEndText: true) {
      ($0.value < 0x20 && ![9, 10, 13].contains($0.value)) || (0x7F...0x9F).contains($0.value)
    },
    Kind(name: "line ends", mayEndText: true) { $0.value == 10 || $0.value == 13 },
    Kind(name: "control characters") { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) },
    Kind(name: "invisible characters") { $0.properties.generalCategory == .format },
    Kind(name: "combining marks") {
      $0.properties.generalCategory == .nonspacingMark || $0.properties.generalCategory == .enclosingMark
    },
    Kind(name: "characters outside ASCII", mayEndText: true) { $0.value > 0x7F },
    Kind(name: "quotation marks") { "\"'`“”‘’«»".unicodeScalars.contains($0) },
    Kind(name: "characters < and >") { $0 == "<" || $0 == ">" },
    Kind(name: "punctuation") {
      $0.value < 0x80 && !$0.properties.isAlphabetic && !(0x30...0x39).contains($0.value) && $0 != " "
    },
  ]
}
