import Testing

@testable import OpenAPI

@Suite struct PathRouterTests {
  private func router(_ templates: String...) -> PathRouter<String> {
    PathRouter(templates.map { (PathTemplate($0), $0) })
  }

  @Test func concretePathsComeBeforeTemplatedOnes() {
    let router = router("/pets/{id}", "/pets/mine", "/pets/{id}.json", "/pets/{id}/{part}", "/pets/{id}/toys", "/pets")
    #expect(router.match("/pets/mine")?.route == "/pets/mine")
    #expect(router.match("/pets/5")?.route == "/pets/{id}")
    #expect(router.match("/pets/5.json")?.route == "/pets/{id}.json")
    #expect(router.match("/pets/5.json")?.values == ["id": "5"])
    #expect(router.match("/pets/5/toys")?.route == "/pets/{id}/toys")
    #expect(router.match("/pets/5/name")?.values == ["id": "5", "part": "name"])
    #expect(router.match("/pets")?.route == "/pets")
    #expect(router.match("/cats") == nil)
  }

  @Test func anEarlierConcreteSegmentCountsMore() {
    #expect(router("/{a}/books", "/shop/{b}").match("/shop/books")?.route == "/shop/{b}")
  }

  @Test func anEncodedSlashDoesNotSplit() {
    #expect(router("/a/{x}", "/a/{x}/c").match("/a/b%2Fc")?.values == ["x": "b/c"])
  }

  @Test func ofEqualTemplatesTheFirstIsTaken() {
    #expect(router("/a/{x}", "/a/{y}").match("/a/1")?.route == "/a/{x}")
  }

  @Test func aFragmentIsNeverSent() {
    #expect(PathTemplate("/files/{id}#lock").expanded(["id": "5"]) == "/files/5")
    #expect(router("/files/{id}#lock").match("/files/5")?.values == ["id": "5"])
  }
}
