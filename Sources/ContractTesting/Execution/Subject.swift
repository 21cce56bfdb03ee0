import JSON
import OpenAPI

/// A record that the run updates, or watches.
struct Subject: Sendable {
  /// Where the record comes from.
  enum Origin: Sendable {
    /// The user named it.
    case configured
    /// The run made it with a POST.
    case created
    /// The run made it with a PUT.
    case createdByPut
    /// It was in the collection already.
    case picked
    /// It is the only one.
    case singleton
    /// It is the only one of a record that the run made.
    case partOfCreated
  }

  /// The values of the path's placeholders, in order.
  let path: [JSONValue]
  let origin: Origin
  /// The payload that made it, if the run did.
  var payload: JSONValue?
  /// The exchange that made it, if the run did.
  var creation: Exchange?

  /// Whether the run made it, so that nobody misses what it held.
  var isOwn: Bool { [.created, .createdByPut, .partOfCreated].contains(origin) }
}

/// What the run must undo, the last first.
struct Ledger: Sendable {
  /// Something to undo.
  enum Entry: Sendable {
    /// A record that the run made; `delete` removes it.
    case created(delete: Operation?, path: [JSONValue], target: String)
    /// A record that was there before the run.
    case changed(subject: Subject, original: RecordState)
  }

  var entries: [Entry] = []
  /// The numbers of the journal's lines about the entries, by their index.
  var numbers: [Int: Int] = [:]
  /// What the journal has announced last and no entry tells of yet.
  var pending: PendingIntent?
}

/// Identities of records of other collections, for properties that refer to them.
struct ReferenceBook: Sendable {
  /// Known identities by collection; an empty list means that none could be found.
  var identities: [PathShape: [JSONValue]] = [:]
  /// Records made as parents, by collection and their own parents.
  var parents: [PathShape: [JSONValue]] = [:]
}
