import JSON

/// Finds the record inside an answer: bare, in an envelope, in JSON:API's `data.attributes`, or as an item of a list.
public struct RecordLocator {
  /// How many values of an answer are looked at.
  private static let limit = 200_000

  /// The place and the value of the record; `nil` when nothing in the answer looks like it.
  ///
  /// The candidate with the most members in common wins, equal values counting more than equal names; of equal ones
  /// the one nearest to the root.
  ///
  /// - Parameters:
  ///   - expectedShape: a record like it, such as what was sent.
  ///   - response: the whole answer.
  ///   - identity: the record's id; among items of one list only those that hold it are taken.
  ///   - override: where the record is known to be.
  public static func locate(
    expectedShape: JSONValue, in response: JSONValue, identity: JSONValue? = nil, pointer override: JSONPointer? = nil
  ) -> (JSONPointer, JSONValue)? {
    if let override { return response[override].map { (override, $0) } }
    guard let expected = expectedShape.object else {
      return locateOther(expectedShape, in: response)
    }
    // `permission_id` is written, and `permission` is read.
    let references = expected.members.map { JSONString(ReferenceNames.stem(of: $0.key.text)) }
    return search(response, identity, expected.count) { candidate in
      var score = 0
      for (member, reference) in zip(expected.members, references) {
        guard let value = candidate[member.key] ?? candidate[reference] else { continue }
        score += value == member.value ? 3 : 2
      }
      return score
    }
  }

  /// The same by the names of the record's members alone.
  public static func locate(
    names: [JSONString], in response: JSONValue, identity: JSONValue? = nil, pointer override: JSONPointer? = nil
  ) -> (JSONPointer, JSONValue)? {
    let members = names.map { JSONObject.Member(key: $0, value: .null) }
    return locate(
      expectedShape: .object(JSONObject(members)), in: response, identity: identity, pointer: override)
  }

  private static func search(
    _ response: JSONValue, _ identity: JSONValue?, _ memberCount: Int, score: (JSONObject) -> Int
  ) -> (JSONPointer, JSONValue)? {
    // A third of the names is enough: servers show some members elsewhere, or not at all. One of several is not: error
    // objects have a `title`, a `name` or a `type` too.
    let names = memberCount < 3 ? min(memberCount, 1) : max(2, (memberCount + 2) / 3)
    let needed = 2 * names
    var best: (score: Int, pointer: JSONPointer, value: JSONValue)?
    var level: [(pointer: JSONPointer, value: JSONValue)] = [(JSONPointer(), response)]
    var visited = 0
    while !level.isEmpty, visited < limit {
      var next: [(pointer: JSONPointer, value: JSONValue)] = []
      for (pointer, value) in level {
        visited += 1
        switch value {
        case .object(let object):
          let points = score(object)
          if points >= needed, points > best?.score ?? -1 { best = (points, pointer, value) }
          for member in object.members where isContainer(member.value) {
            next.append((pointer.appending(member.key), member.value))
          }
        case .array(let items):
          for index in candidates(items, identity) { next.append((pointer.appending(index), items[index])) }
        default: break
        }
      }
      level = next
    }
    return best.map { ($0.pointer, $0.value) }
  }

  private static func isContainer(_ value: JSONValue) -> Bool {
    switch value {
    case .object, .array: true
    default: false
    }
  }

  /// The items of a list that may be the record.
  private static func candidates(_ items: [JSONValue], _ identity: JSONValue?) -> [Int] {
    let containers = items.indices.filter { isContainer(items[$0]) }
    guard let identity else { return containers }
    let holders = containers.filter { holds(items[$0], identity, depth: 2) }
    let named = holders.filter { index in
      ["id", "_id", "pk", "uuid"].contains { key in
        items[index][key].map { ReferenceForms.isSameID(identity, $0) } ?? false
      }
    }
    if !named.isEmpty { return named }
    // Without the id in any item, a list of one is still an answer about one record, unless it names another id.
    if holders.isEmpty, containers.count == 1 {
      return items[containers[0]][JSONString("id")] == nil ? containers : []
    }
    return holders
  }

  private static func holds(_ value: JSONValue, _ identity: JSONValue, depth: Int) -> Bool {
    guard let object = value.object else { return false }
    if ReferenceForms.identifies(identity, object) { return true }
    return depth > 0 && object.members.contains { holds($0.value, identity, depth: depth - 1) }
  }

  /// A record that is no object is the answer itself, or the first member of its type.
  private static func locateOther(_ shape: JSONValue, in response: JSONValue) -> (JSONPointer, JSONValue)? {
    let type = ValueLosses.typeName(shape)
    if ValueLosses.typeName(response) == type { return (JSONPointer(), response) }
    let member = response.object?.members.first { ValueLosses.typeName($0.value) == type }
    return member.map { (JSONPointer([$0.key]), $0.value) }
  }
}
