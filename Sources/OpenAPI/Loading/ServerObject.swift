import Documents

/// Server Object (§4.8.5): only the path of its URL counts. 2.0's `basePath`.
extension DescriptionReader {
  mutating func documentBasePath() -> String {
    guard isSwagger || (root["servers"] == nil && root["basePath"] != nil) else {
      return basePath(ofServersIn: root) ?? ""
    }
    guard let path = textField("basePath", of: root), !path.isEmpty else { return "" }
    if !path.hasPrefix("/") {
      warn(
        "wrong-value", at: root["basePath"]?.place ?? root.place, "'basePath' does not begin with a slash.",
        remedy: "Write '/\(path)'.")
    }
    return BasePath.normalized(path)
  }

  /// The path of the first server in `node`, `nil` when there is none.
  mutating func basePath(ofServersIn node: Node) -> String? {
    guard !isSwagger, let servers = listField("servers", of: node), let first = servers.first,
      let server = object(first, "A server")
    else { return nil }
    for other in servers.dropFirst() where other.kind == .mapping {
      checkFields(other, .server)
      if other["url"] == nil { missing("url", in: "The server", at: other.place) }
    }
    checkFields(server, .server)
    guard var url = textField("url", of: server) else {
      if server["url"] == nil { missing("url", in: "The server", at: server.place) }
      return nil
    }
    url = filled(url, variables: objectField("variables", of: server), at: server["url"]?.place ?? server.place)
    return BasePath.path(ofURL: url)
  }

  /// The URL with its variables' defaults (§4.8.6).
  private mutating func filled(_ url: String, variables: Node?, at place: Place) -> String {
    PathTemplate(url).parts.map { part in
      switch part {
      case .literal(let text): return text
      case .parameter(let name):
        let variable = variables?[name]
        if let value = variable?["default"]?.text { return value }
        if let value = variable?["enum"]?.elements.first?.text { return value }
        warn(
          "server-variable", at: place, "The server's variable {\(name)} has no default.",
          remedy: "Add '\(name)' with its 'default' to the server's 'variables'.")
        return name
      }
    }.joined()
  }
}

/// The path under which an API's paths stand.
enum BasePath {
  /// The path of a URL, absolute or relative to the document, without query and fragment.
  static func path(ofURL url: String) -> String {
    var rest = url.prefix { $0 != "?" && $0 != "#" }
    if let scheme = authorityStart(of: rest) {
      rest = rest[scheme...].drop { $0 != "/" }
    }
    return normalized(String(rest))
  }

  /// With a slash in front, none at the end, and without `.` and `..`.
  static func normalized(_ path: String) -> String {
    var segments: [Substring] = []
    for segment in path.split(separator: "/") where segment != "." {
      if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
    }
    return segments.map { "/" + String($0) }.joined()
  }

  private static func authorityStart(of url: Substring) -> Substring.Index? {
    if url.hasPrefix("//") { return url.index(url.startIndex, offsetBy: 2) }
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://"),
      !url[..<colon].contains("/")
    else { return nil }
    return url.index(colon, offsetBy: 3)
  }
}
