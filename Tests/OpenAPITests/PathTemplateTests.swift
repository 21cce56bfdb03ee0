import Testing

@testable import OpenAPI

@Suite struct PathTemplateTests {
  @Test func partsAlternate() {
    let template = PathTemplate("/users/{id}/files/{name}.{extension}")
    #expect(template.parameters == ["id", "name", "extension"])
    #expect(template.parts.first == .literal("/users/"))
    #expect(template.parts.last == .parameter("extension"))
  }

  @Test func bracesThatDoNotCloseAreText() {
    #expect(PathTemplate("/a/{id").parts == [.literal("/a/{id")])
    #expect(PathTemplate("/a}/{id}").parts == [.literal("/a}/"), .parameter("id")])
  }

  @Test func expansionEncodesTheLiteralsOnly() {
    let template = PathTemplate("/my files/{name}:lock")
    #expect(template.expanded(["name": "a%2Fb"]) == "/my%20files/a%2Fb:lock")
    #expect(PathTemplate("/a%20b/{x}").expanded([:]) == "/a%20b/{x}")
  }

  @Test(arguments: [
    ("/pets/{id}", "/pets/5", ["id": "5"]),
    ("/pets/{id}", "/pets/a%2Fb%20c", ["id": "a/b c"]),
    ("/pets/{id}", "/pets/%C3%A9", ["id": "é"]),
    ("/pets/{id}", "/pets/100%", ["id": "100%"]),
    ("/files/{name}.{extension}", "/files/a.b.txt", ["name": "a.b", "extension": "txt"]),
    ("/jobs/{id}:cancel", "/jobs/7:cancel", ["id": "7"]),
    ("/compare/{base}...{head}", "/compare/v1...v2", ["base": "v1", "head": "v2"]),
    ("/x/{a}{b}", "/x/123", ["a": "12", "b": "3"]),
    ("/ab/{a}ab", "/ab/abab", ["a": "ab"]),
    ("/x/p{a}p", "/x/ppp", ["a": "p"]),
    ("/", "/", [:]),
  ])
  func matching(template: String, path: String, values: [String: String]) {
    #expect(PathTemplate(template).matches(path) == values)
  }

  @Test(arguments: [
    ("/pets/{id}", "/pets/"), ("/pets/{id}", "/pets"), ("/pets/{id}", "/pets/5/"), ("/pets/{id}", "/pets/5/toys"),
    ("/pets/{id}", "/PETS/5"), ("/files/{name}.{extension}", "/files/.txt"), ("/files/{name}.txt", "/files/a.TXT"),
    ("/x/{a}{b}", "/x/1"), ("/x/p{a}p", "/x/pp"),
  ])
  func notMatching(template: String, path: String) {
    #expect(PathTemplate(template).matches(path) == nil)
  }
}
