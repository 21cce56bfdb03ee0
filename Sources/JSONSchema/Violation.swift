import Documents
import JSON

/// One way in which a value breaks its schema.
public struct Violation: Hashable, Sendable, CustomStringConvertible {
  /// Where in the value.
  public let instance: JSONPointer
  /// The keyword that is broken, as the compiled schema names it: `maxLength`; empty for the schema `false`.
  public let keyword: String
  /// Where the keyword was written.
  public let place: Place
  /// The keyword's path within its file.
  public let schemaPointer: JSONPointer
  /// The schema object that has the keyword.
  public let schema: SchemaID
  /// What is wrong, without the subject: `is 281 characters long, at most 280 allowed`.
  public let message: String

  /// The instance's path and the message.
  public var description: String {
    instance.isRoot ? "the value \(message)" : "\(instance) \(message)"
  }
}
