import Documents
import Foundation
import Generation
import JSON
import JSONSchema
import SharedCorpus
import Testing

/// What we call valid and invalid, judged by the validator of another project: of every PUT body in real documents 200
/// different valid and 200 different invalid payloads.
@Suite(
  .serialized,
  .enabled(
    if: IndependentPackages.areRequired || IndependentPackages.areInstalled,
    "SKIPPED, no payload was judged by anybody else: \(IndependentPackages.missing)"))
struct IndependentValidationTests {
  private static let wanted = 200

  @Test(.enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
  func anIndependentValidatorAgreesAboutRealBodies() async throws {
    let folder = try Self.folder()
    defer { Self.remove(folder) }
    let written = try await Self.write(to: folder)
    let verdict = try IndependentValidator.judge(folder)
    #expect(verdict.agrees, "the validators disagree, see above")
    #expect(written.bodies > 900 && written.schemas > 800)
    // What a document makes impossible is no fault of the generator's: a reference to the network, two bounds that exclude
    // each other.
    let gaveUp = written.unmade.filter { $0.value.message.hasPrefix("no value was found") }
    for (place, reason) in written.unmade.sorted(by: { $0.key < $1.key }) { print("no payload: \(place): \(reason)") }
    #expect(gaveUp.count * 200 < written.bodies, "it gave up on fewer than 0.5%")
    // The other validator takes very long over one or two.
    let undecided = verdict.totals["undecided", default: 0]
    #expect(verdict.schemas.count + undecided == written.schemas && undecided <= 2)
    let scarce = verdict.schemas.filter { $0.value.positives < Self.wanted || $0.value.negatives < Self.wanted }
    for (place, counts) in scarce.sorted(by: { $0.key < $1.key }) {
      print("\(place): \(counts.positives) valid, \(counts.negatives) invalid payloads")
    }
    print(verdict.totals.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))
    let unsent = KnownScarcity.withoutSentConstraints
    for (place, counts) in scarce where counts.negatives < Self.wanted && !unsent.contains(place) {
      #expect(counts.acceptsEverything && counts.negatives == 0, "\(place): \(counts.negatives) invalid payloads")
    }
    #expect(
      Set(scarce.filter { $0.value.negatives < Self.wanted }.keys) == KnownScarcity.withoutNegatives.union(unsent))
    #expect(scarce.filter { $0.value.positives < Self.wanted }.mapValues(\.positives) == KnownScarcity.positives)
  }

  @Test func anIndependentValidatorAgreesAboutSchemasOfAllKeywords() throws {
    let folder = try Self.folder()
    defer { Self.remove(folder) }
    let paths = RandomSchemaTests.schemas(seed: 20, count: 200).enumerated().map { index, sample in
      JSONObject.Member(
        key: JSONString("/\(index)"),
        value: ["put": ["requestBody": ["content": ["application/json": ["schema": sample.schema]]]]])
    }
    let document: JSONValue = ["openapi": "3.1.0", "paths": .object(JSONObject(paths))]
    let path = folder.appending(path: "random.json")
    try document.serialized().write(to: path, atomically: true, encoding: .utf8)
    let written = try Self.write(path.path, to: folder, wanted: 60)
    let verdict = try IndependentValidator.judge(folder)
    #expect(verdict.agrees, "the validators disagree, see above")
    #expect(written.unmade.count <= 4, "\(written.unmade)")
    #expect(verdict.schemas.count == written.schemas)
    #expect(verdict.totals["positives", default: 0] > 5_000 && verdict.totals["negatives", default: 0] > 5_000)
  }

  /// A folder for payloads, once it is sure that somebody judges them.
  private static func folder() throws -> URL {
    try #require(IndependentPackages.areInstalled, "\(IndependentPackages.missing)")
    let folder = FileManager.default.temporaryDirectory.appending(path: "contract-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func remove(_ folder: URL) {
    guard ProcessInfo.processInfo.environment["INDEPENDENT_VALIDATION_KEEP"] == nil else { return }
    try? FileManager.default.removeItem(at: folder)
  }

  /// What was written.
  private struct Written {
    var bodies = 0
    var schemas = 0
    /// The bodies that no payload could be made for.
    var unmade: [String: GenerationFailure] = [:]
  }

  private static func write(to folder: URL) async throws -> Written {
    try await withThrowingTaskGroup(of: Written.self) { group in
      for path in SharedCorpus.documentsOfAllSizes {
        group.addTask { try Self.write(path, to: folder, wanted: wanted) }
      }
      var total = Written()
      for try await written in group {
        total.bodies += written.bodies
        total.schemas += written.schemas
        total.unmade.merge(written.unmade) { first, _ in first }
      }
      return total
    }
  }

  /// Writes the payloads of a document's bodies.
  private static func write(_ path: String, to folder: URL, wanted: Int) throws -> Written {
    var written = Written()
    guard let document = UpdateBodies(path), !document.bodies.isEmpty else { return written }
    written.bodies = document.bodies.count
    let files = try DocumentFiles(of: document.root)
    var text = Data()
    text.append(contentsOf: (files.json.serialized() + "\n").utf8)
    for (node, schema) in document.distinct {
      let name = files.name(of: node)
      let place = (name == files.label ? name : "\(files.label)/\(name)") + "#\(node.pointer)"
      do throws(GenerationFailure) {
        let payloads = try DistinctPayloads(schema, wanted: wanted)
        let line: JSONValue = [
          "place": .string(JSONString(place)), "file": .string(JSONString(name)),
          "pointer": .string(JSONString(node.pointer.description)), "rounds": payloads.json(schema),
        ]
        text.append(contentsOf: (line.serialized() + "\n").utf8)
        written.schemas += 1
      } catch {
        written.unmade[place] = error
      }
    }
    try text.write(to: folder.appending(path: files.label + ".jsonl"))
    return written
  }
}
