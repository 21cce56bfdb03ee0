import Documents

/// Paths Object (§4.8.8).
extension DescriptionReader {
  mutating func pathsObject(
    _ paths: Node, focus: OperationFocus?, defaults: OperationDefaults, schemes: [String: SecurityScheme]
  ) -> [Operation] {
    let focused = focus.map { self.paths(in: paths, near: $0) }
    var operations: [Operation] = []
    var shapes: [String: (text: String, place: Place)] = [:]
    for (key, item) in paths.members {
      guard var text = key.text else {
        wrongType(key, "A path", mustBe: "a string")
        continue
      }
      if text.hasPrefix("x-") { continue }
      if !text.hasPrefix("/") {
        warn(
          "path-without-slash", at: key.place, "The path '\(text)' does not begin with a slash.",
          remedy: "Write '/\(text)'.")
        text = "/" + text
      }
      let template = PathTemplate(text)
      if let focused, !focused.contains(template) { continue }
      check(template, at: key.place, shapes: &shapes)
      if item.isNull {
        warn("empty-field", at: key.place, "The path '\(text)' has no operations.", remedy: "Add some or remove it.")
        continue
      }
      operations += pathItem(item, path: template, at: key.place, defaults: defaults, schemes: schemes)
    }
    return operations
  }

  private mutating func check(
    _ template: PathTemplate, at place: Place, shapes: inout [String: (text: String, place: Place)]
  ) {
    let text = template.text
    if text.contains("?") {
      warn(
        "path-with-query", at: place, "The path '\(text)' holds a '?', which no path can.",
        remedy: "Describe the query by parameters with 'in: query'.")
    }
    if text.contains("#") {
      warn(
        "path-with-fragment", at: place, "The path '\(text)' holds a fragment, which is not sent.",
        remedy: "Remove what follows '#'.")
    }
    let literal = template.parts.map { part in
      if case .literal(let literal) = part { literal } else { "" }
    }.joined()
    if literal.contains(where: { $0 == "{" || $0 == "}" }) {
      warn(
        "unbalanced-braces", at: place, "A brace of the path '\(text)' has no partner and is taken as it is.",
        remedy: "Write each placeholder as '{name}'.")
    }
    for (name, uses) in Dictionary(grouping: template.parameters, by: { $0 }) where uses.count > 1 {
      warn(
        "repeated-placeholder", at: place, "The path '\(text)' has the placeholder {\(name)} \(uses.count) times.",
        remedy: "Give each placeholder a name of its own.")
    }
    let shape = template.parts.map { part in
      if case .literal(let literal) = part { literal } else { "{}" }
    }.joined()
    if let other = shapes[shape] {
      warn(
        "ambiguous-paths", at: place,
        "The path '\(text)' and '\(other.text)' (\(other.place)) match the same requests.",
        remedy: "Merge them into one path.")
    } else {
      shapes[shape] = (text, place)
    }
  }
}
