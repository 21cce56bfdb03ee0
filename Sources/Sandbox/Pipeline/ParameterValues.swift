import JSON
import MediaTypes
import OpenAPI

/// The values of a request's parameters.
extension Exchange {
  /// The value of a parameter; `nil` when it is not there, or not written in its style.
  func value(of planned: OperationPlan.PlannedParameter) -> JSONValue? {
    let parameter = planned.parameter
    switch parameter.location {
    case .path:
      return encodedPathValues[parameter.name].flatMap { planned.reader.value(inPath: $0) }
    case .query, .querystring:
      let others = plan.queryParameters.map(\.parameter.name).filter { $0 != parameter.name }
      return planned.reader.value(inQuery: request.query, others: Set(others))
    case .header:
      return request.field(parameter.name.lowercased()).flatMap { planned.reader.value(inHeader: $0) }
    case .cookie:
      return planned.reader.value(inCookies: cookies)
    }
  }

  /// Whether there is something of that parameter's name.
  func has(_ planned: OperationPlan.PlannedParameter) -> Bool { !texts(planned).isEmpty }

  /// Whether the parameter is there without a value.
  func isEmpty(_ planned: OperationPlan.PlannedParameter) -> Bool { texts(planned).contains("") }

  private func texts(_ planned: OperationPlan.PlannedParameter) -> [String] {
    let name = planned.parameter.name
    switch planned.parameter.location {
    case .path: return [encodedPathValues[name]].compactMap { $0 }
    case .query: return request.queryValues(name)
    case .querystring: return request.query.map(\.value)
    case .header: return [request.field(name.lowercased())].compactMap { $0 }
    case .cookie: return cookies.filter { $0.name == name }.map(\.value)
    }
  }

  private var cookies: [FormPair] { FormPair.cookies(request.field("cookie") ?? "") }
}
