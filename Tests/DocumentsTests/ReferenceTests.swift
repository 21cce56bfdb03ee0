import Documents
import Foundation
import JSON
import Testing

@Suite("References")
struct ReferenceTests {
  private func failure(_ reference: String, _ store: DocumentStore, _ node: Node) -> Diagnostic? {
    do throws(ReferenceError) {
      _ = try store.resolve(reference, from: node)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test("follows pointers, percent-encoding and escapes")
  func pointers() throws {
    let store = DocumentStore()
    let root = try store.load(
      text: "paths: {'/a/{id}': {get: 1}}\nlist: [x, {y: z}]\n'a~b c%': 2\nalias: {$ref: '#/list/1'}\n",
      path: "/r/a.yaml")
    for (reference, text) in [
      ("#/paths/~1a~1{id}/get", "1"), ("#/paths/~1a~1%7Bid%7D/get", "1"), ("#/list/1/y", "z"),
      ("#/a~0b%20c%25", "2"), ("#/alias/y", "z"), ("a.yaml#/list/0", "x"), ("./x/../a.yaml#/list/0", "x"),
    ] {
      #expect(try store.resolve(reference, from: root).text == text, "\(reference)")
    }
    #expect(try store.resolve("#", from: root) == root)
  }

  @Test(
    "names the nearest parent and the likely key",
    arguments: [
      ("#/components/schemas/Pets", "`/components/schemas` (/r/a.yaml:2:12) has no `Pets`", "/components/schemas/Pet`"),
      ("#/component/schemas/Pet", "the root of /r/a.yaml has no `component`", "`/components`"),
      ("#/components/schemas/Pet/tags/7", "has 1 elements", "index"),
      ("#/components/schemas/Pet/type/x", "is a string", "Correct"),
      ("#/components/schemas/Q", "has no `Q`", "add `Q`"),
      ("#anchor", "names the anchor `anchor`", "$anchor"),
      ("#/a%zz", "`%`", "%25"), ("#/a~2", "`~`", "~0"),
      ("https://example.com/x.yaml", "leads to the network", "--allow-remote-refs"),
      ("urn:x:y", "scheme `urn`", "file"), ("none.yaml", "There is no file", "relative"),
      ("/etc/passwd", "leads out of the folder `/r`", "Run from"),
      ("../b.yaml", "leads out of the folder `/r`", "Run from"),
      ("file:///etc/passwd", "leads out of the folder `/r`", "Run from"),
      ("%2e%2e/b.yaml", "leads out of the folder `/r`", "Run from"),
    ])
  func failures(reference: String, message: String, remedy: String) throws {
    let store = DocumentStore()
    let root = try store.load(
      text: "components:\n  schemas: {Pet: {type: object, tags: [a]}}\nuse:\n  $ref: x\n", path: "/r/a.yaml")
    let use = try #require(root["use"])
    let diagnostic = try #require(failure(reference, store, use))
    #expect(diagnostic.place == Place(file: "/r/a.yaml", line: 4, column: 9))
    #expect(diagnostic.message.contains(message) && diagnostic.message.contains(reference), "\(diagnostic)")
    #expect(diagnostic.remedy.contains(remedy), "\(diagnostic)")
    #expect(!diagnostic.message.contains("root:"))
  }

  @Test("may reach sibling folders below the working directory")
  func siblings() throws {
    let store = DocumentStore()
    let root = try store.load(text: "a: 1\n", path: "spec/paths/root.yaml")
    _ = try store.load(text: "b: 2\n", path: "spec/schemas/b.yaml")
    #expect(try store.resolve("../schemas/b.yaml#/b", from: root).int == 2)
    #expect(failure("../schemas/none.yaml", store, root)?.rule == "unresolved-reference")
    #expect(failure("../../../none.yaml", store, root)?.rule == "reference-outside-folder")
  }

  @Test("resolves files in the root's folder and not through links out of it")
  func files() throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("documents-\(UUID().uuidString)").path
    let folder = base + "/api"
    try FileManager.default.createDirectory(atPath: folder + "/schemas", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: base) }
    for (name, text) in [
      ("api/root.yaml", "a: {$ref: 'schemas/pet%20x.yaml#/Pet'}\n"),
      ("api/schemas/pet x.yaml", "Pet: {$ref: '../other.json'}\n"), ("api/other.json", "{\"x\": 1}"),
      ("outside.yaml", "secret: 1\n"), ("api/bad.yaml", "a: [\n"),
    ] {
      try text.write(toFile: base + "/" + name, atomically: true, encoding: .utf8)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link.yaml", withDestinationPath: base + "/outside.yaml")
    let store = DocumentStore()
    let root = try store.load(path: folder + "/root.yaml")
    let target = try store.resolveChain(#require(root["a"]))
    #expect(target["x"]?.int == 1 && target.file.path == folder + "/other.json")
    #expect(try store.resolveChain(root) == root)
    for reference in ["link.yaml", "../outside.yaml", base + "/outside.yaml"] {
      #expect(failure(reference, store, root)?.rule == "reference-outside-folder", "\(reference)")
    }
    let bad = try #require(failure("bad.yaml", store, root))
    #expect(bad.rule == "yaml-syntax" && bad.place.file == folder + "/bad.yaml")
    let open = DocumentStore(allowOutsideFolder: true)
    let openRoot = try open.load(path: folder + "/root.yaml")
    #expect(try open.resolve("link.yaml#/secret", from: openRoot).int == 1)
  }

  @Test("tells cycles of references")
  func cycles() throws {
    let store = DocumentStore()
    let root = try store.load(text: "a: {$ref: '#/b'}\nb: {$ref: '#/a'}\nc: {$ref: '#/c/d'}\n", path: "/r/a.yaml")
    for key in ["a", "b"] {
      do throws(ReferenceError) {
        _ = try store.resolveChain(root[key] ?? root)
        Issue.record("\(key) was resolved")
      } catch {
        #expect(error.diagnostic.rule == "reference-cycle")
      }
    }
    #expect(failure("#/c/d", store, root)?.rule == "unresolved-reference")
  }

  @Test("finds schemas by `$id`, `$anchor` and registered addresses")
  func identifiers() throws {
    let store = DocumentStore()
    let root = try store.load(
      text: """
        $id: http://example.com/root.json
        $defs:
          A: {$anchor: a, type: string}
          B: {$id: nested/b.json, $anchor: a, x: {$ref: '#/$defs/C'}, $defs: {C: {type: number}}}
        """, path: "/r/a.yaml")
    _ = try store.load(text: "{\"type\": \"boolean\"}", path: "http://example.com/other.json")
    let inner = try #require(root[JSONPointer(["$defs", "B", "x"])])
    for (reference, node, type) in [
      ("#a", root, "/$defs/A"), ("#a", inner, "/$defs/B"), ("#/$defs/C", inner, "/$defs/B/$defs/C"),
      ("nested/b.json#/$defs/C", root, "/$defs/B/$defs/C"), ("b.json#a", inner, "/$defs/B"),
      ("http://example.com/root.json#/$defs/A", inner, "/$defs/A"), ("../root.json#a", inner, "/$defs/A"),
    ] {
      #expect(try store.resolve(reference, from: node).pointer.description == type, "\(reference)")
    }
    #expect(try store.resolve("other.json", from: root)["type"]?.string == "boolean")
    #expect(store.remoteAddress(of: "missing.json#/x", from: inner) == "http://example.com/nested/missing.json")
    #expect(store.remoteAddress(of: "other.json", from: root) == nil)
    #expect(store.remoteAddress(of: "#/a", from: root) == nil)
    #expect(failure("missing.json", store, root)?.rule == "unresolved-reference")
  }
}
