import Documents

/// The version of the standard that a document says it follows, or that it looks like.
struct DetectedVersion {
  let version: APIDescription.Version
  private(set) var diagnostics: [Diagnostic] = []

  /// - Throws: When the document is no OpenAPI document or one of a version that is not supported.
  init(of root: Node) throws(DocumentError) {
    guard root.kind == .mapping else {
      throw DetectedVersion.notOpenAPI(root.place, "it holds \(root.kind.phrase) instead of an object")
    }
    for field in ["openapi", "swagger"] {
      guard let node = root[field], !node.isNull else { continue }
      let text = node.text ?? ""
      guard let version = DetectedVersion.version(text, field: field) else {
        throw DetectedVersion.unsupported(node, field: field)
      }
      self.version = version
      check(node, field: field, text: text)
      return
    }
    guard root["paths"]?.kind == .mapping else {
      throw DetectedVersion.notOpenAPI(root.place, DetectedVersion.reason(root))
    }
    version = DetectedVersion.guess(root)
    let line = version == .swagger20 ? "swagger: '2.0'" : "openapi: \(version.rawValue).0"
    diagnostics.append(
      Diagnostic(
        .error, rule: "missing-version", at: root.place,
        "The document does not say which version of OpenAPI it follows; it is read as \(version.rawValue).",
        remedy: "Add '\(line)'."))
  }

  private static func version(_ text: String, field: String) -> APIDescription.Version? {
    let numbers = text.split(separator: ".").prefix(2).map { Int($0) }
    switch (field, numbers.first ?? nil, numbers.count > 1 ? numbers[1] : 0) {
    case ("swagger", 2, 0), ("openapi", 2, 0): return .swagger20
    case (_, 3, 0): return .openAPI30
    case (_, 3, 1): return .openAPI31
    case (_, 3, let minor?) where minor >= 2: return .openAPI32
    default: return nil
    }
  }

  private mutating func check(_ node: Node, field: String, text: String) {
    func warn(_ message: String, _ remedy: String) {
      diagnostics.append(
        Diagnostic(.warning, rule: "odd-version", at: node.place, message, remedy: remedy))
    }
    let belongs = version == .swagger20 ? "swagger" : "openapi"
    let isExact = version == .swagger20 ? text == "2.0" : text.split(separator: ".").count == 3
    if field != belongs {
      warn(
        "Version \(version.rawValue) is named by '\(belongs)', not by '\(field)'.", "Rename the key to '\(belongs)'.")
    } else if text.hasPrefix("3."), !["3.0", "3.1", "3.2"].contains(where: { text == $0 || text.hasPrefix($0 + ".") }) {
      warn("OpenAPI \(text) is unknown; the document is read as 3.2.", "Use version 3.2 or an earlier one.")
    } else if !isExact {
      let remedy = version == .swagger20 ? "Write \(field): '2.0'." : "Write \(field): \(version.rawValue).0."
      warn("'\(field)' is '\(text)', which is no full version number.", remedy)
    } else if node.string == nil {
      warn("'\(field)' must be a string and is \(node.kind.phrase).", "Put it in quotes: '\(text)'.")
    }
  }

  private static func guess(_ root: Node) -> APIDescription.Version {
    let ofSwagger = ["definitions", "basePath", "host", "consumes", "produces", "securityDefinitions"]
    if root["webhooks"] != nil { return .openAPI31 }
    return ofSwagger.contains { root[$0] != nil } ? .swagger20 : .openAPI30
  }

  private static func reason(_ root: Node) -> String {
    if root["asyncapi"] != nil { return "it is an AsyncAPI document" }
    if root["item"] != nil, root["info"]?["_postman_id"] != nil || root["info"]?["schema"] != nil {
      return "it is a Postman collection"
    }
    if root["swaggerVersion"] != nil { return "it is a Swagger 1.x document" }
    if root["$schema"] != nil { return "it is a JSON Schema" }
    return "it has neither 'openapi' nor 'swagger' nor 'paths'"
  }

  private static func notOpenAPI(_ place: Place, _ reason: String) -> DocumentError {
    DocumentError(
      Diagnostic(
        .error, rule: "not-openapi", at: place, "This is no OpenAPI document: \(reason).",
        remedy: "Name the document that begins with 'openapi: 3.…' or 'swagger: \"2.0\"'."))
  }

  private static func unsupported(_ node: Node, field: String) -> DocumentError {
    let written = node.text.map { "'\($0)'" } ?? node.kind.phrase
    return DocumentError(
      Diagnostic(
        .error, rule: "unsupported-version", at: node.place, "'\(field)' is \(written), which is no supported version.",
        remedy: "Use swagger: '2.0' or openapi: 3.0.x, 3.1.x or 3.2.x."))
  }
}
