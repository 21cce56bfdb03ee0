import Generation
import JSON
import MediaTypes
import OpenAPI

/// A query, header or cookie parameter of an update that is missing or has a value that the document rules out.
struct ParameterFault: Sendable {
  let parameter: Parameter
  /// What is sent; `nil`: nothing.
  let value: JSONValue?
  /// The keyword that is broken.
  let keyword: String
  /// `the query parameter "limit": a text instead of an integer`, for messages.
  let description: String

  /// The most faults of one parameter.
  private static let limit = 3
  /// Header fields that a parameter cannot describe (OpenAPI §4.8.12.1).
  private static let reserved: Set<String> = ["accept", "content-type", "authorization"]

  /// The faults to send.
  ///
  /// - Parameters:
  ///   - parameters: the parameters that have a right value, or that need none.
  ///   - values: the right values; of the others one is generated.
  static func all(
    of parameters: [Parameter], values: [(parameter: Parameter, value: JSONValue)], schemas: CompiledSchemas,
    seed: UInt64
  ) -> [ParameterFault] {
    parameters.filter { parameter in
      parameter.location != .path && !parameter.isPrecondition
        && !(parameter.location == .header && reserved.contains(parameter.name.lowercased()))
    }.flatMap { parameter in
      let known = values.first { $0.parameter.name == parameter.name && $0.parameter.location == parameter.location }
      return missing(parameter) + wrong(parameter, known?.value, schemas, seed)
    }
  }

  private static func missing(_ parameter: Parameter) -> [ParameterFault] {
    guard parameter.required else { return [] }
    return [
      ParameterFault(
        parameter: parameter, value: nil, keyword: "required",
        description: "an update without the required \(parameter.title)")
    ]
  }

  /// Values that break the schema and that arrive as what they are, one for a keyword.
  private static func wrong(
    _ parameter: Parameter, _ known: JSONValue?, _ schemas: CompiledSchemas, _ seed: UInt64
  ) -> [ParameterFault] {
    guard let schema = schemas.schema(parameter.schema) else { return [] }
    let generator = PayloadGenerator(schema: schema, seed: seed, direction: .request)
    guard let value = known ?? (try? generator.baseline(.full, salt: 1).get()) else { return [] }
    var keywords: Set<String> = []
    let faults = generator.negatives(from: value, salt: 2).compactMap { variation -> ParameterFault? in
      let wrong = variation.applied(to: value)
      guard !keywords.contains(variation.keyword), !wrong.isNull, !schema.isValid(wrong, direction: .request),
        StyledParameter.expresses(wrong, parameter, schema), isSendable(wrong, as: parameter)
      else { return nil }
      keywords.insert(variation.keyword)
      let place = variation.pointer.isRoot ? "" : " \(variation.pointer)"
      return ParameterFault(
        parameter: parameter, value: wrong, keyword: variation.keyword,
        description: "the \(parameter.title)\(place): \(variation.description)")
    }
    return Array(faults.prefix(limit))
  }

  /// Whether a header field can hold the value: printable ASCII, and something (RFC 9110 §5.5).
  private static func isSendable(_ value: JSONValue, as parameter: Parameter) -> Bool {
    let serializer = ParameterSerializer(parameter)
    let text: String? =
      switch parameter.location {
      case .header: serializer.serializedHeader(value)
      case .cookie: serializer.serializedCookies(value).joined(separator: "; ")
      case .query, .querystring, .path: "sent"
      }
    return text.map { !$0.isEmpty && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } } ?? false
  }
}

extension Parameter {
  /// `query parameter "limit"`, for messages.
  var title: String {
    switch location {
    case .path: "path parameter \"\(name)\""
    case .query: "query parameter \"\(name)\""
    case .header: "header field \"\(name)\""
    case .cookie: "cookie \"\(name)\""
    case .querystring: "query \"\(name)\""
    }
  }
}
