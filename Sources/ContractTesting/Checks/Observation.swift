import Documents
import Generation
import JSON

/// One case: a PUT, and the states of records around it.
struct Observation: Sendable {
  /// What the case is about.
  enum Case: Sendable {
    /// A valid payload that differs from the record in every property where the schema allows.
    case valid
    /// The same PUT once more.
    case repeated
    /// Optional properties that are stored are left out.
    case omission
    /// The accepted baseline with documented constraints at their boundaries, or contents that the schema allows.
    case boundary([Variation])
    /// Differences of which each by itself shows nothing, and that fail together.
    case combination([Variation])
    /// The accepted baseline with one violated constraint.
    case invalid(Variation)
    /// A body that is wrong as a whole.
    case invalidBody(BodyFault)
    /// A path parameter that is wrong; no record is addressed.
    case invalidPath(PathFault)
    /// A query, header or cookie parameter that is missing or wrong.
    case invalidParameter(ParameterFault)
    /// Values for properties that the document calls readOnly.
    case readOnly([JSONPointer])
    /// Another record's identity in the body.
    case foreignIdentity(JSONPointer, JSONValue)
    /// Texts that another record of the collection has.
    case takenValues
    /// A property that names a record of another collection which does not exist.
    case danglingReference(JSONPointer)
    /// A valid payload with a member that the document neither names nor rules out.
    case unnamedMember(JSONPointer)
    /// A record that does not exist.
    case missing
    /// A valid payload under a media type that the document does not have.
    case undeclaredMediaType(String)
    /// An accepted payload in another media type that the document has.
    case otherMediaType(String)
    /// A valid payload under a precondition.
    case precondition(Precondition)
    /// Without credentials, or with corrupted ones.
    case unauthorized(RequestBuilder.Access)
    /// A record that did not exist before was made by the same update as this one, just before it.
    case recreated
    /// The second of two updates in a row, with nothing in between; the first one's payload.
    case overwriting(JSONValue)
    /// Several updates at the same time.
    case simultaneous(Simultaneity)
    /// An update through the path of another parent.
    case foreignParent(ForeignParent)
    /// The record's own content, unchanged.
    case unchanged
    /// An update of several records, whose payloads are those of `records`.
    case several
    /// An update of several records, one part of which cannot be carried out.
    case partlyWrong(PartFault)

    /// Whether a valid payload was sent by somebody who may.
    var isValidUpdate: Bool {
      switch self {
      case .valid, .repeated, .omission, .boundary, .otherMediaType, .combination, .unnamedMember: true
      default: false
      }
    }
  }

  let kind: Case
  /// The payload, where it is a JSON value.
  let sent: JSONValue?
  /// The PUT.
  let update: Exchange
  /// The payload of the last accepted update before this one.
  var previous: JSONValue?
  /// The record before; `nil` when it could not be read.
  let before: RecordState?
  /// What reading the record afterwards came to.
  let after: ReadOutcome
  /// Other records of the same collection, before and after.
  var witnesses: [Witness] = []
  /// The collection before and after; `nil` when it was not read.
  var lists: (before: ListView, after: ListView)?
  /// Of an update of several records: those that it names, and others.
  var records: [AddressedRecord] = []
  /// All updates that were sent at the same time, with their payloads.
  var simultaneous: [(sent: JSONValue, exchange: Exchange)] = []
  /// What was sent before, so that the case can be understood and repeated.
  var leadIn: [Exchange] = []

  /// All exchanges in order, for the reader.
  var exchanges: [Exchange] {
    let updates = simultaneous.isEmpty ? [update] : simultaneous.map(\.exchange)
    return leadIn + [before?.exchange].compactMap { $0 } + updates + [after.exchange].compactMap { $0 }
  }

  /// How many records the collection has, before and after; `nil` when that cannot be told.
  var count: (before: Int, after: Int)? {
    guard let before = lists?.before.count, let after = lists?.after.count else { return nil }
    return (before, after)
  }

  /// Whether an accepted update left no trace: every property that it changes reads as before.
  var isLost: Bool {
    guard update.isSuccess, let whole = sent, let before = before?.value, let after = state?.value else {
      return false
    }
    guard let sent = whole.object else { return whole != before && after == before }
    let changed = sent.members.filter { member in !(before[member.key].map { $0.covers(member.value) } ?? false) }
    return !changed.isEmpty && changed.allSatisfy { after[$0.key] == before[$0.key] }
  }

  /// The record afterwards, when it could be read.
  var state: RecordState? {
    if case .found(let state) = after { state } else { nil }
  }

  /// Whether a valid payload was sent by somebody who may.
  var isValidUpdate: Bool { kind.isValidUpdate }
}

/// A record's state as the server shows it.
struct RecordState: Sendable {
  /// The record itself, without what the answer wraps it in.
  let value: JSONValue
  /// Where in the answer it stands.
  let pointer: JSONPointer
  /// The answer's ETag.
  let entityTag: String?
  /// The exchange that showed it.
  let exchange: Exchange
}

/// What reading a record came to.
enum ReadOutcome: Sendable {
  /// The record.
  case found(RecordState)
  /// The server says that there is no such record.
  case absent(Exchange)
  /// The answer tells nothing: an error, or no record in it.
  case unclear(Exchange, String)
  /// There is no way to read it.
  case unavailable

  /// The exchange, if there was one.
  var exchange: Exchange? {
    switch self {
    case .found(let state): state.exchange
    case .absent(let exchange), .unclear(let exchange, _): exchange
    case .unavailable: nil
    }
  }
}

/// Another record of the collection, which an update must leave alone.
struct Witness: Sendable {
  let before: RecordState
  let after: ReadOutcome
}

/// A record around an update of several.
struct AddressedRecord: Sendable {
  /// What the update sends for it; `nil` when the update neither names nor selects it.
  let sent: JSONValue?
  let before: RecordState
  let after: ReadOutcome

  /// Where it is read.
  var target: String { before.exchange.request.target }

  /// Whether it reads otherwise than before.
  func isChanged(ignoring managed: Set<JSONPointer>) -> Bool {
    guard case .found(let state) = after else { return true }
    return !StateEquality.differingPointers(before.value, state.value, ignoring: managed).isEmpty
  }

  /// Whether nothing that the update changes shows.
  var isLeftOut: Bool {
    guard case .found(let state) = after, let sent = sent?.object else { return false }
    let changed = sent.members.filter { before.value[$0.key] != $0.value && before.value[$0.key] != nil }
    return !changed.isEmpty && changed.allSatisfy { state.value[$0.key] == before.value[$0.key] }
  }
}

extension JSONValue {
  /// Whether `part` is this value, or an object whose members are all here: an omission alone is no change that could be
  /// lost.
  func covers(_ part: JSONValue) -> Bool {
    guard let object, let members = part.object?.members else { return self == part }
    return members.allSatisfy { member in object[member.key].map { $0.covers(member.value) } ?? false }
  }
}
