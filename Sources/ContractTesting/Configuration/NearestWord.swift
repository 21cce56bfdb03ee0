/// Finds the word that somebody most likely meant.
public enum NearestWord {
  /// The word of `candidates` with the fewest edits from `word`, if these are few enough to be a slip: at most a third
  /// of its length, or `word` being a part of it.
  public static func of(_ word: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      var distance = distance(wanted, other)
      if wanted.count > 3, candidate.lowercased().contains(word.lowercased()) { distance = min(distance, 2) }
      guard distance <= max(1, max(wanted.count, other.count) / 3) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// ` Did you mean "x"?`, or nothing when no word is near.
  public static func suggestion(for word: String, in candidates: some Sequence<String>) -> String {
    of(word, in: candidates).map { " Did you mean \"\($0)\"?" } ?? ""
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i]
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        var best = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          best = min(best, beforeLast[j - 2] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
