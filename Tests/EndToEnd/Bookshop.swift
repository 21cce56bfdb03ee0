import ContractTesting
import Documents
import Foundation
import OpenAPI

/// The independent server of `Tests/Independent/Bookshop`, in a process of its own.
struct Bookshop {
  private static let folder = BuiltProgram.packageRoot.appending(path: "Tests/Independent/Bookshop")

  /// Whether there is a Python to run it.
  static var canRun: Bool {
    guard let python = try? process(["-c", "import http.server"]) else { return false }
    python.standardInput = FileHandle.nullDevice
    guard (try? python.run()) != nil else { return false }
    python.waitUntilExit()
    return python.terminationStatus == 0
  }

  /// Tests the server with a fault, or the correct one.
  static func test(
    fault: String?, _ configure: (inout RunConfiguration) -> Void = { _ in }
  ) async throws -> Report {
    let (output, input) = (Pipe(), Pipe())
    let server = try process([folder.appending(path: "bookshop.py").path] + (fault.map { ["--fault", $0] } ?? []))
    server.standardOutput = output
    server.standardInput = input
    try server.run()
    defer {
      try? input.fileHandleForWriting.close()
      server.waitUntilExit()
    }
    let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).filter(\.isNumber)
    let store = DocumentStore()
    let path = folder.appending(path: "bookshop.yaml").path
    let (description, diagnostics) = try APIDescription.load(try store.load(path: path), store: store)
    var configuration = RunConfiguration(target: "http://127.0.0.1:\(port)")
    configuration.credentials.apiKey = "open-sesame"
    configure(&configuration)
    let test = ContractTest(
      description: description, diagnostics: diagnostics, specFile: path, store: store, configuration: configuration)
    return try await test.run { _ in }
  }

  private static func process(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    return process
  }
}
