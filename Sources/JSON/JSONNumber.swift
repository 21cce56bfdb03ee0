/// A JSON number.
public struct JSONNumber: Hashable, Sendable {
  let literal: String
}
