import Documents
import Generation
import HTTPExchange
import OpenAPI

/// What a journal leaves out of its requests: the user gives it again.
struct JournalCredentials: Sendable {
  let configuration: RunConfiguration

  /// The request to send for one of a journal.
  func request(_ kept: JournalRequest, body: [UInt8]? = nil, extra: [HTTPField] = []) -> HTTPRequest {
    var request = HTTPRequest(
      method: kept.method, target: kept.target,
      fields: kept.fields + extra + configuration.headers.map { HTTPField($0.name, $0.value) }
        + configuration.credentials.authorizationFields(),
      body: body ?? kept.body.map { Array($0.serialized().utf8) })
    guard let key = configuration.credentials.apiKey, let place = kept.apiKey else { return request }
    switch place.location {
    case .query:
      let pair = "\(PercentEncoding.encode(place.name))=\(PercentEncoding.encode(key))"
      request.target += (request.target.contains("?") ? "&" : "?") + pair
    case .cookie: request.fields.append(HTTPField("Cookie", "\(place.name)=\(key)"))
    case .header, .path, .querystring: request.fields.append(HTTPField(place.name, key))
    }
    return request
  }
}

extension Credentials {
  /// The `Authorization` fields (RFC 6750 §2.1, RFC 7617 §2); `change` alters the secrets in them.
  func authorizationFields(_ change: (String) -> String = { $0 }) -> [HTTPField] {
    var fields: [HTTPField] = []
    if let bearer { fields.append(HTTPField("Authorization", "Bearer " + change(bearer))) }
    if let basic { fields.append(HTTPField("Authorization", "Basic " + Base64.encode(Array(change(basic).utf8)))) }
    return fields
  }
}

extension RunConfiguration {
  /// The options that a journal leaves out, by name, without their values.
  var optionsLeftOut: [String] {
    var options: [String] = []
    if credentials.bearer != nil { options.append("--auth-bearer") }
    if credentials.basic != nil { options.append("--auth-basic") }
    if credentials.apiKey != nil { options.append("--auth-api-key") }
    return options + headers.map { "--header '\($0.name): ...'" }
  }
}
