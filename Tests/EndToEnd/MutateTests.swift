import ContractTesting
import Foundation
import JSON
import Sandbox
import Testing

/// `mutate`, as a user runs it.
@Suite struct MutateTests {
  private func mutate(_ arguments: String...) throws -> (status: Int32, output: String, error: String) {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(["mutate", BuiltProgram.spec] + arguments)
    return (outcome.status, outcome.output, outcome.error)
  }

  private func json(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8)).value
  }

  @Test func foundFaultsHaveStatus0AndTheirChecks() throws {
    let outcome = try mutate(
      "--fault", "lost-update", "--fault", "skip-pattern", "--format", "json", "--progress", "never")
    #expect(outcome.status == 0, "\(outcome.error)")
    let value = try json(outcome.output)
    #expect(value["summary"]?["faults"] == 2 && value["summary"]?["score"]?.number?.double == 100)
    let faults = try #require(value["faults"]?.array)
    #expect(faults.compactMap { $0["id"]?.string?.text } == ["lost-update", "skip-pattern"])
    #expect(faults.compactMap { $0["checks"]?.array?.first?.string?.text } == ["persists", "rejects-invalid"])
    #expect(value["clean"]?["failures"] == 0)
    #expect(outcome.error.isEmpty)
  }

  @Test func theSameSeedGivesTheSameRequests() throws {
    func requests() throws -> [JSONValue?] {
      let outcome = try mutate(
        "--class", "idempotency", "--format", "json", "--progress", "never", "--concurrency", "2")
      return try (json(outcome.output)["faults"]?.array ?? []).map { $0["requests"] }
    }
    let first = try requests()
    #expect(!first.isEmpty)
    #expect(try requests() == first)
  }

  @Test func aSurvivorIsShownAndCountsForTheThreshold() throws {
    // Without the checks that read records back, nothing sees that an update is lost.
    let arguments = ["--fault", "lost-update", "--check", "accepts-valid", "--operation", "replacePost"]
    let program = try BuiltProgram()
    defer { program.remove() }
    let shown = try program.run(["mutate", BuiltProgram.spec, "--report", "markdown=m.md"] + arguments)
    #expect(shown.status == 0, "\(shown.error)")
    #expect(shown.output.contains("Survived") && shown.output.contains("Mutation score 0.0%"))
    #expect(shown.output.contains("No case met its trigger (every update)"))
    #expect(shown.error.contains("[1/1] lost-update: survived"))
    #expect(program.text("m.md").contains("| `lost-update` | persistence | **survived** |"))
    let under = try program.run(["mutate", BuiltProgram.spec, "--fail-under", "0.5"] + arguments)
    #expect(under.status == 1)
    let level = try program.run(["mutate", BuiltProgram.spec, "--fail-under", "0%"] + arguments)
    #expect(level.status == 0)
  }

  @Test func aDocumentWithoutReadBackTellsWhatItWouldNeed() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let text = try String(contentsOfFile: ExampleDocument.settings.path, encoding: .utf8)
    let get = try #require(text.range(of: "    get:\n      operationId: getSettings"))
    let put = try #require(text.range(of: "    put:\n      operationId: replaceSettings"))
    try program.write(text.replacingCharacters(in: get.lowerBound..<put.lowerBound, with: ""), to: "blind.yaml")
    let outcome = try program.run(["mutate", "blind.yaml", "--fault", "lost-update"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let words = outcome.output.replacing(/\s+/, with: " ")
    #expect(words.contains("PUT /settings is not tested: its record cannot be read"), "\(outcome.output)")
  }

  @Test(arguments: [
    (["--fault", "lost-updat"], "Did you mean \"lost-update\"?"), (["--class", "persistance"], "\"persistence\""),
    (["--fault", "skip-exclusive-maximum"], "a property with `exclusiveMaximum`"),
    (["--fail-under", "101"], "no number from 0 to 100"), (["--format", "junit"], "text, json, markdown"),
    (["--report", "html=x"], "no format \"html\""), (["--report", "json"], "names no file"),
    (["--concurrency", "0"], "no number above 0"), (["--operation", "nope"], "No operation of the document"),
    (["--verbose", "--quiet"], "contradict"), (["--budget", "long"], "500ms, 10s or 2m"),
  ])
  func mistakesHaveStatus2(arguments: [String], message: String) throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(["mutate", BuiltProgram.spec] + arguments)
    #expect(outcome.status == 2, "\(arguments): \(outcome.error)")
    #expect(outcome.error.contains(message), "\(arguments): \(outcome.error)")
    #expect(outcome.output.isEmpty)
  }

  @Test func anInterruptedOneShowsWhatItHas() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let process = try program.start([
      "mutate", BuiltProgram.spec, "--concurrency", "1", "--progress", "always", "--report", "json=m.json",
    ])
    // Sleeping holds this thread on purpose: a suspended test may be resumed only when the run is over.
    while !program.text("error").contains("[2/"), process.isRunning { usleep(5_000) }
    process.interrupt()
    process.waitUntilExit()
    let outcome = program.outcome(of: process)
    #expect(outcome.status == 130, "\(outcome.error)")
    #expect(outcome.output.contains("(interrupted;"))
    let value = try json(program.text("m.json"))
    #expect(value["interrupted"] == true)
    #expect((value["summary"]?["faults"]?.number?.int ?? 0) >= 2)
    #expect((value["summary"]?["notRun"]?.number?.int ?? 0) > 50)
  }

  /// Every fault that a document gives something to break is found at the default depth.
  @Test(arguments: ExampleDocument.allCases)
  func nothingSurvives(document: ExampleDocument) async throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try await program.runInTurn([
      "mutate", document.path, "--format", "json", "--progress", "never", "--concurrency", "2",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    let value = try json(outcome.output)
    #expect(value["clean"]?["green"] == true && value["interrupted"] == false)
    let explored = FaultTable.lines.compactMap { line -> String? in
      if case .explored = line.outcome { return line.fault }
      return nil
    }
    let faults = try #require(value["faults"]?.array)
    let survivors = faults.filter { fault in
      fault["outcome"] == "survived" && !explored.contains { fault["id"]?.string?.text == $0 }
    }
    #expect(survivors.isEmpty, "\(survivors.map { $0.serialized() })")
    let tried = Set(faults.compactMap { $0["id"]?.string?.text })
    let untried = Set(try document.applicableFaults()).subtracting(tried)
    #expect(untried.allSatisfy { id in Sandbox.faults.contains { $0.id == id && $0.class == .combinations } })
    #expect(faults.allSatisfy { ($0["requests"]?.number?.int ?? 0) > 0 })
  }
}
