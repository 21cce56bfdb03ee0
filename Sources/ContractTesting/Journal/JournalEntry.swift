import JSON

/// One line of a journal.
enum JournalEntry: Hashable, Sendable {
  /// The first line: which run it is.
  case run(JournalHeader)
  /// A request is about to be sent that may make a record, or change one that no line names yet.
  case intent(number: Int, JournalIntent)
  /// A record was made, by the request of the line `intent`.
  case created(number: Int, intent: Int?, JournalCreation)
  /// A record that was there before is about to be changed.
  case changed(number: Int, JournalChange)
  /// Nothing is left to do for the line with that number.
  case done(number: Int)
  /// Everything was put back.
  case complete
}

/// Which run a journal is of.
struct JournalHeader: Hashable, Sendable {
  /// The version of the format.
  static let currentVersion = 1

  var version = currentVersion
  var tool: String
  /// The base URL.
  var target: String
  /// The document's path as the user gave it.
  var spec: String
  var startedAt: String
  /// The options with credentials and header fields that the run was given, by name; their values are nowhere.
  var leftOut: [String] = []
}

/// A request whose outcome is not known before its answer, and how to find out later.
struct JournalIntent: Hashable, Sendable {
  /// The request, for the reader; it is not sent again.
  var request: JournalRequest
  /// The list that shows what a POST made.
  var search: JournalReading?
  /// The members of the body by whose values a record of the run can be told from all others.
  var marks: [JSONPointer] = []
  /// Removes what was made; with the mark for its identity when that is not known.
  var delete: JournalRequest?
  /// Reads what was made.
  var read: JournalReading?
}

/// A record that the run made.
struct JournalCreation: Hashable, Sendable {
  var target: String
  /// Removes it; `nil` when the document has no way to.
  var delete: JournalRequest?
  var read: JournalReading?
}

/// A record that was there before the run.
struct JournalChange: Hashable, Sendable {
  /// Puts the original state back.
  var update: JournalRequest
  /// The members that are sent as `null` when the record has them by then, as it had none of them.
  var nulls: [JSONString] = []
  /// The original state as it was read.
  var original: JSONValue
  var read: JournalReading
}

// MARK: JSON

extension JournalEntry {
  /// The entry of a line; `nil` when it is none.
  init?(_ json: JSONValue) {
    let number = json["number"]?.number?.int
    switch (json["entry"]?.string?.text, number) {
    case ("run", _):
      guard let header = JournalHeader(json) else { return nil }
      self = .run(header)
    case ("intent", let number?):
      guard let intent = JournalIntent(json) else { return nil }
      self = .intent(number: number, intent)
    case ("created", let number?):
      guard let creation = JournalCreation(json) else { return nil }
      self = .created(number: number, intent: json["intent"]?.number?.int, creation)
    case ("changed", let number?):
      guard let change = JournalChange(json) else { return nil }
      self = .changed(number: number, change)
    case ("done", let number?): self = .done(number: number)
    case ("complete", _): self = .complete
    default: return nil
    }
  }

  /// The line without its end.
  var json: JSONValue {
    switch self {
    case .run(let header): Self.line("run", nil, header.members)
    case .intent(let number, let intent): Self.line("intent", number, intent.members)
    case .created(let number, let intent, let creation):
      Self.line("created", number, [("intent", intent.map { .number(JSONNumber($0)) })] + creation.members)
    case .changed(let number, let change): Self.line("changed", number, change.members)
    case .done(let number): Self.line("done", number, [])
    case .complete: Self.line("complete", nil, [])
    }
  }

  private static func line(_ name: JSONString, _ number: Int?, _ members: [(JSONString, JSONValue?)]) -> JSONValue {
    var object: JSONObject = ["entry": .string(name)]
    object["number"] = number.map { .number(JSONNumber($0)) }
    for (key, value) in members { object[key] = value }
    return .object(object)
  }
}

extension JournalHeader {
  fileprivate init?(_ json: JSONValue) {
    guard let version = json["version"]?.number?.int, let tool = json["tool"]?.string?.text,
      let target = json["target"]?.string?.text
    else { return nil }
    self.init(
      version: version, tool: tool, target: target, spec: json["spec"]?.string?.text ?? "",
      startedAt: json["startedAt"]?.string?.text ?? "",
      leftOut: (json["leftOut"]?.array ?? []).compactMap { $0.string?.text })
  }

  fileprivate var members: [(JSONString, JSONValue?)] {
    [
      ("version", .number(JSONNumber(version))), ("tool", .string(JSONString(tool))),
      ("target", .string(JSONString(target))), ("spec", .string(JSONString(spec))),
      ("startedAt", .string(JSONString(startedAt))), ("leftOut", .array(leftOut.map { .string(JSONString($0)) })),
    ]
  }
}

extension JournalIntent {
  fileprivate init?(_ json: JSONValue) {
    guard let request = JournalRequest(json["request"]) else { return nil }
    self.init(
      request: request, search: JournalReading(json["search"]),
      marks: (json["marks"]?.array ?? []).compactMap { $0.string.flatMap { JSONPointer(text: $0.text) } },
      delete: JournalRequest(json["delete"]), read: JournalReading(json["read"]))
  }

  fileprivate var members: [(JSONString, JSONValue?)] {
    let marks = marks.map { JSONValue.string(JSONString($0.description)) }
    return [
      ("request", request.json), ("search", search?.json), ("marks", marks.isEmpty ? nil : .array(marks)),
      ("delete", delete?.json), ("read", read?.json),
    ]
  }
}

extension JournalCreation {
  fileprivate init?(_ json: JSONValue) {
    guard let target = json["target"]?.string?.text else { return nil }
    self.init(target: target, delete: JournalRequest(json["delete"]), read: JournalReading(json["read"]))
  }

  fileprivate var members: [(JSONString, JSONValue?)] {
    [("target", .string(JSONString(target))), ("delete", delete?.json), ("read", read?.json)]
  }
}

extension JournalChange {
  fileprivate init?(_ json: JSONValue) {
    guard let update = JournalRequest(json["update"]), let original = json["original"],
      let read = JournalReading(json["read"])
    else { return nil }
    self.init(
      update: update, nulls: (json["nulls"]?.array ?? []).compactMap(\.string), original: original, read: read)
  }

  fileprivate var members: [(JSONString, JSONValue?)] {
    [
      ("update", update.json), ("nulls", nulls.isEmpty ? nil : .array(nulls.map { .string($0) })),
      ("original", original), ("read", read.json),
    ]
  }
}
