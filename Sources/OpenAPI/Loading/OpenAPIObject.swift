import Documents

extension APIDescription {
  /// Reads the document whose root is `root`, with all references of its operations followed through `store`.
  ///
  /// Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 give the same model. What cannot be understood is left out and noted: an
  /// error names something that is not used, a warning something that breaks a rule and is used all the same.
  ///
  /// With a `focus`, the description has only the operations that tell of the wanted updates' records, and what is wrong
  /// elsewhere is not looked for.
  /// - Returns: The description, and what is wrong with the document in the order of its places.
  /// - Throws: When the document is no OpenAPI document, or one that has no `paths`.
  public static func load(
    _ root: Node, store: DocumentStore, focus: OperationFocus? = nil
  ) throws(DocumentError) -> (APIDescription, [Diagnostic]) {
    let detected = try DetectedVersion(of: root)
    var reader = DescriptionReader(root: root, store: store, version: detected.version)
    for diagnostic in detected.diagnostics { reader.note(diagnostic) }
    let description = try reader.openAPIObject(focus)
    return (description, reader.sortedDiagnostics)
  }
}

/// The root: OpenAPI Object (§4.8.1), 2.0's Swagger Object.
extension DescriptionReader {
  mutating func openAPIObject(_ focus: OperationFocus?) throws(DocumentError) -> APIDescription {
    let paths = try pathsNode()
    checkFields(root, .root)
    let info = infoObject()
    let schemes = securitySchemes()
    let basePath = documentBasePath()
    let defaults = OperationDefaults(
      basePath: basePath,
      security: securityRequirements(of: root, schemes: schemes) ?? [],
      consumes: mediaTypeNames("consumes", of: root), produces: mediaTypeNames("produces", of: root))
    let operations = paths.map { pathsObject($0, focus: focus, defaults: defaults, schemes: schemes) } ?? []
    let schemas = schemas()
    if focus == nil {
      checkOperationIDs(operations)
      checkLinks(of: operations)
      checkTags()
      checkComponents()
      checkReferences(inSchemas: operations.flatMap(\.schemas) + schemas.map(\.schema) + otherSchemas)
    }
    return APIDescription(
      version: version, title: info.title, apiVersion: info.version, basePath: basePath,
      operations: operations, securitySchemes: schemes, schemas: schemas, root: root)
  }

  /// The diagnostics, those of the root's file first, each file's from its top.
  var sortedDiagnostics: [Diagnostic] {
    let rootFile = root.place.file
    return diagnostics.sorted { left, right in
      let (own, others) = (left.place, right.place)
      if own.file != others.file {
        if own.file == rootFile || others.file == rootFile { return own.file == rootFile }
        return own.file < others.file
      }
      return (own.line, own.column) < (others.line, others.column)
    }
  }

  private mutating func pathsNode() throws(DocumentError) -> Node? {
    if let paths = root["paths"], paths.kind == .mapping { return paths }
    let mayLackPaths = version == .openAPI31 || version == .openAPI32
    if root["paths"] == nil, mayLackPaths, root["webhooks"] != nil || root["components"] != nil { return nil }
    if let paths = root["paths"], !paths.isNull {
      throw DocumentError(
        Diagnostic(
          .error, rule: "no-paths", at: paths.place, "'paths' must be an object, and is \(paths.kind.phrase).",
          remedy: "Write each path as a key of 'paths': '/pets: {get: …}'."))
    }
    throw DocumentError(
      Diagnostic(
        .error, rule: "no-paths", at: root["paths"].map { _ in keyPlace("paths", of: root) } ?? root.place,
        "The document has no paths, so there is nothing to test.",
        remedy: "Add 'paths' with the operations of the API."))
  }

  private mutating func infoObject() -> (title: String, version: String) {
    guard root["info"] != nil else {
      missing("info", in: "The document", at: root.place, remedy: "Add 'info' with 'title' and 'version'.")
      return ("", "")
    }
    guard let info = objectField("info", of: root) else { return ("", "") }
    checkFields(info, .info)
    let place = keyPlace("info", of: root)
    for field in ["title", "version"] where info[field] == nil { missing(field, in: "'info'", at: place) }
    return (textField("title", of: info) ?? "", textField("version", of: info) ?? "")
  }

  private mutating func schemas() -> [(name: String, schema: Node)] {
    let container = isSwagger ? root : root["components"]
    guard let container, container.kind == .mapping,
      let schemas = objectField(isSwagger ? "definitions" : "schemas", of: container)
    else { return [] }
    return schemas.members.compactMap { key, value in key.text.map { ($0, value) } }
  }

  private mutating func checkOperationIDs(_ operations: [Operation]) {
    var owners: [String: Operation] = [:]
    for operation in operations {
      guard let id = operation.operationID else { continue }
      guard let first = owners[id] else {
        owners[id] = operation
        continue
      }
      warn(
        "duplicate-operation-id", at: operation.place,
        "The operationId '\(id)' of \(operation.name) is also that of \(first.name) (\(first.place)).",
        remedy: "Give each operation an operationId of its own.")
    }
  }
}

/// What operations take from the root where they do not say otherwise.
struct OperationDefaults {
  let basePath: String
  let security: [SecurityRequirement]
  /// 2.0's `consumes`.
  let consumes: [String]
  /// 2.0's `produces`.
  let produces: [String]
}
