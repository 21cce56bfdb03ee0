import Documents

/// Reference Objects (§4.8.23).
extension DescriptionReader {
  /// What `node` refers to, through any number of references; `node` itself when it is none. A reference that leads
  /// nowhere or to itself is noted, and `nil`.
  ///
  /// 3.1's `summary` and `description` beside a reference replace those of the target; the model has neither.
  mutating func resolved(_ node: Node) -> Node? {
    var current = node
    var seen: Set<Node> = [node]
    while let reference = reference(of: current) {
      checkSiblings(of: current)
      guard let target = target(of: reference, from: current) else { return nil }
      guard seen.insert(target).inserted else {
        fail(
          "reference-cycle", at: reference.place, "'\(reference.text ?? "$ref")' leads back to itself.",
          remedy: "Let one of the references name an object.")
        return nil
      }
      current = target
    }
    return current
  }

  /// The `$ref` of a Reference Object.
  func reference(of node: Node) -> Node? {
    node.kind == .mapping ? node["$ref"] : nil
  }

  mutating func target(of reference: Node, from node: Node) -> Node? {
    guard let text = reference.string else {
      wrongType(reference, "'$ref'", mustBe: "a string")
      return nil
    }
    do {
      return try store.resolve(text, from: node)
    } catch {
      note(error.diagnostic)
      return nil
    }
  }

  private mutating func checkSiblings(of node: Node) {
    for (key, _) in node.members {
      guard let name = key.text, !["$ref", "summary", "description"].contains(name), !name.hasPrefix("x-") else {
        continue
      }
      warn(
        "ignored-beside-reference", at: key.place, "'\(name)' stands beside '$ref' and is ignored.",
        remedy: "Write it where the reference leads, or write the object out here.")
    }
  }
}
