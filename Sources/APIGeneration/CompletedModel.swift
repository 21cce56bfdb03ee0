import Documents
import JSON

/// A model with what an API needs besides: an id, bounds, and the schemas made of it.
struct CompletedModel {
  private static let textLimit = 10_000
  private static let arrayLimit = 1_000
  private static let numberLimit = 1_000_000_000_000
  private static let boundingFormats: Set<String> = [
    "date", "time", "date-time", "uuid", "ipv4", "ipv6", "email", "idn-email", "hostname", "idn-hostname",
  ]

  let model: Model
  /// The components: the record, its id, what a client writes of it, alone and in a list.
  private(set) var schemas = JSONObject()
  private(set) var notes: [String] = []
  /// The fields that a list can be filtered by.
  private(set) var filters: [(name: JSONString, description: String)] = []

  var recordName: String { model.name }
  var identityName: String { model.name + "ID" }
  var contentName: String { model.name + "Content" }
  var replacementName: String { model.name + "Replacement" }

  init(_ model: Model, among models: [Model]) {
    self.model = model
    var record = model.schema
    record["type"] = "object"
    record["x-data-model"] = true
    var properties = JSONObject()
    let own = model.schema["properties"]?["id"]?.object
    properties["id"] = ["$ref": Self.reference(identityName), "readOnly": true]
    for member in model.properties where member.key != "id" {
      properties[member.key] = bounded(member)
      if let description = filter(member, models) { filters.append((member.key, description)) }
    }
    record["properties"] = .object(properties)
    let required = (model.schema["required"]?.array ?? []).filter { $0 != "id" }
    record["required"] = .array(["id"] + required)
    let isComposed = ["allOf", "anyOf", "oneOf", "additionalProperties", "unevaluatedProperties"].contains { keyword in
      record[JSONString(keyword)] != nil
    }
    if !isComposed { record["additionalProperties"] = false }
    schemas[JSONString(identityName)] = identity(own)
    schemas[JSONString(recordName)] = .object(record)
    let fields = written(properties)
    schemas[JSONString(contentName)] = content(
      "What a client writes of a \(model.name).", record, fields, required: required)
    let named = [JSONObject.Member(key: "id", value: ["$ref": Self.reference(identityName)])] + fields
    schemas[JSONString(replacementName)] = content(
      "A \(model.name) in a list of replacements; here the id is sent, and names the record.", record, named,
      required: ["id"] + required)
  }

  static func reference(_ name: String, _ rest: String = "") -> JSONValue {
    .string(JSONString("#/components/schemas/\(name)\(rest)"))
  }

  /// The id that the model has, else a number that is counted up.
  private func identity(_ own: JSONObject?) -> JSONValue {
    guard var own else {
      return [
        "type": "integer", "format": "int64", "minimum": 1,
        "description": "Given by the server, counted up, never given twice.",
      ]
    }
    own["readOnly"] = Optional<JSONValue>.none
    return .object(own)
  }

  /// The fields that a client writes, as the record has them.
  private func written(_ properties: JSONObject) -> [JSONObject.Member] {
    properties.members.filter { $0.key != "id" && $0.value["readOnly"] != true }.map { member in
      let tokens = JSONPointer(["properties", member.key]).description.split(separator: "/")
      let pointer = tokens.map { "/" + PercentEncoding.encode(String($0)) }.joined()
      return JSONObject.Member(key: member.key, value: ["$ref": Self.reference(recordName, pointer)])
    }
  }

  /// What a client sends: the fields without the id, or with the id that names the record.
  private func content(
    _ description: String, _ record: JSONObject, _ fields: [JSONObject.Member], required: [JSONValue]
  ) -> JSONValue {
    let names = fields.map { JSONValue.string($0.key) }
    var content: JSONObject = ["type": "object", "description": .string(JSONString(description))]
    content["required"] = .array(required.filter(names.contains))
    content["additionalProperties"] = record["additionalProperties"]
    content["properties"] = .object(JSONObject(fields))
    return .object(content)
  }

  /// A value that may have any size cannot be tested: it gets a limit.
  private mutating func bounded(_ member: JSONObject.Member) -> JSONValue {
    guard var schema = member.value.object, schema["readOnly"] != true else { return member.value }
    let types = schema["type"]?.array ?? [schema["type"] ?? .null]
    let keywords = Set(schema.keys.map(\.text))
    func has(_ names: String...) -> Bool { !keywords.isDisjoint(with: names) }
    if has("enum", "const") { return member.value }
    var limits: [(keyword: JSONString, value: JSONValue)] = []
    if types.contains("string"), !has("maxLength", "pattern"),
      !Self.boundingFormats.contains(schema["format"]?.string?.text ?? "")
    {
      limits.append(("maxLength", .number(JSONNumber(Self.textLimit))))
    }
    if types.contains("array"), !has("maxItems") { limits.append(("maxItems", .number(JSONNumber(Self.arrayLimit)))) }
    if types.contains("integer") || types.contains("number"),
      !has("maximum", "exclusiveMaximum", "format")
    {
      if types.contains("number") {
        limits.append(("maximum", .number(JSONNumber(Self.numberLimit))))
      } else {
        limits.append(("format", "int64"))
      }
    }
    for (keyword, value) in limits {
      schema[keyword] = value
      let shown = value.string?.text ?? value.serialized()
      notes.append("\(model.name).\(member.key.text) has no limit: the document says \(keyword.text) \(shown).")
    }
    return .object(schema)
  }

  /// What a filter by the field does; `nil` when there is none.
  private func filter(_ member: JSONObject.Member, _ models: [Model]) -> String? {
    guard let schema = member.value.object, schema["writeOnly"] != true else { return nil }
    if let owner = owner(of: member, models) { return "Only those of this \(owner.name)." }
    let isChoice = schema["enum"] != nil || schema["type"] == "boolean"
    return isChoice ? "Only those with this \(member.key.text)." : nil
  }

  /// The model that a field refers to: by `x-references`, else by a name like `userId`.
  private func owner(of member: JSONObject.Member, _ models: [Model]) -> Model? {
    if let name = member.value.referredModel { return models.first { $0.name == name } }
    let name = member.key.text.hyphenated
    return models.first { name == $0.name.hyphenated + "-id" }
  }
}
