import ContractTesting
import MutationTesting
import OpenAPI
import Sandbox

/// The built-in server as the target of a run.
enum SandboxTarget {
  /// What `--target` takes for it.
  static let name = "sandbox"

  /// Starts it on a free port, and points `configuration` at it with the credentials it accepts.
  static func start(
    for document: LoadedDocument, configuration: inout RunConfiguration
  ) async throws(SandboxError) -> RunningSandbox {
    let sandbox = try await Sandbox.start(description: document.description, store: document.store)
    configuration.target = sandbox.baseURL
    if configuration.credentials.isEmpty { configuration.credentials = .ofSandbox }
    return sandbox
  }
}
