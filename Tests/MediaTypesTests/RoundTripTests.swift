import JSON
import MediaTypes
import SharedCorpus
import Testing

/// Whatever a codec says that it expresses is read as it was written, and stays so.
@Suite struct RoundTripTests {
  private static let schema = """
    {type: object, xml: {name: r}, properties: {s: {type: string}, i: {type: integer}, n: {type: number}, b: {type: boolean},
     l: {type: array, items: {type: string}}, m: {type: array, items: {type: integer}, xml: {wrapped: true}},
     o: {type: object, properties: {s: {type: string}, i: {type: integer}, l: {type: array, items: {type: string}}}}}}
    """

  @Test(arguments: ["application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "application/json"])
  func objects(name: String) throws {
    let sample = try Sample(name, "{schema: \(Self.schema)}")
    var values = RandomValues(seed: 7)
    var expressed = 0
    for _ in 0..<400 {
      let value = values.object()
      guard let read = sample.codec.expressed(value) else { continue }
      if read == value { expressed += 1 }
      // What was read once is read again the same.
      #expect(sample.codec.expressed(read) == read, "\(value.serialized())")
    }
    #expect(expressed > 200, "\(expressed)")
  }

  @Test(arguments: ["text/plain", "application/octet-stream", "application/xml"])
  func texts(name: String) throws {
    let sample = try Sample(name, "{schema: {type: string}}")
    var values = RandomValues(seed: 11)
    for _ in 0..<400 {
      let value = values.string()
      guard let read = sample.codec.expressed(value) else { continue }
      #expect(sample.codec.expressed(read) == read, "\(value.serialized())")
      if name == "text/plain" { #expect(read == value) }
    }
  }

  /// Bytes that are no content of the media type are refused or read, and never anything else.
  @Test(arguments: ["application/x-www-form-urlencoded", "multipart/form-data", "application/xml"])
  func nothingBreaksTheReader(name: String) throws {
    let sample = try Sample(name, "{schema: \(Self.schema)}")
    var values = RandomValues(seed: 13)
    for _ in 0..<300 {
      var content = sample.codec.encode(values.object()) ?? []
      for _ in 0..<3 where !content.isEmpty {
        content[Int.random(in: content.indices, using: &values.generator)] = UInt8.random(
          in: 0...255, using: &values.generator)
      }
      _ = try? sample.codec.decode(content, contentType: sample.codec.contentType)
      _ = try? sample.codec.decode(Array(content.prefix(content.count / 2)), contentType: sample.codec.contentType)
    }
  }
}

/// Random values of the schema's form.
struct RandomValues {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func string() -> JSONValue {
    let samples = [
      "a", " ", "&", "=", "+", "%", ",", "|", "<", ">", "\"", "'", "\n", "\t", ";", "[", "é", "e\u{301}", "😀", "--",
      "\r\n",
    ]
    let count = Int.random(in: 0...6, using: &generator)
    return .string(JSONString((0..<count).map { _ in samples.randomElement(using: &generator) ?? "" }.joined()))
  }

  mutating func object() -> JSONValue {
    var object = JSONObject()
    if flip() { object["s"] = string() }
    if flip() { object["i"] = integer() }
    if flip() {
      object["n"] = JSONNumber(literal: "\(Int.random(in: -9...9, using: &generator)).25").map { .number($0) }
    }
    if flip() { object["b"] = .bool(flip()) }
    if flip() { object["l"] = list() }
    if flip() { object["m"] = .array((0..<Int.random(in: 1...3, using: &generator)).map { _ in integer() }) }
    if flip() {
      object["o"] = .object(
        JSONObject([
          JSONObject.Member(key: "s", value: string()), .init(key: "i", value: integer()),
          .init(key: "l", value: list()),
        ]))
    }
    if object.isEmpty { object["i"] = 1 }
    return .object(object)
  }

  private mutating func list() -> JSONValue {
    .array((0..<Int.random(in: 1...3, using: &generator)).map { _ in string() })
  }

  private mutating func integer() -> JSONValue { .number(JSONNumber(Int.random(in: -99...99, using: &generator))) }

  private mutating func flip() -> Bool { Bool.random(using: &generator) }
}
