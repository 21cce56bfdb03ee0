import Foundation

/// The program as it was built, run as a user runs it.
struct BuiltProgram {
  /// What a finished process left.
  struct Outcome {
    let status: Int32
    let output: String
    let error: String
  }

  /// The folder of `Package.swift`.
  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The example document.
  static let spec = packageRoot.appending(path: "Specs/social-posts.yaml").path

  /// The program beside the test bundle.
  static var executable: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    let folder =
      bundle.bundleURL.pathExtension == "xctest" ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
    return folder.appending(path: "contract-test")
  }

  /// A new empty folder to run in.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "contract-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Runs the program to its end.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let process = try start(arguments, environment: environment)
    process.waitUntilExit()
    return outcome(of: process)
  }

  /// Runs the program to its end when it is its turn, without holding a thread meanwhile: for what takes minutes.
  func runInTurn(_ arguments: [String]) async throws -> Outcome {
    try await FaultMatrixTests.turnstile.pass {
      let process = try process(arguments)
      try await withCheckedThrowingContinuation { (end: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in end.resume() }
        do { try process.run() } catch { end.resume(throwing: error) }
      }
      return outcome(of: process)
    }
  }

  /// Starts the program in `folder`; its output goes to the files `output` and `error` there.
  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
    let process = try process(arguments, environment: environment)
    try process.run()
    return process
  }

  private func process(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    for name in ["output", "error"] {
      try write("", to: name)
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "error"))
    return process
  }

  /// What a process that ended left behind; a signal that ended it counts as 128 and its number, as in a shell.
  func outcome(of process: Process) -> Outcome {
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status, output: text("output"),
      error: text("error"))
  }

  /// Writes a file into `folder`.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// A file of `folder`; empty when there is none.
  func text(_ name: String) -> String {
    (try? String(decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)) ?? ""
  }

  /// The names of the files in `folder`, without those of `start`.
  var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !["output", "error"].contains($0) }.sorted()
  }

  /// Removes `folder`.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }
}
