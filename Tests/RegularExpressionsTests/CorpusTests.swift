import Foundation
import RegularExpressions
import SharedCorpus
import Testing

@Suite("Patterns of public API descriptions")
struct CorpusTests {
  /// The values of `pattern` in the JSON descriptions.
  private static func patterns() throws -> Set<String> {
    var result: Set<String> = []
    func collect(_ value: Any) {
      if let object = value as? [String: Any] {
        if let pattern = object["pattern"] as? String { result.insert(pattern) }
        object.values.forEach(collect)
      } else if let array = value as? [Any] {
        array.forEach(collect)
      }
    }
    for file in SharedCorpus.files(below: "corpus/openapi") where file.hasSuffix(".json") {
      let data = Data(try SharedCorpus.bytes("corpus/openapi/\(file)"))
      // Most of a description is not read: only those that have a pattern at all, and no very large ones.
      guard data.count < 2_000_000, data.range(of: Data("\"pattern\"".utf8)) != nil else { continue }
      collect(try JSONSerialization.jsonObject(with: data))
    }
    return result
  }

  @Test(
    "every pattern is read, and yields texts that match",
    .enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
  func corpus() throws {
    let patterns = try Self.patterns()
    #expect(patterns.count > 50)
    for pattern in patterns.sorted() {
      let expression = try RegularExpression(pattern)
      var random = SeededGenerator(seed: 3)
      guard let text = expression.generate(using: &random) else {
        // Nothing can match this one.
        #expect(pattern == ".^")
        continue
      }
      #expect(expression.matches(text) == .match, "\(pattern): \(text)")
    }
  }
}
