import Testing

@testable import Sandbox

@Suite("A sandbox with a port of its own")
struct RunningSandboxTests {
  @Test("A cancelled task starts it all the same, so that it can be stopped")
  func cancellation() async throws {
    let sandbox = try TestDocuments.sandbox("social-posts.yaml")
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await sandbox.start()
    }
    task.cancel()
    let server = try await task.value
    #expect(server.port > 0)
    await server.stop()
  }
}
