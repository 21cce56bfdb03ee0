import JSON

/// How a field's value and an operand are compared.
enum WhereComparison: String, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether `value` stands to `operand` as the sign says: numbers are ordered by value, texts by code point, and
  /// nothing else is ordered. An absent value differs from every other.
  func holds(_ value: JSONValue?, _ operand: JSONValue) -> Bool {
    switch self {
    case .equal: value == operand
    case .notEqual: value != operand
    case .less: Self.isOrdered(value, operand) == true
    case .lessOrEqual: Self.isOrdered(operand, value) == false
    case .greater: Self.isOrdered(operand, value) == true
    case .greaterOrEqual: Self.isOrdered(value, operand) == false
    }
  }

  /// Whether `first` comes before `second`; `nil` when they have no order.
  private static func isOrdered(_ first: JSONValue?, _ second: JSONValue?) -> Bool? {
    switch (first, second) {
    case (.number(let first), .number(let second)): first < second
    case (.string(let first), .string(let second)): first < second
    default: nil
    }
  }
}

/// A condition on a record's fields. Operands are values, or what values are made of when a request comes.
///
/// There is no third truth value: a field that is absent equals nothing, has no order and is like nothing; `null` is a
/// value like any other.
indirect enum WhereClause<Operand: Sendable>: Sendable {
  case comparison(field: JSONPointer, WhereComparison, Operand)
  /// The value is one of these.
  case oneOf(field: JSONPointer, [Operand])
  /// The value is an element of the array that the operand is.
  case elementOf(field: JSONPointer, Operand)
  /// The value is a text of this pattern; see `LikePattern`.
  case like(field: JSONPointer, Operand)
  /// Every one of these holds; so it is when there is none.
  case all([WhereClause])
  /// At least one of these holds.
  case any([WhereClause])
  case not(WhereClause)

  /// The clause with its operands made into others.
  func map<Other>(_ transform: (Operand) throws -> Other) rethrows -> WhereClause<Other> {
    switch self {
    case .comparison(let field, let comparison, let operand):
      .comparison(field: field, comparison, try transform(operand))
    case .oneOf(let field, let operands): .oneOf(field: field, try operands.map(transform))
    case .elementOf(let field, let operand): .elementOf(field: field, try transform(operand))
    case .like(let field, let operand): .like(field: field, try transform(operand))
    case .all(let clauses): .all(try clauses.map { try $0.map(transform) })
    case .any(let clauses): .any(try clauses.map { try $0.map(transform) })
    case .not(let clause): .not(try clause.map(transform))
    }
  }
}

extension WhereClause<JSONValue> {
  /// Whether the condition holds for a record.
  func matches(_ record: JSONValue) -> Bool {
    switch self {
    case .comparison(let field, let comparison, let operand): comparison.holds(record[field], operand)
    case .oneOf(let field, let operands): record[field].map(operands.contains) ?? false
    case .elementOf(let field, let operand): record[field].map { operand.array?.contains($0) ?? false } ?? false
    case .like(let field, let operand):
      if let text = record[field]?.string, let pattern = operand.string {
        LikePattern(pattern.text).matches(text.text)
      } else {
        false
      }
    case .all(let clauses): clauses.allSatisfy { $0.matches(record) }
    case .any(let clauses): clauses.contains { $0.matches(record) }
    case .not(let clause): !clause.matches(record)
    }
  }
}
