import JSON

/// Compares what was sent with what was read back, and says of each difference what seems to have happened.
///
/// In: both states, and optionally the one before. Out: differences, each a loss or the same value in a canonical form.
/// Only what was sent is looked for; further members of what was read are the server's own.
public struct StateComparison: Sendable {
  private let traits: @Sendable (JSONPointer) -> ValueTraits

  /// Makes a comparison.
  ///
  /// - Parameter traits: what the schema says of the value at a place in what was sent.
  public init(traits: @escaping @Sendable (JSONPointer) -> ValueTraits = { _ in ValueTraits() }) {
    self.traits = traits
  }

  /// What differs, in the order of what was sent; empty when everything arrived.
  ///
  /// - Parameters:
  ///   - sent: the record as it was sent, or a part of it.
  ///   - read: the record as it was read, without its envelope.
  ///   - before: the record as it was before, which tells an update that was lost from one that was changed.
  public func differences(sent: JSONValue, read: JSONValue, before: JSONValue? = nil) -> [StateDifference] {
    var differences: [StateDifference] = []
    compare(Position(pointer: JSONPointer()), sent, read, before, into: &differences)
    return differences
  }

  /// Where a value stands, and what was sent beside it.
  struct Position {
    var pointer: JSONPointer
    var key: JSONString?
    var siblings: JSONObject?
  }

  func compare(
    _ position: Position, _ sent: JSONValue, _ read: JSONValue, _ before: JSONValue?,
    into differences: inout [StateDifference]
  ) {
    switch (sent, read) {
    case (.object(let first), .object(let second)):
      compareObjects(position, first, second, before, into: &differences)
    case (.array(let first), .array(let second)):
      differences += ArrayComparison(comparison: self, position: position, sent: first, read: second, before: before)
        .differences()
    case _ where sent == read: break
    default:
      let pair = ValuePair(
        sent: sent, read: read, before: before, traits: traits(position.pointer), key: position.key,
        siblings: position.siblings)
      let explanation = Hypotheses.explain(pair)
      differences.append(
        StateDifference(
          pointer: position.pointer, expected: sent, actual: read, kind: explanation.kind, reason: explanation.reason))
    }
  }

  /// Whether a value arrived, in whatever canonical form.
  func arrived(_ sent: JSONValue, as read: JSONValue, at position: Position) -> Bool {
    if sent == read { return true }
    var differences: [StateDifference] = []
    compare(position, sent, read, nil, into: &differences)
    return differences.allSatisfy { $0.kind == .canonical }
  }

  func traits(at pointer: JSONPointer) -> ValueTraits { traits(pointer) }

  private func compareObjects(
    _ position: Position, _ sent: JSONObject, _ read: JSONObject, _ before: JSONValue?,
    into differences: inout [StateDifference]
  ) {
    var own: [StateDifference] = []
    for member in sent.members {
      let value = read[member.key]
      if value == member.value { continue }
      let inner = Position(pointer: position.pointer.appending(member.key), key: member.key, siblings: sent)
      if let value {
        compare(inner, member.value, value, before?[member.key], into: &own)
      } else if let difference = missing(inner, member.value, sent, read) {
        own.append(difference)
      }
    }
    let isKept =
      own.count > 1 && !position.pointer.isRoot && before == .object(read)
      && own.allSatisfy { $0.kind == .loss && $0.reason != StateDifference.keptOrderReason }
    differences +=
      isKept
      ? [
        StateDifference(
          pointer: position.pointer, expected: .object(sent), actual: .object(read), kind: .loss,
          reason: ValueLosses.keptReason)
      ] : own
  }

  /// What to say of a member that is not there.
  private func missing(
    _ position: Position, _ value: JSONValue, _ sent: JSONObject, _ read: JSONObject
  ) -> StateDifference? {
    guard let key = position.key else { return nil }
    let traits = traits(position.pointer)
    if value.isNull, traits.isOptional, traits.isNullable { return nil }
    func difference(_ kind: StateDifference.Kind, _ reason: String, _ actual: JSONValue?) -> StateDifference {
      StateDifference(pointer: position.pointer, expected: value, actual: actual, kind: kind, reason: reason)
    }
    if let object = ReferenceForms.unfolded(key, value, in: read) {
      return difference(.canonical, ReferenceForms.reason, object)
    }
    if let found = MovedMember.find(key, value, sent: sent, read: read, arrived: { arrived($0, as: $1, at: position) })
    {
      return difference(.canonical, found.reason, found.value)
    }
    let spelling = Self.bareSpelling(key)
    let respelled = read.members.first { Self.bareSpelling($0.key) == spelling && sent[$0.key] == nil }
    if let respelled, respelled.value == value {
      return difference(.loss, "its key was changed to \"\(respelled.key)\"", nil)
    }
    return difference(
      .loss, ValueLosses.isFalsy(value) ? "dropped: an empty value seems to be ignored" : "dropped", nil)
  }

  /// `user_name`, `userName` and `User-Name` are one.
  private static func bareSpelling(_ key: JSONString) -> [UInt8] {
    key.text.utf8.compactMap { byte in
      switch byte {
      case 0x2D, 0x5F, 0x20: nil
      case 0x41...0x5A: byte | 0x20
      default: byte
      }
    }
  }
}
