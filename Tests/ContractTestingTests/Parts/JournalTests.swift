import Foundation
import HTTPExchange
import JSON
import Testing

@testable import ContractTesting

/// A folder for the files of one test.
struct TestFolder: ~Copyable {
  private let url = FileManager.default.temporaryDirectory.appending(path: "contract-test-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func text(_ name: String) -> String {
    (try? String(decoding: Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)) ?? ""
  }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(filePath: path(name))) }
}

@Suite struct JournalTests {
  private static let header = JournalHeader(
    tool: "contract-test 0.1.0", target: "http://127.0.0.1:1", spec: "api.yaml", startedAt: "2026-01-01T00:00:00Z",
    leftOut: ["--auth-bearer"])
  private static let delete = JournalRequest(
    method: "DELETE", target: "/articles/1?v=\"2\"", fields: [HTTPField("Accept", "*/*")],
    apiKey: APIKeyPlace(name: "sid", location: .cookie))
  private static let reading = JournalReading(
    request: JournalRequest(method: "GET", target: "/articles"), pointer: JSONPointer(text: "/a~1b/0"), identity: 1,
    names: ["id", "_id"])
  private static let creation = JournalCreation(target: "/articles/1", delete: delete, read: reading)
  private static let entries: [JournalEntry] = [
    .run(header),
    .intent(
      number: 1,
      JournalIntent(
        request: JournalRequest(method: "POST", target: "/articles", body: ["n": 1, "t": "a\n\"é\u{0}"]),
        search: reading, marks: [JSONPointer(["t"])], delete: delete, read: reading)),
    .created(number: 2, intent: 1, creation), .created(number: 3, intent: nil, JournalCreation(target: "/x")),
    .changed(
      number: 4,
      JournalChange(
        update: JournalRequest(method: "PUT", target: "/settings", body: ["a": nil]), nulls: ["b", "c/d"],
        original: ["a": nil, "x": [1, true]], read: reading)),
    .done(number: 3), .complete,
  ]

  private func text(_ entries: [JournalEntry]) -> String {
    entries.map { $0.json.serialized() + "\n" }.joined()
  }

  private func contents(_ text: String) throws -> JournalContents {
    try JournalContents(Array(text.utf8), path: "run.journal")
  }

  @Test(arguments: entries.indices)
  func linesReadAsTheyWereWritten(_ index: Int) throws {
    let line = Self.entries[index].json.serialized()
    #expect(!line.contains("\n"))
    #expect(try JournalEntry(JSONParser.parse(line).value) == Self.entries[index])
  }

  @Test func whatIsDoneIsNotOpen() throws {
    let numbers = { (count: Int) in try self.contents(self.text(Array(Self.entries[..<count]))).open.map(\.number) }
    #expect(try numbers(1) == [])
    #expect(try numbers(2) == [1])
    #expect(try numbers(3) == [2], "the made record takes the place of the intent")
    #expect(try numbers(5) == [2, 3, 4])
    #expect(try numbers(6) == [2, 4])
    #expect(try numbers(7) == [])
  }

  @Test func aLineThatAKillCutOffCountsAsNotWritten() throws {
    let whole = text(Array(Self.entries[..<2]))
    let last = text([Self.entries[2]])
    for length in 0..<last.utf8.count {
      let contents = try contents(whole + String(decoding: last.utf8.prefix(length), as: UTF8.self))
      #expect(contents.open.map(\.number) == [1])
      #expect(contents.length == whole.utf8.count)
    }
    #expect(try contents(whole + "\u{0}\u{0}\u{0}").open.count == 1, "what a crash of the machine may leave")
    for length in 0..<5 {
      #expect(try contents(String(text([Self.entries[0]]).prefix(length))).header == nil)
    }
  }

  @Test(arguments: [
    ("{\"entry\":\"run\"}\n", 1, "no journal"), ("hello\n", 1, "no journal"), ("hello", 1, "no journal"),
    ("{\"entry\":\"done\",\"number\":1}\n", 1, "no journal"), ("HEAD{\"entry\":\"what\",\"number\":1}\n", 2, "no line"),
    ("HEAD{\"entry\":\"complete\"}\n\n{}\n", 3, "no line"), ("HEAD{\"entry\":\"intent\",\"number\":1}\n", 2, "no line"),
    ("HEADHEAD", 2, "no journal"),
    ("{\"entry\":\"run\",\"version\":2,\"tool\":\"contract-test 9\",\"target\":\"\"}\n", 1, "version 2"),
  ])
  func whatIsNoJournalIsToldWithItsLine(_ text: String, _ line: Int, _ message: String) throws {
    let error = try #require(throws: JournalError.self) {
      try contents(text.replacing("HEAD", with: self.text([Self.entries[0]])))
    }
    #expect(error.message.hasPrefix("run.journal:\(line): "))
    #expect(error.message.contains(message))
  }

  @Test func aJournalWithOpenChangesIsNotWrittenOver() throws {
    let folder = try TestFolder()
    let path = folder.path("j")
    do {
      let journal = try Journal(path: path)
      try journal.begin(Self.header)
      let number = try journal.create(Self.creation, by: nil)
      journal.end()
      #expect(!folder.text("j").contains("complete"))
      let inUse = #expect(throws: JournalError.self) { try Journal(path: path) }
      #expect(inUse?.message.contains("has it open") ?? false)
      _ = number
    }
    let error = #expect(throws: JournalError.self) { try Journal(path: path) }
    #expect(error?.remedy.contains("restore \(path)") ?? false)
    let kept = folder.text("j")
    #expect(try contents(kept).open.count == 1)
    try folder.write(text([Self.entries[0], .created(number: 1, intent: nil, JournalCreation(target: "/x"))]), to: "j")
    let journal = try Journal(path: path)
    #expect(folder.text("j").isEmpty, "what nobody can undo does not keep later runs from starting")
    try journal.begin(Self.header)
    journal.end()
    #expect(folder.text("j") == text([Self.entries[0], .complete]))
  }

  @Test func otherFilesAreNotWrittenOver() throws {
    let folder = try TestFolder()
    try folder.write("precious\n", to: "notes.txt")
    #expect(throws: JournalError.self) { try Journal(path: folder.path("notes.txt")) }
    #expect(folder.text("notes.txt") == "precious\n")
    for path in [folder.path("."), folder.path("missing/j"), "/dev/null"] {
      let error = #expect(throws: JournalError.self) { try Journal(path: path) }
      #expect(error?.message.contains(path) ?? false)
    }
  }
}
