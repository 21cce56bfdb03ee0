import Documents

/// Why no value could be generated for a schema.
public struct GenerationFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The schema, or the keyword, that stands in the way.
  public let place: Place
  /// What is in the way, one sentence.
  public let message: String

  /// Makes a failure.
  public init(place: Place, message: String) {
    self.place = place
    self.message = message
  }

  /// The place and the sentence on one line.
  public var description: String { "\(place): \(message)" }
}
