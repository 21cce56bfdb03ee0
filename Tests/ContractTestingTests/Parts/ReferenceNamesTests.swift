import OpenAPI
import Testing

@testable import ContractTesting

@Suite struct ReferenceNamesTests {
  @Test(arguments: [
    "id", "authorId", "author_id", "authorID", "tag_ids", "categoryIds", "owner_uuid", "parent-id", "fk_ref", "pk",
  ])
  func references(_ name: String) { #expect(ReferenceNames.looksLikeReference(name)) }

  @Test(arguments: ["title", "paid", "valid", "grid", "identity", "video", "kids", "_id_", "href"])
  func otherNames(_ name: String) { #expect(!ReferenceNames.looksLikeReference(name)) }

  @Test(arguments: [
    ("authorId", "author"), ("category_ids", "category"), ("ownerUuid", "owner"), ("title", "title"), ("_id", "_id"),
  ])
  func stems(_ name: String, _ stem: String) { #expect(ReferenceNames.stem(of: name) == stem) }

  @Test(arguments: [
    ("Categories", "category"), ("boxes", "box"), ("addresses", "address"), ("class", "class"),
    ("user-groups", "usergroup"),
    ("branches", "branch"), ("posts", "post"), ("news", "new"), ("as", "as"),
  ])
  func spellings(_ name: String, _ plain: String) { #expect(ReferenceNames.normalised(name) == plain) }

  @Test func collections() {
    let shapes = ["/api/v1/categories", "/authors/{id}/categories", "/authors"].map { PathShape(PathTemplate($0)) }
    #expect(ReferenceNames.collection(for: "category_id", among: shapes) == shapes[0])
    #expect(ReferenceNames.collection(for: "categoryIds", among: Array(shapes.reversed())) == shapes[0])
    #expect(ReferenceNames.collection(for: "author", among: shapes) == shapes[2])
    #expect(ReferenceNames.collection(for: "editorId", among: shapes) == nil)
    #expect(ReferenceNames.collection(for: "", among: shapes) == nil)
  }
}
