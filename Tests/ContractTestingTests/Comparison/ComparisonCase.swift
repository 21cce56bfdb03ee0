import JSON
import Testing

@testable import ContractTesting

/// A value sent, the value read, and what is to be said about it.
struct ComparisonCase: Sendable, CustomTestStringConvertible {
  var sent: JSONValue
  var read: JSONValue
  var before: JSONValue?
  var traits: ValueTraits
  var reason: String

  /// The values as JSON texts.
  init(
    _ sent: String, _ read: String, _ reason: String, before: String? = nil, format: String? = nil,
    traits: ValueTraits = ValueTraits()
  ) {
    self.sent = json(sent)
    self.read = json(read)
    self.before = before.map(json)
    self.traits = traits
    if let format { self.traits.format = format }
    self.reason = reason
  }

  var testDescription: String { "\(sent.serialized()) → \(read.serialized())" }

  /// The differences of records that hold the values as their only member.
  func differences() -> [StateDifference] {
    let traits = traits
    return StateComparison { _ in traits }.differences(
      sent: ["value": sent], read: ["id": 1, "value": read, "other": true],
      before: before.map { ["value": $0] })
  }

  /// Checks that there is one difference, of that kind, with the reason and at the value.
  func expect(_ kind: StateDifference.Kind) {
    let differences = differences()
    #expect(differences.count == 1)
    #expect(differences.first?.kind == kind)
    #expect(differences.first?.reason == reason)
    #expect(differences.first?.pointer.description.hasPrefix("/value") == true)
  }
}

/// The value of a JSON text.
func json(_ text: String) -> JSONValue {
  do {
    return try JSONParser.parse(text).value
  } catch {
    Issue.record("no JSON: \(text)")
    return .null
  }
}
