import Foundation
import Testing

/// Mistakes in declared actions and in path parameters, as a user meets them.
@Suite struct DeclaredActionTests {
  private static let example = (try? String(contentsOfFile: BuiltProgram.spec, encoding: .utf8)) ?? ""

  @Test(arguments: [
    ("where: { id: $request.path.id }", "where: { id: $request.path.Id }", "no placeholder {Id}", "Did you mean 'id'?"),
    ("model: Post\n", "model: Pots\n", "no data model 'Pots'", "Did you mean 'Post'?"),
    (
      "x-action: Update social media post", "x-action: Update social post", "no action",
      "Did you mean 'Update social media post'?"
    ),
    ("assign: { caption:", "assign: { capton:", "no field 'capton'", "Did you mean 'caption'?"),
    ("      name: id\n", "      name: ID\n", "the parameter is called 'ID'", "Write both the same way: 'id'."),
  ])
  func aMistakeIsToldWithItsPlaceAndRemedy(text: String, mistake: String, message: String, remedy: String) throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    let range = try #require(Self.example.firstRange(of: text))
    try program.write(Self.example.replacingCharacters(in: range, with: mistake), to: "mistaken.yaml")
    let line = Self.example[..<range.lowerBound].filter(\.isNewline).count + 1

    let lint = try program.run(["lint", "mistaken.yaml"])
    #expect(lint.status == 1)
    #expect(lint.output.contains(message) && lint.output.contains(remedy), "\(lint.output)")
    let places = lint.output.matches(of: /mistaken\.yaml:(\d+):\d+: error/).compactMap { Int($0.1) }
    #expect(places.contains { abs($0 - line) <= 1 }, "\(lint.output)")

    let serve = try program.run(["serve", "mistaken.yaml", "--port", "0"])
    #expect(serve.status == 3)
    #expect(serve.error.contains(message) && serve.error.contains(remedy), "\(serve.error)")
  }

  @Test func aRunAgainstTheSandboxTellsOfAMistakenAction() throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    try program.write(Self.example.replacing("record: PostToUpdate", with: "record: PostToUpdat"), to: "mistaken.yaml")
    let outcome = try program.run(["run", "mistaken.yaml", "--target", "sandbox"])
    #expect(outcome.status == 3)
    #expect(outcome.error.contains("Did you mean 'PostToUpdate'?"), "\(outcome.error)")
  }
}
