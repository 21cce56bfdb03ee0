import JSON

/// A document's node, opened for changes: what nobody changed stays the node of the document.
///
/// Each place of the document has one of its own, so that what aliases share can be changed at one place alone; a node's
/// children are made when somebody looks at them. It belongs to whoever made it, and never leaves that task.
public final class EditableNode {
  /// A member of a mapping.
  public struct Member {
    /// The key as it was written.
    public let key: Node
    /// The key's text.
    public let name: JSONString
    /// The value.
    public let value: EditableNode
  }

  /// What stands in a node.
  public enum Parts {
    case scalar
    case sequence([EditableNode])
    case mapping([Member])
  }

  /// Where it was written.
  public let origin: Node
  private var opened: Parts?
  /// Nil for the root, and for what was taken out together with what it stood in.
  private weak var parent: EditableNode?
  /// Whether it is the document's outermost node.
  public let isRoot: Bool
  /// Whether it is no longer what `origin` is.
  private(set) var isChanged = false

  /// Opens a document at its root.
  public convenience init(_ root: Node) {
    self.init(root, in: nil)
  }

  private init(_ origin: Node, in parent: EditableNode?) {
    self.origin = origin
    self.parent = parent
    isRoot = parent == nil
  }

  /// What stands in it now.
  public var parts: Parts {
    if let opened { return opened }
    let parts: Parts =
      switch origin.kind {
      case .sequence: .sequence(origin.elements.map { EditableNode($0, in: self) })
      case .mapping: .mapping(origin.members.map { member($0.key, $0.value) })
      default: .scalar
      }
    opened = parts
    return parts
  }

  /// Takes it out of the sequence or mapping that it stands in; the root stays.
  public func remove() {
    guard let parent else { return }
    switch parent.parts {
    case .scalar: return
    case .sequence(let elements): parent.set(.sequence(elements.filter { $0 !== self }))
    case .mapping(let members): parent.set(.mapping(members.filter { $0.value !== self }))
    }
  }

  /// Merges `update` into it: the members of a mapping one by one, the elements of a sequence behind its own; anything
  /// else replaces it.
  public func merge(_ update: Node) {
    switch (parts, update.kind) {
    case (.mapping(var members), .mapping):
      for (key, value) in update.members {
        let name = JSONString(key.text ?? "")
        if let present = members.firstIndex(where: { $0.name == name }) {
          if members[present].value.takes(value) {
            members[present].value.merge(value)
          } else {
            members[present] = member(key, value)
          }
        } else {
          members.append(member(key, value))
        }
      }
      set(.mapping(members))
    case (.sequence(let elements), .sequence):
      set(.sequence(elements + update.elements.map { EditableNode($0, in: self) }))
    default: replace(by: update)
    }
  }

  /// Puts `entry` behind the elements of a sequence; does nothing to anything else.
  public func append(_ entry: Node) {
    guard case .sequence(let elements) = parts else { return }
    set(.sequence(elements + [EditableNode(entry, in: self)]))
  }

  /// Puts `value` where it stands; the root stays.
  public func replace(by value: Node) {
    guard let parent else { return }
    switch parent.parts {
    case .scalar: return
    case .sequence(let elements):
      parent.set(.sequence(elements.map { $0 === self ? EditableNode(value, in: parent) : $0 }))
    case .mapping(let members):
      parent.set(.mapping(members.map { $0.value === self ? parent.member($0.key, value) : $0 }))
    }
  }

  /// What it is now, as a node of a document of its own.
  ///
  /// Throws when the changes nest it too deep.
  public func frozen() throws(DocumentError) -> Node {
    isChanged ? try EditedTree.root(self) : origin
  }

  /// Whether merging `update` leaves something of it.
  private func takes(_ update: Node) -> Bool {
    switch parts {
    case .scalar: false
    case .sequence: update.isSequence
    case .mapping: update.isMapping
    }
  }

  private func member(_ key: Node, _ value: Node) -> Member {
    Member(key: key, name: JSONString(key.text ?? ""), value: EditableNode(value, in: self))
  }

  private func set(_ parts: Parts) {
    opened = parts
    var node: EditableNode? = self
    while let current = node, !current.isChanged {
      current.isChanged = true
      node = current.parent
    }
  }
}
