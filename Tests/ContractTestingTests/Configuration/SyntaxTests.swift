import ContractTesting
import JSON
import Testing

@Suite struct SyntaxTests {
  @Test(arguments: [("500ms", 0.5), ("10s", 10), ("2m", 120), ("1h", 3600), ("1.5", 1.5)])
  func durations(text: String, seconds: Double) {
    #expect(DurationSyntax.seconds(text) == seconds)
  }

  @Test(arguments: ["", "s", "-1s", "1 s", "1d", "1.2.3s", "nan", "1e3s"])
  func noDurations(text: String) {
    #expect(DurationSyntax.seconds(text) == nil)
  }

  @Test(arguments: [("10/s", 10), ("60/m", 1), ("0.5", 0.5)])
  func rates(text: String, rate: Double) {
    #expect(DurationSyntax.rate(text) == rate)
  }

  @Test(arguments: ["", "0/s", "-1", "1/d", "inf", "x/s", "1/s/s"])
  func noRates(text: String) {
    #expect(DurationSyntax.rate(text) == nil)
  }

  @Test func headers() throws {
    let field = try #require(HeaderSyntax.field("X-A:  b: c\t "))
    #expect(field.name == "X-A" && field.value == "b: c")
    #expect(HeaderSyntax.field("X-A:")?.value == "")
    for text in ["X-A", ": b", "X A: b", "X-A: b\r\nc: d", "É: b"] { #expect(HeaderSyntax.field(text) == nil) }
  }

  @Test func parameters() throws {
    let plain = try #require(ParameterValue("id=7"))
    #expect(plain == ParameterValue(name: "id", value: 7))
    let text = try #require(ParameterValue("id=007=x"))
    #expect(text.value == "007=x")
    let own = try #require(ParameterValue("PUT /posts/{id}:id=\"7\""))
    #expect(own.operation?.text == "PUT /posts/{id}" && own.name == "id" && own.value == "7")
    for text in ["id", "=7", ":id=7", "op:=7"] { #expect(ParameterValue(text) == nil) }
  }

  @Test(arguments: [
    ("updatePost", true), ("PUT /posts/{id}", true), ("put /posts/{id}", true), ("/posts/{id}", true),
    ("PUT /posts/*", true), ("*Post", true), ("update????", true), ("*", true), ("PUT *", true),
    ("updatepost", false), ("POST /posts/{id}", false), ("/posts", false), ("update?", false), ("", false),
  ])
  func patterns(text: String, matches: Bool) {
    let pattern = OperationPattern(text)
    #expect(pattern.matches(operationID: "updatePost", method: "PUT", path: "/posts/{id}") == matches)
  }

  @Test func patternsWithManyStarsEndSoon() {
    let pattern = OperationPattern(String(repeating: "*a", count: 30))
    #expect(!pattern.matches(operationID: String(repeating: "a", count: 5000) + "b", method: "PUT", path: "/"))
  }

  @Test(arguments: [
    ("persist", "persists"), ("timout", "timeout"), ("Replaces", "replaces"),
    ("preconditions", "honours-preconditions"),
  ])
  func nearestWords(word: String, nearest: String) {
    #expect(NearestWord.of(word, in: ["timeout", "persists", "replaces", "honours-preconditions"]) == nearest)
  }

  @Test func nothingIsNearToAnything() {
    #expect(NearestWord.of("zebra", in: ["timeout", "persists"]) == nil)
    #expect(NearestWord.suggestion(for: "x", in: []).isEmpty)
  }
}
