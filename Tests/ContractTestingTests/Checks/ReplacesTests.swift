import JSON
import Testing

@testable import ContractTesting

@Suite struct ReplacesTests {
  /// A server whose updates keep what is not sent.
  private func merging() throws -> RecordServer {
    try RecordServer {
      $0.stores = { old, sent, collection in
        var record = old ?? collection.filled(JSONObject())
        for member in sent.members where collection.fields.contains(where: { $0.name == member.key && !$0.isReadOnly })
        {
          record[member.key] = member.value
        }
        record["updatedAt"] = nil
        return record
      }
    }
  }

  @Test func keptMembersAreAWarningWhereNothingIsSaid() async throws {
    let run = try await ContractRun(articlesText, try merging())
    run.expect(["replaces warn"])
    let warning = try run.only("replaces")
    #expect(warning.message.contains("/note"))
    #expect(warning.message.contains("/rating"))
    #expect(warning.place.line == articlesText.line(of: "note: {"))
  }

  @Test func keptMembersFailWhereTheDocumentReplaces() async throws {
    let text = articlesText.changing("Updates an article.", to: "Replaces the article.")
    let run = try await ContractRun(text, try merging())
    run.expect(["replaces fail"])
  }

  @Test func keptMembersFailWhereTheConfigurationReplaces() async throws {
    let run = try await ContractRun(articlesText, try merging()) { $0.rules.semantics = .replace }
    run.expect(["replaces fail"])
  }

  @Test func keptMembersPassWhereTheConfigurationMerges() async throws {
    let run = try await ContractRun(articlesText, try merging()) { $0.rules.semantics = .merge }
    run.expect([])
    #expect(run.verdict("replaces") == .pass)
  }

  @Test func keptMembersPassWhereTheDocumentMerges() async throws {
    let text = articlesText.changing("Updates an article.", to: "Updates an article.\n      x-update-semantics: merge")
    let run = try await ContractRun(text, try merging())
    run.expect([])
  }

  @Test func resetMembersFailWhereTheConfigurationMerges() async throws {
    let run = try await ContractRun(articlesText, try RecordServer()) { $0.rules.semantics = .merge }
    run.expect(["replaces fail"])
    #expect(try run.only("replaces").message.contains("lost their values"))
  }
}
