import Foundation

/// The Python packages that our own code is held to: another project's validator, and the official meta-schemas.
public enum IndependentPackages {
  /// Whether it is a failure when they are missing: a service that runs the tests for everybody says so by this variable.
  public static let areRequired =
    ProcessInfo.processInfo.environment["CI"].map { !["", "0", "false"].contains($0) } ?? false

  /// Whether they are installed; they are when that is possible.
  public static let areInstalled = (try? run([script, "--install", environment]).status) == 0

  /// The reason that a test gives which cannot go without them.
  public static let missing =
    "the Python packages of Tests/Independent cannot be installed; python3 with venv and pip, and a network, are needed"

  /// Runs the script that judges the payloads in a folder.
  public static func judge(_ folder: URL) throws -> (status: Int32, output: String) {
    try run([script, folder.path, environment])
  }

  /// Runs Python with the packages; gives what it prints.
  public static func python(_ program: String) throws -> String {
    try run([environment + "/bin/python", "-c", program]).output
  }

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  private static let script = tests.appending(path: "Independent/run").path
  private static let environment = tests.deletingLastPathComponent().appending(path: ".build/independent").path

  private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
