import Documents
import Testing

@testable import Overlays

@Suite("Overlays")
struct OverlayTests {
  private static let head = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n"

  @Test(
    "merge objects, append to lists, remove",
    arguments: [
      ("{target: $, update: {a: 1}}", #"{"o":{"x":1,"l":[1]},"l":[{"n":"p"},{"n":"q"}],"a":1}"#),
      (
        "{target: $.o, update: {x: 2, l: [2], y: {z: 3}}}",
        #"{"o":{"x":2,"l":[1,2],"y":{"z":3}},"l":[{"n":"p"},{"n":"q"}]}"#
      ),
      ("{target: $.o, update: {x: {y: 1}, l: 7}}", #"{"o":{"x":{"y":1},"l":7},"l":[{"n":"p"},{"n":"q"}]}"#),
      ("{target: $.l, update: [1]}", #"{"o":{"x":1,"l":[1]},"l":[{"n":"p"},{"n":"q"},[1]]}"#),
      ("{target: $.l, update: {n: r}}", #"{"o":{"x":1,"l":[1]},"l":[{"n":"p"},{"n":"q"},{"n":"r"}]}"#),
      ("{target: \"$.l[?@.n=='p']\", remove: true}", #"{"o":{"x":1,"l":[1]},"l":[{"n":"q"}]}"#),
      ("{target: '$.l[*]', remove: true, update: {ignored: 1}}", #"{"o":{"x":1,"l":[1]},"l":[]}"#),
      (
        "{target: '$.l[*]', update: {m: 1}, remove: false}",
        #"{"o":{"x":1,"l":[1]},"l":[{"n":"p","m":1},{"n":"q","m":1}]}"#
      ),
      ("{target: $.o.x, update: 5}", #"{"o":{"x":5,"l":[1]},"l":[{"n":"p"},{"n":"q"}]}"#),
      ("{target: '$.o.l[0]', update: 5}", #"{"o":{"x":1,"l":[5]},"l":[{"n":"p"},{"n":"q"}]}"#),
      ("{target: $..n, remove: true}", #"{"o":{"x":1,"l":[1]},"l":[{},{}]}"#),
      ("{target: \"$['o','o']\", update: {l: [2]}}", #"{"o":{"x":1,"l":[1,2]},"l":[{"n":"p"},{"n":"q"}]}"#),
      ("{target: $.o, remove: true}\n- {target: $, update: {o: {}}}", #"{"l":[{"n":"p"},{"n":"q"}],"o":{}}"#),
      (
        "{target: $.o, update: {x: 9}}\n- {target: '$[?@.x==9]', update: {hit: true}}",
        #"{"o":{"x":9,"l":[1],"hit":true},"l":[{"n":"p"},{"n":"q"}]}"#
      ),
    ])
  func changes(action: String, expected: String) throws {
    let overlaid = try Overlaid("o: {x: 1, l: [1]}\nl: [{n: p}, {n: q}]\n", Self.head + "- " + action + "\n")
    #expect(overlaid.json == expected)
    #expect(overlaid.found == [])
  }

  @Test("keep the places of what they leave, and bring those of what they add")
  func places() throws {
    let overlaid = try Overlaid(
      "o:\n  x: 1\n  y: 2\nlist:\n- a\nlast: z\n",
      Self.head + "- target: $.o\n  update:\n    x: 5\n    z: {deep: [6]}\n- target: $.list\n  update: b\n",
      Self.head + "- target: $.o.z.deep\n  update: 7\n")
    #expect(overlaid.json == #"{"o":{"x":5,"y":2,"z":{"deep":[6,7]}},"list":["a","b"],"last":"z"}"#)
    for (pointer, place) in [
      ("", "api.yaml:1:1"), ("/o", "api.yaml:2:3"), ("/o/x", "1.yaml:6:8"), ("/o/y", "api.yaml:3:6"),
      ("/o/z", "1.yaml:7:8"), ("/o/z/deep", "1.yaml:7:15"), ("/o/z/deep/0", "1.yaml:7:16"),
      ("/o/z/deep/1", "2.yaml:5:11"), ("/list", "api.yaml:5:1"), ("/list/0", "api.yaml:5:3"),
      ("/list/1", "1.yaml:9:11"), ("/last", "api.yaml:6:7"),
    ] {
      #expect(overlaid.place(pointer) == place, "\(pointer)")
    }
    let keys = overlaid.root["o"]?.members.map { Overlaid.brief($0.key.place) }
    #expect(keys == ["1.yaml:6:5", "api.yaml:3:3", "1.yaml:7:5"])
  }

  @Test("let references lead to what is there after the changes")
  func references() throws {
    let overlaid = try Overlaid(
      "a: {$ref: 'api.yaml#/o'}\no: {x: 1}\n",
      Self.head + "- {target: $.o, update: {x: 2, b: {$ref: '#/o/x'}}}\n")
    let target = try overlaid.store.resolveChain(#require(overlaid.root["a"]))
    #expect(target["x"]?.int == 2)
    #expect(try overlaid.store.resolveChain(#require(target["b"])).int == 2)
  }

  @Test("change what an alias stands for at one place alone, and keep what they do not touch")
  func aliases() throws {
    let text = "base: &b {x: &s [1], k: v}\none: *b\ntwo: {<<: *b, k: w}\nthree: *s\n"
    let expected = #"{"base":{"x":[1],"k":"v"},"one":{"x":[1],"k":"v","n":1},"two":{"k":"w","x":[1]},"three":[1]}"#
    #expect(try Overlaid(text, Self.head + "- {target: $.one, update: {n: 1}}\n").json == expected)
    #expect(
      try Overlaid(text, Self.head + "- {target: $.base, remove: true}\n").json
        == #"{"one":{"x":[1],"k":"v"},"two":{"k":"w","x":[1]},"three":[1]}"#)
    #expect(
      try Overlaid(text, Self.head + "- {target: $.two.x, update: 2}\n").json
        == #"{"base":{"x":[1],"k":"v"},"one":{"x":[1],"k":"v"},"two":{"k":"w","x":[1,2]},"three":[1]}"#)
  }

  @Test("change what is left of a target that an earlier one of the same action took out")
  func nestedTargets() throws {
    let text = "o: {x: {y: {z: 1}}}\n"
    let query = "\"$..[?@.x || @.z]\""
    #expect(try Overlaid(text, Self.head + "- {target: \(query), update: {x: 1}}\n").json == #"{"o":{"x":1}}"#)
    #expect(try Overlaid(text, Self.head + "- {target: \(query), remove: true}\n").json == "{}")
  }

  @Test("say what an action does not find, and what it cannot mean")
  func warnings() throws {
    let overlaid = try Overlaid(
      "o: {x: 1}\n",
      """
      overlay: 1.0.0
      extends: other.yaml
      extra: 1
      actions:
      - {target: $.none, update: {}}
      - {target: $.o, description: d}
      - {target: $.o, updat: {}, x-y: 1, remove: false}
      """)
    #expect(
      overlaid.found == [
        "1.yaml:3:1 unknown-field", "1.yaml:1:1 missing-field", "1.yaml:1:1 missing-field", "1.yaml:6:3 missing-field",
        "1.yaml:7:17 unknown-field", "1.yaml:7:3 missing-field", "1.yaml:2:10 overlay-extends",
        "1.yaml:5:12 overlay-target-unmatched",
      ])
    #expect(overlaid.json == #"{"o":{"x":1}}"#)
    #expect(try Overlaid("o: 1\n", "extends: ./api.yaml\n" + Self.head + "- {target: $, update: {}}\n").found == [])
  }

  @Test(
    "refuse what cannot be done, with the place",
    arguments: [
      ("- {target: $.o, update: 1}", "1.yaml:4:25 overlay-update"),
      ("- {target: $, remove: true}", "1.yaml:4:12 overlay-target"),
      ("- {target: $.o.x, update: {}}", "1.yaml:4:12 overlay-target"),
      ("- {target: 'o', update: {}}", "1.yaml:4:12 invalid-jsonpath"),
      ("- {target: '$[?', update: {}}", "1.yaml:4:12 invalid-jsonpath"),
      ("- {target: 5, update: {}}", "1.yaml:4:12 wrong-type"),
      ("- {update: {}}", "1.yaml:4:3 missing-field"), ("- {target: $, remove: yes}", "1.yaml:4:23 wrong-type"),
      ("- nonsense", "1.yaml:4:3 missing-field"), ("  none: 1", "1.yaml:4:3 missing-field"),
      ("- {target: $.o, copy: '$.*'}", "1.yaml:4:23 overlay-copy"),
    ])
  func errors(action: String, expected: String) throws {
    do {
      _ = try Overlaid("o: {x: 1}\np: 1\n", Self.head + action + "\n")
      Issue.record("was applied")
    } catch let error as DocumentError {
      #expect("\(Overlaid.brief(error.diagnostic.place)) \(error.diagnostic.rule)" == expected)
      #expect(!error.diagnostic.remedy.isEmpty && !error.diagnostic.message.isEmpty)
    }
  }

  @Test(
    "are refused when they are none", arguments: ["openapi: 3.1.0\n", "overlay: 2.0.0\n", "[]\n", "overlay: 1.0.0\n"])
  func noOverlay(text: String) {
    #expect(throws: DocumentError.self) { _ = try Overlaid("o: 1\n", text) }
  }

  @Test("copy from the document (1.1)")
  func copy() throws {
    let head = Self.head.replacing("1.0.0", with: "1.1.0")
    let text = "o: {x: 1, y: {z: 2}}\np: {x: 3}\n"
    let overlaid = try Overlaid(
      text, head + "- {target: $.o, update: {w: 4}}\n- {target: $.p, copy: $.o}\n")
    #expect(overlaid.json == #"{"o":{"x":1,"y":{"z":2},"w":4},"p":{"x":1,"y":{"z":2},"w":4}}"#)
    #expect(overlaid.found == [])
    #expect(overlaid.place("/p/y/z") == "api.yaml:1:18" && overlaid.place("/p/w") == "1.yaml:4:29")
    #expect(try Overlaid(text, Self.head + "- {target: $.p, copy: $.o}\n").found == ["1.yaml:4:23 unknown-field"])
  }

  @Test("end soon, whatever aliases multiply")
  func bombs() throws {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    #expect(throws: DocumentError.self) { _ = try Overlaid(bomb, Self.head + "- {target: '$..x', remove: true}\n") }
    let untouched = try Overlaid(bomb, Self.head + "- {target: $, update: {b: 1}}\n")
    #expect(untouched.root["b"]?.int == 1 && untouched.root["a9"]?[8]?[8]?.count == 9)
    let moved = try Overlaid(bomb, Self.head + "- {target: $.a9, update: 1}\n- {target: $.a0, remove: true}\n")
    #expect(moved.root["a9"]?[9]?.int == 1 && moved.root["a1"]?[8]?[8]?.text == "x" && moved.root["a0"] == nil)
  }

  @Test("are not nested deeper than documents may be")
  func depth() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    let deep = "a: " + nested(300) + "\n"
    let target = "$.a" + String(repeating: "[0]", count: 299)
    #expect(throws: DocumentError.self) {
      _ = try Overlaid(deep, Self.head + "- {target: '\(target)', update: \(nested(300))}\n")
    }
    #expect(throws: Never.self) {
      _ = try Overlaid(deep, Self.head + "- {target: '\(target)', update: \(nested(100))}\n")
    }
  }
}
