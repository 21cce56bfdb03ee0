/// Files that are text and no documents.
public enum TextFile {
  /// Whether there is such a file; the path is relative to the working directory.
  public static func exists(_ path: String) -> Bool { FileReading.realPath(path) != nil }

  /// The whole text, which must be UTF-8.
  public static func text(of path: String) throws(DocumentError) -> String {
    let place = Place(file: path, line: 1, column: 1)
    let bytes: [UInt8]
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw DocumentError(
        Diagnostic(.error, rule: "unreadable-file", at: place, error.message, remedy: error.remedy))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DocumentError(
        Diagnostic(.error, rule: "unreadable-file", at: place, "The file is not UTF-8.", remedy: "Save it as UTF-8."))
    }
    return text
  }
}
