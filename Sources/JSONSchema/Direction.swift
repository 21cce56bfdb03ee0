/// Which way a value travels, which decides what `readOnly` and `writeOnly` properties may be left out.
public enum Direction: Hashable, Sendable {
  /// Neither: `required` is taken at its word.
  case none
  /// To the server: a required `readOnly` property may be absent.
  case request
  /// From the server: a required `writeOnly` property may be absent.
  case response
}
