/// A parsed pattern: nodes in one array that refer to each other by index, children before their parents.
struct SyntaxTree: Sendable {
  typealias Index = Int

  enum Node: Sendable {
    case empty
    /// One code point out of a set.
    case codePoint(CodePointSet)
    case sequence([Index])
    case alternation([Index])
    case repetition(Repetition)
    /// A capturing group; groups count from 1.
    case capture(Index, group: Int)
    /// What the groups captured; several when a name is shared by alternatives.
    case backreference(groups: [Int], ignoresCase: Bool)
    case lookaround(Lookaround)
    case assertion(Assertion)
  }

  struct Repetition: Sendable {
    var body: Index
    var minimum: Int
    /// Nil when unbounded.
    var maximum: Int?
    var isLazy: Bool
    /// The groups inside the body, whose captures each iteration forgets.
    var groups: Range<Int>
  }

  struct Lookaround: Sendable {
    var body: Index
    var isBehind: Bool
    var isNegative: Bool
  }

  enum Assertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, notWordBoundary
  }

  var nodes: [Node] = []
  var root: Index = 0
  var groupCount = 0
  var hasBackreferences = false

  mutating func add(_ node: Node) -> Index {
    nodes.append(node)
    return nodes.count - 1
  }
}
