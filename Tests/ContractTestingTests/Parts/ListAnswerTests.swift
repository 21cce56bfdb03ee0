import JSON
import Testing

@testable import ContractTesting

@Suite struct ListAnswerTests {
  @Test(arguments: [
    (#"[{"id":1}]"#, 1), (#"[]"#, 0), (#"{"items":[{"id":1},{"id":2}],"total":2}"#, 2), (#"{"results":[]}"#, 0),
    (#"{"tags":["a"],"data":[{"id":1}]}"#, 1), (#"{"_embedded":{"posts":[{"id":1}]},"items":[]}"#, 1),
    (#"{"posts":[{"id":1}],"warnings":[]}"#, 1), (#"{"warnings":["x"],"posts":[{"id":1},{"id":2}]}"#, 2),
  ])
  func lists(_ text: String, _ count: Int) { #expect(ListAnswer.records(in: json(text))?.count == count) }

  @Test(arguments: [#"{"id":1}"#, #"{"tags":["a","b"]}"#, "null", #""text""#, #"{"odd":[]}"#])
  func noLists(_ text: String) { #expect(ListAnswer.records(in: json(text)) == nil) }
}
