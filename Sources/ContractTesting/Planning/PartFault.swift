/// Why one part of an update of several records cannot be carried out.
enum PartFault: Hashable, Sendable, CaseIterable {
  /// It names a record that does not exist.
  case missingRecord
  /// It breaks the schema.
  case invalidItem

  /// `a record that does not exist`, for messages.
  var description: String {
    switch self {
    case .missingRecord: "a record that does not exist"
    case .invalidItem: "an item that breaks the schema"
    }
  }
}
