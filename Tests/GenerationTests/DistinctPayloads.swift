import Documents
import Generation
import JSON
import JSONSchema

/// As many different valid and invalid payloads of a schema as are wanted, or as there are to be found.
struct DistinctPayloads {
  /// Payloads that differ from one valid payload in one respect.
  struct Round {
    let base: JSONValue
    var positives: [Variation] = []
    var negatives: [Variation] = []
  }

  private(set) var rounds: [Round] = []
  private(set) var positives: Set<JSONValue> = []
  private(set) var negatives: Set<JSONValue> = []

  /// The salts in a row after which nothing new is expected.
  private static let patience = 40
  /// The most payloads of each kind that are taken from one base, so that there are several bases.
  private static let share = 100

  /// Makes up to `wanted` of each kind; throws why there is no valid payload at all.
  init(_ schema: Schema, wanted: Int) throws(GenerationFailure) {
    let generator = PayloadGenerator(schema: schema, seed: 1)
    var fruitless = 0
    var salt: UInt64 = 0
    while fruitless < Self.patience, positives.count < wanted || negatives.count < wanted {
      salt += 1
      let before = positives.count + negatives.count
      let shapes: [Shape] = salt.isMultiple(of: 2) ? [.minimal, .full] : [.full, .minimal]
      let base = try generator.baseline(shapes[0], salt: salt).get()
      var round = Round(base: base)
      var valid = [whole(base, shapes[0])]
      if positives.count < wanted {
        if case .success(let other) = generator.baseline(shapes[1], salt: salt) {
          valid.append(whole(other, shapes[1]))
        }
        valid += generator.positives(from: base, salt: salt, limit: Self.share)
      }
      for positive in valid where positives.count < wanted {
        if positives.insert(positive.applied(to: base)).inserted { round.positives.append(positive) }
      }
      if negatives.count < wanted {
        for negative in generator.negatives(from: base, salt: salt, limit: Self.share) where negatives.count < wanted {
          if negatives.insert(negative.applied(to: base)).inserted { round.negatives.append(negative) }
        }
      }
      rounds.append(round)
      fruitless = positives.count + negatives.count > before ? 0 : fruitless + 1
    }
  }

  private func whole(_ value: JSONValue, _ shape: Shape) -> Variation {
    Variation(
      pointer: JSONPointer(), change: .set(value), keyword: "", description: "\(shape) payload",
      place: Place(file: "", line: 1, column: 1), isConstraintBoundary: false)
  }
}
