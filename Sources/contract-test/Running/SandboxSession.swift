import Sandbox

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The sandbox as a server of its own, until a signal comes.
enum SandboxSession {
  /// Serves, and says where.
  static func serve(_ sandbox: Sandbox, credentials: [String]) async throws(SandboxError) -> ExitStatus {
    let interruption = Interruption()
    let result = await interruption.guarding { () -> Result<Void, SandboxError> in
      do throws(SandboxError) {
        try await sandbox.run { baseURL, _ in
          Console.write("Serving at \(baseURL)\nCredentials: \(credentials.joined(separator: ", "))\n", to: .output)
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    } onSignal: {
    }
    try result.get()
    switch interruption.signal {
    case SIGINT: return .interrupted
    case .some: return .terminated
    case nil: return .success
    }
  }
}
