/// Guesses at what was meant.
public enum Spelling {
  /// The word among `words` that differs least from `word`; nil when none differs in less than a third of its characters
  /// (at least one), whatever their case.
  public static func nearest(to word: String, among words: some Sequence<String>) -> String? {
    let target = Array(word.lowercased().unicodeScalars.prefix(100))
    var best: (word: String, distance: Int)?
    for candidate in words {
      let scalars = Array(candidate.lowercased().unicodeScalars.prefix(100))
      let limit = min(max(1, target.count / 3), (best?.distance ?? .max) - 1)
      guard abs(scalars.count - target.count) <= limit else { continue }
      let distance = distance(target, scalars)
      if distance <= limit { best = (candidate, distance) }
      if distance == 0 { break }
    }
    return best?.word
  }

  /// How many characters must be put in, taken out, replaced or swapped with their neighbour.
  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, scalar) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
        if row > 0, column > 0, scalar == second[column - 1], first[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
