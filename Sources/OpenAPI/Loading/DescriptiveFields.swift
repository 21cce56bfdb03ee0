import Documents

/// Fields that describe and that no one reads: only their types are looked at.
extension DescriptionReader {
  private static let texts: Set<String> = [
    "description", "summary", "termsOfService", "bearerFormat", "jsonSchemaDialect", "openIdConnectUrl",
  ]
  private static let flags: Set<String> = ["deprecated", "allowEmptyValue"]
  private static let objects: Set<String> = ["externalDocs", "contact", "license", "callbacks", "encoding", "flows"]

  /// Notes a descriptive field of the wrong type; it is used nowhere.
  mutating func checkDescriptive(_ name: String, _ value: Node, at place: Place) {
    let expected: (type: String, isRight: Bool)
    if Self.texts.contains(name) {
      expected = ("a string", value.kind == .string)
    } else if Self.flags.contains(name) {
      expected = ("true or false", value.kind == .bool)
    } else if Self.objects.contains(name) {
      expected = ("an object", value.kind == .mapping)
    } else {
      return
    }
    if expected.isRight {
      checkDescriptiveObject(name, value)
      return
    }
    warn(
      "wrong-type", at: value.isNull ? place : value.place,
      "'\(name)' must be \(expected.type), and is \(value.kind.phrase).",
      remedy: value.isNull ? "Give it a value or remove it." : "Write \(expected.type).")
  }
}
