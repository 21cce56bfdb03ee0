import JSON
import OpenAPI

/// What a PUT updates, and the operations around it that tell of its records.
struct UpdateResource: Sendable {
  /// What the path names.
  enum Kind: Sendable {
    /// One record of a collection: the path ends in a placeholder.
    case item
    /// The one record that there is: settings, a profile, a part of a record.
    case singleton
    /// Many records at once: a list in the body, or a filter in the query.
    case collection
  }

  /// What the body holds.
  enum Form: Sendable {
    /// The record.
    case record
    /// A list of records, each with its identity.
    case list
    /// What is changed in every record whose properties have the values of these query parameters.
    case changes([Parameter])

    /// Whether it is the record.
    var isRecord: Bool {
      if case .record = self { true } else { false }
    }
  }

  /// The PUT.
  let update: Operation
  /// What its path names.
  let kind: Kind
  /// What the body holds.
  var form: Form
  /// The collection that the records are in; for a singleton its own path.
  let collection: PathShape
  /// The parameter that names the record, for an item.
  let identity: Parameter?
  /// How the record's state can be read, the best way first.
  let readBacks: [ReadBack]
  /// POST on the collection.
  let create: Operation?
  /// GET on the collection.
  let list: Operation?
  /// DELETE of the record.
  let delete: Operation?
  /// What the placeholders before the identity name, outermost first.
  let parents: [ParentCollection]

  /// The body for a payload: the payload itself, or a list of it.
  func body(_ payload: JSONValue) -> JSONValue {
    if case .list = form { return .array([payload]) }
    return payload
  }

  /// Whether the document says that the PUT creates records.
  var createsByPut: Bool {
    update.responses.contains { $0.status == .exact(201) }
  }
}

/// A collection that a placeholder of a longer path names a record of.
struct ParentCollection: Sendable {
  /// The placeholder's parameter in the longer path.
  let parameter: Parameter
  /// The collection's path.
  let shape: PathShape
}

/// A way to read a record's state.
struct ReadBack: Sendable {
  /// What the operation answers.
  enum Method: Sendable {
    /// The record itself.
    case item
    /// A collection that has the record.
    case list
    /// A record that contains the record.
    case ancestor
  }

  let method: Method
  /// The GET.
  let operation: Operation
}
