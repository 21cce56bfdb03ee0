import Foundation
import JSON
import Reports
import Testing

/// Whole runs against the built-in server.
@Suite struct SandboxRunTests {
  @Test func theExampleHoldsAndTheReportsSaySo() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run([
      "run", BuiltProgram.spec, "--target", "sandbox", "--report", "json=report.json", "--report", "junit=report.xml",
      "--report", "text=report.txt",
    ])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("The contract holds"))
    #expect(!(outcome.output + outcome.error).contains("\u{1B}"), "no colours where there is no terminal")
    #expect(program.files == ["report.json", "report.txt", "report.xml"])

    let report = try JSONReport.read(Array(program.text("report.json").utf8))
    #expect(!report.interrupted && report.leftovers.isEmpty && report.requests > 0)
    #expect(report.operations.contains { $0.untested == nil && $0.setup != nil && $0.readback != nil })
    #expect(program.text("report.txt").contains("The contract holds"))
    #expect(program.text("report.xml").contains("<testsuites"))

    let rendered = try program.run(["render", "report.json", "--format", "junit"])
    #expect(rendered.status == 0)
    #expect(rendered.output == program.text("report.xml"))
  }

  @Test func standardOutputTakesAReport() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run([
      "run", BuiltProgram.spec, "--target", "sandbox", "--depth", "smoke", "--report", "json=-", "--progress", "never",
    ])
    #expect(outcome.status == 0)
    let report = try JSONReport.read(Array(outcome.output.utf8))
    #expect(report.seed == 1)
    #expect(outcome.error.contains("The contract holds"))
  }

  @Test func quietSaysTheVerdictAlone() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(["run", BuiltProgram.spec, "--target", "sandbox", "--depth", "smoke", "--quiet"])
    #expect(outcome.status == 0)
    #expect(outcome.error.isEmpty)
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test func theConfigurationFileIsRead() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write(
      "target: sandbox\noperation: replaceUser\nreport: {json: out.json}\nseed: 7\n", to: "contract-test.yaml")
    let outcome = try program.run(["run", BuiltProgram.spec, "--depth", "smoke"])
    #expect(outcome.status == 0)
    let report = try JSONReport.read(Array(program.text("out.json").utf8))
    #expect(report.operations.map(\.id) == ["replaceUser"])
    #expect(report.seed == 7)
    let overridden = try program.run(["run", BuiltProgram.spec, "--depth", "smoke", "--seed", "8"])
    #expect(overridden.output.contains("seed      8"))
  }

  @Test func theSameSeedGivesTheSameRun() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    func counts() throws -> [String] {
      let outcome = try program.run(["run", BuiltProgram.spec, "--target", "sandbox", "--report", "json=-"])
      let report = try JSONReport.read(Array(outcome.output.utf8))
      return report.operations.map {
        "\($0.id) \($0.requests) \($0.checks.map { "\($0.id) \($0.verdict) \($0.cases)" })"
      }
    }
    #expect(try counts() == counts())
  }

  @Test func secretsStaySecret() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run([
      "run", BuiltProgram.spec, "--target", "sandbox", "--auth-bearer", "geheim-1", "--auth-basic", "me:geheim-2",
      "--auth-api-key", "geheim-3", "--header", "X-Key: geheim-4", "--verbose", "--report", "json=report.json",
      "--report", "junit=report.xml",
    ])
    let everything = outcome.output + outcome.error + program.text("report.json") + program.text("report.xml")
    #expect(everything.contains("PUT /users/{id}"))
    #expect(!everything.contains("geheim"))
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))] as [(Int32, Int32)])
  func aSignalEndsTheRunWithAPartialReport(signal: Int32, status: Int32) throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let process = try program.start([
      "run", BuiltProgram.spec, "--target", "sandbox", "--rate", "40/s", "--report", "json=report.json",
    ])
    // The file beside the report's place is there from the start of the run on. Sleeping holds this thread on purpose:
    // a suspended test may be resumed only when others are through, and the run with them.
    while program.files.isEmpty, process.isRunning { usleep(20_000) }
    usleep(500_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let outcome = program.outcome(of: process)
    #expect(outcome.status == status, "\(outcome.error)")
    #expect(outcome.error.contains("putting records back"))
    #expect(program.files == ["report.json"])
    let report = try JSONReport.read(Array(program.text("report.json").utf8))
    #expect(report.interrupted)
    #expect(report.leftovers.isEmpty)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full, a device that is always full"))
  func aFullDiskDoesNotHideTheResult() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run([
      "run", BuiltProgram.spec, "--target", "sandbox", "--depth", "smoke", "--report", "json=/dev/full", "--report",
      "junit=report.xml",
    ])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("/dev/full cannot be written"))
    #expect(outcome.output.contains("The contract holds"))
    #expect(program.files == ["report.xml"])
  }

  @Test func planSendsNothingAndNamesCases() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let outcome = try program.run(["plan", BuiltProgram.spec])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("PUT /posts/{id}") && outcome.output.contains("persists"))
    #expect(outcome.output.contains("nothing was sent"))
  }

  @Test func lintSaysWhereAndFailsFromTheNamedSeverityOn() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write(
      """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a/{id}:
          put:
            responses: {"200": {description: ok}}

      """, to: "poor.yaml")
    let outcome = try program.run(["lint", "poor.yaml", "--fail-on", "note"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("poor.yaml:5:5: "))
    #expect(try program.run(["lint", "poor.yaml", "--fail-on", "never"]).status == 0)
    let json = try program.run(["lint", "poor.yaml", "--format", "json", "--fail-on", "never"])
    #expect(try JSONParser.parse(json.output).value.array?.isEmpty == false)
  }

  @Test func lintLooksInsideSchemas() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write(
      """
      openapi: 3.1.0
      info: {title: t, version: "1"}
      paths:
        /a/{id}:
          put:
            operationId: putA
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      code: {type: string, pattern: "[a-"}
                      size: {type: strin}
                      other: {$ref: "#/components/schemas/Nowhere"}
            responses: {"200": {description: ok}}

      """, to: "inside.yaml")
    let outcome = try program.run(["lint", "inside.yaml"])
    #expect(outcome.status == 1)
    for line in [14, 15, 16] { #expect(outcome.output.contains("inside.yaml:\(line):"), "\(outcome.output)") }
    #expect(outcome.output.split(separator: "inside.yaml:16:").count == 2, "the broken reference is told once")
    let sarif = try program.run(["lint", "inside.yaml", "--format", "sarif", "--fail-on", "never"])
    #expect(sarif.status == 0)
    #expect(try JSONParser.parse(sarif.output).value[JSONPointer(["version"])] == "2.1.0")
  }
}
