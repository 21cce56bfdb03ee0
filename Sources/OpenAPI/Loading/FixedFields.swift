import Documents

/// The fixed fields of each object, so that a misspelt one is seen.
///
/// Fields are known by the versions of the standard that have them, so that one of another version is said to be that.
enum FixedFields: CaseIterable {
  case root, info, components, pathItem, operation, parameter, requestBody, mediaType, encoding, response, header, link
  case example, server, securityScheme, tag, contact, license, externalDocs
  /// 2.0's Items Object.
  case items

  /// The object's name in the standard.
  var objectName: String {
    switch self {
    case .root: "the document"
    case .info: "the Info Object"
    case .components: "the Components Object"
    case .pathItem: "a Path Item Object"
    case .operation: "an Operation Object"
    case .parameter: "a Parameter Object"
    case .requestBody: "a Request Body Object"
    case .mediaType: "a Media Type Object"
    case .encoding: "an Encoding Object"
    case .response: "a Response Object"
    case .header: "a Header Object"
    case .link: "a Link Object"
    case .example: "an Example Object"
    case .server: "a Server Object"
    case .securityScheme: "a Security Scheme Object"
    case .tag: "a Tag Object"
    case .contact: "the Contact Object"
    case .license: "the License Object"
    case .externalDocs: "an External Documentation Object"
    case .items: "an Items Object"
    }
  }

  /// The fields in `version`; the root's `openapi` and `swagger` are looked at by `DetectedVersion`.
  func names(_ version: APIDescription.Version) -> Set<String> {
    switch version {
    case .swagger20: swagger
    case .openAPI30: openAPI30
    case .openAPI31: openAPI30.union(added31)
    case .openAPI32: openAPI30.union(added31).union(added32)
    }
  }

  fileprivate var swagger: Set<String> {
    let schema: Set = [
      "type", "format", "items", "collectionFormat", "default", "maximum", "exclusiveMaximum", "minimum",
      "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum",
      "multipleOf",
    ]
    switch self {
    case .root:
      return [
        "swagger", "openapi", "info", "host", "basePath", "schemes", "consumes", "produces", "paths", "definitions",
        "parameters",
        "responses", "securityDefinitions", "security", "tags", "externalDocs",
      ]
    case .info: return ["title", "description", "termsOfService", "contact", "license", "version"]
    case .pathItem: return ["$ref", "get", "put", "post", "delete", "options", "head", "patch", "parameters"]
    case .operation:
      return [
        "tags", "summary", "description", "externalDocs", "operationId", "consumes", "produces", "parameters",
        "responses", "schemes", "deprecated", "security",
      ]
    case .parameter:
      return schema.union(["name", "in", "description", "required", "schema", "allowEmptyValue"])
    case .response: return ["description", "schema", "headers", "examples"]
    case .header: return schema.union(["description"])
    case .securityScheme:
      return ["type", "description", "name", "in", "flow", "authorizationUrl", "tokenUrl", "scopes"]
    case .tag: return ["name", "description", "externalDocs"]
    case .items: return schema
    case .contact, .license, .externalDocs: return openAPI30
    case .components, .requestBody, .mediaType, .encoding, .link, .example, .server: return []
    }
  }

  private var openAPI30: Set<String> {
    switch self {
    case .root: ["openapi", "swagger", "info", "servers", "paths", "components", "security", "tags", "externalDocs"]
    case .info: ["title", "description", "termsOfService", "contact", "license", "version"]
    case .components:
      [
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
        "callbacks",
      ]
    case .pathItem:
      [
        "$ref", "summary", "description", "get", "put", "post", "delete", "options", "head", "patch", "trace",
        "servers", "parameters",
      ]
    case .operation:
      [
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses",
        "callbacks", "deprecated", "security", "servers",
      ]
    case .parameter:
      [
        "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved",
        "schema", "example", "examples", "content",
      ]
    case .requestBody: ["description", "content", "required"]
    case .mediaType: ["schema", "example", "examples", "encoding"]
    case .encoding: ["contentType", "headers", "style", "explode", "allowReserved"]
    case .response: ["description", "headers", "content", "links"]
    case .header:
      [
        "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
        "example", "examples", "content",
      ]
    case .link: ["operationRef", "operationId", "parameters", "requestBody", "description", "server"]
    case .example: ["summary", "description", "value", "externalValue"]
    case .server: ["url", "description", "variables"]
    case .securityScheme:
      ["type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"]
    case .tag: ["name", "description", "externalDocs"]
    case .contact: ["name", "url", "email"]
    case .license: ["name", "url"]
    case .externalDocs: ["description", "url"]
    case .items: []
    }
  }

  private var added31: Set<String> {
    switch self {
    case .root: ["jsonSchemaDialect", "webhooks"]
    case .info: ["summary"]
    case .license: ["identifier"]
    case .components: ["pathItems"]
    default: []
    }
  }

  private var added32: Set<String> {
    switch self {
    case .root: ["$self"]
    case .components: ["mediaTypes"]
    case .pathItem: ["query", "additionalOperations"]
    case .mediaType: ["itemSchema", "prefixEncoding", "itemEncoding"]
    case .encoding: ["encoding", "prefixEncoding", "itemEncoding"]
    case .response: ["summary"]
    case .example: ["dataValue", "serializedValue"]
    case .server: ["name"]
    case .securityScheme: ["deprecated", "oauth2MetadataUrl"]
    case .tag: ["summary", "parent", "kind"]
    default: []
    }
  }

  private static let versions: [APIDescription.Version] = [.swagger20, .openAPI30, .openAPI31, .openAPI32]

  /// The first version that has `field`.
  fileprivate func version(having field: String) -> APIDescription.Version? {
    FixedFields.versions.first { names($0).contains(field) }
  }
}

extension DescriptionReader {
  /// Notes the fields of `node` that the standard does not have there; what begins with `x-` is an extension.
  ///
  /// 2.0's way to describe a parameter, header or response is noted where it is read, not here.
  mutating func checkFields(_ node: Node, _ fields: FixedFields) {
    let isSwaggerSchema = !isSwagger && node["schema"] == nil && node["content"] == nil && node["type"] != nil
    let known = fixedFields[fields] ?? []
    if isSwagger, fields == .parameter || fields == .header { checkSmallSchema(node, fields) }
    if !isSwagger, fields == .header { checkHeaderStyle(node) }
    if fields == .server { checkServerVariables(node["variables"]) }
    for (key, value) in node.members {
      guard let name = key.text, !name.hasPrefix("x-") else { continue }
      if known.contains(name) {
        checkDescriptive(name, value, at: key.place)
        continue
      }
      if !isSwagger, fields == .response, name == "schema" { continue }
      if isSwaggerSchema, fields == .parameter || fields == .header, fields.swagger.contains(name) { continue }
      let remedy: String
      if let other = fields.version(having: name) {
        remedy = "OpenAPI \(other.rawValue) has it, this document is \(version.rawValue)."
      } else if let similar = Spelling.nearest(to: name, among: known.sorted()) {
        remedy = "Did you mean '\(similar)'?"
      } else {
        remedy = "Remove it, or begin its name with 'x-'."
      }
      warn("unknown-field", at: key.place, "'\(name)' is no field of \(fields.objectName).", remedy: remedy)
    }
  }
}
