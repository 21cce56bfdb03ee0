import JSON
import JSONSchema

extension PositiveFinder {
  /// Objects with the fewest and the most members, empty ones, and ones with a member that nobody declared.
  mutating func varyObject(_ position: Position) {
    let schema = position.schema
    propose(
      .object(JSONObject()), position, "type", schema.typeOwner, "the empty object",
      isBoundary: schema.minProperties?.value == 0)
    guard let object = position.value?.object else { return }
    if let least = schema.minProperties {
      varyCount(least.value, object, position, "minProperties", least.owner, "the fewest allowed")
    }
    if let most = schema.maxProperties {
      varyCount(most.value, object, position, "maxProperties", most.owner, "the most allowed")
    }
    if let owner = schema.sources.first(where: { schema.table[$0].additionalProperties != nil }) {
      guard let extended = finder.extended(object, position, by: 1, declared: false) else { return }
      propose(
        .object(extended), position, "additionalProperties", owner, "one more member with a name of its own",
        isBoundary: schema.names.isEmpty)
    }
  }

  private mutating func varyCount(
    _ count: Int, _ object: JSONObject, _ position: Position, _ keyword: String, _ owner: SchemaID, _ which: String
  ) {
    let description = "\(count) members, \(which)"
    if count > object.count {
      guard let extended = finder.extended(object, position, by: count - object.count) else { return }
      propose(.object(extended), position, keyword, owner, description)
    } else if count < object.count {
      propose(.object(finder.reduced(object, position, to: count)), position, keyword, owner, description)
    }
  }
}

extension VariationFinder {
  /// The object without its last optional members, as far as they are optional.
  func reduced(_ object: JSONObject, _ position: Position, to count: Int) -> JSONObject {
    var reduced = object
    for key in object.keys.reversed() where reduced.count > count && !position.schema.requires(key) {
      reduced[key] = nil
    }
    return reduced
  }

  /// The object with `count` more members, or `nil` when they cannot be made.
  func extended(_ object: JSONObject, _ position: Position, by count: Int, declared: Bool = true) -> JSONObject? {
    guard count <= SizeLimits.members else { return nil }
    var result = object
    let goal = object.count + count
    var builder = builder
    for name in position.schema.names where declared && result.count < goal && result[name] == nil {
      let schemas = position.schema.schemas(forProperty: name)
      if builder.isOmitted(schemas) { continue }
      if case .success(let value) = builder.value(for: schemas, at: position.location.member(name)) {
        result[name] = value
      }
    }
    var index = 1
    while result.count < goal, index < goal + 16 {
      if let name = builder.freeName(index, position.schema, at: position.location), result[name] == nil,
        case .success(let value) = builder.value(
          for: position.schema.schemas(forProperty: name), at: position.location.member(name))
      {
        result[name] = value
      }
      index += 1
    }
    return result.count == goal ? result : nil
  }
}
