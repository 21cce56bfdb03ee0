import Foundation
import Testing

/// The documents and test suites that lie beside the package, where they were put.
enum SharedCorpus {
  static let missing = "needs the shared corpus: set CONTRACT_TEST_SHARED, or put it at ../shared beside the package"

  static func folder(_ path: String) -> String? {
    var candidates = ProcessInfo.processInfo.environment["CONTRACT_TEST_SHARED"].map { [$0] } ?? []
    var directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while directory.path != "/" {
      candidates.append(directory.appendingPathComponent("../shared").standardized.path)
      directory.deleteLastPathComponent()
    }
    return candidates.map { $0 + "/" + path }.first { FileManager.default.fileExists(atPath: $0) }
  }

  static func has(_ path: String) -> Bool { folder(path) != nil }

  /// The files below a folder, sorted, as paths relative to it.
  static func files(below path: String) -> [String] {
    guard let folder = folder(path), let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    return walk.compactMap { $0 as? String }.filter { name in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isDirectory)
        && !isDirectory.boolValue
    }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let full = try #require(folder(path))
    return Array(try Data(contentsOf: URL(fileURLWithPath: full)))
  }
}

/// SplitMix64: the same seed gives the same tests.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
