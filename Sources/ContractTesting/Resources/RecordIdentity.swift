import JSON
import MediaTypes
import OpenAPI

/// Finds which value names a record, in answers to a POST and in lists.
enum RecordIdentity {
  /// The names under which an answer may carry what the path calls `parameter`, the likeliest first.
  static func candidateNames(for parameter: String, collection: PathShape?) -> [String] {
    var names = [parameter, "id", "_id", "uuid", "pk", "key", "slug", "name"]
    if let literal = collection?.lastLiteral {
      let singular = ReferenceNames.normalised(literal)
      names.insert(contentsOf: ["\(singular)_id", "\(singular)Id", "\(singular)ID"], at: 2)
    }
    let stem = ReferenceNames.stem(of: parameter)
    if stem != parameter { names.append(stem) }
    if let rest = collection.flatMap({ name(of: parameter, without: $0) }) { names.insert(rest, at: 1) }
    return names
  }

  /// `kind` of `metadata_kind` in `/metadata`.
  private static func name(of parameter: String, without collection: PathShape) -> String? {
    guard let literal = collection.lastLiteral else { return nil }
    let words = parameter.split(whereSeparator: { $0 == "_" || $0 == "-" })
    guard words.count > 1, ReferenceNames.normalised(String(words[0])) == ReferenceNames.normalised(literal) else {
      return nil
    }
    return words.dropFirst().joined(separator: "_")
  }

  /// Whether a query parameter of that name lists identities of the collection's records: `ids`, `taskIds`.
  static func areNamed(by parameter: String, in collection: PathShape) -> Bool {
    let name = ReferenceNames.normalised(parameter)
    let own = collection.lastLiteral.map { ReferenceNames.normalised($0) + "id" }
    return name == "id" || name == own
  }

  /// The identity in a record that an answer holds: a member with one of `names`, at the top, else one level down.
  static func value(in record: JSONValue, names: [String]) -> JSONValue? {
    if let array = record.array { return array.count == 1 ? value(in: array[0], names: names) : nil }
    guard let object = record.object else { return nil }
    for name in names {
      if let value = object[JSONString(name)], isIdentity(value) { return value }
    }
    for member in object.members {
      guard let inner = member.value.object else { continue }
      for name in names {
        if let value = inner[JSONString(name)], isIdentity(value) { return value }
      }
    }
    return nil
  }

  /// The only member of a record with this text as its value; `nil` when there are several, or the text is so short that
  /// a member may have it by chance.
  static func member(holding identity: JSONValue, in record: JSONValue) -> JSONString? {
    guard let text = identity.string, text.length >= 4 else { return nil }
    let holders = record.object?.members.filter { $0.value == identity }.map(\.key) ?? []
    return holders.count == 1 ? holders[0] : nil
  }

  /// The value that `location` (a Location field) has in the place of the template's last placeholder, whose `parameter`
  /// tells how it is written.
  static func value(
    inLocation location: String, template: PathTemplate, parameter: Parameter? = nil, basePath: String
  ) -> JSONValue? {
    var path = location[...]
    if let scheme = path.range(of: "://") {
      path = path[scheme.upperBound...]
      path = path.firstIndex(of: "/").map { path[$0...] } ?? ""
    }
    path = path.prefix { $0 != "?" && $0 != "#" }
    if !basePath.isEmpty, path.hasPrefix(basePath) { path = path.dropFirst(basePath.count) }
    guard let name = template.parameters.last, let values = template.matches(String(path)), let text = values[name]
    else { return nil }
    guard let parameter, parameter.style != .simple, let styled = template.encodedValues(in: String(path))?[name],
      let value = ParameterReader(parameter, schema: nil).value(inPath: styled)?.string
    else { return identity(fromText: text) }
    return identity(fromText: value.text)
  }

  /// The identity that a path segment spells: a number when it is written like one.
  static func identity(fromText text: String) -> JSONValue {
    if let number = JSONNumber(literal: text) { return .number(number) }
    return .string(JSONString(text))
  }

  private static func isIdentity(_ value: JSONValue) -> Bool {
    switch value {
    case .number(let number): number.isInteger
    case .string(let string): !string.text.isEmpty
    default: false
    }
  }
}

extension Substring {
  /// The first place of `other`, without Foundation.
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
