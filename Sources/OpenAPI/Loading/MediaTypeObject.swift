import Documents

/// Media Type Object (§4.8.14) and the `content` that holds it.
extension DescriptionReader {
  /// The media types of the `content` of `node`, in the document's order.
  mutating func content(of node: Node) -> [MediaType] {
    guard let content = objectField("content", of: node) else { return [] }
    return content.members.compactMap { key, value in mediaType(value, key: key) }
  }

  mutating func mediaType(_ node: Node, key: Node) -> MediaType? {
    guard let name = key.text, !node.isNull else {
      warn("empty-field", at: key.place, "The media type has no value.", remedy: "Write '{}' or remove it.")
      return key.text.map { MediaType(name: $0, schema: nil, examples: [], place: key.place) }
    }
    guard let node = resolved(node), let mediaType = object(node, "The media type '\(name)'") else { return nil }
    if !name.utf8.contains(UInt8(ascii: "/")) {
      warn(
        "wrong-value", at: key.place, "'\(name)' is no media type.",
        remedy: "Write a type and a subtype: application/json.")
    }
    checkFields(mediaType, .mediaType)
    if version == .openAPI32, let schema = field("itemSchema", of: mediaType) { otherSchemas.append(schema) }
    return MediaType(
      name: name, schema: field("schema", of: mediaType), examples: examples(of: mediaType),
      encoding: encodings(of: mediaType), object: mediaType, place: key.place)
  }
}
