import JSON

/// Filter expressions (RFC 9535 §2.3.5) and functions (§2.4), their types checked as they are read (§2.4.3).
extension JSONPathParser {
  mutating func logicalExpression() throws(JSONPathError) -> LogicalExpression {
    var alternatives = [try conjunction()]
    while try takeOperator("||") { alternatives.append(try conjunction()) }
    return alternatives.count == 1 ? alternatives[0] : .or(alternatives)
  }

  private mutating func conjunction() throws(JSONPathError) -> LogicalExpression {
    var parts = [try basicExpression()]
    while try takeOperator("&&") { parts.append(try basicExpression()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func takeOperator(_ word: String) throws(JSONPathError) -> Bool {
    let before = position
    skipBlanks()
    guard take(word) else {
      goBack(to: before)
      return false
    }
    skipBlanks()
    return true
  }

  private mutating func basicExpression() throws(JSONPathError) -> LogicalExpression {
    if peek == "!" {
      _ = take("!")
      skipBlanks()
      if peek == "(" { return .not(try parenthesized()) }
      let start = position
      let operand = try operand()
      if try comparison(from: operand, at: start) != nil {
        throw JSONPathError(message: "a comparison after `!` stands in parentheses", offset: start)
      }
      return .not(try test(operand, at: start))
    }
    if peek == "(" { return try parenthesized() }
    let start = position
    let operand = try operand()
    if let comparison = try comparison(from: operand, at: start) { return comparison }
    return try test(operand, at: start)
  }

  private mutating func parenthesized() throws(JSONPathError) -> LogicalExpression {
    _ = take("(")
    skipBlanks()
    let expression = try nested { (parser) throws(JSONPathError) in try parser.logicalExpression() }
    skipBlanks()
    guard take(")") else { throw error("`)` is missing") }
    return expression
  }

  /// The comparison whose left side was read; `nil` when no operator follows.
  private mutating func comparison(
    from left: Operand, at start: Int
  ) throws(JSONPathError) -> LogicalExpression? {
    let before = position
    skipBlanks()
    guard let comparison = Comparison.allCases.first(where: { take($0.rawValue) }) else {
      goBack(to: before)
      return nil
    }
    skipBlanks()
    let rightStart = position
    let right = try operand()
    return .comparison(
      try comparable(left, at: start), comparison, try comparable(right, at: rightStart))
  }

  /// Something that is compared, tested, or given to a function.
  private enum Operand {
    case query(FilterQuery)
    case value(ComparedValue)
    case test(PatternTest)
  }

  private mutating func operand() throws(JSONPathError) -> Operand {
    if peek == "@" || peek == "$" {
      let isAbsolute = peek == "$"
      _ = next()
      let segments = try nested { (parser) throws(JSONPathError) in try parser.segments() }
      return .query(FilterQuery(isAbsolute: isAbsolute, segments: segments))
    }
    if let literal = try literal() { return .value(.literal(literal)) }
    return try function()
  }

  private func comparable(_ operand: Operand, at start: Int) throws(JSONPathError) -> ComparedValue {
    switch operand {
    case .value(let value): return value
    case .query(let query) where query.isSingular: return .query(query)
    case .query:
      throw JSONPathError(message: "this query may select several nodes, and is compared", offset: start)
    case .test: throw JSONPathError(message: "the function's result is true or false, and is compared", offset: start)
    }
  }

  private func test(_ operand: Operand, at start: Int) throws(JSONPathError) -> LogicalExpression {
    switch operand {
    case .query(let query): return .exists(query)
    case .test(let test): return .test(test)
    case .value: throw JSONPathError(message: "a value alone is no condition; compare it", offset: start)
    }
  }

  private mutating func function() throws(JSONPathError) -> Operand {
    let start = position
    while let scalar = peek, Self.isFunctionNamePart(scalar) { _ = next() }
    let name = text(from: start)
    guard let first = name.unicodeScalars.first, ("a"..."z").contains(first), take("(") else {
      throw JSONPathError(
        message: "a query (`@…` or `$…`), a literal or a function is missing", offset: start)
    }
    let arguments = try nested { (parser) throws(JSONPathError) in try parser.arguments() }
    func argument(_ position: Int, of count: Int) throws(JSONPathError) -> (operand: Operand, start: Int) {
      guard arguments.count == count else {
        throw JSONPathError(message: "`\(name)` takes \(count) argument\(count == 1 ? "" : "s")", offset: start)
      }
      return arguments[position]
    }
    func value(_ position: Int, of count: Int) throws(JSONPathError) -> ComparedValue {
      let (operand, start) = try argument(position, of: count)
      return try comparable(operand, at: start)
    }
    func nodes() throws(JSONPathError) -> FilterQuery {
      let (operand, start) = try argument(0, of: 1)
      guard case .query(let query) = operand else {
        throw JSONPathError(message: "`\(name)` takes a query", offset: start)
      }
      return query
    }
    switch name {
    case "length": return .value(.length(try value(0, of: 1)))
    case "count": return .value(.count(try nodes()))
    case "value": return .value(.value(try nodes()))
    case "match", "search":
      return .test(
        PatternTest(value: try value(0, of: 2), pattern: try value(1, of: 2), isWhole: name == "match"))
    default:
      throw JSONPathError(
        message: "there is no function `\(name)`, but length, count, match, search and value", offset: start)
    }
  }

  private mutating func arguments() throws(JSONPathError) -> [(operand: Operand, start: Int)] {
    var arguments: [(operand: Operand, start: Int)] = []
    skipBlanks()
    if take(")") { return arguments }
    repeat {
      skipBlanks()
      let start = position
      arguments.append((try operand(), start))
      skipBlanks()
    } while take(",")
    guard take(")") else { throw error("`,` or `)` is missing") }
    return arguments
  }
}
