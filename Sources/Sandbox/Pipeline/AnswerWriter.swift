import JSON
import JSONSchema
import Synchronization

/// Writes answers that conform to the responses of an operation.
struct AnswerWriter: Sendable {
  private let forms = FormCache()
  private let hidden: [Set<JSONString>]
  private let shapes: [[ObjectShape]]
  private let recordSchemas: [SchemaID?]

  init(model: ResourceModel) {
    hidden = model.collections.map(\.hiddenMembers)
    recordSchemas = model.collections.map { $0.recordSchema?.referred.id }
    shapes = model.collections.map { collection in
      ([collection.shape] + collection.writtenSchemas.map { ObjectShape($0) }).compactMap { $0 }
        .filter(\.hasWriteOnly)
    }
  }

  /// An answer with a record, or without content where none is documented.
  func record(_ record: JSONValue, _ collection: RecordCollection, _ plan: OperationPlan, status: Int) -> Answer {
    content(plan, status: status) { schema in
      form(schema, collection, visible(record, collection))
    } ?? Answer(status: status)
  }

  /// An answer with several records and how many there are in all.
  func list(
    _ records: [JSONValue], total: Int, _ collection: RecordCollection, _ plan: OperationPlan, status: Int
  ) -> Answer {
    let answer = content(plan, status: status) { schema in
      let shown = records.map { visible($0, collection) }
      guard let schema else { return .array(shown) }
      switch forms.list(schema) {
      case .array(let item):
        return .array(shown.map { form(item, collection, $0) })
      case .member(let name, let item, var rest, let counts):
        rest[name] = .array(shown.map { form(item, collection, $0) })
        for count in counts { rest[count] = .number(JSONNumber(total)) }
        let value = JSONValue.object(rest)
        return schema.isValid(value, direction: .response) ? value : forms.invention(schema)
      case .invented(let value):
        return value
      }
    }
    return answer ?? Answer(status: status)
  }

  /// An answer that tells how many records an update reached, or shows them.
  func outcome(_ records: [JSONValue], _ collection: RecordCollection, _ plan: OperationPlan, status: Int) -> Answer {
    guard let schema = plan.response(for: status)?.preferred?.schema, ListForm.items(of: schema) == nil,
      let shape = ObjectShape(schema)
    else { return list(records, total: records.count, collection, plan, status: status) }
    let template = forms.invention(schema).object ?? JSONObject()
    var value = template
    for member in shape.members where member.types.map({ $0.isSubset(of: [.integer, .number]) }) == true {
      value[member.name] = .number(JSONNumber(records.count))
    }
    if !schema.isValid(.object(value), direction: .response) { value = template }
    return content(plan, status: status) { _ in .object(value) } ?? Answer(status: status)
  }

  /// An answer with that value.
  func value(_ value: JSONValue, _ plan: OperationPlan, status: Int) -> Answer {
    content(plan, status: status) { _ in value } ?? Answer(status: status)
  }

  /// An answer without content.
  func empty(_ plan: OperationPlan, status: Int) -> Answer {
    var answer = Answer(status: status)
    if let response = plan.response(for: status) { fillHeaders(&answer, response) }
    return answer
  }

  /// An answer that has nothing to do with a record, made from the first documented success.
  func invented(_ plan: OperationPlan) -> Answer {
    let status = plan.success([200, 201, 202, 204])
    return content(plan, status: status) { schema in
      schema.map(forms.invention) ?? .object(JSONObject())
    } ?? Answer(status: status)
  }

  /// A refusal as problem details (RFC 9457), or as the document's own error.
  func refuse(_ refusal: Refusal, _ plan: OperationPlan?) -> Answer {
    let status = plan?.refusal(refusal.statuses) ?? refusal.statuses.first ?? 400
    let problem = Problem(status: status, refusal: refusal)
    var answer =
      plan.flatMap { plan in
        content(plan, status: status, type: "application/problem+json") { schema in
          schema.map { problem.value($0, template: forms.invention($0)) } ?? problem.value
        }
      }
      ?? Answer(
        status: status, fields: [("Content-Type", "application/problem+json")],
        body: Array(problem.value.serialized().utf8))
    for (name, value) in refusal.fields { answer.set(name, value) }
    if let plan, let response = plan.response(for: status) { fillHeaders(&answer, response) }
    return answer
  }

  /// Adds the required header fields that are still missing.
  func fillHeaders(_ answer: inout Answer, _ response: OperationPlan.PlannedResponse) {
    for header in response.headers where header.required && answer.field(header.name) == nil {
      let value = TextValue.text(of: header.schema.map(forms.invention)) ?? "1"
      answer.set(header.name, value)
    }
  }

  /// The record without what is never shown.
  func visible(_ record: JSONValue, _ collection: RecordCollection) -> JSONValue {
    var record = record
    for shape in shapes[collection.index] { record = RecordAssembly.withoutWriteOnly(record, shape) }
    let hidden = hidden[collection.index]
    if !hidden.isEmpty, case .object(let object) = record {
      record = .object(JSONObject(object.members.filter { !hidden.contains($0.key) }))
    }
    return record
  }

  private func form(_ schema: Schema?, _ collection: RecordCollection, _ record: JSONValue) -> JSONValue {
    guard let schema, recordSchemas[collection.index] != schema.referred.id else { return record }
    return forms.record(schema, record).value(record)
  }

  /// The answer with the value in the representation that the document prefers; `nil` when the status is not documented.
  private func content(
    _ plan: OperationPlan, status: Int, type: String = "application/json", _ value: (Schema?) -> JSONValue
  ) -> Answer? {
    guard let response = plan.response(for: status) else { return nil }
    guard status != 204, status != 205, status != 304, let content = response.preferred else {
      var answer = Answer(status: status)
      fillHeaders(&answer, response)
      return answer
    }
    let value = value(content.schema)
    guard let codec = content.codec(type), let body = codec.encode(value) else {
      let name = content.essence.contains("*") ? type : content.mediaType.name
      return Answer(status: status, fields: [("Content-Type", name)], body: Array(value.serialized().utf8))
    }
    return Answer(status: status, fields: [("Content-Type", codec.contentType)], body: body)
  }
}

/// The forms and inventions of schemas, made when they are first needed.
private final class FormCache: Sendable {
  private struct Forms {
    var records: [SchemaID: ResponseForm] = [:]
    var lists: [SchemaID: ListForm] = [:]
    var inventions: [SchemaID: JSONValue] = [:]
  }

  private let forms = Mutex(Forms())

  func record(_ schema: Schema, _ record: JSONValue) -> ResponseForm {
    if let known = forms.withLock({ $0.records[schema.id] }) {
      // What was right for one record need not be for the next.
      guard case .record = known, !schema.isValid(record, direction: .response) else { return known }
      return ResponseForm(schema, for: record)
    }
    let form = ResponseForm(schema, for: record)
    forms.withLock { $0.records[schema.id] = form }
    return form
  }

  func list(_ schema: Schema) -> ListForm {
    if let known = forms.withLock({ $0.lists[schema.id] }) { return known }
    let form = ListForm(schema)
    forms.withLock { $0.lists[schema.id] = form }
    return form
  }

  func invention(_ schema: Schema) -> JSONValue {
    if let known = forms.withLock({ $0.inventions[schema.id] }) { return known }
    let value = Invention.value(schema, .minimal, direction: .response, number: 1) ?? .null
    forms.withLock { $0.inventions[schema.id] = value }
    return value
  }
}
