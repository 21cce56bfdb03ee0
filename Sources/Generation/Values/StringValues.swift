import JSON
import JSONSchema
import RegularExpressions

extension ValueBuilder {
  /// A string of this payload's own: by format, by name, else by pattern.
  func string(
    _ schema: EffectiveSchema, _ schemas: [SchemaID], at location: Location
  ) -> Result<JSONValue, GenerationFailure> {
    let low = schema.minLength?.value ?? 0
    let high = schema.maxLength?.value ?? Int.max
    guard low <= Self.longestText else {
      return .failure(
        GenerationFailure(
          place: schema.place(of: "minLength", in: schema.minLength?.owner),
          message: "minLength \(low) asks for more text than is sent: at most \(Self.longestText) characters"))
    }
    let writer = TextWriter(source: source, location: location, minLength: low, maxLength: high)
    func first(_ texts: some Sequence<String>) -> JSONValue? {
      texts.lazy.map { .string(JSONString($0)) }.first { accepts($0, schemas) }
    }
    let value =
      schema.formats.lazy.compactMap { first(FormatValues.values(of: $0.value, schema, writer)) }.first
      ?? schema.contentEncoding.flatMap { first(FormatValues.encoded($0.value, writer)) }
      ?? first(NamedValues.values(writer)) ?? first(writer.texts)
      ?? first(matching(schema, at: location, minLength: low, maxLength: schema.maxLength?.value))
      ?? first(FormatValues.samples(writer))
    if let value { return .success(value) }
    let documented = schema.examples + [schema.defaultValue].compactMap(\.self)
    return firstAccepted(documented.filter { $0.string != nil }, schemas)
  }

  /// The text that encodes a JSON document where `contentMediaType` asks for one; `nil` where it does not.
  mutating func content(_ schema: EffectiveSchema, at location: Location) -> String? {
    let mediaType = schema.contentMediaType?.prefix { $0 != ";" }.lowercased() ?? ""
    guard mediaType == "application/json" || mediaType.hasSuffix("+json") else { return nil }
    var document: JSONValue = ["content": .string(JSONString(source.tag(at: location)))]
    if let inner = schema.contentSchema {
      guard case .success(let value) = value(for: [inner], at: location.member("content")) else { return nil }
      document = value
    }
    let text = document.serialized()
    switch schema.contentEncoding?.value.lowercased() {
    case nil, "7bit", "8bit", "binary": return text
    case "base64": return Base64.encode(Array(text.utf8))
    case "base64url": return Base64.urlSafe(Base64.encode(Array(text.utf8)))
    default: return nil
    }
  }

  /// The longest text that is ever made.
  static let longestText = 65_536

  /// Strings that match the patterns of `schema`; where few do, salts take turns.
  func matching(_ schema: EffectiveSchema, at location: Location, minLength: Int, maxLength: Int?) -> [String] {
    var found: [String] = []
    for pattern in schema.patterns {
      var shared = source.sharedGenerator(at: location)
      var pool: [String] = []
      for _ in 0..<16 {
        guard let text = pattern.value.generate(minLength: minLength, maxLength: maxLength, using: &shared) else {
          break
        }
        if !pool.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { pool.append(text) }
      }
      if pool.count <= 10 {
        let start = source.position(below: pool.count, at: location)
        found += pool[start...] + pool[..<start]
      }
      for attempt in 0..<(pool.isEmpty ? 1 : 6) {
        var own = source.generator(at: location, attempt: attempt)
        if let text = pattern.value.generate(minLength: minLength, maxLength: maxLength, using: &own) {
          found.append(text)
        }
      }
    }
    return found
  }
}
