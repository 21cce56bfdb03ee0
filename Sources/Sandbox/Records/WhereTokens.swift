import JSON

/// A word of a condition's text, and where it stands.
struct WhereToken: Hashable {
  enum Kind: Hashable {
    /// A comparison, a parenthesis, a bracket, a comma.
    case sign(String)
    /// A keyword, a field, `true`, `false`, `null`.
    case word(String)
    /// A field in backquotes.
    case field(JSONPointer)
    case value(JSONValue)
    case end
  }

  let kind: Kind
  /// In code points, from 1.
  let column: Int
}

/// Cuts a condition's text into tokens.
struct WhereTokens {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// The tokens of `text`; the last one is the end.
  static func all(of text: String) throws(WhereError) -> [WhereToken] {
    var reader = WhereTokens(text)
    var tokens: [WhereToken] = []
    repeat { tokens.append(try reader.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  private mutating func next() throws(WhereError) -> WhereToken {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    let column = position + 1
    guard position < scalars.count else { return WhereToken(kind: .end, column: column) }
    let scalar = scalars[position]
    switch scalar {
    case "(", ")", "[", "]", ",":
      position += 1
      return WhereToken(kind: .sign(String(scalar)), column: column)
    case "=", "!", "<", ">":
      return WhereToken(kind: .sign(try comparison()), column: column)
    case "\"", "'":
      return WhereToken(kind: .value(.string(JSONString(try quoted()))), column: column)
    case "`": return WhereToken(kind: .field(try field()), column: column)
    case "-", "0"..."9": return WhereToken(kind: .value(try number()), column: column)
    default:
      let word = word()
      guard !word.isEmpty else {
        throw WhereError(text: text, column: column, message: "\"\(scalar)\" means nothing here.")
      }
      return WhereToken(kind: .word(word), column: column)
    }
  }

  private mutating func comparison() throws(WhereError) -> String {
    let column = position + 1
    var sign = String(scalars[position])
    position += 1
    if position < scalars.count, scalars[position] == "=" || (sign == "<" && scalars[position] == ">") {
      sign.unicodeScalars.append(scalars[position])
      position += 1
    }
    switch sign {
    case "==": return "="
    case "<>": return "!="
    case "!":
      throw WhereError(text: text, column: column, message: "\"!\" means nothing alone: write != or not.")
    default: return sign
    }
  }

  /// Text in single quotes, where two are one, or in double quotes, where JSON's escapes count.
  private mutating func quoted() throws(WhereError) -> String {
    let start = position
    let quote = scalars[position]
    position += 1
    var content = String.UnicodeScalarView()
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == quote {
        guard quote != "\"", position < scalars.count, scalars[position] == quote else {
          return quote == "\"" ? try unescaped(start) : String(content)
        }
        position += 1
      } else if scalar == "\\", quote == "\"" {
        position += 1
      }
      content.append(scalar)
    }
    throw WhereError(text: text, column: start + 1, message: "The text that begins here has no closing \(quote).")
  }

  /// What a JSON string means. `\%` and `\_`, which JSON does not have, stay as they are: they belong to `like`.
  private func unescaped(_ start: Int) throws(WhereError) -> String {
    var literal = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in scalars[start..<position] {
      if isEscaped, scalar == "%" || scalar == "_" { literal.append("\\") }
      literal.append(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    do throws(JSONError) {
      return try JSONParser.parse(String(literal)).value.string?.text ?? ""
    } catch {
      throw WhereError(text: text, column: start + error.column, message: error.message)
    }
  }

  /// `` `odd name`.`inner` ``
  private mutating func field() throws(WhereError) -> JSONPointer {
    var pointer = JSONPointer([JSONString(try quoted())])
    while position < scalars.count, scalars[position] == "." {
      position += 1
      if position < scalars.count, scalars[position] == "`" {
        pointer = pointer.appending(JSONString(try quoted()))
      } else {
        for token in WhereTokens.path(word()).tokens { pointer = pointer.appending(token) }
      }
    }
    return pointer
  }

  private mutating func number() throws(WhereError) -> JSONValue {
    let start = position
    let literal = word()
    guard let number = JSONNumber(literal: literal) else {
      throw WhereError(
        text: text, column: start + 1, message: "\"\(literal)\" is no number; put text in quotes.")
    }
    return .number(number)
  }

  /// The letters, digits and `_ $ @ . + -` that follow, and all beyond ASCII.
  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while position < scalars.count, Self.isWordScalar(scalars[position]) {
      word.append(scalars[position])
      position += 1
    }
    return String(word)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "$", "@", ".", "-", "+": true
    default: scalar.value > 0x7F && !scalar.properties.isWhitespace
    }
  }

  /// The field that `location.name` means.
  static func path(_ word: String) -> JSONPointer {
    JSONPointer(word.split(separator: ".", omittingEmptySubsequences: false).map { JSONString(String($0)) })
  }
}
