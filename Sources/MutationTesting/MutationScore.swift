/// How many of some faults were found, and by what.
public struct MutationScore: Sendable {
  /// All of them.
  public let faults: Int
  /// Those that a failure showed.
  public let failed: Int
  /// Those that a warning alone showed.
  public let warned: Int
  /// Requests of their runs.
  public let requests: Int
  /// The checks that found them first, with how many each found; the most first.
  public let checks: [(id: String, faults: Int)]

  /// The score of these results.
  public init(_ results: [FaultResult]) {
    faults = results.count
    failed = results.count { $0.outcome == .failed }
    warned = results.count { $0.outcome == .warned }
    requests = results.reduce(0) { $0 + $1.requests }
    let first = results.compactMap(\.checks.first)
    checks = Dictionary(grouping: first) { $0 }.map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  /// Those that were found.
  public var found: Int { failed + warned }

  /// Those that were not found.
  public var survived: Int { faults - found }

  /// How many of a hundred were found, rounded down to a tenth; 100 when there were none to find.
  public var percent: Double {
    faults == 0 ? 100 : Double(found * 1_000 / faults) / 10
  }

  /// Whether fewer than `percent` of a hundred were found.
  public func isUnder(_ percent: Double) -> Bool {
    Double(found) * 100 < percent * Double(faults)
  }
}
