import SharedCorpus

extension SharedCorpus {
  /// A line of `INDEX.tsv`.
  struct Entry: Sendable, CustomStringConvertible {
    let file: String
    let fields: [String: String]
    var description: String { file }
  }

  /// The lines of an index; none when it is not there.
  static func entries(_ index: String) -> [Entry] {
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
