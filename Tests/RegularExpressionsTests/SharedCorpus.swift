import Foundation

/// The folder of shared documents and suites, which is not part of the repository.
enum SharedCorpus {
  static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["CONTRACT_TEST_SHARED"] { return URL(fileURLWithPath: path) }
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      let candidate = folder.deletingLastPathComponent().appendingPathComponent("shared/corpus")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate.deletingLastPathComponent() }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static let standardSuite = existing("corpus/json-schema-test-suite/tests/draft2020-12")
  static let openAPI = existing("corpus/openapi")

  private static func existing(_ path: String) -> URL? {
    guard let url = folder?.appendingPathComponent(path), FileManager.default.fileExists(atPath: url.path) else {
      return nil
    }
    return url
  }
}
