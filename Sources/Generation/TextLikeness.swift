/// Texts of the same spelling: what a server reads by a form that no document tells is likely to pass there, too.
public enum TextLikeness {
  /// The texts that are likeliest to pass, the likeliest first: of a size (`sha256`, `2048m`) the double one, and the
  /// neighbour.
  public static func alternatives(to text: String) -> [String] {
    [doubled(text), neighbour(of: text)].compactMap { $0 }
  }

  /// The text with its last number doubled where that is a power of two, as sizes are; `nil` where it is none.
  static func doubled(_ text: String) -> String? {
    guard let match = text.matches(of: /[0-9]+/).last, let size = Int(match.output), size > 1,
      size.nonzeroBitCount == 1, size <= Int.max / 2, !match.output.hasPrefix("0")
    else { return nil }
    return text[..<match.range.lowerBound] + String(size * 2) + text[match.range.upperBound...]
  }

  /// The text with one letter or digit in its middle replaced by the next of its kind; `nil` where it has none.
  static func neighbour(of text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    let middle = scalars.count / 2
    let places = scalars.indices.sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }
    for place in places {
      guard let next = next(after: scalars[place]) else { continue }
      var changed = scalars
      changed[place] = next
      var result = String.UnicodeScalarView()
      result.append(contentsOf: changed)
      return String(result)
    }
    return nil
  }

  private static func next(after scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "9": "0"
    case "z": "a"
    case "Z": "A"
    case "0"..."8", "a"..."y", "A"..."Y": Unicode.Scalar(scalar.value + 1)
    default: nil
    }
  }
}
