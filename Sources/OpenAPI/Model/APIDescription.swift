import Documents
import JSON

/// What an OpenAPI document describes, the same for every version of the standard.
///
/// Schemas stay nodes of the document: who needs one compiles it with the dialect of `version`.
public struct APIDescription: Sendable {
  /// The versions of the standard.
  public enum Version: String, Sendable {
    case swagger20 = "2.0"
    case openAPI30 = "3.0"
    case openAPI31 = "3.1"
    case openAPI32 = "3.2"
  }

  /// The document's version of the standard.
  public let version: Version
  /// `info.title`; empty when there is none.
  public let title: String
  /// `info.version`; empty when there is none.
  public let apiVersion: String
  /// The path of the first server (variables filled in with their defaults), without its host and without a trailing
  /// slash: `/api/v1`, or empty.
  public let basePath: String
  /// All operations, in the document's order.
  public let operations: [Operation]
  /// The security schemes by name.
  public let securitySchemes: [String: SecurityScheme]
  /// `components/schemas` (2.0: `definitions`) by name, in the document's order.
  public let schemas: [(name: String, schema: Node)]
  /// The document's root.
  public let root: Node

  /// Makes a description.
  public init(
    version: Version, title: String, apiVersion: String, basePath: String, operations: [Operation],
    securitySchemes: [String: SecurityScheme], schemas: [(name: String, schema: Node)], root: Node
  ) {
    self.version = version
    self.title = title
    self.apiVersion = apiVersion
    self.basePath = basePath
    self.operations = operations
    self.securitySchemes = securitySchemes
    self.schemas = schemas
    self.root = root
  }
}
