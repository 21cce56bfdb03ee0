#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The shared corpus of documents, which is not part of the repository.
enum SharedCorpus {
  /// Its folder; `CONTRACT_TEST_SHARED`, or `shared` beside a folder above this file.
  static let folder: String? = {
    if let path = getenv("CONTRACT_TEST_SHARED") { return String(cString: path) + "/corpus" }
    var parts = #filePath.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let path = "/" + parts.joined(separator: "/") + "/shared/corpus"
      if access(path, R_OK) == 0 { return path }
      parts.removeLast()
    }
    return nil
  }()

  static let isPresent = folder != nil

  /// A line of `INDEX.tsv`.
  struct Entry: Sendable, CustomStringConvertible {
    let file: String
    let fields: [String: String]
    var description: String { file }
  }

  /// The lines of an index.
  static func entries(_ index: String) -> [Entry] {
    guard let folder, let text = read("\(folder)/\(index)") else { return [] }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Entry(file: line[0], fields: Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
