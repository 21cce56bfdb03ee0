import Documents
import JSON

/// A keyword where it stands in a schema object.
struct KeywordOccurrence {
  let name: String
  /// The key, whose place is the keyword's.
  let key: Node
  let value: Node
}

/// Turns one keyword of the document into its compiled form.
typealias KeywordReading = @Sendable (inout SchemaCompiler, inout SchemaKeywords, KeywordOccurrence) -> Void

/// Values of keywords, each with a diagnostic when it is not what the keyword takes.
extension SchemaCompiler {
  mutating func malformed(_ keyword: KeywordOccurrence, _ expectation: String, remedy: String? = nil) {
    report(
      .warning, "malformed-keyword", at: keyword.value.place,
      "`\(keyword.name)` must be \(expectation); it is ignored",
      remedy: remedy ?? "Give `\(keyword.name)` \(expectation).")
  }

  mutating func count(_ keyword: KeywordOccurrence) -> Int? {
    guard let number = keyword.value.number, number.isInteger, number >= 0 else {
      malformed(keyword, "a whole number that is not negative")
      return nil
    }
    return number.int ?? Int.max
  }

  mutating func number(_ keyword: KeywordOccurrence) -> JSONNumber? {
    if let number = keyword.value.number { return number }
    malformed(keyword, "a number")
    return nil
  }

  mutating func flag(_ keyword: KeywordOccurrence) -> Bool? {
    if let flag = keyword.value.bool { return flag }
    malformed(keyword, "true or false")
    return nil
  }

  mutating func text(_ keyword: KeywordOccurrence) -> String? {
    if let text = keyword.value.string { return text }
    malformed(keyword, "a string")
    return nil
  }

  mutating func value(_ keyword: KeywordOccurrence) -> JSONValue? {
    if let value = keyword.value.value() { return value }
    malformed(keyword, "a JSON value of reasonable size")
    return nil
  }

  mutating func values(_ keyword: KeywordOccurrence) -> [JSONValue]? {
    guard keyword.value.kind == .sequence, case .array(let values)? = keyword.value.value() else {
      malformed(keyword, "a list of values")
      return nil
    }
    return values
  }

  mutating func names(_ keyword: KeywordOccurrence, hint: String? = nil) -> [JSONString]? {
    guard keyword.value.kind == .sequence else {
      malformed(keyword, "a list of property names", remedy: hint)
      return nil
    }
    var names: [JSONString] = []
    for element in keyword.value.elements {
      guard let name = element.string else {
        malformed(keyword, "a list of property names, each a string")
        return nil
      }
      let text = JSONString(name)
      if !names.contains(text) { names.append(text) }
    }
    return names
  }

  mutating func schemas(_ keyword: KeywordOccurrence) -> [SchemaID] {
    guard keyword.value.kind == .sequence, !keyword.value.elements.isEmpty else {
      malformed(keyword, "a list of at least one schema")
      return []
    }
    return keyword.value.elements.map { subschema($0) }
  }

  mutating func one(_ keyword: KeywordOccurrence) -> SchemaID? {
    guard keyword.value.kind == .mapping || keyword.value.kind == .bool else {
      malformed(keyword, "a schema")
      return nil
    }
    return subschema(keyword.value)
  }

  mutating func named(_ keyword: KeywordOccurrence) -> [(key: Node, name: JSONString, value: Node)] {
    guard keyword.value.kind == .mapping else {
      malformed(keyword, "an object of schemas by name")
      return []
    }
    var named: [(Node, JSONString, Node)] = []
    for (key, value) in keyword.value.members {
      guard let name = key.text else { continue }
      named.append((key, JSONString(name), value))
    }
    return named
  }

  mutating func properties(_ keyword: KeywordOccurrence) -> [SchemaKeywords.Property] {
    named(keyword).map { SchemaKeywords.Property(name: $0.name, schema: subschema($0.value)) }
  }
}
