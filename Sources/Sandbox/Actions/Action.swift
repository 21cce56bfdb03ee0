import Documents
import JSON

/// What an operation does with records, declared by `x-action`.
struct Action: Sendable {
  /// The extension of an operation that declares its action, or names it.
  static let extensionName = "x-action"
  /// The extension of the root, or of the components, with actions by name.
  static let catalogueName = "x-actions"

  let name: String
  let place: Place
  /// In an order in which each needs only those before it.
  let variables: [ActionVariable]
  let events: [ActionEvent]
}

/// A value that an action finds before its events.
struct ActionVariable: Sendable {
  /// What it holds, and how it is found.
  enum Source: Sendable {
    /// One record of a collection; `isOptional` when there need be none.
    case record(collection: Int, WhereClause<ActionExpression>, isOptional: Bool)
    /// All records of a collection for which the condition holds.
    case records(collection: Int, WhereClause<ActionExpression>)
    case value(ActionValueKind, ActionExpression)
  }

  let name: String
  let source: Source
}

/// One step of an action.
struct ActionEvent: Sendable {
  enum Kind: Sendable {
    /// Writes the records of a variable.
    case update(variable: String, ActionAssignment, items: ActionItems?)
    /// Makes a record.
    case create(collection: Int, ActionAssignment)
    /// Removes the records of a variable.
    case delete(variable: String)
    /// Goes on with one event or another.
    case condition(ActionExpression, WhereClause<ActionExpression>?, then: Int, otherwise: Int)
    /// Answers, and ends the action.
    case respond(status: Int, body: ActionExpression?)
  }

  let kind: Kind
  /// What is said when the event refuses the request.
  let description: String
  /// Variables for later events.
  let declarations: [(name: String, value: ActionExpression)]
  /// The index of the event that follows; that of the last and one for the end.
  let next: Int
}

/// Which fields of a record get which values.
enum ActionAssignment: Sendable {
  /// These fields; the others stay.
  case fields([(name: JSONString, value: ActionExpression)])
  /// The fields that the value, an object, has; the others stay.
  case members(ActionExpression)
  /// The whole record: what the value does not have takes its default, or is absent afterwards.
  case replacement(ActionExpression)
}

/// A list whose items say what the records are given, each the record that has the same value in one field.
struct ActionItems: Sendable {
  let list: ActionExpression
  let field: JSONString
}

/// The kinds of a variable that holds no record.
enum ActionValueKind: String, Sendable, CaseIterable {
  case number, integer, text, boolean, uuid, array, object

  /// The value as one of this kind; `nil` when it is none. Texts of a path, a query or a header field are read.
  func converted(_ value: JSONValue) -> JSONValue? {
    switch self {
    case .number: return (value.number ?? Self.number(value)).map { .number($0) }
    case .integer:
      return (value.number ?? Self.number(value)).flatMap { $0.isInteger ? .number($0) : Optional.none }
    case .text: return value.string.map { .string($0) } ?? TextValue.text(of: value).map { .string(JSONString($0)) }
    case .boolean: return (value.bool ?? value.string.flatMap { Bool($0.text) }).map { .bool($0) }
    case .uuid: return value.string.flatMap { Self.isUUID($0.text) ? value : Optional.none }
    case .array: return value.array.map { .array($0) }
    case .object: return value.object.map { .object($0) }
    }
  }

  private static func number(_ value: JSONValue) -> JSONNumber? {
    value.string.flatMap { JSONNumber(literal: $0.text) }
  }

  /// Whether the text is a UUID (RFC 9562 §4).
  private static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}
