/// Turns a syntax tree into a program.
struct ProgramCompiler {
  /// Repetitions are unrolled up to this many instructions, and counted beyond.
  private static let unrollLimit = 2_000
  private static let programLimit = 20_000

  private let tree: SyntaxTree
  private var program = Program()
  private var setIndexes: [CodePointSet: Int] = [:]
  private var lookaroundDepth = 0
  private var countDepth = 0

  static func compile(_ tree: SyntaxTree) -> Program {
    var compiler = ProgramCompiler(tree: tree)
    compiler.program.registerCount = 2 * (tree.groupCount + 1)
    compiler.emit(tree.root, isBehind: false)
    compiler.program.instructions.append(.match)
    compiler.noteFollowers()
    compiler.program.isAnchored = tree.isAnchoredAtStart(tree.root)
    let (set, isNullable) = tree.firstSet(of: tree.root)
    compiler.program.firstSet = isNullable ? nil : set
    return compiler.program
  }

  private init(tree: SyntaxTree) {
    self.tree = tree
  }

  private var next: Int { program.instructions.count }

  /// Whether what fails here at a position once will fail there again.
  private var isMemoryless: Bool { !tree.hasBackreferences && lookaroundDepth == 0 && countDepth == 0 }

  private mutating func append(_ instruction: Program.Instruction) {
    program.instructions.append(instruction)
  }

  private mutating func newRegister() -> Int {
    program.registerCount += 1
    return program.registerCount - 1
  }

  /// Appends a split whose targets are set later.
  private mutating func appendSplit() -> Int {
    var memo = -1
    if isMemoryless {
      memo = program.memoCount
      program.memoCount += 1
    }
    append(.split(first: next + 1, second: next + 1, memo: memo))
    return next - 1
  }

  /// Sets a split's other target; a lazy split tries it first.
  private mutating func direct(_ split: Int, to other: Int, isLazy: Bool = false) {
    guard case .split(let first, _, let memo) = program.instructions[split] else { return }
    program.instructions[split] =
      isLazy ? .split(first: other, second: first, memo: memo) : .split(first: first, second: other, memo: memo)
  }

  private mutating func emit(_ index: SyntaxTree.Index, isBehind: Bool) {
    switch tree.nodes[index] {
    case .empty: break
    case .codePoint(let set): emit(set, isBehind: isBehind)
    case .sequence(let parts):
      for part in isBehind ? parts.reversed() : parts { emit(part, isBehind: isBehind) }
    case .alternation(let alternatives): emit(alternatives: alternatives, isBehind: isBehind)
    case .repetition(let repetition): emit(repetition, isBehind: isBehind)
    case .capture(let body, let group):
      if tree.hasBackreferences { append(.save(isBehind ? 2 * group + 1 : 2 * group)) }
      emit(body, isBehind: isBehind)
      if tree.hasBackreferences { append(.save(isBehind ? 2 * group : 2 * group + 1)) }
    case .backreference(let groups, let ignoresCase):
      append(.backreference(program.backreferences.count))
      program.backreferences.append(.init(groups: groups, ignoresCase: ignoresCase, isBehind: isBehind))
    case .lookaround(let lookaround):
      let start = next
      append(.lookaroundEnd)
      lookaroundDepth += 1
      emit(lookaround.body, isBehind: lookaround.isBehind)
      lookaroundDepth -= 1
      append(.lookaroundEnd)
      program.instructions[start] = .lookaround(after: next, isNegative: lookaround.isNegative)
    case .assertion(let assertion): append(.assertion(assertion))
    }
  }

  private mutating func emit(_ set: CodePointSet, isBehind: Bool) {
    if set.ranges.count == 1, let only = set.ranges.first, only.count == 1 {
      append(isBehind ? .codePointBefore(only.lowerBound) : .codePoint(only.lowerBound))
      return
    }
    let index = setIndexes[set] ?? program.sets.count
    if index == program.sets.count {
      program.sets.append(set)
      setIndexes[set] = index
    }
    append(isBehind ? .setBefore(index) : .set(index))
  }

  private mutating func emit(alternatives: [SyntaxTree.Index], isBehind: Bool) {
    var exits: [Int] = []
    for (offset, alternative) in alternatives.enumerated() {
      guard offset < alternatives.count - 1 else {
        emit(alternative, isBehind: isBehind)
        break
      }
      let split = appendSplit()
      emit(alternative, isBehind: isBehind)
      exits.append(next)
      append(.jump(0))
      direct(split, to: next)
    }
    for exit in exits { program.instructions[exit] = .jump(next) }
  }

  private mutating func emit(_ repetition: SyntaxTree.Repetition, isBehind: Bool) {
    // Which of several matches is found first only shows in what a backreference refers to.
    let isLazy = repetition.isLazy && tree.hasBackreferences
    if case .codePoint(let set) = tree.nodes[repetition.body], !isLazy {
      program.loops.append(
        .init(
          set: set, minimum: repetition.minimum, maximum: repetition.maximum ?? .max, isBehind: isBehind,
          follower: nil, sharesRuns: isMemoryless && repetition.maximum == nil))
      append(.loop(program.loops.count - 1))
      return
    }
    let copies = (repetition.maximum ?? repetition.minimum) + (repetition.maximum == nil ? 1 : 0)
    let size = tree.instructionEstimate(of: repetition.body, limit: Self.unrollLimit) + 2
    if copies > Self.unrollLimit / size || (copies > 1 && next > Self.programLimit) {
      emitCounted(repetition, isLazy: isLazy, isBehind: isBehind)
      return
    }
    for _ in 0..<repetition.minimum { emitIteration(of: repetition, isBehind: isBehind) }
    if let maximum = repetition.maximum {
      var splits: [Int] = []
      for _ in repetition.minimum..<maximum {
        splits.append(appendSplit())
        emitIteration(of: repetition, isBehind: isBehind)
      }
      for split in splits { direct(split, to: next, isLazy: isLazy) }
    } else {
      let split = appendSplit()
      let isNullable = tree.firstSet(of: repetition.body).isNullable
      let register = isNullable ? newRegister() : 0
      if isNullable { append(.save(register)) }
      emitIteration(of: repetition, isBehind: isBehind)
      if isNullable { append(.checkProgress(register)) }
      append(.jump(split))
      direct(split, to: next, isLazy: isLazy)
    }
  }

  private mutating func emitIteration(of repetition: SyntaxTree.Repetition, isBehind: Bool) {
    if tree.hasBackreferences, !repetition.groups.isEmpty { append(.clear(registers(of: repetition.groups))) }
    emit(repetition.body, isBehind: isBehind)
  }

  private func registers(of groups: Range<Int>) -> Range<Int> {
    2 * groups.lowerBound..<2 * groups.upperBound
  }

  private mutating func emitCounted(_ repetition: SyntaxTree.Repetition, isLazy: Bool, isBehind: Bool) {
    let register = newRegister()
    append(.startCount(register: register))
    let head = next
    let index = program.counts.count
    append(.count(index))
    program.counts.append(
      .init(
        register: register, positionRegister: newRegister(), minimum: repetition.minimum,
        maximum: repetition.maximum ?? .max, isLazy: isLazy,
        clears: tree.hasBackreferences ? registers(of: repetition.groups) : 0..<0, body: next, exit: next))
    countDepth += 1
    emit(repetition.body, isBehind: isBehind)
    countDepth -= 1
    append(.jump(head))
    program.counts[index].exit = next
  }

  private mutating func noteFollowers() {
    for (index, instruction) in program.instructions.enumerated() {
      guard case .loop(let loop) = instruction, !program.loops[loop].isBehind,
        case .codePoint(let follower) = program.instructions[index + 1]
      else { continue }
      program.loops[loop].follower = follower
    }
  }
}
