import ArgumentParser
import ContractTesting

/// Which operations and checks.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("operation"),
    help: ArgumentHelp(
      "Test this operation: its operationId, 'PUT /path', or a glob such as 'PUT /posts*'. Repeatable.",
      valueName: "operation"))
  var operations: [String] = []

  @Option(
    name: .customLong("exclude-operation"),
    help: ArgumentHelp("Leave this operation out. Repeatable.", valueName: "operation"))
  var excludedOperations: [String] = []

  @Option(name: .customLong("tag"), help: ArgumentHelp("Test operations with this tag. Repeatable.", valueName: "tag"))
  var tags: [String] = []

  @Option(
    name: .customLong("check"), help: ArgumentHelp("Make this check only. Repeatable.", valueName: "id"),
    transform: ArgumentValues.check)
  var checks: [String] = []

  @Option(
    name: .customLong("skip-check"), help: ArgumentHelp("Leave this check out. Repeatable.", valueName: "id"),
    transform: ArgumentValues.check)
  var skippedChecks: [String] = []

  @Option(
    name: .customLong("parameter"),
    help: ArgumentHelp(
      "A parameter's value: 'id=7', or 'OPERATION:id=7' for some operations only. Repeatable.", valueName: "name=value"),
    transform: ArgumentValues.parameter)
  var parameters: [ParameterValue] = []

  @Option(
    name: .customLong("seed"), help: ArgumentHelp("What every choice is derived from (default: 1).", valueName: "n"))
  var seed: UInt64?

  @Option(
    name: .customLong("depth"),
    help: ArgumentHelp("How many cases are made (default: standard).", valueName: "depth"))
  var depth: Depth?

  /// Puts what was given over `configuration`.
  func apply(to configuration: inout RunConfiguration) {
    if !operations.isEmpty { configuration.operationPatterns = operations.map { OperationPattern($0) } }
    configuration.excludedOperationPatterns += excludedOperations.map { OperationPattern($0) }
    if !tags.isEmpty { configuration.tags = tags }
    if !checks.isEmpty { configuration.checks = Set(checks) }
    configuration.skippedChecks.formUnion(skippedChecks)
    configuration.parameters += parameters
    if let seed { configuration.seed = seed }
    if let depth { configuration.depth = depth }
  }
}
