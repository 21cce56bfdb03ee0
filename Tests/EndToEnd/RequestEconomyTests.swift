import ContractTesting
import Documents
import OpenAPI
import Testing

/// How many requests a run takes.
@Suite struct RequestEconomyTests {
  /// A resource with twelve properties of mixed types that is made, listed, read, replaced and removed.
  @Test func twelvePropertiesTakeFewerThan400Requests() async throws {
    let path = BuiltProgram.packageRoot.appending(path: "Fixtures/documents/gadgets.yaml").path
    let store = DocumentStore()
    let (description, diagnostics) = try APIDescription.load(try store.load(path: path), store: store)
    let sandbox = try RecordingSandbox(description, store)
    let report = try await sandbox.serving { url in
      try await ContractTest(
        description: description, diagnostics: diagnostics, specFile: path, store: store,
        configuration: RunConfiguration(target: url)
      ).run { _ in }
    }
    #expect(report.failures.isEmpty, "\(report.story)")
    let requests = sandbox.requests
    #expect(requests.count < 400, "\(requests.count) requests")

    // An update, and the read of the same record right after it.
    let updates = requests.indices.filter { requests[$0].method == "PUT" }
    let readBacks = updates.filter { index in
      index + 1 < requests.count && requests[index + 1].method == "GET"
        && requests[index + 1].target == requests[index].target
    }
    let share = Double(updates.count + readBacks.count) / Double(requests.count)
    #expect(share >= 0.6, "\(updates.count) updates and \(readBacks.count) read-backs of \(requests.count) requests")
  }
}
