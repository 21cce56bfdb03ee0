import JSON
import JSONSchema

/// The points of the update pipeline at which a fault can interfere; `nil` leaves the server correct there.
///
/// All but `read`, `list` and `entityTag` are asked for updates alone, so that a record can be made and read as documented.
struct FaultHooks: Sendable {
  /// Whether the request may pass, given whether its credentials are right.
  var authorize: (@Sendable (_ isAllowed: Bool, Exchange) -> Bool)?
  /// Before the path's values are looked at.
  var path: (@Sendable (Exchange) throws -> Void)?
  /// The key that the path's last value is taken for; the path's values are not validated then.
  var identity: (@Sendable (String) -> String)?
  /// The methods for which a record is found under any parent.
  var methodsAcrossParents: Set<String> = []
  /// Whether query, header and cookie parameters are not looked at.
  var ignoresParameters = false
  /// Before the content is read.
  var decode: (@Sendable (Exchange) throws -> Void)?
  /// The representation to take content of an undeclared media type for.
  var mediaType: (@Sendable (Exchange) -> OperationPlan.PlannedContent?)?
  /// Whether the content is accepted, given what is wrong with it.
  var validate: (@Sendable ([Violation], JSONValue, Exchange) throws -> Bool)?
  /// Whether refused content is applied all the same.
  var appliesRefused = false
  /// Before a PUT to a record that does not exist is refused.
  var missing: (@Sendable (Exchange) throws -> Void)?
  /// The record that a PUT makes.
  var make: (@Sendable (JSONValue, Change) -> JSONValue)?
  /// Whether a PUT makes the record that does not exist.
  var createsMissing = false
  /// The preconditions that are not looked at.
  var ignoredPreconditions: Set<PreconditionRule> = []
  /// The part of an update that is written only a while after the rest of its work.
  var deferral: (@Sendable () -> DeferredPart)?
  /// Whether an update adds a copy of its record.
  var addsCopy: (@Sendable (Change) -> Bool)?
  /// Before an update writes a record, given the others of its collection.
  var compare: (@Sendable (_ others: [JSONValue], Change) throws -> Void)?
  /// Before an update is refused because it names a record that does not exist.
  var dangling: (@Sendable () throws -> Void)?
  /// The records that are written, out of all; the correct one is the change's key.
  var select: (@Sendable (_ all: [RecordKey], Change) -> [RecordKey])?
  /// The records that an update by a filter writes, given the right ones and all.
  var selectMany: (@Sendable (_ right: [StoredRecord], _ all: [StoredRecord]) -> [StoredRecord])?
  /// The positions of a list of records that are written, given how many there are.
  var items: (@Sendable (Int) -> [Int])?
  /// Whether the items before a refused one stay written.
  var keepsPartlyApplied = false
  /// The record that the update makes.
  var assign: (@Sendable (JSONValue, Change) throws -> JSONValue)?
  /// The record that is stored, while the answer shows the right one; `nil` stores nothing.
  var store: (@Sendable (JSONValue, Change) -> JSONValue?)?
  /// The record that the answer shows.
  var represent: (@Sendable (JSONValue, Change) -> JSONValue)?
  /// The answer to an update of one record, knowing what the update did.
  var respondWith: (@Sendable (inout Answer, Change) -> Void)?
  /// The answer to an update that was carried out.
  var respond: (@Sendable (inout Answer, Exchange) -> Void)?
  /// The answer to an update that was refused.
  var refuse: (@Sendable (inout Answer, Exchange) -> Void)?
  /// The record that a GET shows.
  var read: (@Sendable (JSONValue, RecordKey, Exchange) throws -> JSONValue)?
  /// The records that a list shows.
  var list: (@Sendable ([StoredRecord], Exchange) -> [StoredRecord])?
  /// The entity tag that a GET answers.
  var entityTag: (@Sendable (_ right: String, _ record: JSONValue) -> String)?
}

/// What the server has to look at before it carries out an update (RFC 9110 §13.1, RFC 6585 §3).
enum PreconditionRule: Hashable, Sendable {
  case ifMatch
  case ifNoneMatch
  /// That there is a precondition, where the document asks for one.
  case required
}

/// A part of an update that is written later, when other updates may have come in between.
struct DeferredPart: Sendable {
  /// How much later.
  let milliseconds: Int
  /// What is written at once, given what is stored and the record that the update makes; `nil` is nothing.
  let first: @Sendable (_ stored: JSONValue, _ record: JSONValue) -> JSONValue?
  /// What is written later, given what is stored by then.
  let second: @Sendable (_ stored: JSONValue, _ record: JSONValue) -> JSONValue
}
