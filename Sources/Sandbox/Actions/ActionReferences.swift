import Documents
import JSON
import JSONSchema
import OpenAPI

/// What the expressions of an action refer to: parameters, the body, variables.
extension ActionReader {
  /// Where an expression stands, which says what it can refer to.
  enum Context {
    case variables
    case assignment
    case items
    case declaration
  }

  /// The expression that `node` is, and all it refers to looked up.
  mutating func checked(_ node: Node, in context: Context) -> ActionExpression {
    let expression = reader.expression(node)
    check(expression, at: node.place, in: context)
    return expression
  }

  /// Notes references to what there is not.
  mutating func check(_ expression: ActionExpression, at place: Place, in context: Context) {
    for part in expression.parts {
      switch part {
      case .request(.request(let source)): check(source, at: place)
      case .variable(let name, let pointer): checkVariable(name, pointer, at: place)
      case .record where context != .assignment && context != .items:
        reader.fail(
          "action-expression", at: place, "$record is only known where an update assigns values.",
          remedy: "Name a variable: $variables.NAME#/FIELD.")
      case .item where context != .items:
        reader.fail(
          "action-expression", at: place, "$item is only known in an update with 'items'.",
          remedy: "Add 'items: $request.body', or write $request.body#/FIELD.")
      case .result where context != .declaration:
        reader.fail(
          "action-expression", at: place, "$result is only known in 'declare'.",
          remedy: "Declare a variable: 'declare: {UpdatedRecord: $result}'.")
      default: continue
      }
    }
  }

  private mutating func check(_ source: RuntimeExpression.Source, at place: Place) {
    let path = plan.operation.path.text
    switch source {
    case .path(let name):
      let names = plan.operation.path.parameters
      guard !names.contains(where: { JSONString($0) == JSONString(name) }) else { return }
      reader.unknown(
        "action-parameter", at: place, "The path '\(path)' has no placeholder {\(name)}.", name, among: names)
    case .query(let name):
      let names = plan.queryParameters.map(\.parameter.name)
      guard !names.contains(where: { JSONString($0) == JSONString(name) }) else { return }
      reader.unknown(
        "action-parameter", at: place, "\(plan.operation.name) has no query parameter '\(name)'.", name, among: names)
    case .header(let name):
      let names = plan.headerParameters.map(\.parameter.name)
      guard !names.contains(where: { $0.lowercased() == name.lowercased() }) else { return }
      reader.unknown(
        "action-parameter", at: place, "\(plan.operation.name) has no header parameter '\(name)'.", name, among: names)
    case .body(let pointer):
      guard plan.operation.requestBody != nil else {
        reader.fail(
          "action-parameter", at: place, "\(plan.operation.name) takes no content.", remedy: "Add a 'requestBody'.")
        return
      }
      guard let token = pointer.tokens.first, !plan.takesArray, let shape = plan.contentShape, shape[token] == nil
      else {
        return
      }
      reader.unknown(
        "action-field", at: place, "The content of \(plan.operation.name) has no member '\(token)'.", token.text,
        among: shape.members.map(\.name.text))
    }
  }

  private mutating func checkVariable(_ name: String, _ pointer: JSONPointer, at place: Place) {
    guard let kind = kinds[name] else {
      reader.unknown(
        "action-variable", at: place, "There is no variable '\(name)'.", name, among: kinds.keys.sorted())
      return
    }
    guard case .record(let collection) = kind, let token = pointer.tokens.first, let shape = collection.shape,
      shape[token] == nil, !collection.hiddenMembers.contains(token)
    else { return }
    reader.unknown(
      "action-field", at: place, "'\(name)' has no field '\(token)'.", token.text,
      among: shape.members.map(\.name.text))
  }

  /// The types that an expression's value can have; `nil` when nothing is known.
  func types(of expression: ActionExpression) -> TypeSet? {
    switch expression {
    case .constant(let value): value.types
    case .request(.request(.path(let name))): types(of: name, in: plan.pathParameters)
    case .request(.request(.query(let name))): types(of: name, in: plan.queryParameters)
    case .request(.request(.body(let pointer))):
      pointer.tokens.count == 1 && !plan.takesArray ? plan.contentShape?[pointer.tokens[0]]?.types : nil
    case .request(.request(.header)), .request(.method), .now, .text: .string
    case .variable(let name, let pointer):
      switch kinds[name] {
      case .record(let collection)? where pointer.tokens.count == 1: collection.shape?[pointer.tokens[0]]?.types
      case .record? where pointer.isRoot: .object
      case .records? where pointer.isRoot: .array
      case .value(let kind)? where pointer.isRoot: kind.types
      case .record?, .records?, .value?, .declared?, nil: nil
      }
    case .function(let function, _): function.types
    case .array: .array
    case .object: .object
    case .request, .record, .item, .result: nil
    }
  }

  private func types(of name: String, in parameters: [OperationPlan.PlannedParameter]) -> TypeSet? {
    parameters.first { $0.parameter.name == name }?.traits?.types
  }
}

extension ActionValueKind {
  fileprivate var types: TypeSet {
    switch self {
    case .number: [.integer, .number]
    case .integer: .integer
    case .text, .uuid: .string
    case .boolean: .boolean
    case .array: .array
    case .object: .object
    }
  }
}

extension ActionFunction {
  fileprivate var types: TypeSet? {
    switch self {
    case .add, .subtract: [.integer, .number]
    case .count: .integer
    case .lower, .upper, .trim: .string
    case .each: .array
    case .concat: [.string, .array]
    case .coalesce: nil
    }
  }
}

extension JSONValue {
  /// The types of JSON Schema that the value has.
  var types: TypeSet {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number(let number): number.isInteger ? [.integer, .number] : .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
