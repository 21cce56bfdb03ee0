import Generation
import JSON
import JSONSchema

/// Puts differences that cannot disturb each other into one payload, to keep the number of requests low.
enum VariationGroups {
  /// Groups in which no two differences touch the same property of the record; each group's payload is valid.
  static func groups(
    of variations: [Variation], generator: PayloadGenerator, baseline: JSONValue
  ) -> [[Variation]] {
    let validation = BaselineValidation(of: baseline, against: generator.schema, direction: .request)
    var groups: [[Variation]] = []
    var payloads: [JSONValue] = []
    for variation in variations {
      let home = groups.indices.first { index in
        guard !conflicts(variation, groups[index]) else { return false }
        return validation.isValid(variation.applied(to: payloads[index]))
      }
      if let home {
        groups[home].append(variation)
        payloads[home] = variation.applied(to: payloads[home])
      } else {
        groups.append([variation])
        payloads.append(variation.applied(to: baseline))
      }
    }
    return groups
  }

  /// The baseline with all differences of a group.
  static func payload(_ group: [Variation], baseline: JSONValue) -> JSONValue {
    group.reduce(baseline) { $1.applied(to: $0) }
  }

  private static func conflicts(_ variation: Variation, _ group: [Variation]) -> Bool {
    variation.pointer.isRoot
      || group.contains { $0.pointer.isRoot || $0.pointer.tokens.first == variation.pointer.tokens.first }
  }
}
