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
    /// Whether each group touches a property of the record; `nil` is the record as a whole.
    var touching: [JSONString?: [Bool]] = [:]
    for variation in variations {
      let member = variation.pointer.tokens.first
      let (own, whole) = (touching[member] ?? [], touching[nil] ?? [])
      func isTouched(_ group: Int) -> Bool {
        group < own.count && own[group] || group < whole.count && whole[group]
      }
      var home = groups.count
      var payload: JSONValue?
      if member != nil {
        for index in groups.indices where !isTouched(index) {
          let joined = variation.applied(to: payloads[index])
          guard validation.isValid(joined) else { continue }
          (home, payload) = (index, joined)
          break
        }
      }
      if let payload {
        groups[home].append(variation)
        payloads[home] = payload
      } else {
        groups.append([variation])
        payloads.append(variation.applied(to: baseline))
      }
      var touched = own + repeatElement(false, count: groups.count - own.count)
      touched[home] = true
      touching[member] = touched
    }
    return groups
  }

  /// The baseline with all differences of a group.
  static func payload(_ group: [Variation], baseline: JSONValue) -> JSONValue {
    group.reduce(baseline) { $1.applied(to: $0) }
  }
}
