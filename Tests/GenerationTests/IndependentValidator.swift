import Foundation
import JSON
import SharedCorpus

/// The validator of another project, run by a script.
enum IndependentValidator {
  /// What it said.
  struct Verdict {
    /// Whether it agrees about every payload.
    let agrees: Bool
    /// What it found of each schema, by place.
    let schemas: [String: Counts]
    /// The sums, and what it could not judge.
    let totals: [String: Int]
  }

  /// How many different payloads of one schema it has judged.
  struct Counts: Equatable {
    let positives: Int
    let negatives: Int
    /// Whether the schema has no keyword that could call a value invalid.
    let acceptsEverything: Bool
  }

  /// Judges the payloads in a folder; what it disagrees about goes to the standard error.
  static func judge(_ folder: URL) throws -> Verdict {
    let (status, output) = try IndependentPackages.judge(folder)
    let answer = try JSONParser.parse(output).value
    var schemas: [String: Counts] = [:]
    for member in answer["schemas" as JSONString]?.object?.members ?? [] {
      let entry = member.value
      schemas[member.key.text] = Counts(
        positives: entry["positives"]?.number?.int ?? 0, negatives: entry["negatives"]?.number?.int ?? 0,
        acceptsEverything: entry["accepts everything"]?.bool ?? false)
    }
    var totals: [String: Int] = [:]
    for member in answer["total" as JSONString]?.object?.members ?? [] {
      totals[member.key.text] = member.value.number?.int ?? 0
    }
    return Verdict(agrees: status == 0, schemas: schemas, totals: totals)
  }
}
