import ContractTesting
import OpenAPI

/// Finds patterns that name no operation, which are slips of the user.
enum OperationNames {
  /// Checks every pattern and tag of a configuration.
  ///
  /// - Throws: a usage error that names the nearest operation.
  static func verify(_ configuration: RunConfiguration, in description: APIDescription) throws(CommandFailure) {
    let patterns =
      configuration.operationPatterns + configuration.excludedOperationPatterns
      + configuration.operationRules.map(\.pattern) + configuration.parameters.compactMap(\.operation)
    for pattern in patterns { try verify(pattern, in: description) }
    let rules = [configuration.rules] + configuration.operationRules.map(\.rules)
    for name in rules.compactMap(\.readBack) { try verify(readBack: name, in: description) }
    let tags = Set(description.operations.flatMap(\.tags))
    for tag in configuration.tags where !tags.contains(tag) {
      throw CommandFailure(
        .usage, "No operation has the tag \"\(tag)\"." + NearestWord.suggestion(for: tag, in: tags.sorted()),
        remedy: tags.isEmpty ? "" : "Tags: \(tags.sorted().joined(separator: ", ")).")
    }
  }

  private static func verify(readBack name: String, in description: APIDescription) throws(CommandFailure) {
    let pattern = OperationPattern(name)
    let reading = description.operations.filter { $0.method == "GET" }
    let isKnown = reading.contains {
      pattern.matches(operationID: $0.operationID, method: $0.method, path: $0.path.text)
    }
    if isKnown { return }
    let names = reading.compactMap(\.operationID) + reading.map(\.name)
    throw CommandFailure(
      .usage,
      "read-back: No GET operation of the document is named \"\(name)\"."
        + NearestWord.suggestion(for: name, in: names),
      remedy: "Name it by its operationId or as 'GET /path'.")
  }

  private static func verify(_ pattern: OperationPattern, in description: APIDescription) throws(CommandFailure) {
    let matching = description.operations.filter {
      pattern.matches(operationID: $0.operationID, method: $0.method, path: $0.path.text)
    }
    if matching.contains(where: { $0.method == "PUT" }) { return }
    if let other = matching.first {
      throw CommandFailure(
        .usage, "\"\(pattern)\" names \(other.name), and only PUT operations are tested.",
        remedy: "List them with contract-test plan.")
    }
    let updates = description.operations.filter { $0.method == "PUT" }
    let names = updates.compactMap(\.operationID) + updates.map(\.name)
    throw CommandFailure(
      .usage,
      "No operation of the document is named \"\(pattern)\"." + NearestWord.suggestion(for: pattern.text, in: names),
      remedy: "List them with contract-test plan.")
  }
}
