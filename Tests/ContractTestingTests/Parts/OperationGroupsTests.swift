import OpenAPI
import Testing

@testable import ContractTesting

@Suite struct OperationGroupsTests {
  private func shapes(_ names: String...) -> Set<PathShape> { Set(names.map { PathShape(segments: [$0]) }) }

  @Test func strangersAreApart() {
    #expect(OperationGroups.groups([shapes("a"), shapes("b"), shapes("c")]) == [[0], [1], [2]])
    #expect(OperationGroups.groups([]) == [])
  }

  @Test func whatSharesACollectionIsTogetherInOrder() {
    #expect(OperationGroups.groups([shapes("a"), shapes("b"), shapes("a", "c")]) == [[0, 2], [1]])
  }

  @Test func aLaterOperationJoinsGroups() {
    let groups = OperationGroups.groups([shapes("a"), shapes("b"), shapes("c"), shapes("b", "a"), shapes("c")])
    #expect(groups == [[0, 1, 3], [2, 4]])
  }

  @Test func everyOperationIsInExactlyOneGroupAndGroupsShareNothing() {
    var state: UInt64 = 7
    for _ in 0..<200 {
      var touched: [Set<PathShape>] = []
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        touched.append(shapes("c\(state >> 60)", "c\(state >> 40 & 15)"))
      }
      let groups = OperationGroups.groups(touched)
      #expect(groups.flatMap { $0 }.sorted() == Array(0..<8))
      let unions = groups.map { $0.reduce(into: Set<PathShape>()) { $0.formUnion(touched[$1]) } }
      for (index, union) in unions.enumerated() {
        #expect(unions[(index + 1)...].allSatisfy { $0.isDisjoint(with: union) })
      }
    }
  }
}
