import JSON
import JSONSchema
import MutationTesting
import Testing

@testable import Reports

/// The formats of mutation testing.
@Suite struct MutationReportTests {
  private static let samples = [SampleMutations.full, SampleMutations.green, SampleMutations.notGreen]

  @Test(arguments: MutationFormat.all.map(\.name))
  func golden(name: String) throws {
    let format = try #require(MutationFormat.named(name))
    let suffix = ["text": "txt", "markdown": "md"][name] ?? name
    try expectGolden("mutation-full.\(suffix)", format.write(SampleMutations.full))
    try expectGolden("mutation-green.\(suffix)", format.write(SampleMutations.green))
    try expectGolden("mutation-not-green.\(suffix)", format.write(SampleMutations.notGreen))
  }

  @Test func everyDetailOnANarrowTerminalWithoutUnicode() throws {
    let style = TerminalStyle(colour: false, unicode: false, width: 60, detail: .verbose)
    let text = MutationText(style: style).text(SampleMutations.full)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    try expectGolden("mutation-full-ascii.txt", text)
  }

  @Test func quietTellsSurvivorsAndTheScore() throws {
    let style = TerminalStyle(colour: false, unicode: true, width: 100, detail: .quiet)
    try expectGolden("mutation-full-quiet.txt", MutationText(style: style).text(SampleMutations.full))
    #expect(MutationText(style: style).text(SampleMutations.green).filter(\.isNewline).count == 1)
  }

  @Test func theSchemaDescribesIt() throws {
    let schema = try FormatSchemaTests.schema("mutation.schema.json")
    for sample in Self.samples {
      let violations = schema.validate(MutationJSON.value(sample))
      #expect(violations.isEmpty, "\(violations.map { "\($0.instance): \($0.message)" })")
    }
  }

  @Test(arguments: [
    "/version", "/summary/score", "/summary/notRun", "/classes/0/checks/0/faults", "/faults/0/outcome",
    "/faults/1/needs/0", "/notApplicable/0/lacks", "/clean/green",
  ])
  func theSchemaNoticesWrongValues(pointer: String) throws {
    let schema = try FormatSchemaTests.schema("mutation.schema.json")
    let pointer = try #require(JSONPointer(text: pointer))
    #expect(!schema.isValid(MutationJSON.value(SampleMutations.full).setting(["odd": 1], at: pointer)))
    #expect(!schema.isValid(MutationJSON.value(SampleMutations.full).setting(nil, at: pointer)))
  }

  @Test func aScoreIsRoundedDown() {
    var faults = Array(repeating: SampleMutations.green.faults[0], count: 2_999)
    #expect(MutationScore(faults).percent == 100)
    faults.append(SampleMutations.full.faults[1])
    let score = MutationScore(faults)
    #expect(score.percent == 99.9)
    #expect(score.isUnder(100) && !score.isUnder(99.96))
    #expect(MutationScore([]).percent == 100 && !MutationScore([]).isUnder(100))
  }

  @Test func progress() {
    let text = MutationProgressText(style: .plain)
    #expect(text.status(done: 0, found: 0, of: 3, current: nil) == "3 faults to try; testing the correct server first")
    #expect(text.status(done: 2, found: 1, of: 3, current: "drop-field") == "2 of 3 faults, 1 found  drop-field")
    #expect(
      SampleMutations.full.faults.enumerated().map { text.finished($1, number: $0 + 1, of: 3) } == [
        "[1/3] lost-update: found by persists", "[2/3] drop-field: survived",
        "[3/3] coerce-types: found by rejects-invalid, a warning",
      ])
  }
}
