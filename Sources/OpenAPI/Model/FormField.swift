import Documents

/// A field of a form: 2.0's parameter `in: formData`.
public struct FormField: Sendable {
  /// The name, exactly.
  public let name: String
  /// Whether it must be sent.
  public let required: Bool
  /// The schema of its value: the parameter object itself. A file's says nothing of the value.
  public let schema: Node
  /// Whether it is a file (`type: file`).
  public let isFile: Bool
  /// How an array is written.
  public let encoding: Encoding
  /// The place of the parameter object.
  public let place: Place

  /// Makes a form field.
  public init(name: String, required: Bool, schema: Node, isFile: Bool, encoding: Encoding = Encoding(), place: Place) {
    self.name = name
    self.required = required
    self.schema = schema
    self.isFile = isFile
    self.encoding = encoding
    self.place = place
  }
}
