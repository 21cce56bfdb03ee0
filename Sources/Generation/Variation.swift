import Documents
import JSON

/// How much of a schema a baseline fills.
public enum Shape: Hashable, Sendable, CaseIterable {
  /// The required properties alone.
  case minimal
  /// Every property that may be sent.
  case full
}

/// What happens to the value at a pointer.
public enum Change: Hashable, Sendable {
  /// It becomes this value; a property that is absent is added.
  case set(JSONValue)
  /// It is taken away.
  case remove
}

/// One difference from a baseline: where, what, and which keyword of the schema it puts to the test.
public struct Variation: Hashable, Sendable {
  /// The value that changes, from the root of the payload.
  public var pointer: JSONPointer
  /// What happens to it.
  public var change: Change
  /// The schema keyword under test (`maxLength`, `required`, `enum`), or `text`, `number` and the like for content
  /// that no keyword mentions.
  public var keyword: String
  /// The difference in words, for a report: "280 characters, the longest allowed".
  public var description: String
  /// The keyword in the document.
  public var place: Place
  /// Whether the document states this boundary (`true`), or merely allows the value (`false`).
  public var isConstraintBoundary: Bool

  /// Makes a variation.
  public init(
    pointer: JSONPointer, change: Change, keyword: String, description: String, place: Place,
    isConstraintBoundary: Bool
  ) {
    self.pointer = pointer
    self.change = change
    self.keyword = keyword
    self.description = description
    self.place = place
    self.isConstraintBoundary = isConstraintBoundary
  }

  /// Returns `value` with this one difference.
  public func applied(to value: JSONValue) -> JSONValue {
    switch change {
    case .set(let replacement): value.setting(replacement, at: pointer)
    case .remove: value.setting(nil, at: pointer)
    }
  }
}

/// The variations of one payload, and what no variation could be made for.
public struct VariationSet: Sendable {
  /// The variations, in the order of the payload's members.
  public var variations: [Variation] = []
  /// The constraints that were given up, each with its reason.
  public var givenUp: [GenerationFailure] = []
}
