import Documents
import JSON
import SharedCorpus
import Testing

@Suite("Real documents", .enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
struct CorpusTests {
  private func load(_ path: String) throws(DocumentError) -> (node: Node, store: DocumentStore) {
    let store = DocumentStore()
    return (try store.load(path: SharedCorpus.folder(path) ?? path), store)
  }

  private static func isDocument(_ name: String) -> Bool {
    [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
  }

  @Test("all are read, and nothing is wrong with them", arguments: ["corpus/openapi", "corpus/openapi-multi"])
  func openapi(folder: String) throws {
    let names = SharedCorpus.files(below: folder).filter(Self.isDocument)
    #expect(names.count > 50)
    for name in names {
      do throws(DocumentError) {
        let (node, _) = try load("\(folder)/\(name)")
        #expect(node.isMapping && node.place.line >= 1)
        #expect(!node.members.isEmpty, "\(name)")
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
  }

  @Test("JSON documents have the same value by either reader")
  func sameValue() throws {
    for name in SharedCorpus.files(below: "corpus/openapi").filter({ $0.hasSuffix(".json") }) {
      let bytes = try SharedCorpus.bytes("corpus/openapi/\(name)")
      guard bytes.count < 400_000 else { continue }
      let value = try DocumentStore().load(bytes: bytes, path: name).value()
      #expect(try value == JSONParser.parse(bytes).value, "\(name)")
    }
  }

  @Test("every reference within a document is found, at the place its pointer says")
  func references() throws {
    for name in ["github.yaml", "kubernetes-1.20.json", "stripe.yaml"] {
      let (root, store) = try load("corpus/openapi/\(name)")
      var pending = [root]
      var count = 0
      while let node = pending.popLast() {
        if let reference = node["$ref"]?.string, reference.hasPrefix("#") {
          count += 1
          let target = try store.resolve(reference, from: node)
          #expect("#" + target.pointer.description == reference)
        }
        pending += node.elements + node.members.map(\.value)
      }
      #expect(count > 100)
    }
  }

  @Test("every reference between files is found, except for those to the network")
  func referencesBetweenFiles() throws {
    let index = String(decoding: try SharedCorpus.bytes("corpus/INDEX.tsv"), as: UTF8.self)
    let roots = index.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
      .filter { $0.hasPrefix("openapi-multi/") }
    #expect(roots.count > 10)
    for name in roots {
      let store = DocumentStore(allowOutsideFolder: true)
      var pending = [try store.load(path: #require(SharedCorpus.folder("corpus/\(name)")))]
      var seen: Set<Node> = []
      while let node = pending.popLast() {
        guard seen.insert(node).inserted else { continue }
        if let reference = node["$ref"]?.string {
          do throws(ReferenceError) {
            pending.append(try store.resolve(reference, from: node))
          } catch {
            #expect(error.diagnostic.rule == "remote-reference", "\(error)")
          }
        }
        pending += node.elements + node.members.map(\.value)
      }
    }
  }

  @Test("broken ones are read or refused with a place")
  func broken() throws {
    let names = SharedCorpus.files(below: "corpus/broken").filter { $0 != "INDEX.tsv" }
    #expect(names.count > 100)
    for name in names {
      let bytes = try SharedCorpus.bytes("corpus/broken/\(name)")
      do throws(DocumentError) {
        let node = try DocumentStore().load(bytes: bytes, path: name)
        _ = node.value(limit: 100_000)
      } catch {
        let diagnostic = error.diagnostic
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
        #expect(diagnostic.place.line >= 1 && diagnostic.place.line <= lines + 1, "\(error)")
        #expect(diagnostic.place.column >= 1 && diagnostic.severity == .error && !diagnostic.remedy.isEmpty, "\(error)")
      }
    }
  }
}
