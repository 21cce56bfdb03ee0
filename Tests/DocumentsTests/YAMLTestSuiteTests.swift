import Documents
import JSON
import SharedCorpus
import Testing

@Suite("YAML test suite", .enabled(if: SharedCorpus.has("corpus/yaml-test-suite"), "\(SharedCorpus.missing)"))
struct YAMLTestSuiteTests {
  private static let folder = "corpus/yaml-test-suite"

  private func load(_ name: String) throws(DocumentError) -> Node {
    let bytes = (try? SharedCorpus.bytes("\(Self.folder)/\(name)")) ?? []
    return try DocumentStore().load(bytes: bytes, path: name)
  }

  /// The expected values in a file of several JSON texts one after the other; nil when it is not one text.
  private func expected(_ name: String) -> JSONValue? {
    guard let bytes = try? SharedCorpus.bytes("\(Self.folder)/\(name)") else { return nil }
    return try? JSONParser.parse(bytes).value
  }

  @Test("reads valid documents to the expected values")
  func valid() throws {
    let files = SharedCorpus.files(below: Self.folder + "/valid")
    let texts = files.filter { $0.hasSuffix(".yaml") }
    #expect(texts.count > 200)
    var compared = 0
    for file in texts {
      let name = String(file.dropLast(5))
      let json = files.contains(name + ".json") ? expected("valid/\(name).json") : nil
      do throws(DocumentError) {
        let node = try load("valid/\(file)")
        #expect(YAMLKnownCases.refused[name] == nil, "\(name) is read")
        guard let json, YAMLKnownCases.different[name] == nil else { continue }
        #expect(node.value() == json, "\(name): \(node.value()?.serialized() ?? "nil") for \(json.serialized())")
        compared += 1
      } catch {
        let isKnown = YAMLKnownCases.refused[name] != nil
        let isOurRule = ["several-documents", "empty-document", "cyclic-alias"].contains(error.diagnostic.rule)
        #expect(isKnown || isOurRule, "\(name): \(error)")
        #expect(error.diagnostic.place.line >= 1 && error.diagnostic.place.column >= 1)
      }
    }
    #expect(compared > 150)
  }

  @Test("refuses invalid documents")
  func invalid() throws {
    let files = SharedCorpus.files(below: Self.folder + "/error").filter { $0.hasSuffix(".yaml") }
    #expect(files.count > 50)
    for file in files {
      let name = String(file.dropLast(5))
      do throws(DocumentError) {
        _ = try load("error/\(file)")
        #expect(YAMLKnownCases.accepted.contains(name), "\(name) is read")
      } catch {
        #expect(!YAMLKnownCases.accepted.contains(name), "\(name) is refused")
        #expect(!error.diagnostic.message.isEmpty && error.diagnostic.place.line >= 1)
      }
    }
  }
}
