import Foundation

/// Data that is not part of the package: `CONTRACT_TEST_SHARED`, or the folder `shared` beside the package.
enum SharedCorpus {
  /// The JSON Schema Test Suite; `nil` when it is not there.
  static let testSuite = folder("json-schema-test-suite")

  /// Public API descriptions; `nil` when they are not there.
  static let descriptions = folder("openapi")

  private static func folder(_ name: String) -> String? {
    var candidates: [String] = []
    if let shared = ProcessInfo.processInfo.environment["CONTRACT_TEST_SHARED"] { candidates.append(shared) }
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      candidates.append(folder.appendingPathComponent("shared").path)
    }
    return candidates.map { $0 + "/corpus/" + name }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The official meta-schemas as the Python package `jsonschema_specifications` has them; `nil` without it.
  static let metaSchemas: String? = {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import jsonschema_specifications as s, os; print(os.path.dirname(s.__file__) + '/schemas')",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let path = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// The files under a folder, each relative to it, in order.
  static func files(in folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter { file in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + file, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
