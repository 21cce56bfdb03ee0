import JSON
import RegularExpressions

/// `.name`, `[…]`, or the same after `..` (RFC 9535 §2.5).
struct Segment: Sendable {
  let selectors: [Selector]
  /// Whether it looks at the node itself and everything in it.
  let isDescendant: Bool

  /// Whether it selects one node at most.
  var isSingular: Bool {
    guard !isDescendant, selectors.count == 1 else { return false }
    switch selectors[0] {
    case .name, .index: return true
    case .wildcard, .slice, .filter: return false
    }
  }
}

/// What a segment takes from a node (RFC 9535 §2.3).
indirect enum Selector: Sendable {
  case name(JSONString)
  case wildcard
  case index(Int)
  case slice(start: Int?, end: Int?, step: Int)
  case filter(LogicalExpression)
}

/// A query inside a filter.
struct FilterQuery: Sendable {
  /// Whether it begins at the root (`$`) and not at the current node (`@`).
  let isAbsolute: Bool
  let segments: [Segment]

  var isSingular: Bool { segments.allSatisfy(\.isSingular) }
}

/// A condition (RFC 9535 §2.3.5).
indirect enum LogicalExpression: Sendable {
  case or([LogicalExpression])
  case and([LogicalExpression])
  case not(LogicalExpression)
  case comparison(ComparedValue, Comparison, ComparedValue)
  /// Whether the query selects something.
  case exists(FilterQuery)
  /// `match` and `search`.
  case test(PatternTest)
}

/// A side of a comparison.
indirect enum ComparedValue: Sendable {
  case literal(JSONValue)
  /// A query that selects one node at most.
  case query(FilterQuery)
  case length(ComparedValue)
  case count(FilterQuery)
  case value(FilterQuery)
}

/// `==` and its kin.
enum Comparison: String, Sendable, CaseIterable {
  // Longer ones first, for they are read in this order.
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
}

/// `match(value, pattern)`, of the whole text, or `search(value, pattern)`, anywhere in it (RFC 9535 §2.4.6, §2.4.7).
struct PatternTest: Sendable {
  let value: ComparedValue
  let pattern: ComparedValue
  let isWhole: Bool
  /// The pattern, when it is a literal; `nil` when it is none that can be used, or no literal.
  let compiled: RegularExpression?

  init(value: ComparedValue, pattern: ComparedValue, isWhole: Bool) {
    self.value = value
    self.pattern = pattern
    self.isWhole = isWhole
    if case .literal(.string(let text)) = pattern {
      compiled = IRegexp.compiled(text.text, isWhole: isWhole)
    } else {
      compiled = nil
    }
  }
}
