import JSON

/// Values as YAML 1.2 that a person would write: blocks, short lists and mappings in one line, quotes where they are needed.
public enum YAMLText {
  private static let lineLimit = 100

  /// The text of a document; ends in a line break. Reading it gives the value again.
  public static func of(_ value: JSONValue) -> String {
    var lines: [String] = []
    write(value, indentation: 0, lead: "", to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes a value after `lead`, which is what stands before it in its line (`key:` or `-`).
  private static func write(_ value: JSONValue, indentation: Int, lead: String, to lines: inout [String]) {
    let blanks = String(repeating: "  ", count: max(0, indentation - (lead.isEmpty ? 0 : 1)))
    let start = lead.isEmpty ? blanks : blanks + lead + " "
    if let line = flow(value), start.count + line.count <= lineLimit || value.object == nil && value.array == nil,
      !lead.isEmpty || value.object == nil
    {
      lines.append(start + line)
      return
    }
    switch value {
    case .object(let object):
      var first = true
      if lead.hasSuffix(":") { lines.append(blanks + lead) }
      for member in object.members {
        let key = scalar(member.key.text)
        if first, lead == "-" {
          var inner: [String] = []
          write(member.value, indentation: indentation + 1, lead: key + ":", to: &inner)
          if let head = inner.first {
            inner[0] = blanks + "- " + head.drop { $0 == " " }
          }
          lines += inner
        } else {
          write(member.value, indentation: indentation + 1, lead: key + ":", to: &lines)
        }
        first = false
      }
    case .array(let items):
      if !lead.isEmpty { lines.append(blanks + lead) }
      for item in items { write(item, indentation: indentation + 1, lead: "-", to: &lines) }
    case .null, .bool, .number, .string:
      lines.append(start + (flow(value) ?? ""))
    }
  }

  /// The value in one line; `nil` when it holds more than scalars and lists or mappings of these.
  private static func flow(_ value: JSONValue, depth: Int = 0) -> String? {
    switch value {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number): return number.literal
    case .string(let string): return scalar(string.text, inFlow: depth > 0)
    case .array(let items):
      if items.isEmpty { return "[]" }
      guard depth < 2 else { return nil }
      var parts: [String] = []
      for item in items {
        guard let part = flow(item, depth: depth + 1) else { return nil }
        parts.append(part)
      }
      return "[" + parts.joined(separator: ", ") + "]"
    case .object(let object):
      if object.isEmpty { return "{}" }
      guard depth < 2 else { return nil }
      var parts: [String] = []
      for member in object.members {
        guard let part = flow(member.value, depth: depth + 1) else { return nil }
        parts.append(scalar(member.key.text, inFlow: true) + ": " + part)
      }
      return "{ " + parts.joined(separator: ", ") + " }"
    }
  }

  /// A text: plain where that is a text again, else in quotes.
  private static func scalar(_ text: String, inFlow: Bool = false) -> String {
    if isPlain(text, inFlow: inFlow) { return text }
    let needsEscapes = text.unicodeScalars.contains { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
    }
    return needsEscapes ? escaped(text) : "'" + text.replacing("'", with: "''") + "'"
  }

  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether a plain scalar of that text is the text, in every YAML that a reader may have.
  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, last != " ", last != ":" else {
      return false
    }
    let starts = first.properties.isAlphabetic && first.isASCII || first == "/" || first == "_"
    guard starts else { return false }
    let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"]
    guard !words.contains(text.lowercased()) else { return false }
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
      {
        return false
      }
      if before == ":", scalar == " " { return false }
      if before == " ", scalar == "#" { return false }
      if inFlow, "[]{},:".unicodeScalars.contains(scalar) { return false }
      before = scalar
    }
    return true
  }
}
