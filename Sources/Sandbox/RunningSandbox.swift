/// A sandbox whose port is open.
public struct RunningSandbox: Sendable {
  /// The port.
  public let port: Int
  /// The URL that the document's paths are appended to, base path included, without a trailing slash.
  public let baseURL: String
  private let task: Task<SandboxError?, Never>

  /// Closes the port, after the requests under way; the records in memory are gone then.
  public func stop() async {
    task.cancel()
    _ = await task.value
  }

  static func start(_ sandbox: Sandbox) async throws(SandboxError) -> RunningSandbox {
    let (ready, announce) = AsyncStream.makeStream(of: (baseURL: String, port: Int).self)
    let task = Task { () -> SandboxError? in
      defer { announce.finish() }
      do throws(SandboxError) {
        try await sandbox.run { baseURL, port in announce.yield((baseURL, port)) }
        return nil
      } catch {
        return error
      }
    }
    // Waited for by a task of its own: a cancelled one would not wait, and leave the server behind.
    let opening = Task { () -> (baseURL: String, port: Int)? in
      for await address in ready { return address }
      return nil
    }
    if let address = await opening.value {
      return RunningSandbox(port: address.port, baseURL: address.baseURL, task: task)
    }
    throw await task.value ?? SandboxError("The sandbox ended before its port was open.", remedy: "Start it again.")
  }
}
