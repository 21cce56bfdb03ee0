import Documents
import Generation
import JSON
import JSONSchema
import SharedCorpus
import Testing

/// The bodies of real documents' updates.
@Suite(.enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
struct CorpusTests {
  /// What became of the bodies of some documents.
  struct Tally {
    var bodies = 0
    var impossible: [String] = []
    var givenUp: [String] = []
    var invalid: [String] = []
    var positives = 0
    var negatives = 0
  }

  @Test func almostEveryUpdateHasABaselineAndVariations() async throws {
    var total = Tally()
    await withTaskGroup(of: Tally.self) { group in
      for path in SharedCorpus.documents { group.addTask { Self.survey(path) } }
      for await tally in group {
        total.bodies += tally.bodies
        total.impossible += tally.impossible
        total.givenUp += tally.givenUp
        total.invalid += tally.invalid
        total.positives += tally.positives
        total.negatives += tally.negatives
      }
    }
    print("bodies \(total.bodies), positives \(total.positives), negatives \(total.negatives)")
    print("no baseline, with a reason: \(total.impossible.count)", total.impossible.sorted().joined(separator: "\n  "))
    print("given up: \(total.givenUp.count)", total.givenUp.sorted().joined(separator: "\n  "))
    #expect(total.bodies > 500)
    #expect(total.invalid == [])
    #expect(total.givenUp.count * 200 <= total.bodies)
  }

  private static func survey(_ path: String) -> Tally {
    var tally = Tally()
    guard let document = UpdateBodies(path) else { return tally }
    for (body, schema) in document.bodies { examine(schema, body, &tally) }
    return tally
  }

  private static func examine(_ schema: Schema, _ body: Node, _ tally: inout Tally) {
    tally.bodies += 1
    let generator = PayloadGenerator(schema: schema, seed: 1)
    for shape in Shape.allCases {
      switch generator.baseline(shape, salt: 5) {
      case .failure(let reason):
        let line = "\(body.place): \(shape): \(reason)"
        if reason.message.hasPrefix("no value was found") {
          tally.givenUp.append(line)
        } else {
          tally.impossible.append(line)
        }
      case .success(let base):
        if !schema.isValid(base, direction: .request) { tally.invalid.append("\(body.place): \(shape)") }
        // Every eighth body is enough of a sample: proving the variations of all takes minutes in a debug build.
        guard shape == .full, tally.bodies % 8 == 1 else { continue }
        tally.positives += generator.positives(from: base, salt: 6).count
        tally.negatives += generator.negatives(from: base, salt: 7).count
      }
    }
  }
}
