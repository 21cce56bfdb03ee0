import JSON
import JSONSchema

extension NegativeFinder {
  /// Strings that are too short or too long, and such as miss the pattern or the format.
  mutating func breakString(_ position: Position) {
    let schema = position.schema
    let current = position.value?.string?.text ?? finder.writer(position).plainText
    if let least = schema.minLength, least.value > 0, least.value <= ValueBuilder.longestText {
      let length = least.value - 1
      let texts = finder.texts(position, length: length) + [current.first(length)]
      breakText(position, "minLength", least.owner, texts, "\(length) characters, at least \(least.value) are required")
    }
    if let most = schema.maxLength, most.value < ValueBuilder.longestText {
      let length = most.value + 1
      let padded = (current + String(repeating: "x", count: length)).first(length)
      let texts = finder.texts(position, length: length) + [padded]
      breakText(position, "maxLength", most.owner, texts, "\(length) characters, at most \(most.value) are allowed")
    }
    for pattern in schema.patterns {
      var stream = finder.builder.source.generator(at: position.location, attempt: 90)
      var texts = [
        current + "!", "!" + current, current + " ", String(current.dropFirst()), String(current.dropLast()),
        current.swappedCase, current + "\u{1F600}", "é" + current.dropFirst(), "no match!", "???", "", "0", "a",
      ]
      if let near = pattern.value.generateNonMatching(near: current, using: &stream) { texts.insert(near, at: 3) }
      breakText(position, "pattern", pattern.owner, texts, "which the pattern does not match", quotes: true)
    }
    for format in schema.formats {
      breakText(
        position, "format", format.owner, FormatFaults.faults(of: format.value),
        "which is not of the format \(format.value)",
        quotes: true, isNoted: false)
    }
  }

  private mutating func breakText(
    _ position: Position, _ keyword: String, _ owner: SchemaID, _ texts: [String], _ description: String,
    quotes: Bool = false, isNoted: Bool = true
  ) {
    let candidates = texts.map { text in
      let value = JSONValue.string(JSONString(text))
      return Candidate(value, quotes ? "\(value.serialized()), \(description)" : description)
    }
    challenge(position, keyword, owner, candidates, isNoted: isNoted)
  }
}

extension String {
  /// The first `count` code points.
  fileprivate func first(_ count: Int) -> String { String(UnicodeScalarView(unicodeScalars.prefix(count))) }
}
