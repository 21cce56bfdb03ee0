import JSON
import JSONSchema

/// What a refusal says in its content.
struct Problem {
  let status: Int
  let refusal: Refusal

  /// Problem details (RFC 9457 §3.1).
  var value: JSONValue {
    var object: JSONObject = [
      "type": "about:blank", "title": .string(JSONString(Self.title(status))), "status": .number(JSONNumber(status)),
      "detail": .string(JSONString(refusal.detail)),
    ]
    if !refusal.violations.isEmpty {
      object["errors"] = .array(
        refusal.violations.prefix(20).map { violation in
          [
            "pointer": .string(JSONString(violation.instance.description)),
            "detail": .string(JSONString(violation.message)),
          ]
        })
    }
    return .object(object)
  }

  /// The same as the document's own error: problem details where they are valid, else what can be said in `template`.
  func value(_ schema: Schema, template: JSONValue) -> JSONValue {
    if let shape = ObjectShape(schema), case .object(var object) = template {
      if shape["detail"] != nil || shape["title"] != nil, schema.isValid(value, direction: .response) { return value }
      for member in shape.members {
        let said: JSONValue? =
          switch IdentityRule.folded(member.name.text) {
          case "message", "detail", "error", "description", "msg", "errormessage": .string(JSONString(refusal.detail))
          case "status", "code", "statuscode", "errorcode": .number(JSONNumber(status))
          case "title": .string(JSONString(Self.title(status)))
          default: nil
          }
        if let said, member.schema.isValid(said) { object[member.name] = said }
      }
      return schema.isValid(.object(object), direction: .response) ? .object(object) : template
    }
    if schema.isValid(value, direction: .response) { return value }
    let detail = JSONValue.string(JSONString(refusal.detail))
    return schema.isValid(detail) ? detail : template
  }

  /// The reason phrase of a status (RFC 9110 §15).
  static func title(_ status: Int) -> String {
    switch status {
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 422: "Unprocessable Content"
    case 428: "Precondition Required"
    case 500: "Internal Server Error"
    default: "Error \(status)"
    }
  }
}
