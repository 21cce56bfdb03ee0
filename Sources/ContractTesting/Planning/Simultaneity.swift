/// How updates that are sent at the same time are told apart.
enum Simultaneity: Hashable, Sendable {
  /// Each has another payload, and no precondition but what the server asks for.
  case anyOrder
  /// Each has another payload, and the same entity tag as its precondition.
  case sameTag
}
