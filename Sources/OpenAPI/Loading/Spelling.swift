/// Whether two names are probably meant to be one.
enum Spelling {
  /// The letters and digits in lower case: `petId`, `pet_id` and `petID` are one.
  static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Whether one letter added, left out, replaced or swapped with its neighbour makes the one of the other.
  static func differByOneEdit(_ left: String, _ right: String) -> Bool {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    let prefix = zip(left, right).prefix { $0 == $1 }.count
    let tailLeft = left[prefix...]
    let tailRight = right[prefix...]
    switch tailLeft.count - tailRight.count {
    case 1: return tailLeft.dropFirst().elementsEqual(tailRight)
    case -1: return tailRight.dropFirst().elementsEqual(tailLeft)
    case 0:
      let swapped =
        tailLeft.count >= 2 && tailLeft.first == tailRight.dropFirst().first
        && tailLeft.dropFirst().first == tailRight.first && tailLeft.dropFirst(2).elementsEqual(tailRight.dropFirst(2))
      return swapped || (!tailLeft.isEmpty && tailLeft.dropFirst().elementsEqual(tailRight.dropFirst()))
    default: return false
    }
  }
}
