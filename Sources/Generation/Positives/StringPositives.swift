import JSON
import JSONSchema
import RegularExpressions

extension PositiveFinder {
  /// Strings at the length bounds, at the edges of their format, and with content that is easily damaged.
  mutating func varyString(_ position: Position) {
    let schema = position.schema
    varyLengths(position)
    for format in schema.formats {
      for edge in FormatEdges.edges(of: format.value, finder.writer(position)) {
        propose(
          .string(JSONString(edge.value)), position, "format", format.owner, "\(format.value): \(edge.description)",
          isBoundary: edge.isBoundary)
      }
    }
    if let pattern = schema.patterns.first { varyPattern(position, pattern) }
    guard schema.formats.allSatisfy({ FormatEdges.isFreeText($0.value) }) else { return }
    for sample in TextSamples.all(tag: finder.writer(position).tag) {
      propose(
        .string(JSONString(sample.text)), position, "text", schema.typeOwner, sample.description, isBoundary: false)
    }
    if schema.maxLength == nil, schema.patterns.isEmpty {
      propose(
        .string(JSONString(finder.writer(position, minLength: 300, maxLength: 300).plainText)), position, "text",
        schema.typeOwner, "300 characters, as no maxLength is documented", isBoundary: false)
    }
  }

  private mutating func varyLengths(_ position: Position) {
    let schema = position.schema
    if let least = schema.minLength {
      let description =
        least.value == 0
        ? "the empty string" : "\(least.value) character\(least.value == 1 ? "" : "s"), the shortest allowed"
      varyLength(least.value, position, "minLength", least.owner, description)
    } else {
      propose("", position, "text", schema.typeOwner, "the empty string", isBoundary: false)
    }
    if let most = schema.maxLength {
      if most.value > ValueBuilder.longestText {
        finder.giveUp(
          schema.place(of: "maxLength", in: most.owner),
          "maxLength \(most.value) is more text than is sent: at most \(ValueBuilder.longestText) characters")
      } else {
        varyLength(most.value, position, "maxLength", most.owner, "\(most.value) characters, the longest allowed")
        varyWideLength(most, position)
      }
    }
  }

  /// A text of exactly `length` characters.
  private mutating func varyLength(
    _ length: Int, _ position: Position, _ keyword: String, _ owner: SchemaID, _ description: String
  ) {
    if position.value?.string?.length == length { return }
    // Where the name says what the text is, a server may rightly want more than the schema asks for.
    let isBoundary = !position.schema.formats.isEmpty || NamedValues.values(finder.writer(position)).isEmpty
    for text in finder.texts(position, length: length) where text.unicodeScalars.count == length {
      if propose(.string(JSONString(text)), position, keyword, owner, description, isBoundary: isBoundary) { return }
    }
  }

  /// The longest text, of characters that take four bytes or two code units each: a length counts code points.
  private mutating func varyWideLength(_ most: EffectiveSchema.Fact<Int>, _ position: Position) {
    guard most.value > 0, most.value <= 2_000 else { return }
    propose(
      .string(JSONString(String(repeating: "\u{1F600}", count: most.value))), position, "maxLength", most.owner,
      "\(most.value) characters beyond the Basic Multilingual Plane, the longest allowed", isBoundary: false)
  }

  private mutating func varyPattern(_ position: Position, _ pattern: EffectiveSchema.Fact<RegularExpression>) {
    let texts = finder.builder.matching(
      position.schema, at: position.location.retry(1), minLength: position.schema.minLength?.value ?? 0,
      maxLength: position.schema.maxLength?.value)
    var count = 0
    for text in texts where count < 3 {
      let isNew = propose(
        .string(JSONString(text)), position, "pattern", pattern.owner, "another text that the pattern allows")
      count += isNew ? 1 : 0
    }
    for length in [1, 2, 3, 32, 64] where count < 5 {
      var stream = finder.builder.source.generator(at: position.location, attempt: 50 + length)
      guard let text = pattern.value.generateBoundary(length: length, using: &stream) else { continue }
      let isNew = propose(
        .string(JSONString(text)), position, "pattern", pattern.owner,
        "a text of \(length) characters that the pattern allows")
      count += isNew ? 1 : 0
    }
  }
}

extension VariationFinder {
  /// Texts of exactly `length` characters that suit the schema as far as they can be made.
  func texts(_ position: Position, length: Int) -> [String] {
    guard length > 0 else { return [""] }
    let writer = writer(position, minLength: length, maxLength: length)
    var found = position.schema.formats.flatMap { FormatEdges.stretched($0.value, to: length, writer) }
    found += writer.texts
    for pattern in position.schema.patterns where length <= 4_000 {
      for attempt in 0..<4 {
        var stream = builder.source.generator(at: position.location, attempt: attempt)
        if let text = pattern.value.generateBoundary(length: length, using: &stream) { found.append(text) }
      }
    }
    return found
  }
}
