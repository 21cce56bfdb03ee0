import JSON
import JSONSchema

extension NegativeFinder {
  private static let consequences: Set<String> = ["enum", "const", "format", "pattern", "minLength", "minimum"]

  /// Values of other types: one with structure, one without, a fraction for an integer, and null. They are the salt's
  /// own, so that one that is stored shows.
  mutating func breakType(_ position: Position) {
    let types = position.schema.types
    let tag = finder.writer(position).tag
    let object: JSONValue = ["unexpected": .string(JSONString("value \(tag)"))]
    if types == .any {
      guard position.schema.isEnumerated else { return }
      let owner = position.schema.enumeration?.owner
      for stranger in [object, .null] {
        let candidate = Candidate(stranger, "\(stranger.serialized()), which is no member")
        challenge(position, "enum", owner, [candidate], related: ["const"], isNoted: false)
      }
      return
    }
    let owner = position.schema.typeOwner
    let number = JSONNumber(10_000 + Int(finder.builder.source.tagNumber(at: position.location)))
    let structured: [(TypeSet, Candidate)] = [
      (.object, Candidate(object, "an object instead of \(types.words)")),
      (.array, Candidate([.string(JSONString("unexpected \(tag)"))], "an array instead of \(types.words)")),
    ]
    let scalars: [(TypeSet, Candidate)] = [
      (.string, Candidate(.string(JSONString("unexpected text \(tag)")), "a string instead of \(types.words)")),
      (.number, Candidate(.number(number), "a number instead of \(types.words)")),
      (.boolean, Candidate(true, "a boolean instead of \(types.words)")),
    ]
    for group in [structured, scalars] {
      let candidates = group.filter { type, _ in types.meeting(type).isEmpty }.map(\.1)
      challenge(position, "type", owner, candidates, related: Self.consequences, isNoted: false)
    }
    if types.contains(.integer), !types.contains(.number) {
      let whole = position.value?.number ?? NumberRange(position.schema, isInteger: true).first ?? 1
      let fractions = [whole + JSONNumber.half, whole - JSONNumber.half, JSONNumber.half].map(\.plain)
      let candidates = fractions.map { Candidate(.number($0), "\($0.literal), a fraction instead of an integer") }
      challenge(position, "type", owner, candidates, related: Self.consequences.union(["multipleOf"]), isNoted: false)
    }
    if !types.contains(.null) {
      challenge(
        position, "type", owner, [Candidate(.null, "null instead of \(types.words)")], related: Self.consequences,
        isNoted: false)
    }
    breakTypeByText(position, types, owner)
  }

  /// A number or boolean as a text, which a lenient reader takes for what it says.
  private mutating func breakTypeByText(_ position: Position, _ types: TypeSet, _ owner: SchemaID?) {
    guard !types.contains(.string) else { return }
    let text: String? =
      if let number = position.value?.number { number.literal } else if let flag = position.value?.bool {
        "\(flag)"
      } else { nil }
    guard let text else { return }
    challenge(
      position, "type", owner,
      [Candidate(.string(JSONString(text)), "\"\(text)\", a string instead of \(types.words)")],
      related: Self.consequences, isNoted: false)
    guard types.contains(.number) else { return }
    // What a lenient reader takes for a number, and no JSON text can say.
    challenge(
      position, "type", owner, [Candidate("NaN", "\"NaN\", a string instead of \(types.words)")],
      related: Self.consequences, isNoted: false)
  }

  /// The payload without a required property.
  mutating func breakRequired(_ position: Position) {
    guard let name = position.name, let owner = position.requiredBy, position.value != nil else { return }
    challenge(
      position, "required", owner,
      [Candidate(removing: position.location.pointer, "the required property \"\(name)\" absent")],
      related: ["minProperties", "dependentRequired"], isNoted: false)
  }

  /// Values beside the members of `enum` and `const`.
  mutating func breakEnumeration(_ position: Position) {
    let members = position.schema.constant.map { [$0.value] } ?? position.schema.enumeration?.value ?? []
    let keyword = position.schema.constant != nil ? "const" : "enum"
    let owner = position.schema.constant?.owner ?? position.schema.enumeration?.owner
    var misses: [JSONValue] = []
    if let text = (position.value?.string ?? members.lazy.compactMap(\.string).first)?.text {
      misses += [text.swappedCase, text + "x", "no-such-member", ""].map { .string(JSONString($0)) }
        .filter { $0 != .string(JSONString(text)) }
    }
    if let largest = members.compactMap(\.number).max() { misses.append(.number((largest + 1).plain)) }
    if members.contains(where: { $0.bool != nil }) { misses += [true, false] }
    misses += ["no-such-member", 987_654, ["no-such-member": true], ["no-such-member"]]
    let candidates = misses.map { Candidate($0, "\($0.serialized()), which is not a member of `\(keyword)`") }
    challenge(position, keyword, owner, candidates, related: ["enum", "const"])
  }
}

extension JSONNumber {
  static let half = JSONNumber(literal: "0.5") ?? 1
}

extension TypeSet {
  /// The types in words: "a string or null".
  var words: String {
    let names: [(TypeSet, String)] = [
      (.string, "a string"), (.number, "a number"), (.boolean, "a boolean"), (.array, "an array"),
      (.object, "an object"), (.null, "null"),
    ]
    var words = names.filter { contains($0.0) }.map(\.1)
    if contains(.integer), !contains(.number) { words.insert("an integer", at: 0) }
    return words.joined(separator: " or ")
  }
}

extension String {
  /// The text in upper case, or in lower case when it is in upper case already.
  var swappedCase: String { utf8.elementsEqual(uppercased().utf8) ? lowercased() : uppercased() }
}
