import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Binds the port and hands requests to the service.
struct Listener: Sendable {
  let service: Service
  let options: SandboxOptions

  /// Serves until the task is cancelled.
  func run(onReady: @escaping @Sendable (String, Int) -> Void) async throws(SandboxError) {
    let options = options
    let basePath = service.model.basePath
    let application = Application(
      responder: RequestHandler(service: service),
      configuration: ApplicationConfiguration(address: .hostname(options.host, port: options.port)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? options.port
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        onReady("http://\(host):\(port)\(basePath)", port)
      },
      logger: options.logger)
    let group = ServiceGroup(configuration: .init(services: [application], logger: options.logger))
    do {
      try await withTaskCancellationHandler {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
          // Not a child of the cancelled task: it ends gracefully instead.
          let serving = Task { try await group.run() }
          tasks.addTask { try await serving.value }
          try await tasks.waitForAll()
        }
      } onCancel: {
        Task { await group.triggerGracefulShutdown() }
      }
    } catch is CancellationError {
      return
    } catch {
      throw SandboxError(
        "The sandbox cannot listen on \(options.host):\(options.port): \(error).",
        remedy: "Choose another port, or 0 for a free one.")
    }
  }
}
