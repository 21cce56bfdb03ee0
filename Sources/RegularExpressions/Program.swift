/// A pattern compiled for the matcher: instructions that refer to each other by index.
struct Program: Sendable {
  enum Instruction: Sendable {
    case codePoint(UInt32)
    case set(Int)
    case codePointBefore(UInt32)
    case setBefore(Int)
    /// A repeated set; indexes `loops`.
    case loop(Int)
    /// Goes on at `first`, and at `second` when that fails. `memo` numbers the splits whose outcome depends on nothing
    /// but the position; -1 for the others.
    case split(first: Int, second: Int, memo: Int)
    case jump(Int)
    case assertion(SyntaxTree.Assertion)
    /// Stores the position in a register.
    case save(Int)
    /// Fails when the position is still the one in the register.
    case checkProgress(Int)
    /// Forgets captures: sets these registers to -1.
    case clear(Range<Int>)
    /// Indexes `backreferences`.
    case backreference(Int)
    /// Runs what follows up to `lookaroundEnd`, then goes on at `after` from the same position.
    case lookaround(after: Int, isNegative: Bool)
    case lookaroundEnd
    /// Sets a counter to zero.
    case startCount(register: Int)
    /// The head of a counted loop; indexes `counts`.
    case count(Int)
    case match
  }

  /// A greedy repetition of one set, which needs one entry on the stack however often it repeats.
  struct Loop: Sendable {
    var set: CodePointSet
    var minimum: Int
    var maximum: Int
    var isBehind: Bool
    /// The code point that must follow, when one must.
    var follower: UInt32?
    /// Whether its outcome depends on nothing but the position, and it is unbounded: runs need be tried only once.
    var sharesRuns: Bool
  }

  /// A repetition too large to be unrolled.
  struct Count: Sendable {
    var register: Int
    var positionRegister: Int
    var minimum: Int
    var maximum: Int
    var isLazy: Bool
    var clears: Range<Int>
    var body: Int
    var exit: Int
  }

  struct Backreference: Sendable {
    /// Of several groups with one name, the one that took part counts.
    var groups: [Int]
    var ignoresCase: Bool
    var isBehind: Bool
  }

  var instructions: [Instruction] = []
  var sets: [CodePointSet] = []
  var loops: [Loop] = []
  var counts: [Count] = []
  var backreferences: [Backreference] = []
  var memoCount = 0
  var registerCount = 0
  /// Whether a match can only start where the text does.
  var isAnchored = false
  /// The code points that a match can start with; nil when a match can be empty.
  var firstSet: CodePointSet?
}
