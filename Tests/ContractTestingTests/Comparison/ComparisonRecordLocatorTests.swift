import ContractTesting
import JSON
import Testing

@Suite("The record inside an answer")
struct ComparisonRecordLocatorTests {
  private let shape = json(#"{"title":"one","count":1,"tags":["a"]}"#)

  private func place(_ response: String, identity: JSONValue? = nil, pointer: JSONPointer? = nil) -> String? {
    RecordLocator.locate(expectedShape: shape, in: json(response), identity: identity, pointer: pointer)?
      .0.description
  }

  @Test(
    "is found where it is",
    arguments: [
      (#"{"id":1,"title":"x","count":2,"tags":[]}"#, ""),
      (#"{"data":{"title":"one","count":1,"tags":["a"],"id":"r1"},"permissions":{"write":["a"]}}"#, "/data"),
      (#"{"id":1,"label_columns":{},"result":{"title":"one","count":1,"tags":[]},"show_title":"Show"}"#, "/result"),
      (#"[{"title":"one","count":1,"tags":["a"]}]"#, "/0"),
      (#"{"data":{"type":"posts","id":"1","attributes":{"title":"x","count":1,"tags":[]}}}"#, "/data/attributes"),
      (#"{"_links":{"self":{"href":"/1"}},"title":"x","count":1}"#, ""),
      (#"{"before":{"title":"z","count":9,"tags":[]},"after":{"title":"one","count":1,"tags":["a"]}}"#, "/after"),
    ])
  func found(response: String, pointer: String) {
    #expect(place(response) == pointer)
  }

  @Test(
    "is not found in what is something else", arguments: [#"{"detail":"Not found."}"#, "[]", "3", #"{"title":"x"}"#])
  func notFound(response: String) {
    #expect(place(response) == nil)
  }

  @Test("is found by what its references name")
  func references() {
    let response = json(#"{"id":1,"result":{"id":1,"permission":{"name":"read"},"viewMenu":{"name":"home"}}}"#)
    for sent in [#"{"permission_id":1,"viewMenuId":2}"#, #"{"permission_id":1}"#] {
      #expect(RecordLocator.locate(expectedShape: json(sent), in: response)?.0.description == "/result")
    }
  }

  @Test("is the item that holds the id, in every kind of page", arguments: ["items", "results", "data", "rows"])
  func pages(name: String) {
    let item = { (id: String) in #"{"id":\#(id),"title":"one","count":1,"tags":["a"]}"# }
    let page = #"{"total":3,"\#(name)":[\#(item("5")),\#(item("7")),\#(item("\"9\""))]}"#
    #expect(place(page, identity: 7) == "/\(name)/1")
    #expect(place(page, identity: "7") == "/\(name)/1")
    #expect(place(page, identity: 9) == "/\(name)/2")
    #expect(place(page, identity: 8) == nil)
    #expect(place("[\(item("5"))]", identity: 8) == nil)
    #expect(place(#"[{"title":"one","count":1}]"#, identity: 8) == "/0")
  }

  @Test("is told by its own id, not by another that happens to be equal")
  func ownID() {
    let list = #"[{"id":1,"count":2,"title":"a","tags":[]},{"id":2,"count":5,"title":"b","tags":[]}]"#
    #expect(place(list, identity: 2) == "/1")
    let wrapped =
      #"{"data":[{"id":"4","attributes":{"title":"a","count":1}},{"id":"5","attributes":{"title":"b","count":1}}]}"#
    #expect(place(wrapped, identity: 5) == "/data/1/attributes")
  }

  @Test("nested objects that share some names do not outdo it")
  func nested() {
    #expect(place(#"{"title":"x","count":1,"tags":[],"parent":{"title":"one","count":1}}"#) == "")
  }

  @Test("is where the configuration says")
  func override() throws {
    let pointer = try #require(JSONPointer(text: "/a/b"))
    #expect(place(#"{"title":"one","count":1,"tags":["a"],"a":{"b":{"x":1}}}"#, pointer: pointer) == "/a/b")
    #expect(place(#"{"title":"one"}"#, pointer: pointer) == nil)
  }

  @Test("is found by names alone")
  func names() {
    let found = RecordLocator.locate(names: ["title", "count"], in: json(#"{"data":{"title":"x","count":2}}"#))
    #expect(found?.0.description == "/data")
    #expect(found?.1 == json(#"{"title":"x","count":2}"#))
  }
}
