import Foundation

/// The documents and test suites that are no part of the package: the folder that `CONTRACT_TEST_SHARED` names, else
/// `../shared` beside the package root. Tests that need them are skipped where they are absent.
public enum SharedCorpus {
  /// The reason that a skipped test gives.
  public static let missing =
    "SKIPPED: needs the shared corpus: set CONTRACT_TEST_SHARED, or put it at ../shared beside the package"

  /// Returns where a file or folder of the corpus lies; `nil` when it is not there.
  public static func folder(_ path: String) -> String? {
    roots.map { $0 + "/" + path }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Returns whether a file or folder of the corpus is there.
  public static func has(_ path: String) -> Bool { folder(path) != nil }

  /// The paths of the OpenAPI documents, sorted; none without the corpus.
  public static var documents: [String] {
    guard let folder = folder("corpus/openapi") else { return [] }
    return files(in: folder).map { folder + "/" + $0 }
  }

  /// The paths of all OpenAPI documents: those of one file, and the root files of those of many; none without the corpus.
  public static var documentsOfAllSizes: [String] {
    guard let index = try? bytes("corpus/INDEX.tsv"), let corpus = folder("corpus") else { return [] }
    let names = String(decoding: index, as: UTF8.self).split(separator: "\n").compactMap {
      $0.split(separator: "\t").first
    }
    return documents + names.filter { $0.hasPrefix("openapi-multi/") }.map { corpus + "/" + $0 }
  }

  /// Returns the files below a folder of the corpus, sorted, as paths relative to it; none when it is not there.
  public static func files(below path: String) -> [String] {
    folder(path).map(files(in:)) ?? []
  }

  /// Returns the files below any folder, sorted, as paths relative to it.
  public static func files(in folder: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    return walk.compactMap { $0 as? String }.filter { name in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isDirectory)
        && !isDirectory.boolValue
    }.sorted()
  }

  /// Returns the content of a file of the corpus.
  ///
  /// - Throws: Foundation's error when it is not there or cannot be read.
  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder(path) ?? path)))
  }

  /// The folders that may hold the corpus, the likeliest first.
  private static let roots: [String] = {
    if let named = ProcessInfo.processInfo.environment["CONTRACT_TEST_SHARED"] { return [named] }
    var roots: [String] = []
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      roots.append(folder.appendingPathComponent("shared").path)
    }
    return roots
  }()
}
