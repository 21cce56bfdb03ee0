/// All nodes of one document, never changed after it was read.
final class DocumentTree: Sendable {
  let file: DocumentFile
  let contents: TreeContents
  /// Which other files parts of it were read from, in the records' order; empty for what was read from one file.
  private let sources: [TreeSource]
  /// The URI that the root gives the document by `$self` (OpenAPI 3.2 §4.1.2); nil without one.
  let selfURI: String?

  init(file: DocumentFile, contents: TreeContents, sources: [TreeSource] = []) {
    self.file = file
    self.contents = contents
    self.sources = sources
    selfURI = Self.selfURI(of: contents, at: file.location)
  }

  private static func selfURI(of contents: TreeContents, at location: String) -> String? {
    guard contents.records.first?.kind == .mapping,
      let key = Array("$self".utf8).withUnsafeBufferPointer({ contents.key($0, in: 0) }),
      let range = contents.range(contents.next(key)), !range.isEmpty
    else { return nil }
    return SchemaIdentifiers.resolve(String(decoding: contents.text[range], as: UTF8.self), base: location)
  }

  /// The path of the file that a record was read from.
  func path(of index: UInt32) -> String {
    if sources.isEmpty { return file.path }
    var (low, high) = (0, sources.count)
    while low < high {
      let middle = (low + high) / 2
      if sources[middle].first <= index { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? file.path : sources[low - 1].path
  }
}
