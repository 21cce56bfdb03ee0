import JSON
import JSONSchema

extension NegativeFinder {
  /// Values that satisfy no alternative of `oneOf` or `anyOf`, several of `oneOf`, and a discriminator nobody knows.
  mutating func breakAlternatives(_ position: Position) {
    guard let value = position.value, !position.location.pointer.isRoot || value.object != nil else { return }
    for choice in position.schema.choices where ["oneOf", "anyOf"].contains(choice.keyword) {
      let tag = JSONValue.string(JSONString("value \(finder.writer(position).tag)"))
      var strangers: [JSONValue] = [["unexpected": tag], [:], tag, 12345, true, ["unexpected"], .null]
      if position.location.pointer.isRoot { strangers.removeSubrange(2...) }
      let candidates = strangers.map { Candidate($0, "a value that no alternative of `\(choice.keyword)` describes") }
      challenge(position, choice.keyword, choice.owner, candidates, related: ["type", "required"], isNoted: false)
      if choice.keyword == "oneOf" { satisfySeveral(position, choice, value) }
    }
    for name in position.schema.discriminated.keys.sorted(by: { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) })
    {
      guard value[name] != nil else { continue }
      challenge(
        position, "discriminator", nil,
        [
          Candidate(
            .string("no-such-alternative"), "a discriminator that names no alternative",
            at: position.location.pointer.appending(name))
        ], related: ["enum", "const", "oneOf", "anyOf"], isNoted: false)
    }
  }

  private mutating func satisfySeveral(_ position: Position, _ choice: EffectiveSchema.Choice, _ value: JSONValue) {
    let table = position.schema.table
    let alternatives = table[choice.owner].oneOf
    guard choice.option < alternatives.count else { return }
    var candidates: [Candidate] = []
    for (index, rival) in alternatives.enumerated().prefix(8) where index != choice.option {
      var builder = finder.builder
      let both = [alternatives[choice.option], rival]
      guard case .success(let built) = builder.value(for: both, at: position.location) else { continue }
      var proposals = [built]
      if var object = value.object, let members = built.object?.members {
        for member in members { object[member.key] = member.value }
        proposals.insert(.object(object), at: 0)
      }
      for proposal in proposals where alternatives.filter({ builder.accepts(proposal, [$0]) }).count > 1 {
        let description = "a value that alternatives \(choice.option + 1) and \(index + 1) of `oneOf` both describe"
        candidates.append(Candidate(proposal, description))
      }
    }
    challenge(position, "oneOf", choice.owner, candidates, isNoted: false)
  }

  /// Values that `not` describes.
  mutating func breakProhibitions(_ position: Position) {
    guard position.value != nil, !position.location.pointer.isRoot || position.value?.object != nil else { return }
    for owner in position.schema.sources {
      guard let prohibited = position.schema.table[owner].not else { continue }
      var builder = finder.builder
      var candidates: [Candidate] = []
      for schemas in [
        position.schema.sources.filter { position.schema.table[$0].not == nil } + [prohibited], [prohibited],
      ] {
        guard case .success(let value) = builder.value(for: schemas, at: position.location) else { continue }
        candidates.append(Candidate(value, "a value that `not` describes"))
        if var object = position.value?.object, let members = value.object?.members {
          for member in members { object[member.key] = member.value }
          candidates.append(Candidate(.object(object), "a value that `not` describes"))
        }
      }
      challenge(position, "not", owner, candidates, isNoted: false)
    }
  }
}
