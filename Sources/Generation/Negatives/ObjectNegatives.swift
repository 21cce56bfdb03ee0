import JSON
import JSONSchema

extension NegativeFinder {
  /// Objects with too few or too many members, with a forbidden one, and without one that another needs.
  mutating func breakObject(_ position: Position) {
    guard let object = position.value?.object else { return }
    let schema = position.schema
    if let least = schema.minProperties, least.value > 0 {
      var reduced = finder.reduced(object, position, to: least.value - 1)
      for key in reduced.keys where reduced.count >= least.value { reduced[key] = nil }
      challenge(
        position, "minProperties", least.owner,
        [Candidate(.object(reduced), "\(reduced.count) members, at least \(least.value) are required")])
    }
    if let most = schema.maxProperties,
      let extended = finder.extended(object, position, by: most.value + 1 - object.count)
    {
      challenge(
        position, "maxProperties", most.owner,
        [Candidate(.object(extended), "\(extended.count) members, at most \(most.value) are allowed")])
    }
    forbidMember(position)
    breakNames(position)
    for dependency in schema.dependencies where object[dependency.name] != nil {
      for name in dependency.required where object[name] != nil && !schema.requires(name) {
        challenge(
          position, "dependentRequired", dependency.owner,
          [
            Candidate(
              removing: position.location.pointer.appending(name),
              "the property \"\(name)\" absent, which \"\(dependency.name)\" requires")
          ], isNoted: false)
      }
    }
  }

  /// A member that nobody declared, where that is forbidden.
  private mutating func forbidMember(_ position: Position) {
    let schema = position.schema
    let name = JSONString("unexpected_\(finder.writer(position).tag)")
    guard !schema.admits(undeclared: name) else { return }
    let keyword =
      schema.sources.contains { schema.table[$0].additionalProperties != nil }
      ? "additionalProperties" : "unevaluatedProperties"
    let owner = schema.sources.first { id in
      let keywords = schema.table[id]
      let rest = keywords.additionalProperties ?? keywords.unevaluatedProperties
      return rest.map { schema.table[$0].boolean == false } ?? false
    }
    let pointer = position.location.pointer.appending(name)
    challenge(
      position, keyword, owner, [Candidate("value", "the property \"\(name)\", which is not declared", at: pointer)],
      related: ["additionalProperties", "unevaluatedProperties", "", "maxProperties", "propertyNames"])
  }

  /// A member whose name `propertyNames` forbids.
  private mutating func breakNames(_ position: Position) {
    guard let names = position.schema.propertyNames.first,
      let owner = position.schema.sources.first(where: { position.schema.table[$0].propertyNames == names })
    else { return }
    let value = position.value?.object?.members.first?.value ?? "value"
    let proposals: [JSONString] = [
      "unexpected name!", "UNEXPECTED", "0", "", "_", JSONString(String(repeating: "x", count: 300)),
    ]
    let candidates = proposals.map { name in
      Candidate(
        value, "the property name \"\(name)\", which is not allowed", at: position.location.pointer.appending(name))
    }
    challenge(position, "propertyNames", owner, candidates, related: ["additionalProperties", "maxProperties"])
  }
}
