import JSON

extension Persists {
  /// An update that names a record which does not exist may be refused, or stored; an accepted one is not emptied.
  func judge(reference pointer: JSONPointer, _ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.update.isSuccess, let status = observation.update.status, let sent = observation.sent?[pointer],
      let before = observation.before?.value, let after = observation.state?.value,
      let name = ReferenceNames.members(showing: pointer).first(where: { before[$0].map(Self.namesRecord) ?? false })
    else { return .silent }
    guard !(after[name].map(Self.namesRecord) ?? false) else { return .passed }
    return .found([
      CheckFinding(
        check: Self.id, verdict: .fail, subject: pointer.description, cause: "dangling reference",
        message: "\(pointer) names a record that does not exist. The server answered \(status), and \(name) reads back "
          + "\(after[name].map { "as \($0.serialized())" } ?? "as nothing").",
        place: context.place(of: pointer), expected: sent, actual: after[name], exchanges: observation.exchanges)
    ])
  }

  private static func namesRecord(_ value: JSONValue) -> Bool {
    !value.isNull && value.array?.isEmpty != true && value.object?.isEmpty != true && value != ""
  }
}
