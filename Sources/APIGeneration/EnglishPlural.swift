/// More than one, by the rules of English spelling.
enum EnglishPlural {
  static func of(_ word: String) -> String {
    let lower = word.lowercased()
    if lower.hasSuffix("y"), let before = lower.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    if ["s", "x", "z", "ch", "sh"].contains(where: lower.hasSuffix) { return word + "es" }
    return word + "s"
  }
}

extension String {
  /// `blog-post` of `BlogPost` and of `blog_post`.
  var hyphenated: String {
    var result = ""
    for character in self {
      let isSeparator = "_-. ".contains(character)
      let startsWord = character.isUppercase && result.last?.isUppercase == false && result.last != "-"
      if isSeparator || startsWord, !result.isEmpty, result.last != "-" { result.append("-") }
      if !isSeparator { result.append(character) }
    }
    // Only now in lower case: capitals that follow each other are one word.
    return result.lowercased()
  }

  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
