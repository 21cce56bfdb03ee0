import Foundation
import Testing

/// `serve` with a fault, and `run` against it, as two processes.
@Suite struct FaultyServerTests {
  @Test(arguments: [
    ("skip-authorization", "PUT /users/{id}", "requires-authorization"),
    ("lost-update", "PUT /posts/{id}", "persists"), ("skip-max-length", "PUT /posts/{id}/details", "rejects-invalid"),
  ])
  func aBrokenPromiseHasStatus1AndItsCheck(fault: String, operation: String, check: String) async throws {
    let server = try BuiltProgram()
    defer { server.remove() }
    let process = try server.start(["serve", BuiltProgram.spec, "--port", "0", "--fault", fault])
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    while server.text("output").filter(\.isNewline).isEmpty, process.isRunning {
      try await Task.sleep(for: .milliseconds(20))
    }
    let url = try #require(server.text("output").firstMatch(of: /Serving at (\S+)/)?.1, "\(server.text("error"))")

    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run([
      "run", BuiltProgram.spec, "--target", String(url), "--auth-bearer", "sandbox-token", "--operation", operation,
    ])
    #expect(outcome.status == 1, "\(outcome.error)")
    #expect(outcome.output.contains(check), "\(outcome.output)")
  }
}
