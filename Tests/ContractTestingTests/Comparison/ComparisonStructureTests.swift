import ContractTesting
import JSON
import Testing

@Suite("Comparing whole states")
struct ComparisonStructureTests {
  private func differences(
    _ sent: String, _ read: String, before: String? = nil, traits: [String: ValueTraits] = [:]
  ) -> [String] {
    StateComparison { traits[$0.description] ?? ValueTraits() }
      .differences(sent: json(sent), read: json(read), before: before.map(json))
      .map { "\($0.pointer): \($0.reason)" }
  }

  @Test("equal values are equal however they are written, and further members are the server's own")
  func equal() {
    #expect(differences(#"{"a":1,"b":[{"c":1.50}]}"#, #"{"id":7,"b":[{"d":0,"c":15e-1}],"a":1.0}"#) == [])
  }

  @Test("each difference stands at its place")
  func places() {
    #expect(
      differences(#"{"a":{"b/c":[1,{"d":"x "}]},"e":true}"#, #"{"a":{"b/c":[2,{"d":"x"}]},"e":false}"#) == [
        "/a/b~1c/0: another number", "/a/b~1c/1/d: outer blanks trimmed", "/e: the opposite",
      ])
  }

  @Test("a missing member is dropped, unless null and absent are one here")
  func missing() {
    #expect(
      differences(#"{"a":null,"b":1,"c":""}"#, "{}") == [
        "/a: dropped: an empty value seems to be ignored", "/b: dropped",
        "/c: dropped: an empty value seems to be ignored",
      ])
    let both = ValueTraits(isOptional: true, isNullable: true)
    #expect(differences(#"{"a":null}"#, "{}", traits: ["/a": both]) == [])
    #expect(differences(#"{"a":1}"#, "{}", traits: ["/a": both]) == ["/a: dropped"])
    #expect(differences(#"{"a":null}"#, "{}", traits: ["/a": ValueTraits(isNullable: true)]).count == 1)
  }

  @Test("keys of a map that come back in another spelling")
  func respelledKeys() {
    #expect(
      differences(#"{"map":{"user_name":"ab"}}"#, #"{"map":{"userName":"ab"}}"#) == [
        #"/map/user_name: its key was changed to "userName""#
      ])
  }

  @Test("members that are read at another place, or by another name")
  func moved() {
    let spread = StateComparison().differences(
      sent: json(#"{"name":"abc ","size":300,"on":true}"#),
      read: json(#"{"id":1,"general":{"name":"abc"},"limits":{"size":300},"flags":{"on":false}}"#))
    #expect(spread.map(\.reason) == [#"shown within "general""#, #"shown within "limits""#, "dropped"])
    #expect(spread.map(\.kind) == [.canonical, .canonical, .loss])
    #expect(
      differences(#"{"new_name":"abc","new_on":true}"#, #"{"name":"abc","on":true}"#) == [
        #"/new_name: shown under another name, "name""#, "/new_on: dropped",
      ])
    #expect(differences(#"{"new_name":"abc"}"#, #"{"name":"old"}"#) == ["/new_name: dropped"])
  }

  @Test("a value that belongs to another property")
  func swapped() {
    #expect(
      differences(#"{"first":"Alice","last":"Smith"}"#, #"{"first":"Smith","last":"Alice"}"#) == [
        #"/first: value of another property, "last""#, #"/last: value of another property, "first""#,
      ])
  }

  @Test("an object that was not updated at all is one difference")
  func keptObject() {
    let old = #"{"o":{"a":1,"b":2}}"#
    #expect(differences(#"{"o":{"a":3,"b":4}}"#, old, before: old) == ["/o: kept its old value"])
    #expect(differences(#"{"o":{"a":3,"b":2}}"#, old, before: old) == ["/o/a: kept its old value"])
    #expect(differences(#"{"a":3,"b":4}"#, #"{"a":1,"b":2}"#, before: #"{"a":1,"b":2}"#).count == 2)
  }

  @Test("an array that keeps its order is told from one that keeps its items")
  func keptOrder() {
    let old = #"{"o":{"a":[2,1],"b":["y","x"]}}"#
    #expect(
      differences(#"{"o":{"a":[1,2],"b":["x","y"]}}"#, old, before: old) == [
        "/o/a: array kept in its old order", "/o/b: array kept in its old order",
      ])
    #expect(differences(#"{"o":{"a":[1,3],"b":["x","z"]}}"#, old, before: old) == ["/o: kept its old value"])
  }

  @Test("an unordered array may come in any order, but whole")
  func unordered() {
    let traits = ["/a": ValueTraits(unordered: true)]
    #expect(differences(#"{"a":[1,2,3]}"#, #"{"a":[3,1,2]}"#, traits: traits) == [])
    #expect(differences(#"{"a":["x ","y"]}"#, #"{"a":["y","x"]}"#, traits: traits) == ["/a/0: outer blanks trimmed"])
    #expect(differences(#"{"a":[1,2,3]}"#, #"{"a":[3,1]}"#, traits: traits).count == 1)
    #expect(differences(#"{"a":[1,1,2]}"#, #"{"a":[1,2,2]}"#, traits: traits).count == 1)
  }

  @Test("a large reordered array is found so without delay")
  func large() {
    let items = (0..<5000).map { JSONValue.number(JSONNumber($0)) }
    let differences = StateComparison().differences(
      sent: .array(items), read: .array(items.reversed()), before: nil)
    #expect(differences.map(\.reason) == ["array reordered (reversed)"])
  }

  @Test("a whole record as Django REST framework rewrites it holds no loss")
  func django() {
    let sent = #"""
      {"sku":"ABC-1234","name":"  Big hammer ","price":12.5,"stock":3,"category":1,"released":"2024-02-29",
      "checked_at":"2024-02-29T10:00:00+02:00","lead_time":"90","ref":"0D0C6F7A-5D57-4E5F-8F6C-1B3F7A0C9A11",
      "extra":{"a":[1,2.50]}}
      """#
    let read = #"""
      {"id":1,"sku":"ABC-1234","name":"Big hammer","price":"12.50","weight":null,"stock":3,"released":"2024-02-29",
      "checked_at":"2024-02-29T02:00:00-06:00","lead_time":"00:01:30","ref":"0d0c6f7a-5d57-4e5f-8f6c-1b3f7a0c9a11",
      "extra":{"a":[1,2.5]},"category":1}
      """#
    #expect(
      differences(sent, read) == [
        "/name: outer blanks trimmed", "/price: number written as a string",
        "/checked_at: shown in another time zone", "/lead_time: duration in another spelling",
        "/ref: UUID in lower case",
      ])
    let comparison = StateComparison()
    #expect(comparison.differences(sent: json(sent), read: json(read)).allSatisfy { $0.kind == .canonical })
  }

  @Test("strict comparison looks from both sides and leaves out what it is told to")
  func strict() throws {
    let first = json(#"{"a":1,"b":{"c":[1,2],"d":null},"e":"x"}"#)
    #expect(StateEquality.differingPointers(first, json(#"{"e":"x","b":{"d":null,"c":[1.0,2]},"a":1}"#)) == [])
    let second = json(#"{"a":2,"b":{"c":[1,2,3]},"e":"x","f":0}"#)
    #expect(StateEquality.differingPointers(first, second).map(\.description) == ["/a", "/b/c/2", "/b/d", "/f"])
    #expect(StateEquality.differingPointers(second, first).map(\.description) == ["/a", "/b/c/2", "/b/d", "/f"])
    let ignored = try Set(["/a", "/b", "/f"].map { try #require(JSONPointer(text: $0)) })
    #expect(StateEquality.differingPointers(first, second, ignoring: ignored) == [])
    #expect(StateEquality.differingPointers(1, "1") == [JSONPointer()])
  }
}
