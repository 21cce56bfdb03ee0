/// A file that was loaded.
public struct DocumentFile: Hashable, Sendable {
  /// The path as the user would write it, which places name.
  public let path: String
  /// The absolute path, symbolic links resolved; the URI of a document that was registered under one.
  public let location: String
  /// Whether the text is JSON rather than YAML.
  public let isJSON: Bool
}
