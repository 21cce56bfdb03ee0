import JSON

/// Where references inside a model file lead, once its schemas are components of a document.
struct ReferenceScope {
  /// What comes before a schema's name in a document.
  static let components = "#/components/schemas/"
  /// Members whose content is data, not schemas.
  private static let data: Set<JSONString> = ["default", "const", "enum", "example", "examples"]

  /// What comes before a schema's name in the file: `#/`, `#/$defs/`.
  let prefix: String
  /// The model that the whole file is.
  var own: String?

  func rewritten(_ object: JSONObject) -> JSONObject {
    JSONObject(
      object.members.map { member in
        if Self.data.contains(member.key) { return member }
        if member.key == "$ref", let reference = member.value.string?.text {
          return JSONObject.Member(key: member.key, value: .string(JSONString(target(of: reference))))
        }
        return JSONObject.Member(key: member.key, value: rewritten(member.value))
      })
  }

  func rewritten(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object): .object(rewritten(object))
    case .array(let items): .array(items.map(rewritten))
    case .null, .bool, .number, .string: value
    }
  }

  private func target(of reference: String) -> String {
    if let own, reference == "#" { return Self.components + own }
    if reference.hasPrefix(prefix) { return Self.components + reference.dropFirst(prefix.count) }
    if let own, reference.hasPrefix("#/") { return Self.components + own + reference.dropFirst(1) }
    return reference
  }
}

extension Model {
  /// The names of the schemas that the model refers to; a reference that leads out of the file is its own name.
  var references: [String] {
    var found: [String] = []
    collect(.object(schema), &found)
    return found
  }

  private func collect(_ value: JSONValue, _ found: inout [String]) {
    switch value {
    case .object(let object):
      for member in object.members {
        if member.key == "$ref", let reference = member.value.string?.text {
          let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
          let isOurs = reference.hasPrefix(ReferenceScope.components) && parts.count > 3
          found.append(isOurs ? String(parts[3]) : reference)
        } else {
          collect(member.value, &found)
        }
      }
    case .array(let items): for item in items { collect(item, &found) }
    case .null, .bool, .number, .string: break
    }
  }
}

extension JSONValue {
  /// The model whose records a field names, by `x-references`.
  var referredModel: String? {
    let reference = self["x-references"]
    return (reference?.string ?? reference?["model"]?.string)?.text
  }
}
