/// What a search for a pattern in a text came to.
public enum MatchResult: Hashable, Sendable {
  /// The pattern matches somewhere in the text.
  case match
  /// The pattern matches nowhere in the text.
  case noMatch
  /// The step limit was reached before the answer was known.
  case gaveUp
}
