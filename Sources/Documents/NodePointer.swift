import JSON

extension Node {
  /// The way to it from its file's root; to its anchor when it has aliases, and to the member when it is a key.
  public var pointer: JSONPointer {
    var tokens: [JSONString] = []
    var child = index
    while child != 0 {
      let parent = tree.contents.records[Int(child)].parent
      tokens.append(token(of: child, in: parent))
      child = parent
    }
    return JSONPointer(tokens.reversed())
  }

  private func token(of child: UInt32, in parent: UInt32) -> JSONString {
    var sibling = parent + 1
    guard tree.contents.records[Int(parent)].kind == .mapping else {
      var position = 0
      while sibling < child {
        sibling = tree.contents.next(sibling)
        position += 1
      }
      return JSONString(String(position))
    }
    while sibling < child {
      let value = tree.contents.next(sibling)
      if value >= child { break }
      sibling = tree.contents.next(value)
    }
    return JSONString(Node(tree: tree, index: sibling).text ?? "")
  }
}
