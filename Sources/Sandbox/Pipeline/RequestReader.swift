import JSON
import JSONSchema
import MediaTypes
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
      let value = exchange.value(of: planned) ?? .string(JSONString(text))
      if !schema.isValid(value) || (value.number.map { String($0.int ?? 0) != text && $0.isInteger } ?? false) {
        throw Refusal(
          statuses: [404, 400, 422],
          detail: "\"\(planned.parameter.name)\" cannot be \"\(text)\": there is no such record.")
      }
    }
  }

  /// Refuses query parameters and header fields that are missing or invalid.
  func checkParameters() throws(Refusal) {
    if hooks.ignoresParameters { return }
    for planned in plan.queryParameters { try check(planned, kind: "query parameter") }
    for planned in plan.cookieParameters { try check(planned, kind: "cookie") }
    let reserved = ["accept", "content-type", "authorization"]
    for planned in plan.headerParameters where !reserved.contains(planned.parameter.name.lowercased()) {
      try check(planned, kind: "header field")
    }
  }

  private func check(_ planned: OperationPlan.PlannedParameter, kind: String) throws(Refusal) {
    let name = planned.parameter.name
    guard let value = exchange.value(of: planned) else {
      if exchange.has(planned) {
        throw Refusal(statuses: [400, 422], detail: "The \(kind) \"\(name)\" cannot be read.")
      }
      guard planned.parameter.required else { return }
      throw Refusal(statuses: [400, 422], detail: "The \(kind) \"\(name)\" is missing.")
    }
    guard let schema = planned.schema, !(planned.parameter.allowsEmptyValue && exchange.isEmpty(planned)) else {
      return
    }
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
    let essence = exchange.contentEssence
    guard let planned = plan.content(named: essence) ?? hooks.mediaType?(exchange) else {
      let known = plan.content.map(\.essence).joined(separator: ", ")
      throw Refusal(statuses: [415, 400, 422], detail: "The content must be \(known).")
    }
    return try validated(try decoded(planned, essence: essence), planned)
  }

  private func decoded(_ planned: OperationPlan.PlannedContent, essence: String) throws(Refusal) -> JSONValue {
    let isJSON = planned.mediaType.isJSON || essence.hasSuffix("/json") || essence.hasSuffix("+json")
    guard isJSON else {
      guard let codec = planned.codec(essence) else {
        return .string(JSONString(String(decoding: exchange.request.body, as: UTF8.self)))
      }
      do throws(MalformedContent) {
        return try exchange.content(by: codec)
      } catch {
        throw Refusal(statuses: [400, 422], detail: "The content is no \(codec.formatName): \(error).")
      }
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

  private func validated(_ received: JSONValue, _ planned: OperationPlan.PlannedContent) throws -> Content {
    let sent = plan.contentShape.map { RecordAssembly.withoutReadOnly(received, $0) } ?? received
    var content = Content(received: received, sent: sent)
    if let envelope = plan.envelope {
      let nothing = JSONValue.object(JSONObject())
      content = Content(received: received[envelope] ?? nothing, sent: sent[envelope] ?? nothing)
    }
    guard let schema = planned.schema else { return content }
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
