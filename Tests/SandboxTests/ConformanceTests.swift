import Documents
import Foundation
import Generation
import JSON
import JSONSchema
import MediaTypes
import OpenAPI
import SharedCorpus
import Testing

@testable import Sandbox

@Suite("A correct sandbox conforms to its document")
struct ConformanceTests {
  /// Sends a valid request to every operation, and says what is wrong with the answers.
  static func findings(_ sandbox: Sandbox, limit: Int = .max) -> [String] {
    let walk = Walk(sandbox: sandbox)
    let order = ["POST", "GET", "PUT", "PATCH", "DELETE"]
    let plans = sandbox.service.model.operations.prefix(limit).sorted { left, right in
      (order.firstIndex(of: left.operation.method) ?? 9, left.index)
        < (order.firstIndex(of: right.operation.method) ?? 9, right.index)
    }
    return plans.flatMap(walk.findings)
  }

  @Test("The example documents", arguments: ["social-posts.yaml", "system-settings.yaml"], [true, false])
  func examples(file: String, fixtures: Bool) throws {
    let sandbox = try TestDocuments.sandbox(file, fixtures: fixtures)
    #expect(Self.findings(sandbox) == [])
  }

  @Test(
    "The documents of the shared corpus",
    .enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"),
    arguments: SharedCorpus.documents)
  func corpus(path: String) throws {
    guard let (description, store) = try? TestDocuments.loaded(path) else { return }
    let sandbox = try Sandbox(description: description, store: store)
    let findings = Self.findings(sandbox, limit: 12)
    #expect(findings.isEmpty, "\(findings.prefix(5).joined(separator: "\n"))")
  }
}

/// Requests to every operation, made from its schemas.
struct Walk {
  let sandbox: Sandbox

  func findings(_ plan: OperationPlan) -> [String] {
    let model = sandbox.service.model
    var path = model.basePath + plan.operation.path.text
    for parameter in plan.pathParameters {
      path = path.replacing("{\(parameter.parameter.name)}", with: PercentEncoding.encode(value(parameter, plan)))
    }
    var request = IncomingRequest(method: plan.operation.method, path: path, query: [], fields: [], body: [])
    for parameter in plan.queryParameters + plan.headerParameters where parameter.parameter.required {
      guard let value = Invention.value(parameter.schema, .minimal, direction: .request, number: 2) else { continue }
      let serializer = ParameterSerializer(parameter.parameter)
      if parameter.parameter.location == .query {
        request.query += FormPair.pairs(serializer.serializedQuery(value).joined(separator: "&"))
      } else if let text = serializer.serializedHeader(value) {
        request.fields.append((parameter.parameter.name.lowercased(), text))
      }
    }
    for requirement in plan.operation.security {
      for name in requirement.schemes { authorize(&request, model.securitySchemes[name]) }
    }
    if let content = plan.content.first(where: { $0.mediaType.isJSON }) ?? plan.content.first {
      let codec = content.codec(content.essence)
      request.fields.append(("content-type", codec?.contentType ?? content.essence))
      let value = Invention.value(content.schema, .full, direction: .request, number: 3) ?? .object(JSONObject())
      request.body = codec?.encode(value) ?? Array(value.serialized().utf8)
    }
    let answer = sandbox.service.respond(to: request)
    return problems(answer, plan).map {
      "\(plan.operation.name) \(answer.status): \($0)\n  \(String(decoding: answer.body.prefix(600), as: UTF8.self))"
    }
  }

  /// The key of a record that is there, where the sandbox can tell.
  private func value(_ parameter: OperationPlan.PlannedParameter, _ plan: OperationPlan) -> String {
    let invented = Invention.value(parameter.schema, .minimal, direction: .request, number: 1)
    let isInteger = parameter.traits?.types.map { $0.isDisjoint(with: [.string]) } ?? false
    return isInteger && parameter.schema?.isValid(1) == true ? "1" : TextValue.text(of: invented) ?? "1"
  }

  private func authorize(_ request: inout IncomingRequest, _ scheme: SecurityScheme?) {
    let token = SandboxOptions.defaultCredential
    switch scheme?.kind {
    case .apiKey(let name, .query): request.query += FormPair.pairs("\(name)=\(token)")
    case .apiKey(let name, .header): request.fields.append((name.lowercased(), token))
    case .bearer: request.fields.append(("authorization", "Bearer \(token)"))
    case .basic: request.fields.append(("authorization", "Basic dXNlcjpzYW5kYm94LXRva2Vu"))
    default: break
    }
  }

  private func problems(_ answer: Answer, _ plan: OperationPlan) -> [String] {
    var problems: [String] = []
    if answer.status >= 500 { problems.append("the server broke") }
    guard let response = plan.response(for: answer.status) else {
      let isUsual = (400..<500).contains(answer.status)
      let saysSuccess = plan.responses.contains { response in
        if case .exact(let status) = response.status { (200..<400).contains(status) } else { true }
      }
      return problems + (isUsual || !saysSuccess ? [] : ["the status is not documented"])
    }
    for header in response.headers where header.required {
      guard let text = answer.field(header.name) else {
        problems.append("the header field \(header.name) is missing")
        continue
      }
      let value = TextValue.value(text, header.schema.map(ValueTraits.init))
      if header.schema?.isValid(value) == false { problems.append("the header field \(header.name) is invalid") }
    }
    guard !answer.body.isEmpty, let content = response.preferred, content.mediaType.isJSON, let schema = content.schema
    else { return problems }
    guard let json = (try? JSONParser.parse(answer.body))?.value else { return problems + ["the content is no JSON"] }
    return problems + schema.validate(json, direction: .response).prefix(3).map { "\($0.instance): \($0.message)" }
  }
}
