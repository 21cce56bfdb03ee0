/// How the OpenAPI document is read.
public struct DocumentSettings: Sendable, Hashable {
  /// Overlay documents that are applied to it, in this order.
  public var overlays: [String] = []
  /// Whether `$ref`s to the network are read.
  public var allowRemoteReferences = false
  /// Whether `$ref`s may leave the document's folder.
  public var allowReferencesOutside = false

  /// Settings that read the document alone, and what is beside it.
  public init() {}
}
