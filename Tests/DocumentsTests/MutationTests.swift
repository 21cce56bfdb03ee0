import Documents
import JSON
import SharedCorpus
import Testing

@Suite("Documents, changed bytes")
struct MutationTests {
  private static let seeds = [
    "openapi: 3.1.0\ninfo: {title: 'a', version: 3.10}\npaths:\n  /a/{id}:\n    put: &p\n      <<: *p2\n",
    "a: &x [1, 2.5, ~, true, \"é\\n\"]\nb: *x\nc: |\n  text\n  more\nd: >-\n  folded\n'e': !!str 007\n? k\n: v\n",
    "{\"a\": [1, {\"b\": \"\\u00e9\"}, null], \"c\": {\"d\": 1e5}}",
  ]

  @Test("are read or refused, and what is read can be walked", arguments: 1...150)
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for text in Self.seeds {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let position = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: min(position, bytes.count))
        case 1 where position < bytes.count: bytes.remove(at: position)
        case 2: bytes.removeSubrange(min(position, bytes.count)...)
        default:
          bytes.insert(
            Array("[]{}:-*&!|>'\"%#\n\t".utf8).randomElement(using: &generator) ?? 0, at: min(position, bytes.count))
        }
      }
      let store = DocumentStore()
      do throws(DocumentError) {
        var pending = [try store.load(bytes: bytes, path: "changed")]
        while let node = pending.popLast() {
          #expect(node.root[node.pointer] != nil)
          pending += node.elements + node.members.map(\.value)
        }
      } catch {
        #expect(error.diagnostic.place.line >= 1 && error.diagnostic.place.column >= 1)
      }
    }
  }
}
