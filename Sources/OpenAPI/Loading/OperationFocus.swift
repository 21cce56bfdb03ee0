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
  /// The wanted paths, and everything above them.
  private var line: Set<[String]> = []

  /// Adds a wanted update's path.
  mutating func insert(_ path: PathTemplate) {
    let shape = Self.shape(path)
    for count in 0...shape.count { line.insert(Array(shape.prefix(count))) }
  }

  /// Whether the operations of `path` tell of a wanted update's records.
  func contains(_ path: PathTemplate) -> Bool {
    let shape = Self.shape(path)
    if line.contains(shape) { return !shape.isEmpty || !line.isEmpty }
    guard let last = shape.last, let open = last.utf8.firstIndex(of: UInt8(ascii: "{")) else { return false }
    return last.utf8[open...].starts(with: "{}".utf8) && line.contains(Array(shape.dropLast()))
  }

  /// The segments, placeholders made alike.
  private static func shape(_ path: PathTemplate) -> [String] {
    let text = path.parts.map { part in
      if case .literal(let literal) = part { literal } else { "{}" }
    }.joined()
    return text.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
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
