import JSON
import OpenAPI
import Testing

@testable import ContractTesting

@Suite struct RecordIdentityTests {
  @Test func theParametersNameGoesFirst() {
    let collection = PathShape(PathTemplate("/categories"))
    let names = RecordIdentity.candidateNames(for: "slug", collection: collection)
    #expect(names.first == "slug")
    #expect(names.contains("category_id") && names.contains("categoryId") && names.contains("id"))
    #expect(RecordIdentity.candidateNames(for: "post_id", collection: nil).last == "post")
    let kinds = PathShape(PathTemplate("/zones/{zone}/metadata"))
    #expect(RecordIdentity.candidateNames(for: "metadata_kind", collection: kinds).contains("kind"))
  }

  @Test func membersAtTheTopGoBeforeThoseBelow() {
    let record = json(#"{"author": {"id": 3}, "id": 7}"#)
    #expect(RecordIdentity.value(in: record, names: ["id"]) == 7)
    #expect(RecordIdentity.value(in: json(#"{"data": {"id": "x"}}"#), names: ["id"]) == "x")
    #expect(RecordIdentity.value(in: json(#"{"data": {"deep": {"id": "x"}}}"#), names: ["id"]) == nil)
  }

  @Test func theOrderOfNamesDecides() {
    let record = json(#"{"id": 1, "slug": "a"}"#)
    #expect(RecordIdentity.value(in: record, names: ["slug", "id"]) == "a")
    #expect(RecordIdentity.value(in: record, names: ["id", "slug"]) == 1)
  }

  @Test(arguments: ["null", "true", "1.5", #""""#, "[]", "{}"])
  func whatCannotNameARecord(_ text: String) {
    #expect(RecordIdentity.value(in: .object(["id": json(text)]), names: ["id"]) == nil)
  }

  @Test(arguments: [
    ("/api/posts/17", "17"), ("http://h:80/api/posts/17", "17"), ("http://h/api/posts/a%20b?x=1#y", #""a b""#),
    ("/posts/17", "17"),
  ])
  func locations(_ location: String, _ expected: String) {
    let value = RecordIdentity.value(
      inLocation: location, template: PathTemplate("/posts/{id}"), basePath: "/api")
    #expect(value == json(expected))
  }

  @Test(arguments: ["/api/posts", "", "http://h", "/api/posts/17/comments", "/api/other/17"])
  func otherLocations(_ location: String) {
    let value = RecordIdentity.value(inLocation: location, template: PathTemplate("/posts/{id}"), basePath: "/api")
    #expect(value == nil)
  }

  @Test func numbersAndTheirTextsAreTheSame() {
    #expect(RecordIdentity.isSame(17, "17"))
    #expect(!RecordIdentity.isSame(17, "18"))
    #expect(!RecordIdentity.isSame(nil, nil))
    #expect(RecordIdentity.identity(fromText: "17") == 17)
    #expect(RecordIdentity.identity(fromText: "017") == "017")
  }
}
