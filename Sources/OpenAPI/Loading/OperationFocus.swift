import Documents

/// Which updates of a document are wanted, so that no more of it is read than tells of them.
public struct OperationFocus: Sendable {
  /// Whether a PUT operation is wanted.
  public typealias Selection = @Sendable (_ operationID: String?, _ path: String, _ tags: [String]) -> Bool

  let selects: Selection

  /// Makes a focus on the PUT operations that `selects` says yes to.
  public init(selects: @escaping Selection) {
    self.selects = selects
  }
}

/// The paths whose operations belong to the records of wanted updates: those of the updates, those above them, and the
/// items of each of these.
struct FocusedPaths {
  /// The shapes of the wanted paths, and of everything above them.
  private var line: Set<[UInt8]> = []

  /// Adds a wanted update's path.
  mutating func insert(_ path: PathTemplate) {
    var shape = Self.shape(path)[...]
    line.insert(Array(shape))
    while !shape.isEmpty {
      shape = Self.above(shape)
      line.insert(Array(shape))
    }
  }

  /// Whether the operations of `path` tell of a wanted update's records.
  func contains(_ path: PathTemplate) -> Bool {
    let shape = Self.shape(path)
    if line.contains(shape) { return true }
    let above = Self.above(shape[...])
    guard let open = shape[above.endIndex...].firstIndex(of: UInt8(ascii: "{")) else { return false }
    return shape[open...].starts(with: "{}".utf8) && line.contains(Array(above))
  }

  /// The path with a slash before each segment, placeholders made alike.
  private static func shape(_ path: PathTemplate) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var shape: [UInt8] = []
    for part in path.parts {
      guard case .literal(let literal) = part else {
        if shape.isEmpty { shape.append(slash) }
        shape += "{}".utf8
        continue
      }
      for byte in literal.utf8 where byte != slash || shape.last != slash {
        if shape.isEmpty, byte != slash { shape.append(slash) }
        shape.append(byte)
      }
    }
    return shape.last == slash ? shape.dropLast() : shape
  }

  /// A shape without its last segment.
  private static func above(_ shape: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    shape[..<(shape.lastIndex(of: UInt8(ascii: "/")) ?? shape.startIndex)]
  }
}

extension DescriptionReader {
  /// The paths that `focus` needs, found by a look at each path item's PUT.
  mutating func paths(in paths: Node, near focus: OperationFocus) -> FocusedPaths {
    var focused = FocusedPaths()
    for (key, item) in paths.members {
      guard let text = key.text, item.isMapping else { continue }
      for item in pathItems(item) {
        guard let put = item["put"], let operation = resolved(put), operation.isMapping else { continue }
        let path = PathTemplate(text.hasPrefix("/") ? text : "/" + text)
        let tags = operation["tags"]?.elements.compactMap(\.text) ?? []
        if focus.selects(operation["operationId"]?.text, path.text, tags) { focused.insert(path) }
      }
    }
    return focused
  }
}
