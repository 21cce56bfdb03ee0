/// Runs a program over a text by backtracking, with its own stack instead of the host's.
///
/// Only whether there is a match is asked for, so that a split or a loop which failed at a position need never be
/// tried there again, unless its outcome also depends on captures or counters.
struct Matcher {
  /// Tables of failed attempts are kept up to this size in bits.
  private static let memoLimit = 1 << 28

  private static let stepsPerCodePoint = 16

  /// A place to go back to.
  struct Choice {
    enum Kind { case branch, loop, lookaround, negativeLookaround, countedBody }
    var kind: Kind
    var instruction: Int
    var position: Int
    /// For a loop: the last position to try.
    var bound = 0
    /// For a loop or a counted body: its index.
    var loop = 0
    /// The height of the trail to undo down to.
    var trail: Int
  }

  /// What is known of the run of code points that a loop last read.
  struct Run {
    var first = -1
    var end = -1
    /// Every position from here to `end` has been tried, or waits on the stack.
    var lowestTried = 0
  }

  let program: Program
  let text: [UInt32]
  /// The steps that are left.
  var steps: Int
  private let allowedSteps: Int
  var choices: [Choice] = []
  var registers: [Int]
  private var trail: [(register: Int, value: Int)] = []
  private var lookarounds: [Int] = []
  private var visited: [UInt64]
  private let remembers: Bool
  private var runs: [Run]

  init(program: Program, text: [UInt32], stepLimit: Int) {
    self.program = program
    self.text = text
    allowedSteps = stepLimit + Self.stepsPerCodePoint * text.count
    steps = allowedSteps
    registers = Array(repeating: -1, count: program.registerCount)
    let (bits, overflow) = program.memoCount.multipliedReportingOverflow(by: text.count + 1)
    remembers = !overflow && bits <= Self.memoLimit
    visited = Array(repeating: 0, count: remembers ? (bits + 63) / 64 : 0)
    runs = Array(repeating: Run(), count: program.loops.count)
  }

  /// The steps taken, with one for each 16 code points or words of memory.
  var stepsTaken: Int { 1 + allowedSteps - steps + (text.count + visited.count) / 16 }

  /// Searches the text from its start.
  mutating func search() -> MatchResult {
    var start = 0
    while start <= text.count {
      if let first = program.firstSet {
        while start < text.count, !program.isAnchored, !first.contains(text[start]) { start += 1 }
        if start == text.count { return .noMatch }
      }
      let result = run(from: start)
      if result != .noMatch || program.isAnchored { return result }
      start += 1
    }
    return .noMatch
  }

  private mutating func run(from start: Int) -> MatchResult {
    undo(to: 0)
    var position = start
    /// Where the way without a choice began that ends at `position`.
    var wayStart = start
    var pc = 0
    while true {
      var failed = false
      switch program.instructions[pc] {
      case .codePoint(let codePoint):
        if position < text.count, text[position] == codePoint { position += 1 } else { failed = true }
      case .set(let set):
        if position < text.count, program.sets[set].contains(text[position]) { position += 1 } else { failed = true }
      case .codePointBefore(let codePoint):
        if position > 0, text[position - 1] == codePoint { position -= 1 } else { failed = true }
      case .setBefore(let set):
        if position > 0, program.sets[set].contains(text[position - 1]) { position -= 1 } else { failed = true }
      case .loop(let index):
        // The first position to go on from is taken off the stack, as every later one.
        startLoop(index, at: position, continuingAt: pc + 1)
        failed = true
      case .split(let first, let second, let memo):
        steps -= 1
        if memo >= 0, remembers, isVisited(memo, at: position) {
          failed = true
        } else {
          choices.append(.init(kind: .branch, instruction: second, position: position, trail: trail.count))
          pc = first
          continue
        }
      case .jump(let target):
        pc = target
        continue
      case .assertion(let assertion): failed = !holds(assertion, at: position)
      case .save(let register): set(register, to: position)
      case .checkProgress(let register): failed = registers[register] == position
      case .clear(let range): for register in range { set(register, to: -1) }
      case .backreference(let index):
        if let end = end(of: program.backreferences[index], at: position) {
          position = end
        } else {
          failed = true
        }
      case .lookaround(let after, let isNegative):
        lookarounds.append(choices.count)
        choices.append(
          .init(
            kind: isNegative ? .negativeLookaround : .lookaround, instruction: after, position: position,
            trail: trail.count))
      case .lookaroundEnd:
        let entry = lookarounds.removeLast()
        let choice = choices[entry]
        choices.removeLast(choices.count - entry)
        if choice.kind == .lookaround {
          position = choice.position
          pc = choice.instruction
          continue
        }
        undo(to: choice.trail)
        failed = true
      case .startCount(let register): set(register, to: 0)
      case .count(let index):
        steps -= 1
        if let target = count(index, at: position) {
          pc = target
          continue
        }
        failed = true
      case .match:
        choices.removeAll(keepingCapacity: true)
        return .match
      }
      if steps < 0 { return .gaveUp }
      if !failed {
        pc += 1
        continue
      }
      steps -= abs(position - wayStart) / 16
      guard let resumed = backtrack() else { return .noMatch }
      (pc, position) = resumed
      wayStart = position
    }
  }

  // MARK: Going back

  /// The instruction and position to go on from after a failure; nil when none is left.
  private mutating func backtrack() -> (Int, Int)? {
    while let top = choices.last {
      steps -= 1
      undo(to: top.trail)
      switch top.kind {
      case .branch:
        choices.removeLast()
        return (top.instruction, top.position)
      case .lookaround:
        choices.removeLast()
        lookarounds.removeLast()
      case .negativeLookaround:
        choices.removeLast()
        lookarounds.removeLast()
        return (top.instruction, top.position)
      case .countedBody:
        choices.removeLast()
        let iterations = registers[program.counts[top.loop].register]
        return (enterCountedBody(top.loop, iterations: iterations, at: top.position), top.position)
      case .loop:
        if let position = nextLoopPosition(top) { return (top.instruction, position) }
      }
    }
    return nil
  }

  private mutating func set(_ register: Int, to value: Int) {
    trail.append((register, registers[register]))
    registers[register] = value
  }

  private mutating func undo(to height: Int) {
    while trail.count > height {
      let entry = trail.removeLast()
      registers[entry.register] = entry.value
    }
  }

  /// Whether the split was tried at the position before; notes that it is now.
  private mutating func isVisited(_ memo: Int, at position: Int) -> Bool {
    let bit = memo * (text.count + 1) + position
    let mask: UInt64 = 1 << UInt64(bit & 63)
    if visited[bit >> 6] & mask != 0 { return true }
    visited[bit >> 6] |= mask
    return false
  }

  // MARK: Loops over one set

  private mutating func startLoop(_ index: Int, at position: Int, continuingAt next: Int) {
    let loop = program.loops[index]
    if loop.isBehind {
      var end = position
      while end > 0, position - end < loop.maximum, loop.set.contains(text[end - 1]) { end -= 1 }
      steps -= (position - end) / 16
      if position - end >= loop.minimum {
        choices.append(
          .init(
            kind: .loop, instruction: next, position: end, bound: position - loop.minimum, loop: index,
            trail: trail.count))
      }
      return
    }
    let (lowest, overflow) = position.addingReportingOverflow(loop.minimum)
    guard !overflow, lowest <= text.count else { return }
    var highest: Int
    if loop.sharesRuns {
      extendRun(index, loop.set, to: position)
      highest = min(runs[index].end, runs[index].lowestTried - 1)
      runs[index].lowestTried = min(lowest, runs[index].lowestTried)
    } else {
      let limit = loop.maximum < text.count - position ? position + loop.maximum : text.count
      highest = position
      while highest < limit, loop.set.contains(text[highest]) { highest += 1 }
      steps -= (highest - position) / 16
    }
    if lowest <= highest {
      choices.append(
        .init(kind: .loop, instruction: next, position: highest, bound: lowest, loop: index, trail: trail.count))
    }
  }

  /// Makes the loop's run the one that `position` lies in, reading each code point once.
  private mutating func extendRun(_ index: Int, _ set: CodePointSet, to position: Int) {
    let run = runs[index]
    if run.first >= 0, position >= run.first, position <= run.end { return }
    var end = position
    while end < text.count, end != run.first, set.contains(text[end]) { end += 1 }
    steps -= (end - position) / 16
    if end == run.first {
      runs[index].first = position
    } else {
      runs[index] = Run(first: position, end: end, lowestTried: end + 1)
    }
  }

  /// The next position for the loop on top of the stack, which is taken off when that is its last.
  private mutating func nextLoopPosition(_ top: Choice) -> Int? {
    let loop = program.loops[top.loop]
    if loop.isBehind {
      if top.position >= top.bound { choices.removeLast() } else { choices[choices.count - 1].position += 1 }
      return top.position
    }
    var position = top.position
    if let follower = loop.follower {
      while position >= top.bound, position == text.count || text[position] != follower { position -= 1 }
      steps -= (top.position - position) / 16
    }
    guard position >= top.bound else {
      choices.removeLast()
      return nil
    }
    if position == top.bound { choices.removeLast() } else { choices[choices.count - 1].position = position - 1 }
    return position
  }

  // MARK: Counted loops

  /// Where to go on from the head of a counted loop; nil when an iteration was empty to no end.
  private mutating func count(_ index: Int, at position: Int) -> Int? {
    let loop = program.counts[index]
    var iterations = registers[loop.register]
    if iterations > 0, registers[loop.positionRegister] == position {
      // An empty iteration is only allowed to reach the minimum, and then the rest of them may be empty too.
      if iterations > loop.minimum { return nil }
      iterations = loop.minimum
    }
    if iterations >= loop.maximum { return loop.exit }
    if iterations >= loop.minimum {
      if iterations > 0, registers[loop.positionRegister] == position { return loop.exit }
      choices.append(
        .init(
          kind: loop.isLazy ? .countedBody : .branch, instruction: loop.exit, position: position, loop: index,
          trail: trail.count))
      if loop.isLazy { return loop.exit }
    }
    return enterCountedBody(index, iterations: iterations, at: position)
  }

  private mutating func enterCountedBody(_ index: Int, iterations: Int, at position: Int) -> Int {
    let loop = program.counts[index]
    set(loop.register, to: iterations + 1)
    set(loop.positionRegister, to: position)
    for register in loop.clears { set(register, to: -1) }
    return loop.body
  }

  // MARK: Assertions and backreferences

  private func isWord(at position: Int) -> Bool {
    position >= 0 && position < text.count && CodePointSet.wordCharacters.contains(text[position])
  }

  private func holds(_ assertion: SyntaxTree.Assertion, at position: Int) -> Bool {
    switch assertion {
    case .textStart: position == 0
    case .textEnd: position == text.count
    case .lineStart: position == 0 || CodePointSet.lineTerminators.contains(text[position - 1])
    case .lineEnd: position == text.count || CodePointSet.lineTerminators.contains(text[position])
    case .wordBoundary: isWord(at: position - 1) != isWord(at: position)
    case .notWordBoundary: isWord(at: position - 1) == isWord(at: position)
    }
  }

  /// Where what a group captured ends when it is repeated at the position; nil when it is not.
  private mutating func end(of reference: Program.Backreference, at position: Int) -> Int? {
    guard let group = reference.groups.first(where: { registers[2 * $0] >= 0 && registers[2 * $0 + 1] >= 0 }) else {
      return position
    }
    let start = registers[2 * group]
    let length = registers[2 * group + 1] - start
    let other = reference.isBehind ? position - length : position
    guard other >= 0, other + length <= text.count else { return nil }
    steps -= length / 16
    for offset in 0..<length {
      let left = text[start + offset]
      let right = text[other + offset]
      if left != right, !reference.ignoresCase || CaseFolding.fold(left) != CaseFolding.fold(right) { return nil }
    }
    return reference.isBehind ? other : other + length
  }
}
