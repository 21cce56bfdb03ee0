import JSON
import JSONSchema
import OpenAPI

/// What the records of a path are.
enum Resource: Hashable, Sendable {
  /// All records of the collection of this index: `/posts`.
  case list(Int)
  /// One of them: `/posts/{id}`.
  case item(Int)
  /// One record without an id: `/settings`. It has a collection of its own.
  case singleton(Int)
  /// Several records that the content names: `/posts/bulk`.
  case bulk(Int)
  /// No record: an action, a report, a file.
  case other
}

/// Records of one kind, kept in one table.
struct RecordCollection: Sendable {
  /// How keys are made.
  enum KeyKind: Hashable, Sendable {
    /// Counted up.
    case integer
    /// A random UUID.
    case uuid
    /// Text that the path parameter's schema allows.
    case text
    /// There is one record alone.
    case single
  }

  /// The index in the model.
  let index: Int
  /// The path of the collection, placeholders without names: `/users/{}/posts`. Names the table.
  let table: String
  /// The last word of the path: `posts`.
  let name: String
  /// The path template of the collection.
  let path: PathTemplate
  /// The placeholder of the key, for an item.
  let keyParameter: String?
  let keySchema: Schema?
  let keyExamples: [JSONValue]
  let keyKind: KeyKind
  /// The member of a record that holds its key.
  let keyMember: JSONString?
  /// Whether that member is a number.
  let keyMemberIsNumber: Bool
  /// The collection whose item the path goes through.
  var parent: Int?
  /// The schema of a record as it is read.
  let recordSchema: Schema?
  /// The member of requests' content that is the record, where they wrap it.
  let envelope: JSONString?
  /// The schemas of a record as it is written.
  let writtenSchemas: [Schema]
  /// The members of a record as it is read.
  let shape: ObjectShape?
  /// Whether records come to be through requests, or can be listed: else any parent is taken as existing.
  let isDiscoverable: Bool

  /// The members that can be written but are not part of what is read.
  var hiddenMembers: Set<JSONString> {
    guard let shape else { return [] }
    let written = writtenSchemas.compactMap { ObjectShape($0) }
    let required = recordSchema?.referred.keywords.required ?? []
    return Set(written.flatMap { $0.members.map(\.name) }.filter { shape[$0] == nil && !required.contains($0) })
  }
}

/// Names a record: its collection, the keys of its parents, its own.
struct RecordKey: Hashable, Sendable {
  let collection: Int
  /// The parents' keys, percent-encoded and joined by slashes; empty when there are none.
  let parent: String
  /// The key; empty for a single record.
  let key: String
}

/// A record and where it is kept.
struct StoredRecord: Sendable {
  let key: RecordKey
  var value: JSONValue
}
