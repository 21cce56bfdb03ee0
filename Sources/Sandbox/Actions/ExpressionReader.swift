import Documents
import JSON
import OpenAPI

/// Reads expressions, and says what is wrong with them.
struct ExpressionReader {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func fail(_ rule: String, at place: Place, _ message: String, remedy: String = "") {
    diagnostics.append(Diagnostic(.error, rule: rule, at: place, message, remedy: remedy))
  }

  mutating func warn(_ rule: String, at place: Place, _ message: String, remedy: String = "") {
    diagnostics.append(Diagnostic(.warning, rule: rule, at: place, message, remedy: remedy))
  }

  /// Notes a word that means nothing, with the nearest of those that do.
  mutating func unknown(_ rule: String, at place: Place, _ message: String, _ word: String, among words: [String]) {
    let nearest = Spelling.nearest(to: word, among: words).map { "Did you mean '\($0)'?" }
    let known = words.isEmpty ? "There is none." : "There is: \(words.joined(separator: ", "))."
    fail(rule, at: place, message, remedy: nearest ?? known)
  }

  /// The expression that `node` is; what is wrong with it is noted, and null stands in its place.
  mutating func expression(_ node: Node) -> ActionExpression {
    switch node.kind {
    case .null, .bool, .number: return .constant(node.value() ?? .null)
    case .string: return text(node.text ?? "", at: node.place)
    case .sequence:
      let items = node.elements.map { expression($0) }
      let constants = items.compactMap(\.constant)
      return constants.count == items.count ? .constant(.array(constants)) : .array(items)
    case .mapping: return mapping(node)
    }
  }

  private mutating func mapping(_ node: Node) -> ActionExpression {
    let members = node.members
    if members.count == 1, let key = members[0].key.text, key.hasPrefix("$"), !key.hasPrefix("$$") {
      guard let function = ActionFunction(rawValue: key) else {
        unknown(
          "action-expression", at: members[0].key.place, "There is no function '\(key)'.", key,
          among: ActionFunction.allCases.map(\.rawValue))
        return .constant(.null)
      }
      return call(function, members[0].value)
    }
    var read: [(name: JSONString, value: ActionExpression)] = []
    for (key, value) in members {
      read.append((JSONString(Self.unescaped(key.text ?? "")), expression(value)))
    }
    let constants = read.compactMap { member in
      member.value.constant.map { JSONObject.Member(key: member.name, value: $0) }
    }
    return constants.count == read.count ? .constant(.object(JSONObject(constants))) : .object(read)
  }

  private mutating func call(_ function: ActionFunction, _ node: Node) -> ActionExpression {
    let written = function.arity == 1...1 || node.kind != .sequence ? [node] : node.elements
    if !function.arity.contains(written.count) {
      let wanted = function.arity.count == 1 ? "\(function.arity.lowerBound) values" : "a list of values"
      fail(
        "action-expression", at: node.place, "\(function.rawValue) takes \(wanted), and is given \(written.count).",
        remedy: function == .each ? "Write { $each: [$request.body, /id] }." : "")
      return .constant(.null)
    }
    return .function(function, written.map { expression($0) })
  }

  /// A text: an expression when it begins with `$`, else a constant, with the `{$expressions}` in it filled in.
  private mutating func text(_ text: String, at place: Place) -> ActionExpression {
    if text.hasPrefix("$"), !text.hasPrefix("$$") { return reference(text, at: place) }
    guard text.contains("{$") else { return .constant(.string(JSONString(Self.unescaped(text)))) }
    return .text(
      PathTemplate(text).parts.map { part in
        switch part {
        case .literal(let literal): .constant(.string(JSONString(literal)))
        case .parameter(let written) where written.hasPrefix("$"): reference(written, at: place)
        case .parameter(let written): .constant(.string(JSONString("{\(written)}")))
        }
      })
  }

  private mutating func reference(_ text: String, at place: Place) -> ActionExpression {
    if text == "$now" { return .now }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if let pointer = JSONPointer(text: parts.count > 1 ? parts[1] : "") {
      switch parts[0] {
      case "$record": return .record(pointer)
      case "$item": return .item(pointer)
      case "$result": return .result(pointer)
      default: break
      }
      let prefix = "$variables."
      if parts[0].hasPrefix(prefix), parts[0].count > prefix.count {
        return .variable(String(parts[0].dropFirst(prefix.count)), pointer)
      }
    }
    switch RuntimeExpression(text) {
    case .request(let source)?: return .request(.request(source))
    case .method?: return .request(.method)
    case .url?, .statusCode?, .response?, nil: break
    }
    fail(
      "action-expression", at: place, "'\(text)' is no expression.",
      remedy: "Write $request.path.NAME, $request.query.NAME, $request.header.NAME, $request.body#/FIELD, "
        + "$variables.NAME#/FIELD or $now; a constant that begins with a dollar begins with two.")
    return .constant(.null)
  }

  /// A constant's text: `$$` at its beginning is one dollar.
  private static func unescaped(_ text: String) -> String {
    text.hasPrefix("$$") ? String(text.dropFirst()) : text
  }
}
