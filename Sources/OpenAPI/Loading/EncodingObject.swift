import Documents

/// Encoding Object (§4.8.15).
extension DescriptionReader {
  /// The `encoding` of a media type, by property.
  mutating func encodings(of mediaType: Node) -> [String: Encoding] {
    guard let encodings = objectField("encoding", of: mediaType) else { return [:] }
    var result: [String: Encoding] = [:]
    for (key, value) in encodings.members {
      guard let name = key.text, !value.isNull, let node = object(value, "The encoding of '\(name)'") else { continue }
      result[name] = encoding(node)
    }
    return result
  }

  private mutating func encoding(_ node: Node) -> Encoding {
    checkFields(node, .encoding)
    var style: Parameter.Style?
    if let written = textField("style", of: node) {
      style = Parameter.Style(rawValue: written).flatMap { style in
        Parameter.Style.allowed[.query]?.contains(style) == true ? style : nil
      }
      if style == nil {
        warn(
          "wrong-value", at: node["style"]?.place ?? node.place,
          "A property of a form has no style '\(written)'; 'form' is used.",
          remedy: "Write one of 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'.")
        style = .form
      }
    }
    return Encoding(
      contentType: textField("contentType", of: node), headers: headers(of: node), style: style,
      explode: flagField("explode", of: node), allowReserved: flagField("allowReserved", of: node))
  }
}
