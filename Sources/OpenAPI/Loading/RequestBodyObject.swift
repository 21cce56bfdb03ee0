import Documents

/// Request Body Object (§4.8.13).
extension DescriptionReader {
  mutating func requestBodyObject(_ node: Node) -> RequestBody? {
    guard let node = resolved(node), let body = object(node, "A request body") else { return nil }
    checkFields(body, .requestBody)
    if body["content"] == nil {
      missing("content", in: "The request body", at: body.place, remedy: "Add 'content' with its media types.")
    }
    return RequestBody(
      required: flagField("required", of: body) ?? false, content: content(of: body), place: body.place)
  }
}
