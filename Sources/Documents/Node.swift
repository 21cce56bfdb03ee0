import JSON

/// A value in a document: a cheap handle that knows where it was written.
///
/// An alias is the node it stands for. Two handles are equal when they are the same place of the same document.
public struct Node: Sendable, Hashable {
  /// What a node is, in JSON's terms.
  public enum Kind: String, Sendable, Hashable {
    case null, bool, number, string, sequence, mapping
  }

  let tree: DocumentTree
  let index: UInt32

  init(tree: DocumentTree, index: UInt32) {
    self.tree = tree
    self.index = tree.contents.target(index)
  }

  var record: TreeRecord { tree.contents.records[Int(index)] }

  /// The file it was read from.
  public var file: DocumentFile { tree.file }

  /// How many nodes its document has as it is written, keys and aliases included.
  public var documentSize: Int { tree.contents.records.count }

  /// The document's outermost node.
  public var root: Node { Node(tree: tree, index: 0) }

  /// What it is; plain YAML scalars are told apart by the core schema of YAML 1.2.
  public var kind: Kind {
    switch record.kind {
    case .plain: CoreSchema.kind(textBytes)
    case .sequence: .sequence
    case .mapping: .mapping
    case .quoted, .alias: .string
    }
  }

  /// Where it begins.
  public var place: Place {
    let record = record
    return Place(file: tree.path(of: index), line: Int(record.line), column: Int(record.column))
  }

  /// The sequence or mapping it stands in; nil for the root. For what has aliases, the one at its anchor.
  public var parent: Node? { index == 0 ? nil : Node(tree: tree, index: record.parent) }

  /// Whether both are the same place of the same document.
  public static func == (left: Node, right: Node) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  /// Hashes the document's identity and the place in it.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(index)
  }
}
