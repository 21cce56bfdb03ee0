/// Writes an edited document into a tree of its own, in which each node still knows where it was written.
struct EditedTree {
  private var builder: TreeBuilder
  private var sources: [TreeSource] = []
  /// The records of what was written unchanged, for the aliases that stand for it.
  private var written: [Node: UInt32] = [:]

  /// The first collection that is nested too deep; nothing is written of it.
  private var deepest: Node?

  /// The root of the new tree; throws where it is nested deeper than a document that is read may be.
  static func root(_ edited: EditableNode) throws(DocumentError) -> Node {
    let tree = edited.origin.tree
    var writing = EditedTree(builder: TreeBuilder(path: tree.file.path, bytes: tree.contents.text.count))
    writing.write(edited)
    if let deepest = writing.deepest {
      throw DocumentError(
        Diagnostic(
          .error, rule: "too-deep", at: deepest.place,
          "The document is nested more than \(YAMLReading.depthLimit) deep after the changes.",
          remedy: "Let fewer changes be made within what others add."))
    }
    return Node(
      tree: DocumentTree(file: tree.file, contents: writing.builder.contents, sources: writing.sources), index: 0)
  }

  private init(builder: TreeBuilder) {
    self.builder = builder
  }

  private mutating func write(_ node: EditableNode) {
    guard node.isChanged else {
      copy(node.origin)
      return
    }
    guard mayNest(node.origin) else { return }
    switch node.parts {
    case .scalar: copy(node.origin)
    case .sequence(let elements):
      begin(node.origin, .sequence)
      for element in elements { write(element) }
      builder.endCollection()
    case .mapping(let members):
      begin(node.origin, .mapping)
      for member in members {
        copy(member.key)
        write(member.value)
      }
      builder.endCollection()
    }
  }

  /// Writes a node as it is, the aliases in it as aliases.
  private mutating func copy(_ node: Node) {
    let contents = node.tree.contents
    let record = node.record
    written[node] = UInt32(builder.contents.records.count)
    switch record.kind {
    case .alias: return
    case .plain, .quoted:
      note(node)
      node.textBytes.withUnsafeBufferPointer { text in
        builder.scalar(text, isPlain: record.kind == .plain, line: Int(record.line), column: Int(record.column))
      }
    case .sequence, .mapping:
      guard mayNest(node) else { return }
      begin(node, record.kind)
      var child = node.index + 1
      while child < record.second {
        copy(child: child, of: node)
        child = contents.next(child)
      }
      builder.endCollection()
    }
  }

  /// Writes a child, which may be an alias: as one where what it stands for was written, else as what that is.
  private mutating func copy(child: UInt32, of parent: Node) {
    let target = Node(tree: parent.tree, index: child)
    let record = parent.tree.contents.records[Int(child)]
    guard record.kind == .alias, let index = written[target] else {
      copy(target)
      return
    }
    note(parent)
    builder.alias(of: index, line: Int(record.line), column: Int(record.column))
  }

  /// Whether there is room for one more level.
  private mutating func mayNest(_ node: Node) -> Bool {
    if builder.open.count >= YAMLReading.depthLimit { deepest = deepest ?? node }
    return deepest == nil
  }

  private mutating func begin(_ node: Node, _ kind: TreeRecord.Kind) {
    note(node)
    builder.begin(kind, line: Int(node.record.line), column: Int(node.record.column))
  }

  /// Takes note of the file that the next record's line and column count in.
  private mutating func note(_ node: Node) {
    let path = node.place.file
    guard (sources.last?.path ?? builder.path) != path else { return }
    sources.append(TreeSource(first: UInt32(builder.contents.records.count), path: path))
  }
}

/// The file from which the records from `first` on were read, up to the next source's.
struct TreeSource: Sendable {
  let first: UInt32
  let path: String
}
