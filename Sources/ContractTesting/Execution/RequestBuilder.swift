import Documents
import HTTPExchange
import JSON
import OpenAPI

/// Which record a path names: a value for each placeholder.
typealias PathValues = [String: JSONValue]

/// Makes requests out of an operation and the values for its parameters.
struct RequestBuilder: Sendable {
  /// Which credentials a request carries.
  enum Access: Sendable {
    /// The user's.
    case granted
    /// None at all.
    case anonymous
    /// The user's, with a value that cannot be right.
    case corrupted
  }

  let configuration: RunConfiguration
  /// The path of the target, which takes the place of the documented base path; `nil` when the target has none.
  let basePath: String?
  let securitySchemes: [String: SecurityScheme]

  /// A request to `operation`.
  ///
  /// - Parameters:
  ///   - path: the values of the placeholders, by the operation's own names.
  ///   - others: the values of query, header and cookie parameters.
  ///   - body: the content and its media type.
  ///   - extra: header fields to add, such as `If-Match`.
  func request(
    _ operation: Operation, path: PathValues, others: [(parameter: Parameter, value: JSONValue)] = [],
    body: (bytes: [UInt8], mediaType: String?)? = nil, access: Access = .granted, extra: [HTTPField] = []
  ) -> HTTPRequest {
    request(
      operation, encodedPath: encodedPath(path, operation), others: others, body: body, access: access, extra: extra)
  }

  /// The values of placeholders as they stand in the path, percent-encoded.
  func encodedPath(_ path: PathValues, _ operation: Operation) -> [String: String] {
    path.reduce(into: [:]) { encoded, entry in
      let parameter = operation.parameters.first { $0.location == .path && $0.name == entry.key }
      encoded[entry.key] =
        parameter.map { ParameterSerializer($0).serializedPath(entry.value) }
        ?? PercentEncoding.encode(entry.value.plainText?.text ?? entry.value.serialized())
    }
  }

  /// The same with placeholders' values that are percent-encoded already, sent as they are.
  func request(
    _ operation: Operation, encodedPath: [String: String], others: [(parameter: Parameter, value: JSONValue)],
    body: (bytes: [UInt8], mediaType: String?)?, access: Access = .granted, extra: [HTTPField] = []
  ) -> HTTPRequest {
    var query = others.filter { [.query, .querystring].contains($0.parameter.location) }.flatMap {
      ParameterSerializer($0.parameter).serializedQuery($0.value)
    }
    var fields: [HTTPField] = [HTTPField("Accept", accept(of: operation))]
    for (parameter, value) in others where parameter.location == .header {
      guard let text = ParameterSerializer(parameter).serializedHeader(value) else { continue }
      fields.append(HTTPField(parameter.name, text))
    }
    var cookies = others.filter { $0.parameter.location == .cookie }.flatMap {
      ParameterSerializer($0.parameter).serializedCookies($0.value)
    }
    if let mediaType = body?.mediaType { fields.append(HTTPField("Content-Type", mediaType)) }
    fields += extra
    authorize(operation, access: access, fields: &fields, query: &query, cookies: &cookies)
    if !cookies.isEmpty { fields.append(HTTPField("Cookie", cookies.joined(separator: "; "))) }
    let target = (basePath ?? operation.basePath ?? "") + operation.path.expanded(encodedPath)
    return HTTPRequest(
      method: operation.method, target: query.isEmpty ? target : target + "?" + query.joined(separator: "&"),
      fields: fields, body: body?.bytes)
  }

  /// The names of header fields and query parameters that carry credentials.
  var secretNames: Set<String> {
    var names: Set<String> = ["authorization", "cookie", "proxy-authorization"]
    if configuration.credentials.apiKey != nil { names.insert("x-api-key") }
    for scheme in securitySchemes.values {
      if let place = scheme.apiKeyPlace { names.insert(place.name.lowercased()) }
    }
    for header in configuration.headers where Self.soundsSecret(header.name) { names.insert(header.name.lowercased()) }
    return names
  }

  /// Whether the user gave credentials of any kind.
  var hasCredentials: Bool {
    let given = configuration.credentials
    return given.bearer != nil || given.basic != nil || given.apiKey != nil
      || configuration.headers.contains { secretNames.contains($0.name.lowercased()) }
  }

  private static func soundsSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["token", "secret", "key", "auth", "session", "password", "credential"].contains { name.contains($0) }
  }

  private func accept(of operation: Operation) -> String {
    let names = operation.responses.flatMap(\.content).map(\.essence)
    let json = names.filter(MediaTypeName.isJSON)
    // Where no success is JSON, what it is comes first.
    let successes = operation.responses.filter(\.isSuccess).flatMap(\.content).map(\.essence)
    let others = successes.contains { MediaTypeName.isJSON($0) || $0.contains("*") } ? [] : successes
    var accepted: [String] = []
    for name in others + (json.isEmpty && others.isEmpty ? ["application/json"] : json) where !accepted.contains(name) {
      accepted.append(name)
    }
    return (accepted + ["*/*;q=0.1"]).joined(separator: ", ")
  }

  private func authorize(
    _ operation: Operation, access: Access, fields: inout [HTTPField], query: inout [String], cookies: inout [String]
  ) {
    for (name, value) in configuration.headers {
      let isSecret = secretNames.contains(name.lowercased())
      switch access {
      case .granted: fields.append(HTTPField(name, value))
      case .anonymous: if !isSecret { fields.append(HTTPField(name, value)) }
      case .corrupted: fields.append(HTTPField(name, isSecret ? Self.corrupted(value) : value))
      }
    }
    guard access != .anonymous else { return }
    func spoil(_ secret: String) -> String { access == .corrupted ? Self.corrupted(secret) : secret }
    fields += configuration.credentials.authorizationFields(spoil)
    if let key = configuration.credentials.apiKey { addKey(spoil(key), operation, &fields, &query, &cookies) }
  }

  private func addKey(
    _ key: String, _ operation: Operation, _ fields: inout [HTTPField], _ query: inout [String],
    _ cookies: inout [String]
  ) {
    let place = keyPlace(for: operation)
    switch place.location {
    case .query: query.append("\(PercentEncoding.encode(place.name))=\(PercentEncoding.encode(key))")
    case .cookie: cookies.append("\(place.name)=\(key)")
    case .header, .path, .querystring: fields.append(HTTPField(place.name, key))
    }
  }

  private func keyPlace(for operation: Operation) -> (name: String, location: Parameter.Location) {
    let wanted = operation.security.flatMap(\.schemes).compactMap { securitySchemes[$0] }
    let schemes = wanted.isEmpty ? Array(securitySchemes.values) : wanted
    return schemes.compactMap(\.apiKeyPlace).min { $0.name < $1.name } ?? ("X-API-Key", .header)
  }

  /// Where the user's API key goes in requests to `operation`; `nil` when there is none.
  func apiKeyPlace(for operation: Operation) -> APIKeyPlace? {
    guard configuration.credentials.apiKey != nil else { return nil }
    let place = keyPlace(for: operation)
    return APIKeyPlace(name: place.name, location: place.location)
  }

  /// The names of header fields, in lower case, that are written down nowhere.
  var namesLeftOut: Set<String> {
    secretNames.union(configuration.headers.map { $0.name.lowercased() })
  }

  /// The same length and alphabet, another value: the last letters and digits of each run are turned round.
  private static func corrupted(_ secret: String) -> String {
    let scheme = secret.prefix { $0 != " " }
    let head = scheme.count < secret.count ? String(scheme) + " " : ""
    let turned = secret.dropFirst(head.count).map { character -> Character in
      switch character {
      case "0"..."8": Character(UnicodeScalar((character.asciiValue ?? 48) + 1))
      case "9": "0"
      case "a"..."y", "A"..."Y": Character(UnicodeScalar((character.asciiValue ?? 97) + 1))
      case "z": "a"
      case "Z": "A"
      default: character
      }
    }
    return head + String(turned)
  }
}

extension SecurityScheme {
  /// Where an API key is sent; `nil` for another kind of scheme.
  fileprivate var apiKeyPlace: (name: String, location: Parameter.Location)? {
    if case .apiKey(let name, let location) = kind { (name, location) } else { nil }
  }
}
