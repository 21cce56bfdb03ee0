import Documents
import JSON

/// Example Object (§4.8.19), `example` and `examples`.
extension DescriptionReader {
  /// The examples of a parameter, header or media type. `externalValue` is not read, nor is what is serialized already.
  mutating func examples(of node: Node) -> [(name: String, value: JSONValue)] {
    guard !isSwagger else { return swaggerExamples(of: node) }
    var examples: [(name: String, value: JSONValue)] = []
    if let value = node["example"]?.value() { examples.append(("", value)) }
    guard let named = field("examples", of: node) else { return examples }
    if named.kind == .sequence {
      // JSON Schema's form of the keyword, seen in many documents.
      warn(
        "wrong-type", at: named.place, "'examples' must be an object of Example Objects and is a list.",
        remedy: "Give each example a name: 'one: {value: …}'.")
      return examples + named.elements.compactMap { element in element.value().map { ("", $0) } }
    }
    guard let named = object(named, "'examples'") else { return examples }
    for (key, value) in named.members {
      guard let name = key.text, let value = exampleObject(value, name: name) else { continue }
      examples.append((name, value))
    }
    return examples
  }

  mutating func exampleObject(_ node: Node, name: String) -> JSONValue? {
    guard let node = resolved(node) else { return nil }
    guard node.kind == .mapping else {
      warn(
        "wrong-type", at: node.place, "The example '\(name)' must be an object with 'value'.",
        remedy: "Write it as '\(name): {value: …}'.")
      return node.value()
    }
    let named = ["value", "dataValue", "externalValue", "serializedValue"]
    guard named.contains(where: { node[$0] != nil }) else {
      missing("value", in: "The example '\(name)'", at: node.place)
      return nil
    }
    checkFields(node, .example)
    return (node["dataValue"] ?? node["value"])?.value()
  }
}
