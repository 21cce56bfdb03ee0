/// A regular expression as ECMA-262 (with the `u` flag) defines it.
public struct RegularExpression: Sendable {
  /// The pattern as it was written.
  public let pattern: String
  let tree: SyntaxTree
  let program: Program

  /// Compiles `pattern`; throws when it is not a regular expression of ECMA-262.
  public init(_ pattern: String) throws(RegularExpressionError) {
    self.pattern = pattern
    tree = try PatternParser.parse(pattern)
    program = ProgramCompiler.compile(tree)
  }

  /// Whether `pattern` is one of ECMA-262, without the groups and flags of other dialects that are read all the same.
  public static func isStandard(_ pattern: String) -> Bool {
    (try? PatternParser.parse(pattern, isStrict: true)) != nil
  }

  /// Whether the pattern matches anywhere in `text`.
  ///
  /// Gives up after `stepLimit` steps back or around a loop, besides the few that each code point is allowed.
  public func matches(_ text: String, stepLimit: Int = 1_000_000) -> MatchResult {
    matches(codePoints: text.unicodeScalars.map(\.value), stepLimit: stepLimit)
  }

  /// Whether the pattern matches anywhere in `text`, and how many steps it took to tell, those that code points are allowed
  /// and the room to remember positions included.
  public func match(_ text: String, stepLimit: Int) -> (result: MatchResult, steps: Int) {
    var matcher = Matcher(program: program, text: text.unicodeScalars.map(\.value), stepLimit: stepLimit)
    let result = matcher.search()
    return (result, matcher.stepsTaken)
  }

  /// Whether the pattern matches anywhere in a text given by its code points, lone surrogates included.
  public func matches(codePoints: [UInt32], stepLimit: Int = 1_000_000) -> MatchResult {
    var matcher = Matcher(program: program, text: codePoints, stepLimit: stepLimit)
    return matcher.search()
  }
}
