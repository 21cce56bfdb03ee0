extension SharedCorpus {
  /// A line of `INDEX.tsv`.
  public struct Entry: Sendable, CustomStringConvertible {
    /// The document's path in the index's folder.
    public let file: String
    /// What the line says, by the columns' names.
    public let fields: [String: String]
    /// The path.
    public var description: String { file }
  }

  /// The lines of an index; none when it is not there.
  public static func entries(_ index: String) -> [Entry] {
    guard let bytes = try? bytes(index) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Entry(file: line[0], fields: Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first }))
    }
  }
}
