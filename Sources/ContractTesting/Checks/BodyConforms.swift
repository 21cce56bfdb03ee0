import Documents
import JSON
import JSONSchema
import OpenAPI

/// `body-conforms`: the answer's body is valid against the schema that the document has for its status and media type,
/// and has no writeOnly property (OpenAPI §4.8.14, 3.0.3 §4.7.24.2, 2020-12 validation §9.4). A `format` is a hint in
/// both dialects (2020-12 validation §7), so a value that breaks one is a warning.
struct BodyConforms: ResponseCheck {
  static let id = "body-conforms"
  let reasonNotTested = "no JSON answer with a schema came"

  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement {
    guard let status = exchange.status, let body = exchange.json,
      let media = exchange.documentedMediaType, let schema = context.schemas.schema(of: media)
    else { return .silent }
    // What a wrong request left in the record, or has echoed, is told by the check that the request was sent for.
    if occasion == .readingAfterFault || occasion.isProvocation && exchange.isSuccess { return .silent }
    let operation = exchange.operation.name
    var findings: [CheckFinding] = []
    let examination = schema.examine(body, direction: .response)
    for violation in examination.violations {
      let place = violation.instance.withoutIndices
      findings.append(
        CheckFinding(
          check: id, verdict: violation.keyword == "format" ? .warn : .fail, subject: "\(operation) \(status)",
          cause: "\(violation.keyword) \(place)",
          message: "The \(status) answer of \(operation) breaks its schema: "
            + "\(place.isRoot ? "it" : place.description) \(violation.message)",
          place: violation.place, actual: body[violation.instance], exchanges: [exchange]))
    }
    for undecided in examination.undecided where undecided.reason == .limit {
      findings.append(
        CheckFinding(
          check: id, verdict: .warn, subject: "\(operation) \(status)", cause: "undecided at \(undecided.place)",
          message:
            "The \(status) answer of \(operation) could not be checked in full: a part of it \(undecided.message).",
          place: undecided.place, exchanges: [exchange]))
    }
    for pointer in writeOnly(in: body, schema) {
      findings.append(
        CheckFinding(
          check: id, verdict: .fail, subject: "\(operation) \(status)", cause: "writeOnly \(pointer)",
          message: "The \(status) answer of \(operation) shows \(pointer), which the document calls writeOnly.",
          place: context.place(of: pointer), exchanges: [exchange]))
    }
    return Judgement(findings)
  }

  private func writeOnly(in body: JSONValue, _ schema: Schema) -> [JSONPointer] {
    PropertyTable(schema).all.filter { $0.isWriteOnly && body[$0.pointer].map { !$0.isNull } ?? false }.map(\.pointer)
  }
}

extension Exchange {
  /// The Media Type Object that the document has for the answer.
  var documentedMediaType: MediaType? {
    guard let status, let mediaType, let response = operation.response(for: status) else { return nil }
    return response.content.first { $0.essence == mediaType }
      ?? response.content.first { MediaTypeName.range($0.essence, covers: mediaType) }
  }
}
