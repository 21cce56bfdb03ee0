import Documents
import JSON
import Testing

@Suite("Nodes")
struct NodeTests {
  private func node(_ text: String, path: String = "test.yaml") throws -> Node {
    try DocumentStore().load(text: text, path: path)
  }

  @Test(
    "resolves plain scalars by the core schema",
    arguments: [
      ("", .null, "null"), ("~", .null, "null"), ("null", .null, "null"), ("NULL", .null, "null"),
      ("nuLL", .string, "\"nuLL\""), ("true", .bool, "true"), ("False", .bool, "false"), ("tRUE", .string, "\"tRUE\""),
      ("yes", .string, "\"yes\""), ("no", .string, "\"no\""), ("on", .string, "\"on\""), ("y", .string, "\"y\""),
      ("12", .number, "12"), ("007", .number, "7"), ("+12", .number, "12"), ("-0", .number, "-0"),
      ("0o17", .number, "15"), ("0xFf", .number, "255"),
      ("0xFFFFFFFFFFFFFFFFFFFF", .number, "1208925819614629174706175"),
      ("3.10", .number, "3.10"), (".5", .number, "0.5"), ("5.", .number, "5"), ("-.5e3", .number, "-0.5e3"),
      ("1e5", .number, "1e5"), ("+1.E+2", .number, "1E+2"), (".", .string, "\".\""), ("-", .string, nil),
      ("1_000", .string, "\"1_000\""), ("0x", .string, "\"0x\""), ("12:30", .string, "\"12:30\""),
      ("2001-01-01", .string, "\"2001-01-01\""), (".inf", .string, "\".inf\""), ("1e", .string, "\"1e\""),
      ("'12'", .string, "\"12\""), ("\"true\"", .string, "\"true\""), ("=", .string, "\"=\""),
      ("!!str 12", .string, "\"12\""), ("! 12", .string, "\"12\""), ("!!int \"12\"", .number, "12"),
      ("!!float 3", .number, "3"), ("!!null \"\"", .null, "null"), ("!!bool \"true\"", .bool, "true"),
    ] as [(String, Node.Kind, String?)])
  func scalars(text: String, kind: Node.Kind, json: String?) throws {
    guard let json else { return }
    let value = try #require(try node("a: \(text)\n")["a"])
    #expect(value.kind == kind, "\(text)")
    #expect(value.value()?.serialized() == json, "\(text)")
  }

  @Test("keeps what was written")
  func text() throws {
    let root = try node("version: 3.10\nid: 007\nflag: true\nlist: []\n")
    #expect(root["version"]?.text == "3.10" && root["version"]?.string == nil)
    #expect(root["id"]?.text == "007" && root["id"]?.int == 7)
    #expect(root["flag"]?.text == "true" && root["flag"]?.bool == true)
    #expect(root["list"]?.text == nil && root["list"]?.isSequence == true)
  }

  @Test(
    "knows places in code points",
    arguments: [
      ("a: 1\nüü: {é: 'x', b: [1, 2]}\n", "/üü/b/1", 2, 21), ("# c\n\nk:\n  - x\n  - y: 1\n", "/k/1/y", 5, 8),
      ("{\"ü\": \"é\",\n \"a\": [1, {\"b\": 2}]}", "/a/1/b", 2, 17), ("[\"é\\n\", 5]", "/1", 1, 9),
    ])
  func places(text: String, pointer: String, line: Int, column: Int) throws {
    let way = try #require(JSONPointer(text: pointer))
    let found = try #require(try node(text)[way])
    #expect(found.place == Place(file: "test.yaml", line: line, column: column))
    #expect(found.pointer.description == pointer)
  }

  @Test("finds members by their text")
  func members() throws {
    let root = try node("responses:\n  200: a\n  \"404\": b\n  default: c\n'a/b': {~: d}\n")
    #expect(root["responses"]?["200"]?.string == "a")
    #expect(root["responses"]?["404"]?.string == "b")
    #expect(root["responses"]?.members.map(\.key.text) == ["200", "404", "default"])
    #expect(root["responses"]?.count == 3)
    #expect(root[JSONPointer(["a/b", "~"])]?.string == "d")
    #expect(root["none"] == nil && root["responses"]?["200"]?["x"] == nil)
    #expect(root.elements.isEmpty && root.parent == nil)
  }

  @Test("finds members of large mappings", arguments: [5, 12, 13, 40, 5000])
  func largeMappings(count: Int) throws {
    let text = (0..<count).map { "key\($0): \($0)\n" }.joined()
    for root in [try node(text), try node("{" + (0..<count).map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}")]
    {
      for index in 0..<count { #expect(root["key\(index)"]?.int == index) }
      #expect(root["key"] == nil && root["key\(count)"] == nil && root.members.count == count)
    }
  }

  @Test("shares the nodes of aliases")
  func aliases() throws {
    let root = try node("base: &b {x: [1]}\nuse: *b\nlist: [*b, *b]\n&k key: 1\nm: {*k : 2}\n")
    #expect(root["use"] == root["base"] && root["list"]?[1] == root["base"])
    #expect(root["use"]?["x"]?[0]?.pointer.description == "/base/x/0")
    #expect(root["m"]?["key"]?.int == 2)
    #expect(root.value()?["use"] == ["x": [1]])
  }

  @Test("bounds what aliases blow up")
  func aliasBomb() throws {
    var text = "a0: &a0 [x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let root = try node(text)
    #expect(root.value() == nil)
    #expect(root["a3"]?.value() != nil)
    #expect(root["a3"]?.value(limit: 3) == nil)
  }

  @Test("merges mappings, what stands in the mapping itself first")
  func mergeKeys() throws {
    let root = try node(
      """
      one: &one {a: 1, b: 1}
      two: &two {<<: *one, b: 2, c: 2}
      three: {b: 3, <<: [*two, *one], d: 3}
      """)
    #expect(root["two"]?.value() == ["a": 1, "b": 2, "c": 2])
    #expect(root["three"]?.value() == ["a": 1, "b": 3, "c": 2, "d": 3])
    #expect(root["three"]?["a"]?.int == 1 && root["three"]?["b"]?.int == 3 && root["three"]?["<<"] == nil)
    #expect(root["three"]?.members.map(\.key.text) == ["b", "d", "c", "a"] && root["three"]?.count == 4)
    #expect(try node("{\"<<\": {\"a\": 1}}").value() == ["<<": ["a": 1]])
    let twice = try #require(
      try node("b: &b {x: 1}\nm: {<<: *b, a: 1, <<: a long text that is no mapping at all}\n")["m"])
    #expect(twice.value() == ["a": 1] && twice["x"] == nil)
    var bomb = "m0: &m0 {x: 1}\n"
    for level in 1...60 { bomb += "m\(level): &m\(level) {<<: [*m\(level - 1), *m\(level - 1)]}\n" }
    #expect(try node(bomb)["m60"]?.value() == ["x": 1])
    #expect(try node(bomb)["m60"]?["y"] == nil)
  }
}
