import CLibYAML

/// What libyaml says of a text that it cannot read, in a user's words.
struct YAMLProblem {
  private let line: Int
  private let column: Int
  private let problem: String
  private let context: String
  private let contextLine: Int
  /// The rest of the line that the problem is in, from its beginning.
  private let sourceLine: [UInt8]

  init(_ parser: yaml_parser_t, bytes: UnsafeBufferPointer<UInt8>) {
    problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    context = parser.context.map { String(cString: $0) } ?? ""
    contextLine = parser.context_mark.line + 1
    if parser.error == YAML_READER_ERROR {
      let position = SourceText.position(of: min(parser.problem_offset, bytes.count), in: bytes)
      (line, column) = (position.line, position.column)
    } else {
      (line, column) = (parser.problem_mark.line + 1, parser.problem_mark.column + 1)
    }
    sourceLine = SourceText.line(line, of: bytes)
  }

  func diagnostic(path: String) -> Diagnostic {
    let (message, remedy) = explanation
    return Diagnostic(
      .error, rule: "yaml-syntax", at: Place(file: path, line: line, column: column), message, remedy: remedy)
  }

  private var explanation: (message: String, remedy: String) {
    let indentation = sourceLine.prefix { $0 == 0x20 || $0 == 0x09 }
    if indentation.contains(0x09), problem.contains("cannot start any token") || problem.contains("tab") {
      return ("The line is indented with a tab, which YAML does not allow.", "Indent with spaces.")
    }
    if problem.contains("cannot start any token") {
      let character = String(decoding: sourceLine, as: UTF8.self).unicodeScalars.dropFirst(column - 1).first
      let name = character.map { "`\($0)`" } ?? "this character"
      return ("A plain value cannot begin with \(name).", "Put the value in quotes.")
    }
    if problem.contains("could not find expected ':'") {
      let remedy =
        "Add the `:`; put text that goes on over lines in quotes or after `|`, and shorten keys of more than 1024 characters."
      return ("The key on line \(contextLine) has no `:` after it.", remedy)
    }
    if problem.contains("mapping values are not allowed") {
      return (
        "A `:` stands where no key can be: a second one in the line, or a line indented differently from its neighbours.",
        "Quote a value that contains `: `, or align the line with the keys of its mapping."
      )
    }
    if problem.contains("found unexpected end of stream") || problem.contains("unexpected document indicator") {
      return ("The quoted text that begins on line \(contextLine) is not closed.", "Add the closing quotation mark.")
    }
    if problem.contains("did not find expected key") {
      return (
        "Expected a key of the mapping that begins on line \(contextLine).",
        "Align the line with that mapping's keys, and quote values that begin with a quote, `{`, `[`, `*` or `&`."
      )
    }
    if problem.contains("did not find expected '-' indicator") {
      return (
        "Expected `- ` of the sequence that begins on line \(contextLine).",
        "Align the line with that sequence's elements, or begin it with `- `."
      )
    }
    if problem.contains("did not find expected ',' or") {
      let bracket = problem.contains("]") ? "]" : "}"
      return ("Expected `,` or `\(bracket)` for the bracket opened on line \(contextLine).", "Add what is missing.")
    }
    if problem.contains("<document start>") {
      return (
        "Something stands here after the document's value has ended.",
        "Indent it so that it belongs to the value, or remove it."
      )
    }
    if problem.contains("did not find expected node content") {
      return (
        "Expected a value here, and found punctuation.",
        "Add the value, or put it in quotes when it begins with `,`, `:`, `]` or `}`."
      )
    }
    if problem.contains("control characters") {
      return (
        "A control character stands here, which YAML does not allow.",
        "Remove it, or write it as an escape in double quotes."
      )
    }
    if problem.contains("escape") || problem.contains("Unicode character code") {
      return (
        "A backslash in double quotes stands before something that is no escape of YAML.",
        "Use single quotes for text with backslashes, such as patterns, or double the backslash."
      )
    }
    return (Self.sentence(context.isEmpty ? problem : "\(problem) (\(context))"), "Correct the YAML at this place.")
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
