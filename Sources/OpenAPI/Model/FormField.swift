import Documents

/// A field of a form: 2.0's parameter `in: formData`.
public struct FormField: Sendable {
  /// The name, exactly.
  public let name: String
  /// Whether it must be sent.
  public let required: Bool
  /// The schema of its value; `nil` for a file.
  public let schema: Node?
  /// Whether it is a file (`type: file`).
  public let isFile: Bool
  /// The place of the parameter object.
  public let place: Place

  /// Makes a form field.
  public init(name: String, required: Bool, schema: Node?, isFile: Bool, place: Place) {
    self.name = name
    self.required = required
    self.schema = schema
    self.isFile = isFile
    self.place = place
  }
}
