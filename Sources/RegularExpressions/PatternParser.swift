/// Reads a pattern of ECMA-262 §22.2.1 with the `u` flag into a syntax tree.
///
/// Where documents in use stray from the `u` grammar and the meaning is plain (`\-`, a lone `]` or `}`, `[\w-.]`, `\pL`,
/// `(?P<name>…)`, a leading `(?i)`), the reader follows them; what another dialect reads otherwise is an error.
struct PatternParser {
  /// The deepest nesting of groups. The reader and its followers recurse once a level.
  static let depthLimit = 250

  struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesAll = false
  }

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags = Flags()
  var tree = SyntaxTree()
  var groupNames: [String: [Int]] = [:]
  private var openedGroups = 0
  private var depth = 0
  /// Whether groups and flags that only other dialects know are errors.
  private let isStrict: Bool

  private init(_ pattern: String, isStrict: Bool) {
    scalars = Array(pattern.unicodeScalars)
    self.isStrict = isStrict
  }

  static func parse(_ pattern: String, isStrict: Bool = false) throws(RegularExpressionError) -> SyntaxTree {
    var parser = PatternParser(pattern, isStrict: isStrict)
    parser.countGroups()
    parser.tree.root = try parser.parseDisjunction()
    if parser.position < parser.scalars.count {
      throw parser.error("')' closes no group; write '\\)' for a parenthesis")
    }
    return parser.tree
  }

  // MARK: Reading code points

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  func error(_ message: String, at offset: Int? = nil) -> RegularExpressionError {
    RegularExpressionError(message: message, offset: offset ?? position)
  }

  func looksAt(_ text: String, from start: Int? = nil) -> Bool {
    var index = start ?? position
    for scalar in text.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  mutating func skip(_ text: String) -> Bool {
    guard looksAt(text) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  mutating func decimalNumber() -> Int? {
    var value: Int?
    while let digit = current, CodePointSet.digits.contains(digit.value) {
      value = min((value ?? 0) * 10 + Int(digit.value - 0x30), Int(Int32.max))
      position += 1
    }
    return value
  }

  /// Finds the groups and their names first, for a reference may come before its group.
  private mutating func countGroups() {
    var index = 0
    var isInClass = false
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        if let nameStart = namedGroupStart(at: index) {
          tree.groupCount += 1
          if let name = groupName(from: nameStart) { groupNames[name, default: []].append(tree.groupCount) }
        } else if !looksAt("(?", from: index) {
          tree.groupCount += 1
        }
      default: break
      }
      index += 1
    }
  }

  /// Where the name starts when a named group opens at `index`.
  private func namedGroupStart(at index: Int) -> Int? {
    if !isStrict, looksAt("(?P<", from: index) { return index + 4 }
    guard looksAt("(?<", from: index), !looksAt("(?<=", from: index), !looksAt("(?<!", from: index) else { return nil }
    return index + 3
  }

  func groupName(from start: Int) -> String? {
    var name = String.UnicodeScalarView()
    for index in start..<scalars.count {
      guard scalars[index] != ">" else { return name.isEmpty ? nil : String(name) }
      let scalar = scalars[index]
      guard
        scalar == "_" || scalar == "$"
          || (name.isEmpty ? scalar.properties.isIDStart : scalar.properties.isIDContinue)
      else { return nil }
      name.append(scalar)
    }
    return nil
  }

  // MARK: Alternatives and terms

  private mutating func parseDisjunction() throws(RegularExpressionError) -> SyntaxTree.Index {
    var alternatives = [try parseAlternative()]
    while skip("|") { alternatives.append(try parseAlternative()) }
    return alternatives.count == 1 ? alternatives[0] : tree.add(.alternation(alternatives))
  }

  private mutating func parseAlternative() throws(RegularExpressionError) -> SyntaxTree.Index {
    var terms: [SyntaxTree.Index] = []
    while let next = current, next != "|", next != ")" {
      terms.append(try parseTerm(next))
    }
    return switch terms.count {
    case 0: tree.add(.empty)
    case 1: terms[0]
    default: tree.add(.sequence(terms))
    }
  }

  private mutating func parseTerm(_ next: Unicode.Scalar) throws(RegularExpressionError) -> SyntaxTree.Index {
    let firstGroup = openedGroups + 1
    let start = position
    let term = try parseAtom(next)
    guard let (minimum, maximum) = try parseQuantifier() else { return term }
    if next != "(", case .assertion = tree.nodes[term] {
      throw error("'^', '$', \\b and \\B cannot be repeated", at: start)
    }
    let isLazy = skip("?")
    if current == "+" {
      throw error("possessive quantifiers are not in ECMA-262; remove the '+', or group what is to be repeated")
    }
    if let next = current, next == "*" || next == "?" || (next == "{" && isQuantifierBrace) {
      throw error("a quantifier follows a quantifier; group what is to be repeated")
    }
    return tree.add(
      .repetition(
        .init(
          body: term, minimum: minimum, maximum: maximum, isLazy: isLazy, groups: firstGroup..<(openedGroups + 1))))
  }

  private mutating func parseQuantifier() throws(RegularExpressionError) -> (Int, Int?)? {
    switch current {
    case "*": position += 1; return (0, nil)
    case "+": position += 1; return (1, nil)
    case "?": position += 1; return (0, 1)
    case "{": break
    default: return nil
    }
    let start = position
    position += 1
    let minimum = decimalNumber()
    guard skip(",") else {
      if let minimum, skip("}") { return (minimum, minimum) }
      position = start
      return nil
    }
    let maximum = decimalNumber()
    guard skip("}") else {
      position = start
      return nil
    }
    guard let minimum else {
      if maximum == nil {
        position = start
        return nil
      }
      throw error("the quantifier has no lower bound, which ECMA-262 requires; write '{0,…}'", at: start)
    }
    if let maximum, maximum < minimum { throw error("the quantifier's bounds are out of order", at: start) }
    return (minimum, maximum)
  }

  private var isQuantifierBrace: Bool {
    var probe = self
    return (try? probe.parseQuantifier()) != nil
  }

  private mutating func parseAtom(_ next: Unicode.Scalar) throws(RegularExpressionError) -> SyntaxTree.Index {
    switch next {
    case "^":
      position += 1
      return tree.add(.assertion(flags.isMultiline ? .lineStart : .textStart))
    case "$":
      position += 1
      return tree.add(.assertion(flags.isMultiline ? .lineEnd : .textEnd))
    case ".":
      position += 1
      let set = flags.dotMatchesAll ? CodePointSet.everything : CodePointSet.lineTerminators.complement
      return tree.add(.codePoint(set))
    case "(": return try parseGroup()
    case "[": return tree.add(.codePoint(try parseClass()))
    case "\\": return try parseEscapeAtom()
    case "*", "+", "?": throw error("there is nothing before the quantifier to repeat; write '\\' before it")
    case "{" where isQuantifierBrace:
      throw error("there is nothing before the quantifier to repeat; write '\\{' for a brace")
    default:
      position += 1
      return tree.add(.codePoint(literal(next.value)))
    }
  }

  func literal(_ codePoint: UInt32) -> CodePointSet {
    let set = CodePointSet(codePoint)
    return flags.ignoresCase ? CaseFolding.closure(of: set) : set
  }

  // MARK: Groups

  private mutating func parseGroup() throws(RegularExpressionError) -> SyntaxTree.Index {
    let start = position
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw error("groups are nested more than \(Self.depthLimit) deep") }
    let outerFlags = flags
    defer { flags = outerFlags }
    if let nameStart = namedGroupStart(at: position) {
      guard let name = groupName(from: nameStart) else {
        throw error("the group's name is not an identifier followed by '>'", at: nameStart)
      }
      position = nameStart + name.unicodeScalars.count + 1
      return try parseCapture(openedAt: start)
    }
    position += 1
    guard skip("?") else { return try parseCapture(openedAt: start) }
    for (prefix, isBehind, isNegative) in [
      ("=", false, false), ("!", false, true), ("<=", true, false), ("<!", true, true),
    ] where skip(prefix) {
      let body = try parseGroupBody(openedAt: start)
      return tree.add(.lookaround(.init(body: body, isBehind: isBehind, isNegative: isNegative)))
    }
    if skip(":") { return try parseGroupBody(openedAt: start) }
    if looksAt(">") { throw error("atomic groups '(?>' are not in ECMA-262; write '(?:'", at: start) }
    if looksAt("#") { throw error("comments '(?#' are not in ECMA-262; remove them", at: start) }
    if looksAt("P=") { throw error("'(?P=' is not in ECMA-262; write '\\k<name>'", at: start) }
    flags = try parseFlags(openedAt: start)
    if skip(":") { return try parseGroupBody(openedAt: start) }
    // A setting without a body holds to the end of the pattern, as other dialects have it; elsewhere it is ambiguous.
    guard start == 0, !isStrict, skip(")") else {
      throw error("flags are only read in '(?i:…)' and, for the whole pattern, in a leading '(?i)'", at: start)
    }
    return try parseDisjunction()
  }

  private mutating func parseFlags(openedAt start: Int) throws(RegularExpressionError) -> Flags {
    var result = flags
    var value = true
    while let next = current, next != ":", next != ")" {
      switch next {
      case "-": value = false
      case "i": result.ignoresCase = value
      case "m": result.isMultiline = value
      case "s": result.dotMatchesAll = value
      case "u": break
      default: throw error("'(?' starts no group that ECMA-262 knows; write '(?:' for a group", at: start)
      }
      position += 1
    }
    return result
  }

  private mutating func parseCapture(openedAt start: Int) throws(RegularExpressionError) -> SyntaxTree.Index {
    openedGroups += 1
    let group = openedGroups
    return tree.add(.capture(try parseGroupBody(openedAt: start), group: group))
  }

  private mutating func parseGroupBody(openedAt start: Int) throws(RegularExpressionError) -> SyntaxTree.Index {
    let body = try parseDisjunction()
    guard skip(")") else { throw error("the group is not closed; write ')' after it", at: start) }
    return body
  }
}
