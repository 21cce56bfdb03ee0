import OpenAPI

/// `status-documented`: the status of an answer is one that the document has for the operation (OpenAPI §4.8.16).
///
/// A 4xx that the document does not have is a gap of the document, and a warning; a 5xx is for `no-server-error`.
struct StatusDocumented: ResponseCheck {
  static let id = "status-documented"
  let reasonNotTested = "no answer came"

  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement {
    guard let status = exchange.status, !(500..<600).contains(status) else { return .silent }
    let operation = exchange.operation
    guard operation.response(for: status) == nil else { return .passed }
    let documented = operation.responses.map { "\($0.status)" }.joined(separator: ", ")
    return .found([
      CheckFinding(
        check: id, verdict: (400..<500).contains(status) ? .warn : .fail, subject: "\(operation.name) \(status)",
        cause: "undocumented status \(status)",
        message: "\(operation.name) answered \(status), which the document does not list"
          + (documented.isEmpty ? "." : " (it lists \(documented))."),
        place: operation.place, exchanges: [exchange])
    ])
  }
}
