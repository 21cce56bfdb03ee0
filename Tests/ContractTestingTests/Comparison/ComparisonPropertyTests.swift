import JSON
import SharedCorpus
import Testing

@testable import ContractTesting

@Suite("Comparing, whatever the values")
struct ComparisonPropertyTests {
  @Test("a state has no difference from itself, and any change of a value is seen", arguments: 0..<200)
  func reflexive(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let value = JSONValue.object(["a": random.value(depth: 4), "b": random.value(depth: 2)])
    let other = JSONValue.object(["a": random.value(depth: 4), "b": random.value(depth: 2)])
    let comparison = StateComparison()
    #expect(comparison.differences(sent: value, read: value).isEmpty)
    #expect(StateEquality.differingPointers(value, value).isEmpty)
    #expect(StateEquality.differingPointers(value, other).isEmpty == (value == other))
    let differences = comparison.differences(sent: value, read: other, before: value)
    // An empty object asks for nothing within it.
    if differences.isEmpty { #expect(StateEquality.differingPointers(value, other).allSatisfy { value[$0] == nil }) }
    for difference in differences {
      #expect(value[difference.pointer] == difference.expected)
      #expect(!difference.reason.isEmpty)
    }
  }

  @Test("texts that were damaged at random always get a reason", arguments: 0..<300)
  func damagedText(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) &* 977)
    let text = random.text(maxLength: 30)
    var scalars = Array(text.unicodeScalars)
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      let index = Int.random(in: 0...scalars.count, using: &random)
      if Bool.random(using: &random), index < scalars.count {
        scalars.remove(at: index)
      } else {
        scalars.insert(contentsOf: random.text(maxLength: 2).unicodeScalars, at: index)
      }
    }
    let damaged = JSONValue.string(JSONString(String(String.UnicodeScalarView(scalars))))
    let sent = JSONValue.string(JSONString(text))
    let differences = StateComparison().differences(sent: ["a": sent], read: ["a": damaged])
    #expect(differences.isEmpty == (sent == damaged))
  }

  @Test("the calendar goes both ways, leap days included")
  func calendar() {
    var expected = CivilTime.days(year: -4, month: 1, day: 1)
    for year in -4...2104 where year % 97 == 0 || (1996...2004).contains(year) {
      expected = CivilTime.days(year: year, month: 1, day: 1)
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...length {
          #expect(CivilTime.days(year: year, month: month + 1, day: day) == expected)
          #expect(CivilTime.date(days: expected) == (year, month + 1, day))
          expected += 1
        }
      }
      #expect(CivilTime.days(year: year + 1, month: 1, day: 1) == expected)
    }
    #expect(CivilTime.days(year: 1970, month: 1, day: 1) == 0)
    #expect(CivilTime.days(year: 2026, month: 11, day: 23) == 20_780)
  }

  @Test(
    "what is no date, time, duration or address is not taken for one",
    arguments: [
      "2023-02-29", "2024-13-01", "2024-1-1", "2024-01-01T25:00:00Z", "2024-01-01T10:60:00Z",
      "2024-01-01T10:00:00+25:00",
      "2024-01-01X10:00", "10", "24:00:01", "", "P", "PT", "P1X", "1:2:3:4", "1d", "::1::", "1:2:3", "12345::",
      "1:2:3:4:5:6:7:8:9", "::1.2.3.256",
    ])
  func refused(text: String) {
    #expect(CivilTime(text) == nil)
    #expect(!DurationText.isUnmistakable(text))
    #expect(IPv6Address(text) == nil)
  }
}

extension SeededGenerator {
  fileprivate mutating func text(maxLength: Int) -> String {
    let alphabet = Array("aB 0é😀\u{301}\u{0}<&%+-:.T\\\"\n\u{FFFD}ﬁ@/".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...maxLength, using: &self) {
      if let scalar = alphabet.randomElement(using: &self) { text.append(scalar) }
    }
    return String(text)
  }

  fileprivate mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .number(JSONNumber(Int.random(in: -3...300, using: &self)))
    case 3, 4: return .string(JSONString(text(maxLength: 4)))
    case 5: return .array((0..<Int.random(in: 0...3, using: &self)).map { _ in value(depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...3, using: &self) {
        object[JSONString(["a", "b", "user_id", "d"].randomElement(using: &self) ?? "a")] = value(depth: depth - 1)
      }
      return .object(object)
    }
  }
}
