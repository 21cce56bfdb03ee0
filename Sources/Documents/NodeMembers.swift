import JSON

extension Node {
  /// The value of a mapping's member, found by the key's text (`200` and `"200"` are one key), the members of merge keys
  /// (`<<`) included; nil when there is none or the node is no mapping.
  public subscript(key: String) -> Node? {
    var key = key
    return key.withUTF8 { keyBytes in
      var visited: Set<UInt32> = []
      return member(keyBytes, of: index, visited: &visited)
    }.map { Node(tree: tree, index: $0) }
  }

  /// The element of a sequence; nil when there is none or the node is no sequence.
  public subscript(position: Int) -> Node? {
    guard isSequence, position >= 0, position < Int(record.first) else { return nil }
    var child = index + 1
    for _ in 0..<position { child = tree.contents.next(child) }
    return Node(tree: tree, index: child)
  }

  /// The members of a mapping in order, each key once, those of merge keys (`<<`) last; empty for anything else.
  ///
  /// Where a key stands twice its last value counts. Keys that are collections are left out.
  public var members: [(key: Node, value: Node)] {
    guard isMapping else { return [] }
    var members: [(key: Node, value: Node)] = []
    members.reserveCapacity(Int(record.first) / 2)
    forEachOwnMember(of: index) { key, value in
      members.append((Node(tree: tree, index: key), Node(tree: tree, index: value)))
    }
    guard record.merges else { return members }
    var seen = Set(members.map { JSONString($0.key.text ?? "") })
    var visited: Set<UInt32> = [index]
    var pending = Array(mergeSources(of: index).reversed())
    while let source = pending.popLast() {
      guard visited.insert(source).inserted else { continue }
      forEachOwnMember(of: source) { key, value in
        let key = Node(tree: tree, index: key)
        if seen.insert(JSONString(key.text ?? "")).inserted { members.append((key, Node(tree: tree, index: value))) }
      }
      pending += mergeSources(of: source).reversed()
    }
    return members
  }

  /// The elements of a sequence; empty for anything else.
  public var elements: [Node] {
    guard isSequence else { return [] }
    var elements: [Node] = []
    elements.reserveCapacity(Int(record.first))
    var child = index + 1
    while child < record.second {
      elements.append(Node(tree: tree, index: child))
      child = tree.contents.next(child)
    }
    return elements
  }

  /// How many elements or members it has, those of merge keys included; 0 for a scalar.
  public var count: Int {
    if isSequence { return Int(record.first) }
    return isMapping && !record.merges ? ownMemberCount : members.count
  }

  /// What `pointer` leads to from here (RFC 6901), keys found by their text; nil when there is nothing.
  public subscript(pointer: JSONPointer) -> Node? {
    var node = self
    for token in pointer.tokens {
      guard let child = node.child(token) else { return nil }
      node = child
    }
    return node
  }

  /// The member or element that a pointer's token names.
  func child(_ token: JSONString) -> Node? {
    isSequence ? JSONPointer.arrayIndex(token).flatMap { self[$0] } : self[token.text]
  }

  private var ownMemberCount: Int {
    var count = 0
    forEachOwnMember(of: index) { _, _ in count += 1 }
    return count
  }

  private func forEachOwnMember(of mapping: UInt32, _ body: (_ key: UInt32, _ value: UInt32) -> Void) {
    let merges = tree.contents.records[Int(mapping)].merges
    var key = mapping + 1
    while key < tree.contents.records[Int(mapping)].second {
      let value = tree.contents.next(key)
      if tree.contents.isUsableKey(key), !(merges && tree.contents.isMergeKey(key)) { body(key, value) }
      key = tree.contents.next(value)
    }
  }

  /// The value of the member with `key`, in the mapping itself or, that failing, in what it merges.
  private func member(
    _ key: UnsafeBufferPointer<UInt8>, of mapping: UInt32, visited: inout Set<UInt32>
  ) -> UInt32? {
    let record = tree.contents.records[Int(mapping)]
    guard record.kind == .mapping else { return nil }
    if let found = tree.contents.key(key, in: mapping), !(record.merges && tree.contents.isMergeKey(found)) {
      return tree.contents.next(found)
    }
    guard record.merges, visited.insert(mapping).inserted else { return nil }
    for source in mergeSources(of: mapping) {
      if let value = member(key, of: source, visited: &visited) { return value }
    }
    return nil
  }

  /// The mappings that a mapping merges, the one that counts most first.
  private func mergeSources(of mapping: UInt32) -> [UInt32] {
    guard tree.contents.records[Int(mapping)].merges else { return [] }
    let key = Array("<<".utf8).withUnsafeBufferPointer { tree.contents.key($0, in: mapping) }
    guard let key else { return [] }
    let value = tree.contents.target(tree.contents.next(key))
    let isSequence = tree.contents.records[Int(value)].kind == .sequence
    let sources = isSequence ? Node(tree: tree, index: value).elements.map(\.index) : [value]
    // Where `<<` stands twice, the one that counts may have no mapping.
    return sources.filter { tree.contents.isMapping($0) }
  }
}
