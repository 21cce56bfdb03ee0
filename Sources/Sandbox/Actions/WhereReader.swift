import Documents
import JSON

/// Reads the conditions of `x-action`: `{ userId: $request.query.userId, likes: { atLeast: 10 } }`.
enum WhereReader {
  /// The signs by their names.
  static let comparisons: [String: WhereComparison] = [
    "equals": .equal, "notEquals": .notEqual, "lessThan": .less, "atMost": .lessOrEqual, "greaterThan": .greater,
    "atLeast": .greaterOrEqual,
  ]
  /// What else stands in the place of a sign.
  static let others = ["in", "like"]

  /// The condition that `node` is, for records of `shape`; `nil` for a shape that is not known.
  static func clause(
    _ node: Node, _ shape: ObjectShape?, of model: String, _ reader: inout ExpressionReader
  ) -> WhereClause<ActionExpression> {
    var clauses: [WhereClause<ActionExpression>] = []
    for (key, value) in node.members {
      switch key.text ?? "" {
      case "and": clauses.append(.all(value.elements.map { clause($0, shape, of: model, &reader) }))
      case "or": clauses.append(.any(value.elements.map { clause($0, shape, of: model, &reader) }))
      case "not": clauses.append(.not(clause(value, shape, of: model, &reader)))
      case let field:
        if let shape, shape[JSONString(field)] == nil {
          reader.unknown(
            "action-field", at: key.place, "\(model) has no field '\(field)'.", field,
            among: shape.members.map(\.name.text))
        }
        clauses += comparisons(of: JSONPointer([JSONString(field)]), value, shape?[JSONString(field)], &reader)
      }
    }
    return clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  private static func comparisons(
    of field: JSONPointer, _ node: Node, _ member: ObjectShape.Member?, _ reader: inout ExpressionReader
  ) -> [WhereClause<ActionExpression>] {
    let isCall = node.kind == .mapping && node.members.first?.key.text?.hasPrefix("$") == true
    guard node.kind == .mapping, !isCall else {
      return [.comparison(field: field, .equal, operand(node, member, &reader))]
    }
    return node.members.compactMap { key, value in
      switch key.text ?? "" {
      case "in":
        if value.kind == .sequence { return .oneOf(field: field, value.elements.map { operand($0, member, &reader) }) }
        return .elementOf(field: field, reader.expression(value))
      case "like": return .like(field: field, reader.expression(value))
      case let name:
        if let comparison = comparisons[name] {
          return .comparison(field: field, comparison, operand(value, member, &reader))
        }
        reader.unknown(
          "action-where", at: key.place, "'\(name)' is no comparison.", name,
          among: comparisons.keys.sorted() + others)
        return nil
      }
    }
  }

  /// The value to compare with; a constant that the field can never have is noted.
  private static func operand(
    _ node: Node, _ member: ObjectShape.Member?, _ reader: inout ExpressionReader
  ) -> ActionExpression {
    let expression = reader.expression(node)
    if let member, let constant = expression.constant, let types = member.types, !constant.isNull,
      types.isDisjoint(with: constant.types)
    {
      reader.fail(
        "action-kind", at: node.place,
        "'\(member.name)' is \(types.names.joined(separator: " or ")), and is compared with \(constant.serialized()).",
        remedy: "Compare it with a value of its type.")
    }
    return expression
  }
}

extension WhereClause<ActionExpression> {
  /// The condition with the values that the request gives it. A comparison with what is absent from the request does not
  /// hold.
  func resolved(_ scope: ActionScope) throws(Refusal) -> WhereClause<JSONValue> {
    switch self {
    case .comparison(let field, let comparison, let operand):
      guard let value = try operand.value(scope) else { return .any([]) }
      return .comparison(field: field, comparison, value)
    case .oneOf(let field, let operands):
      var values: [JSONValue] = []
      for operand in operands {
        if let value = try operand.value(scope) { values.append(value) }
      }
      return .oneOf(field: field, values)
    case .elementOf(let field, let operand):
      guard let value = try operand.value(scope) else { return .any([]) }
      return .elementOf(field: field, value)
    case .like(let field, let operand):
      guard let value = try operand.value(scope) else { return .any([]) }
      return .like(field: field, value)
    case .all(let clauses): return .all(try Self.resolved(clauses, scope))
    case .any(let clauses): return .any(try Self.resolved(clauses, scope))
    case .not(let clause): return .not(try clause.resolved(scope))
    }
  }

  private static func resolved(
    _ clauses: [WhereClause], _ scope: ActionScope
  ) throws(Refusal) -> [WhereClause<JSONValue>] {
    var resolved: [WhereClause<JSONValue>] = []
    for clause in clauses { resolved.append(try clause.resolved(scope)) }
    return resolved
  }

  /// The expressions that are compared with, each with the field that it is compared with.
  var operands: [(field: JSONPointer, value: ActionExpression)] {
    switch self {
    case .comparison(let field, _, let operand): [(field, operand)]
    case .oneOf(let field, let operands): operands.map { (field, $0) }
    case .elementOf(let field, let operand), .like(let field, let operand): [(field, operand)]
    case .all(let clauses), .any(let clauses): clauses.flatMap(\.operands)
    case .not(let clause): clause.operands
    }
  }
}

extension WhereClause<JSONValue> {
  /// The value that `field` must have for the condition to hold, where the condition says it outright.
  func required(_ field: JSONPointer) -> JSONValue? {
    switch self {
    case .comparison(field, .equal, let operand): operand
    case .all(let clauses): clauses.lazy.compactMap { $0.required(field) }.first
    case .comparison, .oneOf, .elementOf, .like, .any, .not: nil
    }
  }
}
