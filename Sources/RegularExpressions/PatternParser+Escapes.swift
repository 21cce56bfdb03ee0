/// Escapes: ECMA-262's AtomEscape and CharacterEscape.
extension PatternParser {
  /// Reads a `\…` outside a class.
  mutating func parseEscapeAtom() throws(RegularExpressionError) -> SyntaxTree.Index {
    let start = position
    guard position + 1 < scalars.count else {
      throw error("the pattern ends in a single '\\'; write '\\\\' for a backslash")
    }
    switch scalars[position + 1] {
    case "b":
      position += 2
      return tree.add(.assertion(.wordBoundary))
    case "B":
      position += 2
      return tree.add(.assertion(.notWordBoundary))
    case "k":
      guard looksAt("<", from: position + 2), let name = groupName(from: position + 3) else {
        throw error("\\k wants a group's name: write '\\k<name>'", at: start)
      }
      guard let groups = groupNames[name] else { throw error("there is no group named '\(name)'", at: start) }
      position += 4 + name.unicodeScalars.count
      return addBackreference(groups)
    case "1"..."9":
      position += 1
      let group = decimalNumber() ?? 0
      guard group <= tree.groupCount else {
        throw error("\\\(group) refers to a group that the pattern does not have", at: start)
      }
      return addBackreference([group])
    default:
      if let set = try parseClassEscape() { return tree.add(.codePoint(set)) }
      return tree.add(.codePoint(literal(try parseCharacterEscape(inClass: false))))
    }
  }

  private mutating func addBackreference(_ groups: [Int]) -> SyntaxTree.Index {
    tree.hasBackreferences = true
    return tree.add(.backreference(groups: groups, ignoresCase: flags.ignoresCase))
  }

  /// Reads `\d`, `\p{…}` and their like; nil, with nothing read, for another escape.
  mutating func parseClassEscape() throws(RegularExpressionError) -> CodePointSet? {
    guard position + 1 < scalars.count else { return nil }
    let set: CodePointSet
    switch scalars[position + 1] {
    case "d": set = .digits
    case "D": set = CodePointSet.digits.complement
    case "w": set = .wordCharacters
    case "W": set = CodePointSet.wordCharacters.complement
    case "s": set = .whitespace
    case "S": set = CodePointSet.whitespace.complement
    case "p", "P": return try parseProperty()
    default: return nil
    }
    position += 2
    return set
  }

  private mutating func parseProperty() throws(RegularExpressionError) -> CodePointSet {
    let start = position
    let isNegated = scalars[position + 1] == "P"
    position += 2
    var text = ""
    if skip("{") {
      while let next = current, next != "}" {
        text.unicodeScalars.append(next)
        position += 1
      }
      guard skip("}") else { throw error("the property is not closed; write '}' after its name", at: start) }
    } else if let letter = current, "LMNPSZC".unicodeScalars.contains(letter) {
      // `\pL` is how Java, PCRE and Go shorten `\p{L}`; nothing else can be meant.
      text.unicodeScalars.append(letter)
      position += 1
    } else {
      throw error("a property stands in braces: write '\\p{L}'", at: start)
    }
    guard var set = UnicodeProperties.set(named: text) else {
      throw error(
        "the Unicode property '\(text)' is not known; "
          + "use a general category (\\p{L}), a common script (\\p{Script=Latin}) or a property such as \\p{Alphabetic}",
        at: start)
    }
    if flags.ignoresCase { set = CaseFolding.closure(of: set) }
    return isNegated ? set.complement : set
  }

  /// Reads an escape that stands for one code point.
  mutating func parseCharacterEscape(inClass: Bool) throws(RegularExpressionError) -> UInt32 {
    let start = position
    guard position + 1 < scalars.count else {
      throw error("the pattern ends in a single '\\'; write '\\\\' for a backslash")
    }
    let letter = scalars[position + 1]
    position += 2
    switch letter {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "b" where inClass: return 0x08
    case "0":
      if let next = current, CodePointSet.digits.contains(next.value) {
        throw error("octal escapes are not in ECMA-262 with the 'u' flag; write '\\xHH'", at: start)
      }
      return 0
    case "c":
      guard let control = current, control.properties.isAlphabetic, control.isASCII else {
        throw error("\\c wants a letter: write '\\cA' to '\\cZ'", at: start)
      }
      position += 1
      return control.value % 32
    case "x":
      guard let value = hexadecimal(digits: 2) else { throw error("\\x wants two hexadecimal digits", at: start) }
      return value
    case "u": return try parseUnicodeEscape(openedAt: start)
    default: return try identityEscape(letter, at: start)
    }
  }

  private mutating func parseUnicodeEscape(openedAt start: Int) throws(RegularExpressionError) -> UInt32 {
    if skip("{") {
      var value: UInt32?
      while let digit = current?.hexadecimalValue {
        value = min((value ?? 0) * 16 + digit, CodePointSet.lastCodePoint + 1)
        position += 1
      }
      guard let value, value <= CodePointSet.lastCodePoint, skip("}") else {
        throw error("\\u{…} wants a hexadecimal code point up to 10FFFF", at: start)
      }
      return value
    }
    guard let value = hexadecimal(digits: 4) else {
      throw error("\\u wants four hexadecimal digits, or a code point in braces: '\\u{1F600}'", at: start)
    }
    let afterFirst = position
    if (0xD800...0xDBFF).contains(value), skip("\\u"), let low = hexadecimal(digits: 4), (0xDC00...0xDFFF).contains(low)
    {
      return 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    position = afterFirst
    return value
  }

  private mutating func hexadecimal(digits: Int) -> UInt32? {
    guard position + digits <= scalars.count else { return nil }
    var value: UInt32 = 0
    for index in position..<(position + digits) {
      guard let digit = scalars[index].hexadecimalValue else { return nil }
      value = value * 16 + digit
    }
    position += digits
    return value
  }

  /// A backslash before a character that needs none; letters and digits with a meaning elsewhere are refused.
  private func identityEscape(_ letter: Unicode.Scalar, at start: Int) throws(RegularExpressionError) -> UInt32 {
    switch letter {
    case "A": throw error("\\A is not in ECMA-262; write '^'", at: start)
    case "z", "Z": throw error("\\\(letter) is not in ECMA-262; write '$'", at: start)
    case "Q", "E": throw error("\\Q…\\E is not in ECMA-262; escape each character", at: start)
    case "h": throw error("\\h is not in ECMA-262; write '[ \\t]'", at: start)
    case "R": throw error("\\R is not in ECMA-262; write '(?:\\r\\n|\\n|\\r)'", at: start)
    case "a": throw error("\\a is not in ECMA-262; write '\\x07'", at: start)
    case "e": throw error("\\e is not in ECMA-262; write '\\x1B'", at: start)
    case "a"..."z", "A"..."Z", "0"..."9":
      throw error("\\\(letter) is not an escape of ECMA-262; remove the backslash for the character itself", at: start)
    default: return letter.value
    }
  }
}

extension Unicode.Scalar {
  fileprivate var hexadecimalValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
