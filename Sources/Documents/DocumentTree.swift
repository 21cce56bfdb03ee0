/// All nodes of one document, never changed after it was read.
final class DocumentTree: Sendable {
  let file: DocumentFile
  let contents: TreeContents

  init(file: DocumentFile, contents: TreeContents) {
    self.file = file
    self.contents = contents
  }
}
