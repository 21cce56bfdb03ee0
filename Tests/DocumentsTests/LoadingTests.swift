import Documents
import Foundation
import JSON
import Testing

@Suite("Loading documents")
struct LoadingTests {
  private func failure(_ bytes: [UInt8], path: String = "test.yaml") -> Diagnostic? {
    do throws(DocumentError) {
      _ = try DocumentStore().load(bytes: bytes, path: path)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test(
    "says what is wrong, and where",
    arguments: [
      ("a: 1\n\tb: 2\n", "test.yaml", "yaml-syntax", 2, 1, "tab"),
      ("a: 1\n---\nb: 2\n", "test.yaml", "several-documents", 2, 1, "second document"),
      ("", "test.yaml", "empty-document", 1, 1, "empty"), ("# only\n", "test.yaml", "empty-document", 1, 1, "empty"),
      ("a: &x\n  b: *x\n", "test.yaml", "cyclic-alias", 2, 6, "1:4"),
      ("a: *nope\n", "test.yaml", "undefined-alias", 1, 4, "&nope"),
      ("a: 'open\n", "test.yaml", "yaml-syntax", 2, 1, "not closed"),
      ("a: @x\n", "test.yaml", "yaml-syntax", 1, 4, "`@`"),
      ("a: b: c\n", "test.yaml", "yaml-syntax", 1, 5, "`:`"),
      ("a: \"\\d\"\n", "test.yaml", "yaml-syntax", 1, 5, "backslash"),
      ("é: \u{1}\n", "test.yaml", "yaml-syntax", 1, 4, "control character"),
      ("a:\n  - 1\n b: 2\n", "test.yaml", "yaml-syntax", 3, 2, "line 1"),
      ("{\"a\": 1,}", "test.json", "json-syntax", 1, 9, "after a comma"),
      ("{\"a\": \"\\ud800\"}", "test", "json-syntax", 1, 8, "surrogate"),
      ("openapi: 3.0.0\n", "test.json", "json-syntax", 1, 1, "expected a value"),
    ])
  func problems(text: String, path: String, rule: String, line: Int, column: Int, message: String) throws {
    let diagnostic = try #require(failure(Array(text.utf8), path: path))
    #expect(diagnostic.rule == rule && diagnostic.severity == .error, "\(diagnostic)")
    #expect(diagnostic.place == Place(file: path, line: line, column: column), "\(diagnostic)")
    #expect(diagnostic.message.contains(message) && !diagnostic.remedy.isEmpty, "\(diagnostic)")
  }

  @Test("stops at deep nesting at once", arguments: ["[", "{a: ", "- ", "[[{\"a\":"])
  func depth(opening: String) throws {
    let diagnostic = try #require(failure(Array(String(repeating: opening, count: 100_000).utf8)))
    #expect(diagnostic.rule == "too-deep" && !diagnostic.remedy.isEmpty, "\(diagnostic)")
  }

  @Test("counts what aliases nest")
  func aliasDepth() throws {
    var text = "a0: &a0 [x]\n"
    for level in 1...600 { text += "a\(level): &a\(level) {b: *a\(level - 1)}\n" }
    let diagnostic = try #require(failure(Array(text.utf8)))
    #expect(diagnostic.rule == "too-deep" && diagnostic.place.line == 512)
  }

  @Test("counts lines as editors do", arguments: ["\u{2028}", "\u{2029}", "\u{85}"])
  func lineBreaks(other: String) throws {
    let root = try DocumentStore().load(text: "a: 'x\(other)y' # \(other)\r\nb: 'é'\rc: {d: 1}\n", path: "test.yaml")
    #expect(root["b"]?.place.description == "test.yaml:2:4")
    #expect(root["c"]?["d"]?.place.description == "test.yaml:3:8")
  }

  @Test("reports repeated keys with both places; the last value counts", arguments: [3, 30])
  func duplicates(count: Int) throws {
    let filler = (0..<count).map { "k\($0): 0\n" }.joined()
    let store = DocumentStore()
    let root = try store.load(text: "a: 1\n\(filler)a: 2\n\"a\": 3\n", path: "test.yaml")
    #expect(root["a"]?.int == 3 && root.members.count == count + 1 && root.count == count + 1)
    #expect(store.diagnostics.map(\.rule) == ["duplicate-key", "duplicate-key"])
    #expect(store.diagnostics.map(\.place.line) == [count + 2, count + 3])
    #expect(store.diagnostics.map { $0.message.contains("at 1:1") } == [true, false])
    let json = DocumentStore()
    #expect(try json.load(text: "{\"a\": 1,\n \"a\": 2}", path: "test.json")["a"]?.int == 2)
    #expect(json.diagnostics.map(\.place.description) == ["test.json:2:2"])
  }

  @Test(
    "warns of what JSON cannot say",
    arguments: [
      ("a: .nan", "not-a-json-number"), ("a: -.INF", "not-a-json-number"), ("a: !local x", "unknown-tag"),
      ("a: !!python/object {}", "unknown-tag"), ("a: !!int x", "tag-mismatch"), ("a: !!map []", "tag-mismatch"),
      ("? [a]\n: 1", "collection-as-key"), ("a: {<<: 1}", "merge-key"),
    ])
  func warnings(text: String, rule: String) throws {
    let store = DocumentStore()
    _ = try store.load(text: text, path: "test.yaml")
    #expect(store.diagnostics.map(\.rule) == [rule])
    #expect(store.diagnostics.allSatisfy { $0.severity == .warning && !$0.remedy.isEmpty })
  }

  @Test("takes flow style that is not JSON for YAML, and JSON whatever its name")
  func formats() throws {
    let flow = try DocumentStore().load(text: "{a: 1, b: [x,]}", path: "test.yaml")
    #expect(flow.value() == ["a": 1, "b": ["x"]] && !flow.file.isJSON)
    let json = try DocumentStore().load(text: " {\"a\": \"\\ud83d\\ude00\\/\"}", path: "test.yaml")
    #expect(json["a"]?.string == "😀/" && json.file.isJSON)
    #expect(try DocumentStore().load(text: "[a: 1]", path: "noextension").value() == [["a": 1]])
  }

  @Test("reads UTF-8, UTF-16 and UTF-32, with and without byte order mark", arguments: ["a: é😀\n", "{\"a\": \"é😀\"}"])
  func encodings(text: String) throws {
    for encoding: String.Encoding in [.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .utf8] {
      for text in [text, "\u{FEFF}" + text] {
        let bytes = Array(try #require(text.data(using: encoding)))
        let root = try DocumentStore().load(bytes: bytes, path: "test")
        #expect(root["a"]?.string == "é😀", "\(encoding)")
        #expect(root.place.column == 1)
      }
    }
    let latin1 = try #require(failure(Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A]))
    #expect(latin1.rule == "not-unicode" && latin1.place.description == "test.yaml:2:7")
    #expect(failure([0x1F, 0x8B, 8, 0])?.message == "The file is compressed.")
    #expect(failure([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8])?.rule == "not-unicode")
  }

  @Test("says why a file cannot be read")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("documents-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (path, message) in [(folder + "/none.yaml", "There is no file"), (folder, "is a directory")] {
      do throws(DocumentError) {
        _ = try DocumentStore().load(path: path)
        Issue.record("\(path) was read")
      } catch {
        #expect(error.diagnostic.rule == "unreadable-file" && error.diagnostic.message.contains(message))
      }
    }
  }

  @Test("loads a file once, also from many tasks")
  func once() async throws {
    let store = DocumentStore()
    let root = try store.load(text: "a: 1\na: 2\n", path: "/nowhere/test.yaml")
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 { group.addTask { (try? store.load(path: "/nowhere/test.yaml")) == root } }
      for await same in group { #expect(same) }
    }
    #expect(store.diagnostics.count == 1)
  }
}
