import Documents
import Generation
import JSON
import Testing

@testable import ContractTesting

@Suite struct CaseSelectionTests {
  private func variations(
    _ pointer: String, _ count: Int, keyword: String = "maximum", boundary: Bool = true
  ) throws -> [Variation] {
    let pointer = try #require(JSONPointer(text: pointer))
    let place = try Sample().operation("PUT /articles/{id}").place
    return (0..<count).map {
      Variation(
        pointer: pointer, change: .set(.number(JSONNumber($0))), keyword: keyword, description: "\($0)", place: place,
        isConstraintBoundary: boundary)
    }
  }

  @Test func lowerDepthsSendFewerAndOnlyBoundaries() throws {
    let all = try variations("/views", 40) + variations("/note", 40, boundary: false)
    let context = try Sample().context()
    func count(_ depth: Depth) -> Int { CaseSelection.positives(all, context: context, depth: depth).count }
    #expect(count(.smoke) == 2)
    #expect(count(.standard) == 48)
    #expect(count(.thorough) == 80)
  }

  @Test func negativesAreFewerButOfEveryProperty() throws {
    let all = try variations("/views", 40) + variations("/note", 40)
    let context = try Sample().context()
    let chosen = CaseSelection.negatives(all, context: context, depth: .smoke)
    #expect(chosen.map(\.pointer.description) == ["/views", "/note"])
    #expect(CaseSelection.negatives(all, context: context, depth: .standard).count == 14)
  }

  @Test func everyKeywordHasItsTurn() throws {
    let keywords = ["type", "minimum", "maximum", "multipleOf"]
    let all =
      try variations("/views", 9, keyword: "type")
      + keywords.dropFirst().flatMap { try variations("/views", 1, keyword: $0) }
    let chosen = CaseSelection.negatives(all, context: try Sample().context(), depth: .standard)
    #expect(chosen.map(\.keyword) == Array(repeating: "type", count: 4) + keywords.dropFirst())
  }

  @Test func thePropertiesShareTheTotal() throws {
    let all = try (0..<40).flatMap { try variations("/p\($0)", 6) }
    let chosen = CaseSelection.negatives(all, context: try Sample().context(), depth: .standard)
    #expect(chosen.count == 90)
    #expect(Set(chosen.map(\.pointer)).count == 40)
  }

  @Test func elementsOfAnArrayCountAsOneProperty() throws {
    let all = try (0..<9).flatMap { try variations("/tags/\($0)", 1) }
    let context = try Sample().context()
    #expect(CaseSelection.negatives(all, context: context, depth: .standard).count == 7)
  }

  @Test func readOnlyAndOpaquePropertiesAndTheIdentityAreLeftAlone() throws {
    let all = try variations("/createdAt", 1) + variations("/note", 1) + variations("/id", 1) + variations("/views", 1)
    var context = try Sample().context()
    context.opaque = [JSONPointer(["note"])]
    context.identityMember = "id"
    let positives = CaseSelection.positives(all, context: context, depth: .thorough)
    #expect(positives.map(\.pointer.description) == ["/views"])
    let negatives = CaseSelection.negatives(all, context: context, depth: .thorough)
    #expect(negatives.map(\.pointer.description) == ["/note", "/views"])
  }
}
