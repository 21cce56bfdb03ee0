/// Paths as text, `/` between their parts.
enum FilePath {
  /// The path without its last part; `.` when there is only one.
  static func folder(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// `path` seen from `folder`, with `.` and `..` taken out as far as the text allows.
  static func joined(_ folder: String, _ path: String) -> String {
    normalized(path.hasPrefix("/") || folder == "." ? path : folder + "/" + path)
  }

  /// The path with `.`, `..` and doubled slashes taken out.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// Whether the path names a file in `folder` or below; both absolute.
  static func isWithin(_ path: String, folder: String) -> Bool {
    folder == "/" || path.hasPrefix(folder + "/")
  }

  /// The part after the last dot of the last part, in lower case; empty when there is none.
  static func fileExtension(_ path: String) -> String {
    let name = path.utf8.lastIndex(of: 0x2F).map { path[path.index(after: $0)...] } ?? path[...]
    return name.utf8.lastIndex(of: 0x2E).map { name[name.index(after: $0)...].lowercased() } ?? ""
  }
}
