/// The name of a schema within one `SchemaTable`.
public struct SchemaID: Hashable, Sendable {
  /// The index in the table.
  public let index: Int32

  init(index: Int32) {
    self.index = index
  }
}
