import JSON
import OpenAPI

/// What an action makes a value of when a request comes.
///
/// Runtime expressions are those of OpenAPI (§4.8.20.4), `$variables.Name#/pointer` and its likes are of the same form.
indirect enum ActionExpression: Sendable {
  case constant(JSONValue)
  /// `$request.path.id`, `$request.body#/caption`, `$method`.
  case request(RuntimeExpression)
  /// `$variables.Name`, or `$variables.Name#/pointer` for a part of it.
  case variable(String, JSONPointer)
  /// `$record`: the record that is being changed, as it was.
  case record(JSONPointer)
  /// `$item`: the item of a list that belongs to the record.
  case item(JSONPointer)
  /// `$result`: the record or the records that the event left.
  case result(JSONPointer)
  /// `$now`: the time, in UTC (RFC 3339).
  case now
  /// A text with `{$expressions}` in it.
  case text([ActionExpression])
  case function(ActionFunction, [ActionExpression])
  case array([ActionExpression])
  case object([(name: JSONString, value: ActionExpression)])

  /// The value; `nil` when what it is made of is absent from the request.
  func value(_ scope: ActionScope) throws(Refusal) -> JSONValue? {
    switch self {
    case .constant(let value): return value
    case .request(let expression): return scope.request.value(of: expression)
    case .variable(let name, let pointer): return scope.variables[name]?.value?[pointer]
    case .record(let pointer): return scope.record?[pointer]
    case .item(let pointer): return scope.item?[pointer]
    case .result(let pointer): return scope.result?.value?[pointer]
    case .now: return .string(JSONString(scope.now))
    case .text(let parts):
      var text = ""
      for part in parts {
        guard let value = try part.value(scope) else { return nil }
        text += value.string?.text ?? value.serialized()
      }
      return .string(JSONString(text))
    case .function(let function, let arguments):
      var values: [JSONValue?] = []
      for argument in arguments { values.append(try argument.value(scope)) }
      return try function.value(values)
    case .array(let items):
      var values: [JSONValue] = []
      for item in items {
        if let value = try item.value(scope) { values.append(value) }
      }
      return .array(values)
    case .object(let members):
      var object = JSONObject()
      for member in members { object[member.name] = try member.value.value(scope) }
      return .object(object)
    }
  }

  /// The expressions that this one is made of, itself first.
  var parts: [ActionExpression] {
    switch self {
    case .constant, .request, .variable, .record, .item, .result, .now: [self]
    case .text(let parts), .function(_, let parts), .array(let parts): [self] + parts.flatMap(\.parts)
    case .object(let members): [self] + members.flatMap { $0.value.parts }
    }
  }

  /// The constant that it is.
  var constant: JSONValue? {
    if case .constant(let value) = self { value } else { nil }
  }

  /// The names of the variables that it needs.
  var variables: [String] {
    parts.compactMap { part in
      if case .variable(let name, _) = part { name } else { nil }
    }
  }
}

/// What expressions can refer to.
struct ActionScope: Sendable {
  /// The request; its body is without what clients cannot write.
  let request: ObservedExchange
  /// The time at which the request came.
  let now: String
  var variables: [String: ActionValue] = [:]
  var record: JSONValue?
  var item: JSONValue?
  var result: ActionValue?
}

/// What a variable holds.
enum ActionValue: Sendable {
  /// `nil` for what is absent.
  case value(JSONValue?)
  /// `nil` when no record was found, and none needs to be.
  case record(StoredRecord?)
  case records([StoredRecord])

  /// The same as JSON.
  var value: JSONValue? {
    switch self {
    case .value(let value): value
    case .record(let record): record?.value
    case .records(let records): .array(records.map(\.value))
    }
  }

  /// The value with its records changed.
  func mapRecords(_ transform: (StoredRecord) -> StoredRecord) -> ActionValue {
    switch self {
    case .value: self
    case .record(let record): .record(record.map(transform))
    case .records(let records): .records(records.map(transform))
    }
  }
}
