import Documents
import Foundation
import Generation
import JSON
import JSONSchema
import SharedCorpus
import Testing

/// What we call valid and invalid, judged by the validator of another project.
///
/// A sample: every eighth body, 30 payloads of each kind. `INDEPENDENT_VALIDATION=all` takes every body and 200.
@Suite(.enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
struct IndependentValidationTests {
  private static let isComplete = ProcessInfo.processInfo.environment["INDEPENDENT_VALIDATION"] == "all"
  private static let count = isComplete ? 200 : 30
  private static let step = isComplete ? 1 : 8

  @Test func anIndependentValidatorAgrees() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "contract-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      if ProcessInfo.processInfo.environment["INDEPENDENT_VALIDATION_KEEP"] == nil {
        try? FileManager.default.removeItem(at: folder)
      }
    }
    var unmade: [String] = []
    await withTaskGroup(of: [String].self) { group in
      for path in SharedCorpus.documents {
        group.addTask { (try? Self.write(path, to: folder)) ?? ["\(path): its payloads could not be written"] }
      }
      for await lines in group { unmade += lines }
    }
    print("bodies without payloads: \(unmade.count)", unmade.sorted().joined(separator: "\n  "))
    let (status, output) = try Self.judge(folder)
    print(output)
    if status == 77 {
      withKnownIssue("the independent validator cannot be installed; nothing was checked") {
        Issue.record("no independent validator")
      }
      return
    }
    #expect(status == 0, "the validators disagree, see above")
  }

  /// Writes the payloads of a document's bodies; gives the bodies that have none, with the reasons.
  private static func write(_ path: String, to folder: URL) throws -> [String] {
    guard let document = UpdateBodies(path), !document.bodies.isEmpty else { return [] }
    let sample = document.bodies.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    let name = URL(filePath: path).lastPathComponent
    var text = Data()
    let root = try #require(document.root.value(limit: 50_000_000))
    text.append(contentsOf: "{\"document\":\(root.serialized())}\n".utf8)
    var unmade: [String] = []
    for (node, schema) in sample {
      switch payloads(schema) {
      case .failure(let reason): unmade.append("\(name) \(node.pointer): \(reason)")
      case .success(let payloads):
        let line: JSONValue = [
          "place": .string(JSONString("\(name):\(node.place.line)")),
          "pointer": .string(JSONString(node.pointer.description)),
          "positives": .array(payloads.positives), "negatives": .array(payloads.negatives),
        ]
        text.append(contentsOf: (line.serialized() + "\n").utf8)
      }
    }
    try text.write(to: folder.appending(path: name + ".jsonl"))
    return unmade
  }

  private static func payloads(
    _ schema: Schema
  ) -> Result<(positives: [JSONValue], negatives: [JSONValue]), GenerationFailure> {
    let generator = PayloadGenerator(schema: schema, seed: 1)
    var (positives, negatives): ([JSONValue], [JSONValue]) = ([], [])
    var facts: [JSONPointer: String] = [:]
    for fact in schema.propertyFacts() { facts[fact.pointer] = fact.format }
    for salt in UInt64(1)...200 {
      let base: JSONValue
      switch generator.baseline(.full, salt: salt) {
      case .failure(let reason): return .failure(reason)
      case .success(let value): base = value
      }
      positives.append(base)
      if case .success(let minimal) = generator.baseline(.minimal, salt: salt) { positives.append(minimal) }
      guard positives.count < count || negatives.count < count else { break }
      // Variations of further payloads bring other values, not other kinds.
      guard salt <= (isComplete ? 20 : 2) else { continue }
      if positives.count < count {
        positives += spread(generator.positives(from: base, salt: salt), count).map { $0.applied(to: base) }
      }
      if negatives.count < count {
        negatives += spread(generator.negatives(from: base, salt: salt), count).map { negative($0, base, facts) }
      }
    }
    return .success((Array(positives.prefix(count)), Array(negatives.prefix(count))))
  }

  private static func negative(
    _ variation: Variation, _ base: JSONValue, _ formats: [JSONPointer: String]
  ) -> JSONValue {
    let elements = JSONPointer(variation.pointer.tokens.map { JSONPointer.arrayIndex($0) == nil ? $0 : "0" })
    var changed: JSONValue = "removed"
    if case .set(let value) = variation.change { changed = value }
    return [
      "value": variation.applied(to: base), "keyword": .string(JSONString(variation.keyword)),
      "description": .string(JSONString(variation.description)), "changed": changed,
      "pointer": .string(JSONString(variation.pointer.description)),
      "format": formats[elements].map { .string(JSONString($0)) } ?? .null,
    ]
  }

  /// At most `limit` of `variations`, from all over the payload.
  private static func spread(_ variations: [Variation], _ limit: Int) -> [Variation] {
    guard variations.count > limit else { return variations }
    return (0..<limit).map { variations[$0 * variations.count / limit] }
  }

  private static func judge(_ folder: URL) throws -> (status: Int32, output: String) {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = tests.appending(path: "Independent/run")
    process.arguments = [folder.path, tests.deletingLastPathComponent().appending(path: ".build/independent").path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
