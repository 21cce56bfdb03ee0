import JSON
import SharedCorpus
import Testing

@Suite("JSON, random values")
struct JSONPropertyTests {
  private func string(_ generator: inout SeededGenerator) -> JSONString {
    let alphabet: [Unicode.Scalar] = [
      "a", "b", "\"", "\\", "/", "\n", "\u{0}", "\u{7F}", "é", "\u{301}", "€", "😀", "~",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      text.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "a")
    }
    return JSONString(text)
  }

  private func value(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2: return .number(JSONNumber(Int.random(in: Int.min...Int.max, using: &generator)))
    case 3:
      let digits = UInt64.random(in: 0...UInt64.max, using: &generator)
      let literal = "-\(digits).\(digits % 1000)e\(Int.random(in: -400...400, using: &generator))"
      return JSONNumber(literal: literal).map { .number($0) } ?? .null
    case 4, 5: return .string(string(&generator))
    case 6:
      return .array((0..<Int.random(in: 0...6, using: &generator)).map { _ in value(depth: depth - 1, &generator) })
    default:
      return .object(
        JSONObject(
          (0..<Int.random(in: 0...30, using: &generator)).map { _ in
            JSONObject.Member(key: string(&generator), value: value(depth: depth - 1, &generator))
          }))
    }
  }

  @Test("what is written is read again as the same value", arguments: 1...60)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let value = value(depth: 3, &generator)
    for text in [value.serialized(), value.serialized(pretty: true)] {
      let parsed = try JSONParser.parse(text)
      #expect(parsed.value == value)
      #expect(parsed.value.hashValue == value.hashValue)
      #expect(parsed.value.serialized() == value.serialized())
      #expect(parsed.duplicateKeys.isEmpty)
    }
  }

  @Test("changed bytes are read or refused, and what is read can be written", arguments: 1...40)
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let original = Array(value(depth: 3, &generator).serialized().utf8)
    for _ in 0..<60 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let position = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: position)
        case 1 where position < bytes.count: bytes.remove(at: position)
        default: bytes.removeSubrange(position...)
        }
      }
      do throws(JSONError) {
        let value = try JSONParser.parse(bytes).value
        #expect(try JSONParser.parse(value.serialized()).value == value)
      } catch {
        #expect(error.offset <= bytes.count)
      }
    }
  }
}
