/// A node as it is stored: 28 bytes, the records of a document in the order in which they begin in the text.
struct TreeRecord: Sendable {
  enum Kind: UInt8, Sendable {
    /// A scalar whose type its text says.
    case plain
    /// A scalar that is a string whatever its text.
    case quoted
    case sequence
    /// Its children are key, value, key, value…
    case mapping
    /// Stands for the record `first`.
    case alias
  }

  let kind: Kind
  /// A mapping that has a merge key.
  var merges = false
  /// A key that stands again later in its mapping, where the value counts.
  var isSuperseded = false
  /// For a mapping with many members: 1 + the number of its key table; else 0.
  var table: UInt32 = 0
  /// Scalar: where its text begins. Alias: the record it stands for. Collection: how many children it has.
  var first: UInt32
  /// Scalar: how many bytes its text has. Collection: the record after its last descendant; 0 while it is being read.
  var second: UInt32
  let line: UInt32
  let column: UInt32
  /// The collection it stands in; itself for the root.
  let parent: UInt32
}
