import Documents

/// Contact, License and External Documentation Objects (§4.8.3, §4.8.4, §4.8.11): nothing comes of them, only what is
/// wrong is noted.
extension DescriptionReader {
  /// Looks into a descriptive object, if `name` is one's.
  mutating func checkDescriptiveObject(_ name: String, _ node: Node) {
    let (fields, required): (FixedFields, [String])
    switch name {
    case "contact": (fields, required) = (.contact, [])
    case "license": (fields, required) = (.license, ["name"])
    case "externalDocs": (fields, required) = (.externalDocs, ["url"])
    default: return
    }
    checkFields(node, fields)
    for field in required where node[field] == nil { missing(field, in: "'\(name)'", at: node.place) }
    for (key, value) in node.members {
      guard let field = key.text, !field.hasPrefix("x-"), field != "description", value.kind != .string else {
        continue
      }
      warn(
        "wrong-type", at: value.isNull ? key.place : value.place,
        "'\(field)' must be a string, and is \(value.kind.phrase).", remedy: "Write a string.")
    }
  }

  /// Notes what a Server Variable Object (§4.8.6) has that it cannot have.
  mutating func checkServerVariables(_ variables: Node?) {
    for (key, variable) in variables?.members ?? [] where variable.isMapping {
      let values = variable["enum"]?.elements ?? []
      if let list = variable["enum"], values.isEmpty {
        warn(
          "wrong-value", at: list.place, "The server's variable '\(key.text ?? "")' has no allowed value.",
          remedy: "Add some to 'enum', or remove it.")
      }
      for value in values + [variable["default"]].compactMap({ $0 }) where value.kind != .string {
        warn(
          "unquoted-string", at: value.place,
          "A value of the server's variable '\(key.text ?? "")' must be a string and is \(value.kind.phrase).",
          remedy: "Put it in quotes.")
      }
      guard let standard = variable["default"], let text = standard.text, !values.isEmpty,
        !values.contains(where: { $0.text == text })
      else { continue }
      warn(
        "wrong-value", at: standard.place, "'\(text)' is none of the values that 'enum' allows.",
        remedy: "Write one of them.")
    }
  }

  /// Notes a header's `style` that no header has (§4.8.21.1).
  mutating func checkHeaderStyle(_ header: Node) {
    guard let style = header["style"], style.text != "simple" else { return }
    warn(
      "wrong-value", at: style.place, "A header has no style '\(style.text ?? "")'; 'simple' is used.",
      remedy: "Write 'simple'.")
  }
}
