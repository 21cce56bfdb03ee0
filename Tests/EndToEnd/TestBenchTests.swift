import Foundation
import Testing

/// The way from models to records, as a user goes it.
@Suite struct TestBenchTests {
  private static let models = BuiltProgram.packageRoot.appending(path: "Fixtures/models/shop.yaml").path
  private static let fixtures = BuiltProgram.packageRoot.appending(path: "Fixtures/records").path

  @Test func generatedDocumentsAreCleanAndGreen() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let generated = try program.run(["generate", "--model", Self.models, "--output", "api.yaml", "--title", "A shop"])
    #expect(generated.status == 0 && generated.output.isEmpty && generated.error.isEmpty, "\(generated.error)")
    #expect(program.text("api.yaml").contains("title: A shop"))
    let lint = try program.run(["lint", "api.yaml", "--fail-on", "note"])
    #expect(lint.status == 0, "\(lint.output)")
    let run = try program.run(["run", "api.yaml", "--target", "sandbox", "--show-records", "--progress", "never"])
    #expect(run.status == 0, "\(run.output)\(run.error)")
    #expect(run.output.contains("0 failures, 0 warnings, 4 operations tested"), "\(run.output.suffix(300))")
    #expect(run.output.contains(/PUT \/categories\/\d+ → 200\n  \/name +"/))
    let json = try program.run(["generate", "--model", Self.models, "--output", "api.json"])
    #expect(json.status == 0)
    #expect(program.text("api.json").hasPrefix("{\n  \"openapi\": \"3.1.0\""))
    let shown = try program.run(["generate", "--model", Self.models, "--title", "A shop"])
    #expect(shown.output == program.text("api.yaml"))
  }

  /// Every fault that a generated document gives something to break is found, of the classes that depend on it most.
  @Test func mutationsOfGeneratedDocumentsAreFound() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let models = BuiltProgram.packageRoot.appending(path: "Specs/models/blog.yaml").path
    #expect(try program.run(["generate", "--model", models, "--output", "blog.yaml"]).status == 0)
    let outcome = try program.run([
      "mutate", "blog.yaml", "--class", "persistence", "--class", "identity", "--class", "acceptance",
      "--class", "bulk", "--fault", "crash-on-dangling-reference", "--concurrency", "2", "--fail-under", "100",
      "--progress", "never",
    ])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("Mutation score 100.0%"), "\(outcome.output.suffix(300))")
  }

  @Test func recordsAreShown() async throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let process = try program.start([
      "serve", BuiltProgram.spec, "--port", "0", "--database", "records.sqlite", "--fixtures", Self.fixtures,
    ])
    while !program.text("output").contains("Credentials"), process.isRunning {
      try await Task.sleep(for: .milliseconds(20))
    }
    process.terminate()
    process.waitUntilExit()
    func records(_ arguments: String...) throws -> BuiltProgram.Outcome {
      try program.run(
        ["records", BuiltProgram.spec, "--database", "records.sqlite"] + arguments, environment: ["COLUMNS": "60"])
    }
    let users = try records("--model", "User", "--where", "website = null or displayName like '雪%'", "--format", "csv")
    #expect(users.status == 0, "\(users.error)")
    #expect(
      users.output.hasPrefix(
        "id,username,displayName,bio,website,createdAt,updatedAt\r\n2,kwame,Kwame Mensah,\"\",null,"))
    #expect(users.output.contains("\r\n3,yuki,雪 Yuki,"))
    let all = try records("--limit", "1")
    #expect(all.output.contains("Post (3 records, 1 shown)\n\nid  userId  caption"), "\(all.output)")
    #expect(all.output.contains("User (3 records, 1 shown)\n\nid  username"), "\(all.output)")
    let json = try records("--model", "Post", "--where", "id = 3", "--format", "json")
    #expect(json.output.hasPrefix("[\n  {\n    \"id\": 3,\n    \"userId\": 2,"), "\(json.output)")
    let mistake = try records("--model", "Post", "--where", "id = 3 and likse > 1")
    #expect(mistake.status == 2)
    #expect(
      mistake.error == """
        contract-test: --where: There is no field "likse". Did you mean "likes"?
            id = 3 and likse > 1
                       ^

        """)
    let unknown = try records("--model", "Pots")
    #expect(unknown.status == 2)
    #expect(
      unknown.error.contains("The document has no model \"Pots\".\n    Did you mean \"Post\"?"), "\(unknown.error)")
    #expect(try records("--format", "csv").error.contains("Name one with --model"))
  }
}
