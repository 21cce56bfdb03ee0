import JSON
import JSONSchema
import HTTPExchange

/// `headers-conform`: required response headers are there, and those with a schema are valid (OpenAPI §4.8.21).
struct HeadersConform: ResponseCheck {
  static let id = "headers-conform"
  let reasonNotTested = "the document describes no headers for the answers that came"

  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement {
    guard let response = exchange.response, let documented = exchange.operation.response(for: response.status) else {
      return .silent
    }
    let headers = documented.headers.filter { $0.name.lowercased() != "content-type" }
    guard !headers.isEmpty else { return .silent }
    var findings: [CheckFinding] = []
    for header in headers {
      let value = response.fields.first(named: header.name)
      let problem: (cause: String, text: String)?
      if let value {
        problem = violation(of: value, context.schemas.schema(header.schema)).map {
          ("value", "is \"\(value)\": it \($0)")
        }
      } else {
        problem = header.required ? ("missing", "is missing, though the document says that it is required.") : nil
      }
      guard let problem else { continue }
      findings.append(
        CheckFinding(
          check: id, verdict: .fail, subject: "\(exchange.operation.name) \(response.status) \(header.name)",
          cause: problem.cause,
          message:
            "The header \(header.name) of the \(response.status) answer of \(exchange.operation.name) \(problem.text)",
          place: header.place, exchanges: [exchange]))
    }
    return Judgement(findings)
  }

  /// What is wrong with a simple value; a header is text, so it is read as the type that the schema asks for.
  private func violation(of text: String, _ schema: Schema?) -> String? {
    guard let schema, let types = schema.resolvedTypes, types.isDisjoint(with: [.array, .object]) else { return nil }
    var candidates: [JSONValue] = [.string(JSONString(text))]
    if let number = JSONNumber(literal: text) { candidates.append(.number(number)) }
    if text == "true" || text == "false" { candidates.append(.bool(text == "true")) }
    if candidates.contains(where: { schema.isValid($0, direction: .response) }) { return nil }
    return schema.validate(candidates.last ?? .null, direction: .response).first?.message
  }
}
