import Foundation
import Testing

/// Mistakes of the user: each has its status, and a message that says what to do.
@Suite struct UsageTests {
  private static let spec = BuiltProgram.spec
  private static let modelFile = BuiltProgram.packageRoot.appending(path: "Fixtures/models/shop.yaml").path

  private func expect(_ arguments: [String], status: Int32, message: String) throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(arguments)
    #expect(outcome.status == status, "\(arguments): \(outcome.error)")
    #expect(outcome.error.contains(message), "\(arguments): \(outcome.error)")
    #expect(outcome.output.isEmpty)
  }

  @Test func version() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(
    arguments: [
      [], ["run"], ["plan"], ["lint"], ["serve"], ["mutate"], ["render"], ["restore"], ["records"], ["generate"],
    ])
  func helpHasAnExample(command: [String]) throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(command + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example"))
    #expect(outcome.output.contains("USAGE: contract-test"))
  }

  @Test(arguments: [
    (["bogus"], "Unexpected argument 'bogus'"), (["run"], "Missing expected argument '<spec>'"),
    (["run", spec], "The target is missing"), (["run", spec, "--targt", "x"], "Did you mean '--target'?"),
    (["run", spec, "--target", "http://x", "--check", "persist"], "Did you mean \"persists\"?"),
    (["run", spec, "--target", "http://x", "--skip-check", "zebra"], "Known: status-documented"),
    (["run", spec, "--target", "http://x", "--report", "jsn=x"], "Did you mean \"json\"?"),
    (["run", spec, "--target", "http://x", "--report", "json"], "names no file"),
    (["run", spec, "--target", "http://x", "--operation", "replaceUsr"], "Did you mean \"replaceUser\"?"),
    (["run", spec, "--target", "http://x", "--exclude-operation", "GET *"], "only PUT operations are tested"),
    (["run", spec, "--target", "http://x", "--parameter", "PUT /pots:id=7"], "No operation of the document"),
    (["run", spec, "--target", "http://x", "--parameter", "id"], "'id=7'"),
    (["run", spec, "--target", "http://x", "--tag", "post"], "Did you mean \"posts\"?"),
    (["run", spec, "--target", "http://x", "--timeout", "soon"], "500ms, 10s or 2m"),
    (["run", spec, "--target", "http://x", "--rate", "fast"], "10/s or 600/m"),
    (["run", spec, "--target", "http://x", "--concurrency", "0"], "no number above 0"),
    (["run", spec, "--target", "http://x", "--depth", "deep"], "smoke"),
    (["run", spec, "--target", "http://x", "--header", "no colon"], "'Name: value'"),
    (["run", spec, "--target", "http://x", "--verbose", "--quiet"], "contradict"),
    (["run", spec, "--target", "http://x", "--config", "none.yaml"], "none.yaml"),
    (["run", spec, "--target", "ftp://x"], "ftp"), (["run", spec, "--target", "http://"], "http://"),
    (["render", "none.json"], "none.json cannot be read"), (["render", spec], "is no report"),
    (["serve", spec, "--fault", "zebra"], "There is no fault"), (["serve"], "<spec>"),
    (["lint", spec, "--fail-on", "always"], "always"),
    (["records", spec], "--database"), (["records", spec, "--database", "none.sqlite"], "none.sqlite cannot be read"),
    (["records", spec, "--database", "x", "--where", "id = 1"], "--where needs --model"),
    (["records", spec, "--database", "x", "--format", "xml"], "xml"), (["generate"], "--model"),
    (["generate", "--model", modelFile, "--output", "none/api.yaml"], "none/api.yaml cannot be written"),
  ])
  func mistakesHaveStatus2(arguments: [String], message: String) throws {
    try expect(arguments, status: 2, message: message)
  }

  @Test func mistakesInTheConfigurationFileHaveTheirPlace() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write("timout: 1s\nseed: x\n", to: "contract-test.yaml")
    let outcome = try program.run(["run", BuiltProgram.spec, "--target", "http://x"])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("contract-test.yaml:1:1: error: There is no setting \"timout\""))
    #expect(outcome.error.contains("contract-test.yaml:2:7: error:"))
  }

  @Test func aReadBackThatNamesNoGETIsAMistake() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write("overrides:\n  replacePost: {read-back: listPsts}\n", to: "contract-test.yaml")
    let outcome = try program.run(["run", BuiltProgram.spec, "--target", "http://127.0.0.1:1"])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("Did you mean \"listPosts\"?"))
  }

  @Test func aVariableThatIsNotSetIsAMistake() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write("target: $URL\n", to: "contract-test.yaml")
    #expect(try program.run(["run", BuiltProgram.spec]).error.contains("The environment has no variable URL"))
    let outcome = try program.run(["run", BuiltProgram.spec], environment: ["URL": "http://127.0.0.1:1"])
    #expect(outcome.status == 4)
  }

  @Test func aDocumentThatCannotBeReadHasStatus3() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write("openapi: 3.1.0\npaths: [\n", to: "broken.yaml")
    try program.write("a: 1\n", to: "other.yaml")
    for (file, message) in [
      ("none.yaml", "none.yaml"), ("broken.yaml", "broken.yaml:"), ("other.yaml", "other.yaml:1:1"),
    ] {
      for command in [["run", file, "--target", "sandbox"], ["plan", file], ["lint", file], ["serve", file]] {
        let outcome = try program.run(command)
        #expect(outcome.status == 3, "\(command)")
        #expect(outcome.error.contains(message), "\(command): \(outcome.error)")
      }
    }
  }

  @Test func aTargetThatIsDownHasStatus4() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(
      ["run", BuiltProgram.spec, "--target", "http://127.0.0.1:1", "--report", "json=report.json"])
    #expect(outcome.status == 4)
    #expect(outcome.error.contains("127.0.0.1:1"))
    #expect(outcome.output.isEmpty)
    #expect(program.files.isEmpty, "no report, and no empty file that looks like one")
  }

  @Test func aDocumentWithoutUpdatesHasStatus5() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write(
      """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a:
          get:
            responses: {"200": {description: ok}}

      """, to: "reading.yaml")
    let outcome = try program.run(["run", "reading.yaml", "--target", "sandbox"])
    #expect(outcome.status == 5)
    #expect(outcome.error.contains("no PUT operation"))
  }

  @Test func reportsThatCannotBeWrittenAreNoticedBeforeAnythingIsSent() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    for path in ["missing/report.json", "."] {
      let outcome = try program.run(
        ["run", BuiltProgram.spec, "--target", "http://127.0.0.1:1", "--report", "json=\(path)"])
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("The report \(path) cannot be written"))
    }
  }
}
