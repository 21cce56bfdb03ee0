import Documents
import JSON

/// Reads the values of a configuration file, and collects what is wrong with them.
struct ConfigurationReader {
  /// The names of the report formats.
  let formats: [String]
  /// Looks up a variable of the environment.
  let environment: (String) -> String?
  /// What is wrong so far.
  private(set) var diagnostics: [Diagnostic] = []

  init(formats: [String], environment: @escaping (String) -> String?) {
    self.formats = formats
    self.environment = environment
  }

  /// Notes a mistake.
  mutating func fault(_ rule: String, at node: Node, _ message: String, remedy: String = "") {
    diagnostics.append(Diagnostic(.error, rule: rule, at: node.place, message, remedy: remedy))
  }

  /// The members of a mapping; anything else is a mistake.
  mutating func members(_ node: Node) -> [(name: String, key: Node, value: Node)] {
    guard node.kind == .mapping else {
      fault("configuration-type", at: node, "Settings are written as \"name: value\" here.")
      return []
    }
    var members: [(name: String, key: Node, value: Node)] = []
    for member in node.members {
      guard let name = member.key.text else {
        fault("configuration-type", at: member.key, "A setting's name is text.")
        continue
      }
      members.append((name, member.key, member.value))
    }
    return members
  }

  /// A scalar as written, with `$NAME` and `${NAME}` replaced from the environment and `$$` by `$`.
  mutating func text(_ node: Node) -> String? {
    guard let text = node.text, !node.isNull else {
      fault(
        "configuration-type", at: node, node.isNull ? "A value is missing." : "One value is expected here, no list.")
      return nil
    }
    return expanded(text, at: node)
  }

  /// A scalar, or a list of scalars.
  mutating func texts(_ node: Node) -> [String] {
    guard node.kind == .sequence else { return text(node).map { [$0] } ?? [] }
    var texts: [String] = []
    for element in node.elements {
      if let text = text(element) { texts.append(text) }
    }
    return texts
  }

  mutating func bool(_ node: Node) -> Bool? {
    switch text(node) {
    case "true": return true
    case "false": return false
    case nil: return nil
    default:
      fault("configuration-value", at: node, "This is either true or false.")
      return nil
    }
  }

  mutating func int(_ node: Node, atLeast least: Int) -> Int? {
    guard let text = text(node) else { return nil }
    guard let int = Int(text), int >= least else {
      fault("configuration-value", at: node, "This is an integer from \(least) on.")
      return nil
    }
    return int
  }

  mutating func seed(_ node: Node) -> UInt64? {
    guard let text = text(node) else { return nil }
    guard let seed = UInt64(text) else {
      fault("configuration-value", at: node, "A seed is an integer from 0 to \(UInt64.max).")
      return nil
    }
    return seed
  }

  mutating func seconds(_ node: Node) -> Double? {
    guard let text = text(node) else { return nil }
    guard let seconds = DurationSyntax.seconds(text) else {
      fault("configuration-value", at: node, "\"\(text)\" is no duration.", remedy: "Write \(DurationSyntax.examples).")
      return nil
    }
    return seconds
  }

  mutating func rate(_ node: Node) -> Double? {
    guard let text = text(node) else { return nil }
    guard let rate = DurationSyntax.rate(text) else {
      fault("configuration-value", at: node, "\"\(text)\" is no rate.", remedy: "Write requests a time: 10/s or 600/m.")
      return nil
    }
    return rate
  }

  mutating func pointer(_ node: Node) -> JSONPointer? {
    guard let text = text(node) else { return nil }
    return pointer(text, at: node)
  }

  mutating func pointers(_ node: Node) -> [JSONPointer] {
    texts(node).compactMap { pointer($0, at: node) }
  }

  /// One of the values of an enumeration.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ node: Node, of type: Choice.Type) -> Choice? {
    guard let text = text(node) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    unknown("value", text, at: node, known: names)
    return nil
  }

  /// A name out of a list of known ones.
  mutating func name(_ text: String, at node: Node, known: [String], kind: String) -> String? {
    if known.contains(text) { return text }
    unknown(kind, text, at: node, known: known)
    return nil
  }

  /// Notes that a word is not known, with the nearest one that is.
  mutating func unknown(_ kind: String, _ word: String, at node: Node, known: [String]) {
    fault(
      "configuration-\(kind)", at: node,
      "There is no \(kind) \"\(word)\" here." + NearestWord.suggestion(for: word, in: known),
      remedy: "Known: \(known.joined(separator: ", ")).")
  }

  private mutating func pointer(_ text: String, at node: Node) -> JSONPointer? {
    guard let pointer = JSONPointer(text: text) else {
      fault(
        "configuration-value", at: node, "\"\(text)\" is no JSON Pointer.",
        remedy: "Write it with a leading slash: /data/id.")
      return nil
    }
    return pointer
  }

  private mutating func expanded(_ text: String, at node: Node) -> String? {
    guard text.contains("$") else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        result += "$"
        rest = rest.dropFirst()
        continue
      }
      let isBraced = rest.first == "{"
      let name = (isBraced ? rest.dropFirst() : rest).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      let end = isBraced ? rest[name.endIndex...].first == "}" : true
      guard !name.isEmpty, end else {
        fault(
          "configuration-variable", at: node, "A \"$\" that no name of a variable follows.",
          remedy: "Write $NAME or ${NAME}, or $$ for the character itself.")
        return nil
      }
      guard let value = environment(String(name)) else {
        fault(
          "configuration-variable", at: node, "The environment has no variable \(name).",
          remedy: "Set it before the program starts, or write $$ for the character itself.")
        return nil
      }
      result += value
      rest = rest[name.endIndex...]
      if isBraced { rest = rest.dropFirst() }
    }
    return result + rest
  }
}
