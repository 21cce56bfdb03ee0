import JSON
import JSONSchema

/// How a record appears in a response whose schema is not the record's own.
enum ResponseForm: Sendable {
  /// As it is.
  case record
  /// As a member of an envelope, beside other members.
  case member(JSONString, rest: JSONObject)
  /// As the only item of a list in an envelope.
  case listMember(JSONString, rest: JSONObject)
  /// Those members that fit, the others invented.
  case merged(JSONObject, ObjectShape)
  /// Not at all.
  case invented(JSONValue)

  /// Finds the form that makes `record` valid under `schema`.
  init(_ schema: Schema, for record: JSONValue) {
    let shape = ObjectShape(schema)
    let shares = shape.map { shape in record.object?.keys.contains { shape[$0] != nil } ?? false } ?? true
    if shares, schema.isValid(record, direction: .response) {
      self = .record
      return
    }
    let template = Invention.value(schema, .minimal, direction: .response, number: 1)
    let rest = template?.object ?? JSONObject()
    if !shares, let shape, let form = Self.envelope(shape, rest, record) {
      self = form
    } else if schema.isValid(record, direction: .response) {
      self = .record
    } else if let shape, let form = Self.envelope(shape, rest, record) {
      self = form
    } else if let shape, record.object != nil {
      self = .merged(rest, shape)
    } else {
      self = .invented(template ?? .null)
    }
  }

  /// The response's value.
  func value(_ record: JSONValue) -> JSONValue {
    switch self {
    case .record:
      return record
    case .member(let name, var rest):
      rest[name] = record
      return .object(rest)
    case .listMember(let name, var rest):
      rest[name] = .array([record])
      return .object(rest)
    case .merged(let template, let shape):
      return Self.merged(record, template, shape)
    case .invented(let value):
      return value
    }
  }

  private static func envelope(_ shape: ObjectShape, _ rest: JSONObject, _ record: JSONValue) -> ResponseForm? {
    for member in shape.members {
      guard let inner = member.nested, let keys = record.object?.keys, keys.contains(where: { inner[$0] != nil })
      else { continue }
      if member.schema.isValid(record, direction: .response) { return .member(member.name, rest: rest) }
      if member.schema.isValid(.array([record]), direction: .response) { return .listMember(member.name, rest: rest) }
    }
    return nil
  }

  private static func merged(_ record: JSONValue, _ template: JSONObject, _ shape: ObjectShape) -> JSONValue {
    var result = JSONObject()
    for member in record.object?.members ?? [] {
      guard let known = shape[member.key] else {
        if !shape.isClosed { result[member.key] = member.value }
        continue
      }
      if known.writeOnly { continue }
      if known.schema.isValid(member.value, direction: .response) { result[member.key] = member.value }
    }
    for member in template.members where result[member.key] == nil { result[member.key] = member.value }
    return .object(result)
  }
}

/// How a list of records appears in a response.
enum ListForm: Sendable {
  /// As an array.
  case array(item: Schema?)
  /// As a member of an envelope, beside members that count.
  case member(JSONString, item: Schema?, rest: JSONObject, counts: [JSONString])
  /// Not at all.
  case invented(JSONValue)

  /// Finds the form that `schema` gives lists.
  init(_ schema: Schema) {
    let traits = ValueTraits(schema)
    if traits.types == .array || (traits.items != nil && !traits.isObject) {
      self = .array(item: traits.items)
      return
    }
    let template = Invention.value(schema, .minimal, direction: .response, number: 1)
    guard let shape = ObjectShape(schema), let list = Self.listMember(shape) else {
      self = template.map { .invented($0) } ?? .array(item: nil)
      return
    }
    let counts = shape.members.filter { member in
      let name = IdentityRule.folded(member.name.text)
      return member.types.map { !$0.isDisjoint(with: [.integer, .number]) } == true
        && ["total", "totalcount", "count", "totalelements", "totalresults", "totalitems", "recordcount"].contains(name)
    }
    self = .member(
      list.name, item: ValueTraits(list.schema).items, rest: template?.object ?? JSONObject(),
      counts: counts.map(\.name))
  }

  /// The schema of the items in a list of that schema; `nil` when it is no list.
  static func items(of schema: Schema) -> Schema? {
    let traits = ValueTraits(schema)
    if traits.types == .array || (traits.items != nil && !traits.isObject) { return traits.items }
    guard let shape = ObjectShape(schema), let list = listMember(shape), list.nested != nil else { return nil }
    return ValueTraits(list.schema).items
  }

  private static func listMember(_ shape: ObjectShape) -> ObjectShape.Member? {
    let lists = shape.members.filter { member in
      guard let types = member.types, types.contains(.array) else { return false }
      return ValueTraits(member.schema).items.map { ObjectShape($0) != nil } ?? false
    }
    let usual = ["data", "items", "results", "records", "content", "values", "value", "list"]
    return lists.first { usual.contains($0.name.text.lowercased()) } ?? (lists.count == 1 ? lists.first : nil)
  }
}
