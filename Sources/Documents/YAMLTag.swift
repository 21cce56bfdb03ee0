/// An explicit tag: `!!str`, `!`, `!local`.
struct YAMLTag {
  private static let standardPrefix = "tag:yaml.org,2002:"

  let name: String

  init(_ name: String) { self.name = name }

  /// The part after `!!`; nil for any other tag.
  private var standardName: Substring? {
    name.hasPrefix(Self.standardPrefix) ? name.dropFirst(Self.standardPrefix.utf8.count) : nil
  }

  private static func kind(_ standardName: Substring) -> Node.Kind? {
    switch standardName {
    case "null": .null
    case "bool": .bool
    case "int", "float": .number
    case "str", "binary", "timestamp": .string
    case "seq", "omap", "pairs": .sequence
    case "map", "set": .mapping
    default: nil
    }
  }

  /// Whether the text of a scalar with this tag is to be read by the core schema rather than as a string.
  func isPlain(_ text: UnsafeBufferPointer<UInt8>, wasPlain: Bool) -> Bool {
    if name == "!" { return false }
    guard let kind = standardName.flatMap(Self.kind) else { return wasPlain }
    return kind != .string && CoreSchema.kind(text) == kind
  }

  /// What is wrong with the tag on a node.
  func problem(of contents: TreeContents, at index: UInt32) -> (rule: String, message: String, remedy: String)? {
    if name == "!" { return nil }
    guard let standardName, let kind = Self.kind(standardName) else {
      let written = standardName.map { "!!" + $0 } ?? name[...]
      return (
        "unknown-tag", "The tag `\(written)` means nothing here; the value is read as if it were not there.",
        "Remove the tag."
      )
    }
    let record = contents.records[Int(index)]
    let fits =
      switch record.kind {
      case .mapping: kind == .mapping
      case .sequence: kind == .sequence
      case .plain, .quoted: kind == .string || record.kind == .plain
      case .alias: true
      }
    if fits { return nil }
    return (
      "tag-mismatch", "The value is no \(kind.rawValue), as its tag `!!\(standardName)` says; the tag is ignored.",
      "Remove the tag, or correct the value."
    )
  }
}
