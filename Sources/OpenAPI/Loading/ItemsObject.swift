import Documents

/// 2.0's Items Object, and the types that parameters, headers and bodies have there.
extension DescriptionReader {
  /// Notes what is no part of 2.0's small schemas in a Parameter or Header Object.
  mutating func checkSmallSchema(_ node: Node, _ fields: FixedFields) {
    if let type = node["schema"]?["type"], type.text == "file" {
      warn(
        "wrong-value", at: type.place, "A body's schema is no file.",
        remedy: "Write the parameter as 'in: formData' with 'type: file'.")
    }
    if fields == .header, let type = node["type"], !Self.smallTypes.contains(type.text ?? "") {
      warn(
        "wrong-value", at: type.place, "A header cannot be of the type '\(type.text ?? "")'.",
        remedy: "Write string, number, integer, boolean or array.")
    }
    var outer = node
    while let items = outer["items"], items.isMapping {
      checkFields(items, .items)
      outer = items
    }
  }

  private static let smallTypes: Set<String> = ["string", "number", "integer", "boolean", "array"]
}
