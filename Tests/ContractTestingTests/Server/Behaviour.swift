import HTTPExchange
import JSON

/// What a server does otherwise than the plain correct one.
struct Behaviour: Sendable {
  /// Answers instead of the server; `nil` leaves the call to it.
  var takesOver: @Sendable (Call, inout Store) -> Answer? = { _, _ in nil }
  /// The payload of a body; `nil` when it is none.
  var unwraps: @Sendable (JSONValue) -> JSONObject? = { $0.object }
  /// Whether a value is taken for a field.
  var admits: @Sendable (Field, JSONValue) -> Bool = { $0.admits($1) }
  /// Whether required fields must be there.
  var requires = true
  /// Whether fields that the collection does not have are refused.
  var refusesUnknown = false
  /// Whether readOnly fields are refused.
  var refusesReadOnly = false
  /// Whether content of another media type than JSON is refused.
  var checksMediaType = true
  /// What an update, or a creation (`old` is `nil`), makes of the payload's writable members.
  var stores: @Sendable (_ old: JSONObject?, _ sent: JSONObject, Collection) -> JSONObject = { old, sent, collection in
    collection.filled(sent)
  }
  /// Whether a refused update is stored all the same.
  var storesRefused = false
  /// The record that an update's answer shows.
  var echoes: @Sendable (_ old: JSONObject, _ new: JSONObject, _ sent: JSONObject) -> JSONObject = { _, new, _ in new }
  /// The path segment of the record that a call is for.
  var aims: @Sendable (Call) -> String = { $0.path[1] }
  /// How answers show a record.
  var shows: @Sendable (JSONObject) -> JSONValue = { .object($0) }
  /// How a list shows its records.
  var lists: @Sendable ([JSONValue]) -> JSONValue = { .array($0) }
  /// Changes the finished answer, or the records behind its back.
  var afterwards: @Sendable (Call, inout Answer, inout Store) -> Void = { _, _, _ in }
  /// The identity of the nth record.
  var identity: @Sendable (Int) -> JSONValue = { .number(JSONNumber($0)) }
  /// Whether a path's last segment names an identity.
  var names: @Sendable (_ segment: String, _ identity: JSONValue) -> Bool = { segment, identity in
    identity.number?.literal == segment || identity.string?.text == segment
  }
  /// Whether a path's last segment can name a record.
  var isIdentity: @Sendable (String) -> Bool = { $0.count < 12 && Int($0).map { $0 > 0 } ?? false }
  var invalidStatus = 422
  var missingStatus = 404
  /// Whether a PUT to a free identity makes a record.
  var createsByPut = false
  /// The bearer token that every call needs.
  var token: String?
  /// Whether the token is looked at.
  var isGuarded: @Sendable (Call) -> Bool = { _ in true }
}

/// A request as the server understands it.
struct Call: Sendable {
  let request: HTTPRequest
  /// The segments of the path, without those of a shop before what it holds.
  let path: [String]

  init(_ request: HTTPRequest) {
    self.request = request
    var path = request.target.prefix { $0 != "?" }.split(separator: "/").map(String.init)
    if path.first == "shops", path.count > 2 { path.removeFirst(2) }
    self.path = path
  }

  var method: String { request.method }
  var json: JSONValue? { request.body.flatMap { try? JSONParser.parse($0).value } }
  subscript(name: String) -> String? { request.fields.first(named: name) }

  /// `PUT` of an item.
  var isUpdate: Bool { method == "PUT" }
  /// `GET` of an item.
  var isRead: Bool { method == "GET" && path.count == 2 }
}

/// A kind of records.
struct Collection: Sendable {
  let name: String
  let fields: [Field]
  /// Whether there is one record alone, at the collection's path.
  var isSingleton = false

  /// The payload's writable members, with defaults for those that are not there.
  func filled(_ sent: JSONObject) -> JSONObject {
    var record = JSONObject()
    for field in fields where !field.isReadOnly {
      record[field.name] = sent[field.name] ?? field.defaultValue
    }
    return record
  }
}

/// A member of records.
struct Field: Sendable {
  let name: JSONString
  var isRequired = false
  var isReadOnly = false
  var defaultValue: JSONValue?
  let admits: @Sendable (JSONValue) -> Bool
}

/// What the server has stored.
struct Store: Sendable {
  /// The records by collection, in the order of their creation.
  var rows: [String: [JSONObject]] = [:]
  /// How many records were made.
  var made = 0
  /// Moves with every write.
  var clock = 0

  /// The next point in time.
  mutating func tick() -> JSONValue {
    clock += 1
    let minutes = String(100 + clock / 60 % 60).dropFirst()
    let seconds = String(100 + clock % 60).dropFirst()
    return .string(JSONString("2026-01-01T00:\(minutes):\(seconds)Z"))
  }
}

extension Store {
  /// The article that a call names.
  func article(_ call: Call) -> JSONObject? {
    rows["articles"]?.first { $0["id"]?.number?.literal == call.path.last }
  }
}

extension JSONObject {
  /// An entity tag that changes with every write.
  var tag: String { "\"\(self["updatedAt"]?.string?.text ?? "")\"" }
}
