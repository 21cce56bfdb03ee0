import Documents

/// Access to the fields of an object, with a diagnostic for each that is not what the standard wants.
extension DescriptionReader {
  /// The place of the key `field` of `node`.
  func keyPlace(_ field: String, of node: Node) -> Place {
    node.members.first { $0.key.text == field }?.key.place ?? node.place
  }

  /// `node` if it is an object; otherwise noted and `nil`.
  mutating func object(_ node: Node, _ name: String) -> Node? {
    if node.kind == .mapping { return node }
    wrongType(node, "\(name)", mustBe: "an object")
    return nil
  }

  /// The field's value; an empty one is noted and taken for an absent one.
  mutating func field(_ name: String, of node: Node) -> Node? {
    guard let value = node[name] else { return nil }
    guard value.isNull else { return value }
    warn(
      "empty-field", at: keyPlace(name, of: node), "'\(name)' has no value.",
      remedy: "Give it a value or remove it.")
    return nil
  }

  /// The field's members; empty when it is absent or no object.
  mutating func objectField(_ name: String, of node: Node) -> Node? {
    guard let value = field(name, of: node) else { return nil }
    return object(value, "'\(name)'")
  }

  /// The field's elements; `nil` when it is absent or no list.
  mutating func listField(_ name: String, of node: Node) -> [Node]? {
    guard let value = field(name, of: node) else { return nil }
    guard value.kind == .sequence else {
      wrongType(value, "'\(name)'", mustBe: "a list")
      return nil
    }
    return Array(value.elements)
  }

  /// The field's text. A number or a boolean is noted and used as it is written.
  mutating func textField(_ name: String, of node: Node) -> String? {
    guard let value = field(name, of: node) else { return nil }
    return text(value, "'\(name)'")
  }

  /// The node's text. A number or a boolean is noted and used as it is written.
  mutating func text(_ node: Node, _ name: String) -> String? {
    if let text = node.string { return text }
    guard let text = node.text, !node.isNull else {
      wrongType(node, "\(name)", mustBe: "a string")
      return nil
    }
    warn(
      "unquoted-string", at: node.place, "\(name) must be a string and is \(node.kind.phrase).",
      remedy: "Put it in quotes: \"\(text)\".")
    return text
  }

  /// The field's truth value. `"true"` as a string is noted and used.
  mutating func flagField(_ name: String, of node: Node) -> Bool? {
    guard let value = field(name, of: node) else { return nil }
    if let flag = value.bool { return flag }
    guard let flag = value.string.flatMap(Bool.init) else {
      wrongType(value, "'\(name)'", mustBe: "true or false")
      return nil
    }
    warn(
      "quoted-boolean", at: value.place, "'\(name)' must be true or false and is a string.",
      remedy: "Remove the quotes.")
    return flag
  }

  /// Notes that an object lacks a field that the standard requires of it.
  mutating func missing(_ field: String, in object: String, at place: Place, remedy: String? = nil) {
    warn("missing-field", at: place, "\(object) has no '\(field)'.", remedy: remedy ?? "Add '\(field)'.")
  }

  /// Notes that `node` is of the wrong type and cannot be used.
  mutating func wrongType(_ node: Node, _ name: String, mustBe expected: String) {
    fail(
      "wrong-type", at: node.place, "\(name) must be \(expected), and is \(node.kind.phrase); it is left out.",
      remedy: "Write \(expected), or remove it.")
  }
}

extension Node.Kind {
  /// The kind with its article.
  var phrase: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "an object"
    }
  }
}
