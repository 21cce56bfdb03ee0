import JSON

/// Reads which properties a refusal speaks of: as a key, as an element of a path, or quoted in a sentence.
enum Blame {
  /// Members that error documents have themselves (RFC 9457 §3.1), which are no property's name there.
  private static let envelope: Set<JSONString> = [
    "type", "title", "status", "detail", "instance", "message", "error", "code",
  ]

  /// Those of `properties` (pointers of one token) that the answer names, in the order of `properties`.
  static func properties(of properties: [JSONPointer], in exchange: Exchange) -> [JSONPointer] {
    guard let body = exchange.json else { return [] }
    var words: Set<JSONString> = []
    collect(body, isTop: true, into: &words)
    return properties.filter { $0.last.map(words.contains) ?? false }
  }

  private static func collect(_ value: JSONValue, isTop: Bool, into words: inout Set<JSONString>) {
    switch value {
    case .object(let object):
      for member in object.members {
        if !isTop || !envelope.contains(member.key) { words.insert(member.key) }
        collect(member.value, isTop: false, into: &words)
      }
    case .array(let array):
      for element in array { collect(element, isTop: false, into: &words) }
    case .string(let text):
      words.insert(text)
      for part in text.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }) {
        words.insert(JSONString(String(part)))
      }
    case .null, .bool, .number: break
    }
  }
}
