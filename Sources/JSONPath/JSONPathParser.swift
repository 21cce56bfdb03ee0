import JSON

/// Reads a query by the grammar of RFC 9535 (appendix A).
struct JSONPathParser {
  /// Deeper nesting of brackets, parentheses and functions is refused.
  static let depthLimit = 64
  /// Indices beyond I-JSON's integers are refused (RFC 9535 §2.1).
  private static let integers = -9_007_199_254_740_991...9_007_199_254_740_991

  private let scalars: [Unicode.Scalar]
  private(set) var position = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The whole text: `$` and its segments.
  mutating func query() throws(JSONPathError) -> [Segment] {
    guard take("$") else { throw error("a query begins with `$`") }
    let segments = try segments()
    guard position == scalars.count else {
      throw error(peek.map { "`\($0)` begins no segment" } ?? "the query is not finished")
    }
    return segments
  }

  mutating func segments() throws(JSONPathError) -> [Segment] {
    var segments: [Segment] = []
    while true {
      let before = position
      skipBlanks()
      if take("..") {
        let selectors = peek == "[" ? try bracketedSelection() : [try shorthand()]
        segments.append(Segment(selectors: selectors, isDescendant: true))
      } else if take(".") {
        segments.append(Segment(selectors: [try shorthand()], isDescendant: false))
      } else if peek == "[" {
        segments.append(Segment(selectors: try bracketedSelection(), isDescendant: false))
      } else {
        position = before
        return segments
      }
    }
  }

  /// What stands after a dot: `*` or a name.
  private mutating func shorthand() throws(JSONPathError) -> Selector {
    if take("*") { return .wildcard }
    guard let first = peek, Self.isNameFirst(first) else {
      throw error("a name or `*` follows a dot; other names are written `['…']`")
    }
    let start = position
    while let scalar = peek, Self.isNameFirst(scalar) || ("0"..."9").contains(scalar) { position += 1 }
    return .name(JSONString(text(from: start)))
  }

  private mutating func bracketedSelection() throws(JSONPathError) -> [Selector] {
    guard take("[") else { throw error("`[` is missing") }
    var selectors: [Selector] = []
    repeat {
      skipBlanks()
      selectors.append(try selector())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw error("`,` or `]` is missing") }
    return selectors
  }

  private mutating func selector() throws(JSONPathError) -> Selector {
    switch peek {
    case "'", "\"": return .name(try stringLiteral())
    case "*":
      position += 1
      return .wildcard
    case "?":
      position += 1
      skipBlanks()
      return .filter(try nested { (parser) throws(JSONPathError) in try parser.logicalExpression() })
    default: return try indexOrSlice()
    }
  }

  private mutating func indexOrSlice() throws(JSONPathError) -> Selector {
    let start = try integer()
    let beforeBlanks = position
    skipBlanks()
    guard take(":") else {
      position = beforeBlanks
      guard let start else { throw error("a name in quotes, a number, `*`, `:` or `?` is missing") }
      return .index(start)
    }
    skipBlanks()
    let end = try integer()
    skipBlanks()
    guard take(":") else { return .slice(start: start, end: end, step: 1) }
    skipBlanks()
    return .slice(start: start, end: end, step: try integer() ?? 1)
  }

  /// `0`, or digits that begin with none, with or without a minus; `nil` when there is no number.
  private mutating func integer() throws(JSONPathError) -> Int? {
    let start = position
    let isNegative = take("-")
    let digits = takeDigits()
    if digits == 0 {
      if isNegative { throw error("a digit follows `-`") }
      return nil
    }
    let text = text(from: start)
    let first = scalars[isNegative ? start + 1 : start]
    guard first != "0" || !isNegative && digits == 1 else {
      throw JSONPathError(message: "`\(text)` is no integer here", offset: start)
    }
    guard let value = Int(text), Self.integers.contains(value) else {
      throw JSONPathError(message: "`\(text)` is out of range", offset: start)
    }
    return value
  }

  // MARK: The text

  var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  /// Whether `word` stands here; it is then behind.
  mutating func take(_ word: String) -> Bool {
    let word = word.unicodeScalars
    guard scalars[position...].starts(with: word) else { return false }
    position += word.count
    return true
  }

  mutating func takeDigits() -> Int {
    let start = position
    while let scalar = peek, ("0"..."9").contains(scalar) { position += 1 }
    return position - start
  }

  /// The scalar here, which is then behind.
  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek else { return nil }
    position += 1
    return scalar
  }

  mutating func skipBlanks() {
    while let scalar = peek, [" ", "\t", "\n", "\r"].contains(scalar) { position += 1 }
  }

  mutating func goBack(to position: Int) { self.position = position }

  func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<position])
    return String(text)
  }

  func error(_ message: String) -> JSONPathError { JSONPathError(message: message, offset: position) }

  /// Reads something that may hold itself.
  mutating func nested<Result>(
    _ read: (inout JSONPathParser) throws(JSONPathError) -> Result
  ) throws(JSONPathError) -> Result {
    guard depth < Self.depthLimit else { throw error("the query is nested more than \(Self.depthLimit) deep") }
    depth += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private static func isNameFirst(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "_": true
    default: scalar.value >= 0x80
    }
  }
}
