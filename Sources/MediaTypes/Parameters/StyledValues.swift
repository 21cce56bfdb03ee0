import JSON
import JSONSchema

/// Makes values of texts: an object or array of scalars by the schemas of members and items.
struct StyledValues: Sendable {
  let isList: Bool
  let isObject: Bool
  private let schema: Schema?

  init(_ schema: Schema?) {
    let outline = schema.map { SchemaOutline($0) }
    isList = outline?.isArray ?? false
    isObject = outline?.isObject ?? false
    self.schema = schema
  }

  private var outline: SchemaOutline? { schema.map { SchemaOutline($0) } }

  /// Whether an object of the schema may have a member of that name.
  func hasMember(_ name: String) -> Bool {
    guard let outline else { return false }
    return outline.property(JSONString(name)).map { $0.keywords.boolean != false } ?? outline.properties.isEmpty
  }

  /// The values of a member.
  func member(_ name: JSONString) -> StyledValues { StyledValues(outline?.property(name)) }

  /// The scalar that `text` is.
  func scalar(_ text: String) -> JSONValue { Self.value(text, schema) }

  /// The array of items in `texts`.
  func array(_ texts: [String]) -> JSONValue {
    let items = outline?.items
    return .array(texts.map { Self.value($0, items) })
  }

  /// The object of named texts; a member that is an array takes all texts of its name.
  func object(_ members: [(String, String)]) -> JSONValue {
    let outline = outline
    var object = JSONObject()
    for (name, text) in members {
      let key = JSONString(name)
      let schema = outline?.property(key)
      if let schema, SchemaOutline(schema).isArray, !text.utf8.starts(with: "[".utf8) {
        let item = Self.value(text, SchemaOutline(schema).items)
        object[key] = .array((object[key]?.array ?? []) + [item])
      } else {
        object[key] = Self.value(text, schema)
      }
    }
    return .object(object)
  }

  /// The object of texts that are a name and a value in turn.
  func object(alternating texts: [String]) -> JSONValue {
    object(
      stride(from: 0, to: texts.count, by: 2).map { index in
        (texts[index], index + 1 < texts.count ? texts[index + 1] : "")
      })
  }

  /// What one text says: an array or object inside another is JSON text, for the standard has no rule for it.
  private static func value(_ text: String, _ schema: Schema?) -> JSONValue {
    guard let schema else { return .string(JSONString(text)) }
    let outline = SchemaOutline(schema)
    if outline.isArray || outline.isObject, let value = try? JSONParser.parse(text).value { return value }
    return TypedText.value(text, outline)
  }
}
