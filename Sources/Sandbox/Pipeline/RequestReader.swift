import JSON
import JSONSchema
import OpenAPI

/// The content of a request, validated.
struct Content: Sendable {
  /// The value as it came; `nil` when nothing came.
  var received: JSONValue?
  /// The value without the members that clients cannot write.
  var sent: JSONValue?
  /// Whether the content is what the document allows; a fault may let other content pass.
  var isValid = true
  /// What a fault lets pass: the content is refused, but its effect is not undone.
  var refusedAfterwards: Refusal?
}

/// Checks a request against its operation.
struct RequestReader {
  let exchange: Exchange
  let hooks: FaultHooks

  private var plan: OperationPlan { exchange.plan }

  /// Refuses a path whose values the document does not allow: nothing can be there.
  func checkPath() throws(Refusal) {
    for planned in plan.pathParameters {
      guard let text = exchange.pathValues[planned.parameter.name], let schema = planned.schema else { continue }
      let value = TextValue.value([text], planned) ?? .string(JSONString(text))
      if !schema.isValid(value) || (value.number.map { String($0.int ?? 0) != text && $0.isInteger } ?? false) {
        throw Refusal(
          statuses: [404, 400, 422],
          detail: "\"\(planned.parameter.name)\" cannot be \"\(text)\": there is no such record.")
      }
    }
  }

  /// Refuses query parameters and header fields that are missing or invalid.
  func checkParameters() throws(Refusal) {
    for planned in plan.queryParameters {
      try check(planned, texts: exchange.request.queryValues(planned.parameter.name), kind: "query parameter")
    }
    let reserved = ["accept", "content-type", "authorization"]
    for planned in plan.headerParameters where !reserved.contains(planned.parameter.name.lowercased()) {
      let text = exchange.request.field(planned.parameter.name.lowercased())
      try check(planned, texts: text.map { [$0] } ?? [], kind: "header field")
    }
  }

  private func check(_ planned: OperationPlan.PlannedParameter, texts: [String], kind: String) throws(Refusal) {
    let name = planned.parameter.name
    guard !texts.isEmpty else {
      let isObject = planned.traits?.isObject == true
      guard planned.parameter.required, !isObject else { return }
      throw Refusal(statuses: [400, 422], detail: "The \(kind) \"\(name)\" is missing.")
    }
    guard let schema = planned.schema, let value = TextValue.value(texts, planned) else { return }
    let violations = schema.validate(value)
    guard violations.isEmpty else {
      throw Refusal(
        statuses: [400, 422], detail: "The \(kind) \"\(name)\" is invalid: \(violations[0].message)")
    }
  }

  /// The content, refused unless its media type and its value are what the document says.
  func content() throws -> Content {
    guard plan.operation.requestBody != nil else { return Content() }
    if exchange.request.isTooLarge { throw Refusal(statuses: [413], detail: "The content is larger than 10 MB.") }
    try hooks.decode?(exchange)
    guard !exchange.request.body.isEmpty else {
      guard plan.operation.requestBody?.required == true else { return Content() }
      throw Refusal(statuses: [400, 422], detail: "The content is missing.")
    }
    let type = exchange.request.field("content-type")?.prefix { $0 != ";" }
    let essence = type.map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() } ?? ""
    guard let planned = content(of: essence) ?? hooks.mediaType?(exchange) else {
      let known = plan.content.map(\.essence).joined(separator: ", ")
      throw Refusal(statuses: [415, 400, 422], detail: "The content must be \(known).")
    }
    return try validated(try decoded(planned, essence: essence), planned.schema)
  }

  private func content(of essence: String) -> OperationPlan.PlannedContent? {
    let range = essence.prefix { $0 != "/" } + "/*"
    return plan.content.first { $0.essence == essence } ?? plan.content.first { $0.essence == range }
      ?? plan.content.first { $0.essence == "*/*" && !essence.isEmpty }
  }

  private func decoded(_ planned: OperationPlan.PlannedContent, essence: String) throws(Refusal) -> JSONValue {
    let isJSON = planned.mediaType.isJSON || essence.hasSuffix("/json") || essence.hasSuffix("+json")
    guard isJSON else {
      let text = String(decoding: exchange.request.body, as: UTF8.self)
      if essence == "application/x-www-form-urlencoded" {
        return TextValue.form(QueryText.pairs(text), planned.schema.flatMap { ObjectShape($0) })
      }
      return .string(JSONString(text))
    }
    let parsed: JSONParsed
    do throws(JSONError) {
      parsed = try JSONParser.parse(exchange.request.body)
    } catch {
      throw Refusal(
        statuses: [400, 422],
        detail: "The content is no JSON: line \(error.line), column \(error.column): \(error.message)")
    }
    if let repeated = parsed.duplicateKeys.first {
      throw Refusal(statuses: [400, 422], detail: "The key \(repeated) stands twice in the content.")
    }
    return parsed.value
  }

  private func validated(_ received: JSONValue, _ schema: Schema?) throws -> Content {
    let sent = plan.contentShape.map { RecordAssembly.withoutReadOnly(received, $0) } ?? received
    var content = Content(received: received, sent: sent)
    if let envelope = plan.envelope {
      let nothing = JSONValue.object(JSONObject())
      content = Content(received: received[envelope] ?? nothing, sent: sent[envelope] ?? nothing)
    }
    guard let schema, !plan.content.allSatisfy({ $0.essence.hasPrefix("multipart/") }) else { return content }
    var violations: [Violation] = []
    if !isPatch { violations = schema.validate(sent, direction: .request) }
    let isValid = try hooks.validate?(violations, sent, exchange) ?? violations.isEmpty
    content.isValid = violations.isEmpty
    if isValid { return content }
    let refusal = Refusal(statuses: [422, 400], detail: "The content breaks the schema.", violations: violations)
    guard hooks.appliesRefused else { throw refusal }
    content.refusedAfterwards = refusal
    return content
  }

  /// A merge patch or JSON patch is no record: the record that it makes is what has to be valid.
  private var isPatch: Bool {
    let type = exchange.request.field("content-type") ?? ""
    return type.hasPrefix("application/json-patch+json")
  }
}
