import JSON
import OpenAPI

/// What all operations of a run use and none changes.
struct Workbench: Sendable {
  let session: Session
  let builder: RequestBuilder
  let map: ResourceMap
  let schemas: CompiledSchemas
  let configuration: RunConfiguration
  /// What must be undone is written here ahead of doing it; `nil`: nowhere.
  var journal: Journal?

  /// How exchanges are shown in reports.
  var redaction: Redaction { Redaction(origin: session.origin, secretNames: builder.secretNames) }

  /// Where random choices for an operation start: the same for the same seed and document.
  func seed(for operation: Operation) -> UInt64 {
    StableHash.of("\(configuration.seed) \(operation.name)")
  }
}
