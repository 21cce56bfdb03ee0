import OpenAPI
import Testing

@testable import ContractTesting

@Suite struct PathShapeTests {
  private func shape(_ text: String) -> PathShape { PathShape(PathTemplate(text)) }

  @Test func namesOfPlaceholdersAndFinalSlashesMeanNothing() {
    #expect(shape("/posts/{id}") == shape("/posts/{post_id}/"))
    #expect(shape("/posts/{id}") != shape("/post/{id}"))
    #expect(shape("/posts") != shape("/posts/{id}"))
    #expect(shape("/posts/{id}") != shape("/posts/{id}/comments"))
  }

  @Test func partsOfSegmentsArePlaceholdersToo() {
    #expect(shape("/a/{x}.{format}").segments == ["a", "{}.{}"])
    #expect(!shape("/a/{x}.json").endsInPlaceholder)
    #expect(shape("/a/{x}.json").placeholderCount == 1)
  }

  @Test func parentsAndNames() {
    let item = shape("/shops/{shop}/posts/{id}")
    #expect(item.endsInPlaceholder)
    #expect(item.parent == shape("/shops/{s}/posts"))
    #expect(item.parent.parent.parent.parent.segments.isEmpty)
    #expect(item.lastLiteral == "posts")
    #expect(shape("/{id}").lastLiteral == nil)
    #expect(item.placeholderCount == 2)
    #expect(shape("/").segments.isEmpty)
  }
}
