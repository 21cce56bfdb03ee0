import Documents

/// Tag Object (§4.8.22), with 3.2's hierarchy.
extension DescriptionReader {
  /// Notes what is wrong with the document's `tags`; nothing else comes of them.
  mutating func checkTags() {
    var parents: [String: Node] = [:]
    var names: Set<String> = []
    for element in listField("tags", of: root) ?? [] {
      guard let tag = object(element, "A tag") else { continue }
      checkFields(tag, .tag)
      guard let name = textField("name", of: tag) else {
        if tag["name"] == nil { missing("name", in: "The tag", at: tag.place) }
        continue
      }
      if !names.insert(name).inserted {
        warn(
          "duplicate-tag", at: tag["name"]?.place ?? tag.place, "The tag '\(name)' is described twice.",
          remedy: "Remove one of them.")
      }
      if version == .openAPI32, let parent = tag["parent"] { parents[name] = parent }
    }
    for (name, parent) in parents.sorted(by: { $0.key < $1.key }) { checkParent(parent, of: name, parents, names) }
  }

  private mutating func checkParent(
    _ parent: Node, of name: String, _ parents: [String: Node], _ names: Set<String>
  ) {
    let text = parent.text ?? ""
    guard names.contains(text) else {
      let similar = Spelling.nearest(to: text, among: names.sorted())
      warn(
        "wrong-value", at: parent.place, "The tag '\(name)' has the parent '\(text)', which is no tag.",
        remedy: similar.map { "Did you mean '\($0)'?" } ?? "Describe it in 'tags'.")
      return
    }
    var seen: Set<String> = [name]
    var current = text
    while seen.insert(current).inserted {
      guard let next = parents[current]?.text else { return }
      current = next
    }
    guard current == name else { return }
    warn(
      "wrong-value", at: parent.place, "The tag '\(name)' is its own ancestor.", remedy: "Give it another parent.")
  }
}
