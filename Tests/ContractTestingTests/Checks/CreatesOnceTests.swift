import JSON
import Testing

@testable import ContractTesting

@Suite struct CreatesOnceTests {
  private static let text = articlesText.changing(
    "      responses:\n        \"200\":\n          description: updated",
    to: "      responses:\n        \"201\": { description: made }\n        \"200\":\n          description: updated")

  private func run(
    _ afterwards: @escaping @Sendable (Call, inout Answer, inout Store) -> Void = { _, _, _ in }
  ) async throws -> ContractRun {
    try await ContractRun(
      Self.text,
      try RecordServer {
        $0.createsByPut = true
        $0.afterwards = afterwards
      })
  }

  @Test func aServerThatMakesARecordOncePasses() async throws {
    let run = try await run()
    run.expect([])
    #expect(run.verdict("creates-once") == .pass, "\(run.reason("creates-once") ?? "")")
    #expect(run.report.leftovers.isEmpty)
  }

  @Test func answering200ForANewRecordIsAFailure() async throws {
    let run = try await run { call, answer, _ in if call.isUpdate, answer.status == 201 { answer.status = 200 } }
    run.expect(["creates-once fail"])
    #expect(try run.only("creates-once").subject == "created")
  }

  @Test func answering201ForAnOldRecordIsAFailure() async throws {
    let run = try await run { call, answer, _ in if call.isUpdate, answer.status == 200 { answer.status = 201 } }
    run.expect(["creates-once fail"])
    #expect(try run.only("creates-once").subject == "updated")
  }

  @Test func makingTwoRecordsIsAFailure() async throws {
    // The record that a PUT made gets a twin when the PUT comes again.
    let run = try await run { call, answer, store in
      guard call.isUpdate, answer.status == 200, let record = store.article(call),
        record["id"].flatMap({ $0.number?.int }) ?? 0 > 1_000_000
      else { return }
      var twin = record
      store.made += 1
      twin["id"] = .number(JSONNumber(store.made))
      store.rows["articles", default: []].append(twin)
    }
    run.expect(["creates-once fail"])
    #expect(try run.only("creates-once").message.contains("2 records"))
  }

  @Test func aServerThatMakesNoRecordsIsNotTested() async throws {
    let run = try await ContractRun(articlesText, try RecordServer())
    #expect(run.verdict("creates-once") == .notTested)
  }
}
