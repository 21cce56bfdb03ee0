import JSON

extension DocumentStore {
  /// What a decoded fragment names in a resource: nothing, a JSON Pointer, or an anchor.
  func follow(
    _ fragment: String, in resource: Node, _ reference: String, at place: Node, detours: Int
  ) throws(ReferenceError) -> Node {
    if fragment.isEmpty { return resource }
    guard fragment.hasPrefix("/") else {
      if let anchored = identifiers(of: resource.root).anchors[resource.baseURI + "#" + fragment] { return anchored }
      throw Self.error(
        "unresolved-reference", at: place,
        "`\(reference)` names the anchor `\(fragment)`, which \(resource.file.path) has not.",
        "Write a pointer, as in `#/components/schemas/Name`, or add the `$anchor`.")
    }
    guard let pointer = JSONPointer(text: fragment) else {
      throw Self.error(
        "invalid-reference", at: place, "`\(reference)` has a `~` that is neither `~0` nor `~1`.",
        "Write `~0` for `~` and `~1` for `/`.")
    }
    var current = resource
    for (position, token) in pointer.tokens.enumerated() {
      if let child = current.child(token) {
        current = child
        continue
      }
      // The pointer may go on in what the node only refers to.
      if let next = current["$ref"]?.string, detours < Self.detourLimit,
        let target = try? resolve(next, from: current, detours: detours + 1), let child = target.child(token)
      {
        current = child
        continue
      }
      throw missing(token, of: current, at: JSONPointer(Array(pointer.tokens[..<position])), reference, place)
    }
    return current
  }

  private func missing(
    _ token: JSONString, of parent: Node, at pointer: JSONPointer, _ reference: String, _ place: Node
  ) -> ReferenceError {
    let parentName = pointer.isRoot ? "the root of \(parent.file.path)" : "`\(pointer)` (\(parent.place))"
    switch parent.kind {
    case .mapping:
      let similar = Spelling.nearest(to: token.text, among: parent.members.compactMap(\.key.text))
      return Self.error(
        "unresolved-reference", at: place, "`\(reference)` leads nowhere: \(parentName) has no `\(token)`.",
        similar.map { "Did you mean `\(pointer.appending(JSONString($0)))`?" }
          ?? "Correct the reference, or add `\(token)` there.")
    case .sequence:
      return Self.error(
        "unresolved-reference", at: place,
        "`\(reference)` leads nowhere: \(parentName) has \(parent.count) elements, and none is `\(token)`.",
        "Give the index of an element, from 0.")
    default:
      return Self.error(
        "unresolved-reference", at: place,
        "`\(reference)` leads nowhere: \(parentName) is a \(parent.kind.rawValue), which has no `\(token)`.",
        "Correct the reference.")
    }
  }
}
