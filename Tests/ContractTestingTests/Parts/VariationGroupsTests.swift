import Generation
import JSON
import Testing

@testable import ContractTesting

@Suite struct VariationGroupsTests {
  @Test func everyDifferenceTravelsOnceInAValidPayloadWithAPropertyOfItsOwn() throws {
    let schema = try Sample().schema()
    let generator = PayloadGenerator(schema: schema, seed: 1)
    let baseline = try generator.baseline(.full, salt: 1).get()
    let variations = generator.positives(from: baseline, salt: 2)
    let groups = VariationGroups.groups(of: variations, generator: generator, baseline: baseline)
    #expect(groups.count < variations.count)
    #expect(groups.flatMap { $0 }.count == variations.count)
    #expect(Set(groups.flatMap { $0 }) == Set(variations))
    for group in groups {
      let tops = group.map(\.pointer.tokens.first)
      #expect(Set(tops).count == tops.count)
      #expect(group.count == 1 || !group.contains { $0.pointer.isRoot })
      #expect(schema.isValid(VariationGroups.payload(group, baseline: baseline), direction: .request))
    }
  }
}
