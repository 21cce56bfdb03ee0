import JSON
import SharedCorpus
import Testing

@Suite("JSON objects and pointers")
struct JSONObjectTests {
  @Test("keeps the order, and each key once")
  func order() {
    var object: JSONObject = ["b": 1, "a": 2, "b": 3]
    #expect(object.keys == ["b", "a"])
    #expect(object["b"] == 3)
    object["c"] = 4
    object["b"] = 5
    #expect(object.keys == ["b", "a", "c"])
    object["a"] = nil
    object["none"] = nil
    #expect(object.members.map(\.value) == [5, 4])
    #expect(object["a"] == nil && object.count == 2 && !object.isEmpty)
  }

  @Test("ignores the order in equality and hash, and not the keys' code points")
  func equality() {
    let (first, second): (JSONValue, JSONValue) = (["a": 1, "b": [2]], ["b": [2], "a": 1])
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    #expect(first != ["a": 1, "b": [3]] && first != ["a": 1] && first != ["a": 1, "c": [2]])
    #expect((["é": 1] as JSONObject)["e\u{301}"] == nil)
  }

  @Test("behaves the same with many members as a plain list does", arguments: 1...20)
  func manyMembers(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var object = JSONObject()
    var list: [(JSONString, JSONValue)] = []
    for step in 0..<400 {
      let key = JSONString("k\(Int.random(in: 0..<60, using: &generator))")
      let value: JSONValue? = Bool.random(using: &generator) ? .number(JSONNumber(step)) : nil
      object[key] = value
      let position = list.firstIndex { $0.0 == key }
      switch (position, value) {
      case (let position?, let value?): list[position].1 = value
      case (let position?, nil): list.remove(at: position)
      case (nil, let value?): list.append((key, value))
      case (nil, nil): break
      }
      #expect(object.keys == list.map(\.0))
    }
    for (key, value) in list { #expect(object[key] == value) }
  }

  @Test("reads and writes pointers (RFC 6901 §5)")
  func pointers() throws {
    let document: JSONValue = [
      "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "m~n": 8, " ": 7, "k\"l": 6,
    ]
    for (text, value) in [
      ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/m~0n", 8), ("/ ", 7), ("/k\"l", 6),
    ] as [(String, JSONValue)] {
      let pointer = try #require(JSONPointer(text: text))
      #expect(pointer.description == text)
      #expect(document[pointer] == value)
    }
    #expect(document[JSONPointer()] == document)
    for text in ["/foo/00", "/foo/2", "/foo/-", "/foo/+1", "/none", "/a~1b/x"] {
      #expect(document[try #require(JSONPointer(text: text))] == nil, "\(text)")
    }
    for text in ["a", "/~", "/~2", "/a~"] { #expect(JSONPointer(text: text) == nil) }
    #expect(JSONPointer(["a", "b"]).parent == JSONPointer(["a"]))
    #expect(JSONPointer().parent == nil && JSONPointer(["a"]).appending(0).description == "/a/0")
  }

  @Test("sets and removes at pointers")
  func setting() {
    let value: JSONValue = ["a": [1, 2], "b": ["c": nil]]
    #expect(value.setting(9, at: JSONPointer(["a", "0"])) == ["a": [9, 2], "b": ["c": nil]])
    #expect(value.setting(9, at: JSONPointer(["a", "-"])) == ["a": [1, 2, 9], "b": ["c": nil]])
    #expect(value.setting(9, at: JSONPointer(["a", "2"])) == ["a": [1, 2, 9], "b": ["c": nil]])
    #expect(value.setting(nil, at: JSONPointer(["a", "0"])) == ["a": [2], "b": ["c": nil]])
    #expect(value.setting(nil, at: JSONPointer(["b", "c"])) == ["a": [1, 2], "b": [:]])
    #expect(value.setting(1, at: JSONPointer(["b", "d"])) == ["a": [1, 2], "b": ["c": nil, "d": 1]])
    #expect(value.setting(1, at: JSONPointer(["x", "y"])) == value)
    #expect(value.setting(1, at: JSONPointer(["a", "5"])) == value)
    #expect(value.setting(1, at: JSONPointer()) == 1)
  }

  @Test("writes compactly and prettily")
  func writing() {
    let value: JSONValue = ["a": [1, []], "b": [:], "c\"": "\u{1}\u{7F}\t/é"]
    #expect(value.serialized() == #"{"a":[1,[]],"b":{},"c\"":"\u0001\u007f\t/é"}"#)
    let pretty = #"""
      {
        "a": [
          1,
          []
        ],
        "b": {},
        "c\"": "\u0001\u007f\t/é"
      }

      """#
    #expect(value.serialized(pretty: true) == pretty)
  }

  @Test func deepObjectsAreComparedOnceALevel() {
    func nested(_ leaf: JSONValue) -> JSONValue {
      (0..<300).reduce(leaf) { value, _ in ["a": 1, "b": value, "c": 2] }
    }
    #expect(nested(1) != nested(2))
    #expect(nested(1) == nested(1))
    #expect((["a": 1, "b": ["x": 1, "y": 2]] as JSONValue) == ["b": ["y": 2, "x": 1], "a": 1])
    #expect((["a": 1, "b": 2, "c": 3] as JSONValue) != ["a": 1, "c": 3, "b": 3])
  }
}
