import Foundation
import JSON
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Runs that are killed, and what `restore` makes of their journals.
@Suite struct RestoreTests {
  private static let settings = BuiltProgram.packageRoot.appending(path: "Specs/system-settings.yaml").path
  private static let token = "sandbox-token"

  /// A server of its own, while a test uses it.
  private final class Served {
    let url: String
    private let program: BuiltProgram
    private let process: Process

    init(_ spec: String) async throws {
      program = try BuiltProgram()
      process = try program.start(["serve", spec, "--port", "0"])
      while !program.text("output").contains("Credentials"), process.isRunning {
        try await Task.sleep(for: .milliseconds(20))
      }
      let line = try #require(program.text("output").split(separator: "\n").first, "\(program.text("error"))")
      url = String(line.dropFirst("Serving at ".count))
    }

    /// What a GET of a path answers, without the times that the server sets.
    func state(_ path: String) async throws -> JSONValue {
      var request = URLRequest(url: try #require(URL(string: url + path)))
      request.setValue("Bearer \(RestoreTests.token)", forHTTPHeaderField: "Authorization")
      let (data, _) = try await URLSession.shared.data(for: request)
      return RestoreTests.withoutTimes(try JSONParser.parse(Array(data)).value)
    }

    func stop() {
      process.terminate()
      process.waitUntilExit()
      program.remove()
    }
  }

  fileprivate static func withoutTimes(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object):
      .object(
        JSONObject(
          object.members.filter { $0.key != "updatedAt" }.map {
            JSONObject.Member(key: $0.key, value: withoutTimes($0.value))
          }))
    case .array(let elements): .array(elements.map(withoutTimes))
    default: value
    }
  }

  /// Runs against a server, and kills the run once its journal has `lines` lines.
  private func kill(_ program: BuiltProgram, _ spec: String, _ served: Served, afterLines lines: Int) throws {
    let process = try program.start([
      "run", spec, "--target", origin(served), "--journal", "run.journal", "--rate", "40/s", "--auth-bearer",
      Self.token,
    ])
    // Sleeping holds this thread on purpose: a suspended test may be resumed only when the run is over.
    while program.text("run.journal").count(where: { $0 == "\n" }) < lines, process.isRunning { usleep(5_000) }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(program.outcome(of: process).status == 128 + SIGKILL, "\(program.text("error"))")
  }

  private func origin(_ served: Served) -> String {
    served.url.hasSuffix("/v1") ? String(served.url.dropLast(3)) : served.url
  }

  @Test(arguments: [3, 6, 9])
  func whatAKilledRunMadeIsDeleted(lines: Int) async throws {
    let served = try await Served(BuiltProgram.spec)
    defer { served.stop() }
    let program = try BuiltProgram()
    defer { program.remove() }
    let before = try await (served.state("/posts"), served.state("/users"))
    try kill(program, BuiltProgram.spec, served, afterLines: lines)
    #expect(!program.text("run.journal").contains(Self.token))

    let outcome = try program.run(["restore", "run.journal", "--auth-bearer", Self.token])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    let after = try await (served.state("/posts"), served.state("/users"))
    #expect(after.0 == before.0 && after.1 == before.1, "\(outcome.output)")

    let again = try program.run(["restore", "run.journal", "--auth-bearer", Self.token])
    #expect(again.status == 0)
    #expect(again.output == "Nothing to put back.\n")
    #expect(try await served.state("/posts") == before.0)
  }

  @Test func whatAKilledRunChangedIsPutBack() async throws {
    let served = try await Served(Self.settings)
    defer { served.stop() }
    let program = try BuiltProgram()
    defer { program.remove() }
    let before = try await served.state("/settings")
    try kill(program, Self.settings, served, afterLines: 2)
    // The journal is ahead of the change: this kill may have come before it.
    let changed = try await served.state("/settings") != before
    let denied = try program.run(["restore", "run.journal"])
    #expect(denied.status == 1)
    #expect(denied.output.contains("answered 401 (give the credentials of the run again)"))
    #expect(denied.error.contains("The run was given --auth-bearer"))
    let refused = try program.run(
      ["run", Self.settings, "--target", origin(served), "--journal", "run.journal", "--auth-bearer", Self.token])
    #expect(refused.status == 2)
    #expect(refused.error.contains("contract-test restore run.journal"))

    let outcome = try program.run(["restore", "run.journal", "--auth-bearer", Self.token])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains(changed ? "put back" : "as it was"))
    #expect(try await served.state("/settings") == before)
  }

  @Test func restoreTellsWhatIsWrong() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    #expect(try program.run(["restore", "none.journal"]).error.contains("none.journal cannot be opened"))
    let header =
      #"{"entry":"run","version":1,"tool":"contract-test 0.1.0","target":"http://127.0.0.1:1","spec":"a.yaml"}"# + "\n"
    try program.write(header + "what\n", to: "broken.journal")
    let broken = try program.run(["restore", "broken.journal"])
    #expect(broken.status == 2)
    #expect(broken.error.contains("broken.journal:2: "))
    let made = #"{"entry":"created","number":1,"target":"/a/1","delete":{"method":"DELETE","target":"/a/1"}}"# + "\n"
    try program.write(header + made, to: "down.journal")
    let down = try program.run(["restore", "down.journal"])
    #expect(down.status == 4, "\(down.error)")
    #expect(down.error.contains("127.0.0.1:1"))
    #expect(try program.run(["restore", "down.journal", "--target", "http://127.0.0.1:1/api"]).status == 2)
    #expect(program.text("down.journal") == header + made)
  }

  @Test func aJournalThatCannotBeWrittenStopsTheRunBeforeItSends() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    for path in ["missing/run.journal", ".", "/dev/full"] {
      let outcome = try program.run(
        ["run", BuiltProgram.spec, "--target", "http://127.0.0.1:1", "--journal", path, "--report", "json=r.json"])
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("The journal \(path) cannot be written"))
      #expect(program.files.isEmpty)
    }
  }

  @Test func aDiskThatBecomesFullEndsTheRunAndRecordsArePutBack() async throws {
    let served = try await Served(BuiltProgram.spec)
    defer { served.stop() }
    let program = try BuiltProgram()
    defer { program.remove() }
    let before = try await served.state("/posts")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.currentDirectoryURL = program.folder
    // Files may have 4 KiB, as on a disk that is full by then.
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\" >/dev/null", BuiltProgram.executable.path, "run",
      BuiltProgram.spec, "--target", origin(served), "--auth-bearer", Self.token, "--journal", "run.journal",
      "--depth", "smoke",
    ]
    let error = Pipe()
    process.standardError = error
    try process.run()
    let said = String(decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2, "\(said)")
    #expect(said.contains("The run ended early. The journal run.journal cannot be written"))
    #expect(program.text("run.journal").utf8.count <= 4096 && program.text("run.journal").hasSuffix("\n"))
    #expect(try await served.state("/posts") == before)
  }
}
