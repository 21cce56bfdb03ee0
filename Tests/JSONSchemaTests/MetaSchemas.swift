import Foundation

/// The official meta-schemas.
enum MetaSchemas {
  /// The folder in which the Python package `jsonschema_specifications` has them; `nil` without it.
  static let folder: String? = {
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
}
