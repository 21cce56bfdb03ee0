import Documents
import JSON

extension WhereClause<JSONValue> {
  /// Reads a condition: `userId = 3`, `likes >= 10 and title like "A%"`, `not (state in ("new", "old") or id < 7)`.
  ///
  /// Values are those of JSON, text also in single quotes; a member of a member is `location.name`, a name that is no word
  /// stands in backquotes. `not` binds closer than `and`, `and` closer than `or`.
  ///
  /// - Parameter fields: The names that a record can have; `nil` when any is possible.
  init(text: String, fields: [String]? = nil) throws(WhereError) {
    var parser = WhereParser(text: text, tokens: try WhereTokens.all(of: text), fields: fields)
    self = try parser.condition()
  }
}

/// Reads the tokens of a condition by recursive descent.
private struct WhereParser {
  /// How deep parentheses may be nested.
  private static let depthLimit = 100

  let text: String
  let tokens: [WhereToken]
  let fields: [String]?
  private var position = 0
  private var depth = 0

  init(text: String, tokens: [WhereToken], fields: [String]?) {
    self.text = text
    self.tokens = tokens
    self.fields = fields
  }

  private var token: WhereToken { tokens[min(position, tokens.count - 1)] }

  mutating func condition() throws(WhereError) -> WhereClause<JSONValue> {
    let clause = try alternatives()
    guard token.kind == .end else { throw unexpected("\"and\", \"or\" or the end") }
    return clause
  }

  private mutating func alternatives() throws(WhereError) -> WhereClause<JSONValue> {
    var clauses = [try conjunction()]
    while take(keyword: "or") { clauses.append(try conjunction()) }
    return clauses.count == 1 ? clauses[0] : .any(clauses)
  }

  private mutating func conjunction() throws(WhereError) -> WhereClause<JSONValue> {
    var clauses = [try negation()]
    while take(keyword: "and") { clauses.append(try negation()) }
    return clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  private mutating func negation() throws(WhereError) -> WhereClause<JSONValue> {
    var isNegated = false
    while take(keyword: "not") { isNegated.toggle() }
    let clause = try primary()
    return isNegated ? .not(clause) : clause
  }

  private mutating func primary() throws(WhereError) -> WhereClause<JSONValue> {
    guard take("(") else { return try predicate() }
    depth += 1
    guard depth <= Self.depthLimit else { throw error("Parentheses are nested deeper than \(Self.depthLimit).") }
    let clause = try alternatives()
    depth -= 1
    guard take(")") else { throw unexpected("\")\"") }
    return clause
  }

  private mutating func predicate() throws(WhereError) -> WhereClause<JSONValue> {
    let field = try field()
    if take(keyword: "not") {
      return .not(try listOrPattern(field, expected: "\"in\" or \"like\""))
    }
    if case .sign(let sign) = token.kind, let comparison = WhereComparison(rawValue: sign) {
      position += 1
      return .comparison(field: field, comparison, try value())
    }
    return try listOrPattern(field, expected: "=, !=, <, <=, >, >=, \"in\" or \"like\"")
  }

  private mutating func listOrPattern(_ field: JSONPointer, expected: String) throws(WhereError)
    -> WhereClause<JSONValue>
  {
    if take(keyword: "in") {
      if take("(") { return .oneOf(field: field, try values(until: ")")) }
      if take("[") { return .oneOf(field: field, try values(until: "]")) }
      throw unexpected("a list of values in parentheses")
    }
    guard take(keyword: "like") else { throw unexpected(expected) }
    guard case .value(.string(let pattern)) = token.kind else { throw unexpected("a text in quotes") }
    position += 1
    return .like(field: field, .string(pattern))
  }

  private mutating func field() throws(WhereError) -> JSONPointer {
    let pointer: JSONPointer
    switch token.kind {
    case .field(let quoted): pointer = quoted
    case .word(let word): pointer = WhereTokens.path(word)
    default: throw unexpected("a field")
    }
    if let fields, let name = pointer.tokens.first?.text, !fields.contains(name) {
      let nearest = Spelling.nearest(to: name, among: fields).map { " Did you mean \"\($0)\"?" }
      throw error(
        "There is no field \"\(name)\"." + (nearest ?? " There are: \(fields.joined(separator: ", ")).")
      )
    }
    position += 1
    return pointer
  }

  private mutating func value() throws(WhereError) -> JSONValue {
    if take("[") { return .array(try values(until: "]")) }
    let value: JSONValue
    switch token.kind {
    case .value(let literal): value = literal
    case .word("true"): value = true
    case .word("false"): value = false
    case .word("null"): value = .null
    case .word(let word): throw error("\"\(word)\" is no value: put text in quotes.")
    default: throw unexpected("a value")
    }
    position += 1
    return value
  }

  private mutating func values(until end: String) throws(WhereError) -> [JSONValue] {
    if take(end) { return [] }
    var values: [JSONValue] = []
    repeat { values.append(try value()) } while take(",")
    guard take(end) else { throw unexpected("\",\" or \"\(end)\"") }
    return values
  }

  private mutating func take(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  private mutating func take(keyword: String) -> Bool {
    guard case .word(let word) = token.kind, word.lowercased() == keyword else { return false }
    position += 1
    return true
  }

  private func unexpected(_ expected: String) -> WhereError {
    error(token.kind == .end ? "\(expected.capitalisedFirst) is missing." : "Here, \(expected) is expected.")
  }

  private func error(_ message: String) -> WhereError {
    WhereError(text: text, column: token.column, message: message)
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
