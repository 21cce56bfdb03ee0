import Documents
import JSON
import JSONSchema

extension PayloadGenerator {
  /// One random difference for each place of `base`, other ones for each salt: texts of any length and content, numbers of
  /// any size, arrays of any length, members of enumerations, optional properties left out.
  ///
  /// Each is valid by itself; no constraint asks for any of them.
  public func randomVariations(of base: JSONValue, salt: UInt64) -> [Variation] {
    var maker = RandomVariationMaker(self, base: base, salt: salt)
    return maker.finder.positions.compactMap { maker.variation(of: $0) }
  }
}

/// Draws one difference for a place.
struct RandomVariationMaker {
  var finder: VariationFinder
  private var stream: DeterministicGenerator

  init(_ generator: PayloadGenerator, base: JSONValue, salt: UInt64) {
    finder = VariationFinder(generator, base: base, salt: salt, limit: PayloadGenerator.variationLimit)
    stream = DeterministicGenerator(mixing: generator.seed, salt, 0x9A7D)
  }

  /// The difference; `nil` where nothing can be drawn, or what was drawn is invalid or no difference.
  mutating func variation(of position: Position) -> Variation? {
    guard !position.isDiscriminator, !position.location.pointer.isRoot, let drawn = drawn(for: position) else {
      return nil
    }
    let variation = Variation(
      pointer: position.location.pointer, change: drawn.change, keyword: drawn.keyword, description: drawn.description,
      place: position.schema.place(of: drawn.keyword, in: position.schema.typeOwner), isConstraintBoundary: false)
    if case .set(let value) = drawn.change, !finder.builder.accepts(value, position.schemas) { return nil }
    return finder.acceptValid(variation) ? variation : nil
  }

  private struct Drawn {
    let change: Change
    let keyword: String
    let description: String
  }

  private mutating func drawn(for position: Position) -> Drawn? {
    let schema = position.schema
    if position.name != nil, position.requiredBy == nil, position.value != nil, stream.below(4) == 0 {
      return Drawn(change: .remove, keyword: "required", description: "absent, which the document allows")
    }
    if schema.types.contains(.null), stream.below(8) == 0 { return set(.null, "type", "null") }
    if let members = schema.enumeration?.value, !members.isEmpty {
      let member = members[stream.below(members.count)]
      return set(member, "enum", "the member \(member.serialized()) of `enum`")
    }
    let types = position.variedTypes
    if types.contains(.boolean) {
      let value = stream.below(2) == 0
      return set(.bool(value), "type", "\(value)")
    }
    if !types.isDisjoint(with: [.integer, .number]) { return number(position) }
    if types.contains(.string) { return text(position) }
    return types.contains(.array) ? array(position) : nil
  }

  private func set(_ value: JSONValue, _ keyword: String, _ description: String) -> Drawn {
    Drawn(change: .set(value), keyword: keyword, description: description)
  }

  // MARK: Numbers

  private mutating func number(_ position: Position) -> Drawn? {
    let isInteger = !position.schema.types.contains(.number)
    let range = NumberRange(position.schema, isInteger: isInteger)
    // Any number of digits is as likely as any other, so that sizes are covered evenly.
    let digits = 1 + stream.below(18)
    var literal = "\(1 + stream.below(9))"
    for _ in 1..<digits { literal += "\(stream.below(10))" }
    if !isInteger, position.schema.multiples.isEmpty {
      let fraction = (0..<(1 + stream.below(6))).map { _ in "\(stream.below(10))" }.joined()
      literal += ".\(fraction)"
    }
    guard var value = JSONNumber(literal: (stream.below(3) == 0 ? "-" : "") + literal) else { return nil }
    if !position.schema.multiples.isEmpty, let near = value.rounded(toMultipleOf: range.unit, up: false) {
      value = near
    }
    if !range.contains(value), let near = within(range) { value = near }
    return set(.number(value), "number", "the number \(value.literal)")
  }

  /// A number on the grid between the bounds; `nil` where they are not both known or are too far apart for steps.
  private mutating func within(_ range: NumberRange) -> JSONNumber? {
    let unit = range.unit
    if let first = range.first, let last = range.last {
      let steps = (last - first).double / unit.double
      guard steps < 1e15 else { return nil }
      return (first + unit * JSONNumber(stream.below(Int(steps) + 1))).plain
    }
    let distance = unit * JSONNumber(stream.below(1_000_000_000))
    return (range.first.map { $0 + distance } ?? range.last.map { $0 - distance })?.plain
  }

  // MARK: Texts

  private mutating func text(_ position: Position) -> Drawn? {
    let schema = position.schema
    guard schema.formats.allSatisfy({ FormatEdges.isFreeText($0.value) }), schema.contentEncoding == nil else {
      return nil
    }
    let least = schema.minLength?.value ?? 0
    let most = min(schema.maxLength?.value ?? 300, max(least, 600))
    guard most >= least else { return nil }
    if !schema.patterns.isEmpty {
      let texts = finder.builder.matching(schema, at: position.location, minLength: least, maxLength: most)
      guard !texts.isEmpty else { return nil }
      return set(
        .string(JSONString(texts[stream.below(texts.count)])), "pattern", "another text that the pattern allows")
    }
    let length = least + stream.below(stream.below(2) == 0 ? min(most - least, 40) + 1 : most - least + 1)
    let text = RandomText.text(of: length, &stream)
    return set(.string(JSONString(text)), "text", RandomText.description(of: text))
  }

  // MARK: Arrays

  private mutating func array(_ position: Position) -> Drawn? {
    let least = position.schema.minItems?.value ?? 0
    let most = max(least, min(position.schema.maxItems?.value ?? 8, least + 8))
    let count = least + stream.below(most - least + 1)
    guard let elements = finder.elements(count, position) else { return nil }
    return set(.array(elements), "type", "\(count) elements")
  }
}

/// Texts of random characters, some of them such as stores damage easily.
public enum RandomText {
  private static let plain = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789     ".unicodeScalars)
  private static let telling = Array(
    "'\"\\<>&%_;/,.:|\t\näßéЖ日本語\u{301}\u{200D}\u{1F600}\u{1F469}\u{E000}".unicodeScalars)

  /// A text of `length` characters; one in eight is no plain letter, digit or blank.
  static func text(of length: Int, _ stream: inout DeterministicGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      let pool = stream.below(8) == 0 ? telling : plain
      text.append(pool[stream.below(pool.count)])
    }
    return String(text)
  }

  /// `a text of 12 characters, \ and ' among them`: the characters are those that are no letters, digits or blanks.
  public static func description(of text: String) -> String {
    var seen: Set<Unicode.Scalar> = []
    let odd = text.unicodeScalars.filter { scalar in
      !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar) && scalar != " " && seen.insert(scalar).inserted
    }
    let count = text.unicodeScalars.count
    let head = count == 0 ? "the empty text" : "a text of \(count == 1 ? "1 character" : "\(count) characters")"
    guard !odd.isEmpty else { return head }
    let names = odd.prefix(5).map { scalar in
      scalar.value > 0x20 && scalar.value < 0x7F
        ? String(Character(scalar)) : "U+" + hexadecimal(scalar.value)
    }
    return head + " with " + names.joined(separator: " ") + (odd.count > 5 ? " and others" : "")
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
