import JSON

/// What an expression can do with values: `{ $add: [1, 2] }`.
enum ActionFunction: String, Sendable, CaseIterable {
  /// The sum of numbers.
  case add = "$add"
  /// The first number less the others.
  case subtract = "$subtract"
  /// Texts or lists, one after the other.
  case concat = "$concat"
  /// The text in lower case.
  case lower = "$lower"
  /// The text in upper case.
  case upper = "$upper"
  /// The text without blanks at both ends.
  case trim = "$trim"
  /// How many items a list has.
  case count = "$count"
  /// What a pointer leads to in each item of a list.
  case each = "$each"
  /// The first value that is there and not null.
  case coalesce = "$coalesce"

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .lower, .upper, .trim, .count: 1...1
    case .each: 2...2
    case .add, .subtract, .concat, .coalesce: 1...100
    }
  }

  /// What the function makes of its arguments; `nil` when one that it needs is absent.
  ///
  /// - Throws: a refusal when an argument is of the wrong kind, which a request can bring about.
  func value(_ arguments: [JSONValue?]) throws(Refusal) -> JSONValue? {
    if self == .coalesce { return arguments.compactMap { $0 }.first { !$0.isNull } }
    let values = arguments.compactMap { $0 }
    guard values.count == arguments.count, let first = values.first else { return nil }
    switch self {
    case .add: return .number(try numbers(values).reduce(0, +))
    case .subtract:
      let numbers = try numbers(values)
      return .number(numbers.dropFirst().reduce(numbers[0], -))
    case .concat:
      if values.allSatisfy({ $0.array != nil }) { return .array(values.flatMap { $0.array ?? [] }) }
      return .string(JSONString(try values.map { value throws(Refusal) in try text(value) }.joined()))
    case .lower: return .string(JSONString(try text(first).lowercased()))
    case .upper: return .string(JSONString(try text(first).uppercased()))
    case .trim:
      let scalars = try text(first).unicodeScalars.drop { $0.properties.isWhitespace }
      let end = scalars.lastIndex { !$0.properties.isWhitespace }
      return .string(JSONString(end.map { String(scalars[...$0]) } ?? ""))
    case .count:
      guard let items = first.array else { throw mistaken(first, "a list") }
      return .number(JSONNumber(items.count))
    case .each:
      guard let items = first.array else { throw mistaken(first, "a list") }
      guard let pointer = values[1].string.flatMap({ JSONPointer(text: $0.text) }) else {
        throw mistaken(values[1], "a JSON pointer")
      }
      return .array(items.compactMap { $0[pointer] })
    case .coalesce: return first
    }
  }

  private func numbers(_ values: [JSONValue]) throws(Refusal) -> [JSONNumber] {
    var numbers: [JSONNumber] = []
    for value in values {
      guard let number = value.number else { throw mistaken(value, "a number") }
      numbers.append(number)
    }
    return numbers
  }

  private func text(_ value: JSONValue) throws(Refusal) -> String {
    guard let text = value.string?.text else { throw mistaken(value, "a text") }
    return text
  }

  private func mistaken(_ value: JSONValue, _ kind: String) -> Refusal {
    Refusal(
      statuses: [422, 400], detail: "\(rawValue) needs \(kind), and was given \(String(value.serialized().prefix(60)))."
    )
  }
}
