import JSON

/// `deepObject`: `filter[range][from]=1`. The standard has it for one level; further levels nest the same way.
enum DeepObject {
  private static let depthLimit = 32

  /// The object whose members `pairs` have under `name`; `nil` when there is none.
  static func value(of pairs: [FormPair], name: String, _ values: StyledValues) -> JSONValue? {
    var entries: [(path: [String], text: String)] = []
    for pair in pairs {
      guard let path = path(of: pair.name, in: name), !path.isEmpty, path.count <= depthLimit else { continue }
      entries.append((path, pair.value))
    }
    guard !entries.isEmpty else { return nil }
    return object(entries[...], depth: 0, values)
  }

  private static func object(
    _ entries: ArraySlice<(path: [String], text: String)>, depth: Int, _ values: StyledValues
  ) -> JSONValue {
    var names: [String] = []
    for entry in entries where !names.contains(entry.path[depth]) { names.append(entry.path[depth]) }
    var object = JSONObject()
    for name in names {
      let own = entries.filter { $0.path[depth] == name }
      let key = JSONString(name)
      let inner = values.member(key)
      let leaves = own.filter { $0.path.count == depth + 1 }
      if inner.isList {
        object[key] = inner.array(own.map(\.text))
      } else if leaves.isEmpty {
        object[key] = self.object(own[...], depth: depth + 1, inner)
      } else {
        object[key] = leaves.first.map { inner.scalar($0.text) }
      }
    }
    return .object(object)
  }

  /// `["range", "from"]` of `filter[range][from]` under `filter`; `nil` for another name.
  private static func path(of key: String, in name: String) -> [String]? {
    guard key.utf8.starts(with: name.utf8) else { return nil }
    var rest = key.utf8.dropFirst(name.utf8.count)
    var path: [String] = []
    while rest.first == UInt8(ascii: "[") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      path.append(String(rest[rest.index(after: rest.startIndex)..<end]) ?? "")
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? path : nil
  }
}
