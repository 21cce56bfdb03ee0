import JSON

/// Compares two arrays, and says of the whole what happened where items were moved, lost or added.
struct ArrayComparison {
  var comparison: StateComparison
  var position: StateComparison.Position
  var sent: [JSONValue]
  var read: [JSONValue]
  var before: JSONValue?

  /// Beyond this many items only equal ones are matched with one another, in linear time.
  private static let searchLimit = 300

  func differences() -> [StateDifference] {
    let traits = comparison.traits(at: position.pointer)
    // Hardly any array has such items: the others are spared the hashing.
    if !traits.ownItems.isEmpty, case let own = traits.ownItems.intersection(read).subtracting(sent), !own.isEmpty {
      var others = self
      others.read = read.filter { !own.contains($0) }
      others.before = (before?.array?.filter { !own.contains($0) }).map { .array($0) } ?? before
      let differences = others.differences()
      if differences.contains(where: { $0.kind == .loss }) { return differences }
      return differences + [whole(.canonical("with items of the server's own"))]
    }
    var byItem: [StateDifference] = []
    if sent.count == read.count {
      byItem = itemDifferences(Array(zip(sent.indices, read)))
      if byItem.allSatisfy({ $0.kind == .canonical }) { return byItem }
    }
    let matches = matchedInAnyOrder()
    if let before, before == .array(read) {
      if matches != nil, !traits.unordered { return [whole(.loss(StateDifference.keptOrderReason))] }
      let pair = ValuePair(sent: .array(sent), read: .array(read), before: before, traits: traits)
      if matches == nil, let explanation = ValueLosses.keptOldValue(pair) { return [whole(explanation)] }
    }
    if let matches {
      let forms = itemDifferences(matches)
      if traits.unordered { return forms }
      let areReferences = !forms.isEmpty && forms.allSatisfy { $0.reason == ReferenceForms.reason }
      if areReferences { return [whole(.canonical("references shown as objects, in another order"))] }
      return [whole(.loss(isReversed(matches) ? "array reordered (reversed)" : "array reordered"))]
    }
    if traits.defaultValue == .array(read) { return [whole(.loss("its default instead of the items sent"))] }
    if sent.count == read.count { return byItem }
    return [whole(.loss(read.count < sent.count ? reasonForLost() : reasonForAdded()))]
  }

  private func whole(_ explanation: Explanation) -> StateDifference {
    StateDifference(
      pointer: position.pointer, expected: .array(sent), actual: .array(read), kind: explanation.kind,
      reason: explanation.reason)
  }

  private func itemDifferences(_ pairs: [(Int, JSONValue)]) -> [StateDifference] {
    var differences: [StateDifference] = []
    let old = before?.array ?? []
    for (index, value) in pairs {
      let inner = StateComparison.Position(pointer: position.pointer.appending(index))
      comparison.compare(inner, sent[index], value, index < old.count ? old[index] : nil, into: &differences)
    }
    return differences
  }

  /// Whether an item arrived, in whatever canonical form.
  private func arrived(_ item: JSONValue, as value: JSONValue) -> Bool {
    comparison.arrived(item, as: value, at: StateComparison.Position(pointer: position.pointer.appending(0)))
  }

  /// For each item sent the one read, each used once; `nil` where one has none.
  private func matchedInAnyOrder() -> [(Int, JSONValue)]? {
    guard sent.count == read.count else { return nil }
    var left: [JSONValue: Int] = [:]
    for value in read { left[value, default: 0] += 1 }
    var matches: [(Int, JSONValue)] = []
    var unmatched: [Int] = []
    for (index, item) in sent.enumerated() {
      if let count = left[item], count > 0 {
        left[item] = count - 1
        matches.append((index, item))
      } else {
        unmatched.append(index)
      }
    }
    guard unmatched.isEmpty || sent.count <= Self.searchLimit else { return nil }
    for index in unmatched {
      guard let value = read.first(where: { (left[$0] ?? 0) > 0 && arrived(sent[index], as: $0) }) else { return nil }
      left[value, default: 0] -= 1
      matches.append((index, value))
    }
    return matches
  }

  private func isReversed(_ matches: [(Int, JSONValue)]) -> Bool {
    sent.count > 2 && zip(sent, read.reversed()).allSatisfy { arrived($0, as: $1) }
  }

  private func reasonForLost() -> String {
    let lost = sent.count - read.count
    if read.isEmpty { return "all items lost" }
    var seen: Set<JSONValue> = []
    let unique = sent.filter { seen.insert($0).inserted }
    if unique.count == read.count, agree(unique, read) { return "duplicates removed" }
    if unique.count == read.count, Set(unique) == Set(read) { return "duplicates removed and array reordered" }
    if agree(sent.filter { !$0.isNull }, read) { return "null items removed" }
    if agree(sent.filter { !ValueLosses.isFalsy($0) }, read) { return "empty items removed" }
    if agree(Array(sent.prefix(read.count)), read) { return lost == 1 ? "last item lost" : "last \(lost) items lost" }
    if agree(Array(sent.suffix(read.count)), read) { return lost == 1 ? "first item lost" : "first \(lost) items lost" }
    var rest = read[...]
    for item in sent {
      if let next = rest.first, arrived(item, as: next) { rest = rest.dropFirst() }
    }
    return rest.isEmpty
      ? "\(lost) item\(lost == 1 ? "" : "s") lost" : "\(read.count) other items instead of \(sent.count)"
  }

  private func reasonForAdded() -> String {
    let added = read.count - sent.count
    let items = "\(added) item\(added == 1 ? "" : "s")"
    if let old = before?.array, !old.isEmpty {
      if read == old + sent { return "appended to its old items" }
      if old.allSatisfy(read.contains), sent.allSatisfy(read.contains) { return "merged with its old items" }
    }
    if agree(sent, Array(read.prefix(sent.count))) { return "\(items) added at its end" }
    if agree(sent, Array(read.suffix(sent.count))) { return "\(items) added at its beginning" }
    return "\(read.count) items instead of \(sent.count)"
  }

  private func agree(_ first: [JSONValue], _ second: [JSONValue]) -> Bool {
    first.count == second.count && zip(first, second).allSatisfy { arrived($0, as: $1) }
  }
}
