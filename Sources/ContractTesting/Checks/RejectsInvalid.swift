import Documents
import Generation
import JSON

/// `rejects-invalid`: a payload, path or parameter that the document rules out is not accepted.
///
/// A parameter that need not be sent may be ignored, right or wrong: that is a warning.
/// A server that takes the invalid value for the right one (`"1"` for `1`), or that ignores a property which the
/// document does not have, is warned about; storing or silently dropping anything else is a failure.
struct RejectsInvalid: UpdateCheck {
  static let id = "rejects-invalid"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.update.status != nil else { return .silent }
    switch observation.kind {
    case .invalid(let variation): return judge(variation, observation, context)
    case .invalidBody(let fault):
      guard fault.kind.isRuledOut else { return .silent }
      return judge(
        observation, context, subject: "body", cause: fault.kind.rawValue, text: fault.description,
        place: context.bodyPlace)
    case .invalidPath(let fault):
      let parameter = context.resource.identity
      return judge(
        observation, context, subject: parameter.map { "path \($0.name)" } ?? "path", cause: fault.description,
        text: "\(fault.description) in the path", place: parameter?.place ?? context.resource.update.place)
    case .invalidParameter(let fault):
      return judge(
        observation, context, subject: "\(fault.parameter.location) \(fault.parameter.name)", cause: fault.keyword,
        text: fault.description, place: fault.parameter.place, verdict: fault.parameter.required ? .fail : .warn)
    default: return .silent
    }
  }

  /// Whether both cases pass through one hole: a path or parameter that is not looked at, or a body that is not parsed.
  static func isSameHole(_ left: CheckFinding, _ right: CheckFinding) -> Bool {
    guard left.subject == right.subject else { return false }
    let unparsed = [BodyFault.Kind.malformed, .truncated, .invalidUTF8].map(\.rawValue)
    let isParameter = ["path", "query ", "header ", "cookie "].contains { left.subject.hasPrefix($0) }
    return isParameter
      || left.subject == "body" && unparsed.contains(left.cause)
        && unparsed.contains(right.cause)
  }

  func reasonNotTested(_ context: CheckContext) -> String { "no payload can be made that the document rules out" }

  private func judge(
    _ observation: Observation, _ context: CheckContext, subject: String, cause: String, text: String, place: Place,
    verdict: Verdict = .fail
  ) -> Judgement {
    guard observation.update.isSuccess, let status = observation.update.status else { return .passed }
    return .found([
      CheckFinding(
        check: id, verdict: verdict, subject: subject, cause: cause,
        message: "The document rules out \(text). The server answered \(status).", place: place, expected: "4xx",
        actual: .number(JSONNumber(status)), exchanges: observation.exchanges)
    ])
  }

  private func judge(_ variation: Variation, _ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.update.isSuccess, let status = observation.update.status else { return .passed }
    let stored = observation.state?.value[variation.pointer]
    let before = observation.before?.value[variation.pointer]
    let fate = fate(of: variation, stored: stored, before: before, observation, context)
    let subject = variation.pointer.isRoot ? "body" : variation.pointer.description
    return .found([
      CheckFinding(
        check: id, verdict: fate.verdict, subject: subject, cause: variation.keyword,
        message:
          "The document rules out \(subject): \(variation.description). The server answered \(status)\(fate.text)",
        place: variation.place, expected: "4xx", actual: stored ?? .number(JSONNumber(status)),
        exchanges: observation.exchanges)
    ])
  }

  private func fate(
    of variation: Variation, stored: JSONValue?, before: JSONValue?, _ observation: Observation,
    _ context: CheckContext
  ) -> (verdict: Verdict, text: String) {
    guard case .set(let sent) = variation.change else { return (.fail, ".") }
    let isExtra = ["additionalProperties", "unevaluatedProperties"].contains(variation.keyword)
    guard observation.state != nil else { return (isExtra ? .warn : .fail, ".") }
    guard let stored else { return (isExtra ? .warn : .fail, " and ignored it.") }
    if stored == sent { return (.fail, " and stored it.") }
    let plain = stored.object == nil ? stored : RecordIdentity.value(in: stored, names: ["id", "pk", "uuid"]) ?? stored
    let isReading = variation.keyword == "type" && plain.isScalar
    if isReading, Self.isCoercion(from: sent, to: plain) || stored != before && context.allows(stored, variation) {
      return (.warn, " and stored \(stored.shortened), the value that it reads in it.")
    }
    if stored == before { return (.fail, " and kept the old value.") }
    return (.fail, " and stored \(stored.shortened).")
  }

  /// Whether `stored` is what a lenient reader takes `sent` for.
  private static func isCoercion(from sent: JSONValue, to stored: JSONValue) -> Bool {
    switch (sent, stored) {
    case (.string(let text), .number(let number)): JSONNumber(literal: text.text) == number
    case (.number(let sent), .number(let stored)):
      sent.rounded(toMultipleOf: JSONNumber(1), up: false) == stored
        || sent.rounded(toMultipleOf: JSONNumber(1), up: true) == stored
    case (.number(let number), .string(let text)):
      JSONNumber(literal: text.text) == number || number.literal == text.text
    case (.string(let text), .bool(let flag)): ["\(flag)", flag ? "1" : "0"].contains(text.text.lowercased())
    case (.bool(let flag), .string(let text)): "\(flag)" == text.text.lowercased()
    case (.number(let number), .bool(let flag)): number == JSONNumber(flag ? 1 : 0)
    case (.bool(let flag), .number(let number)): number == JSONNumber(flag ? 1 : 0)
    default: false
    }
  }
}

extension CheckContext {
  /// Whether the value would have been valid where the difference is.
  fileprivate func allows(_ value: JSONValue, _ variation: Variation) -> Bool {
    guard let types = properties[variation.pointer]?.types else { return false }
    return switch value {
    case .null: types.contains(.null)
    case .bool: types.contains(.boolean)
    case .number(let number): types.contains(.number) || types.contains(.integer) && number.isInteger
    case .string: types.contains(.string)
    case .array: types.contains(.array)
    case .object: types.contains(.object)
    }
  }
}

extension JSONValue {
  /// Whether it is neither an array nor an object.
  fileprivate var isScalar: Bool { array == nil && object == nil }

  /// The value as text for a sentence, cut after 60 characters.
  var shortened: String {
    let text = serialized()
    return text.count <= 60 ? text : text.prefix(57) + "..."
  }
}
