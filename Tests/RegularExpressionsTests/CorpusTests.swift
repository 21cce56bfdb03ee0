import Foundation
import RegularExpressions
import Testing

@Suite("Patterns of public API descriptions")
struct CorpusTests {
  /// The values of `pattern` in the JSON descriptions.
  private static func patterns(in folder: URL) throws -> Set<String> {
    var result: Set<String> = []
    func collect(_ value: Any) {
      if let object = value as? [String: Any] {
        if let pattern = object["pattern"] as? String { result.insert(pattern) }
        object.values.forEach(collect)
      } else if let array = value as? [Any] {
        array.forEach(collect)
      }
    }
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where file.pathExtension == "json" {
      let data = try Data(contentsOf: file)
      // Most of a description is not read: only those that have a pattern at all, and no very large ones.
      guard data.count < 2_000_000, data.range(of: Data("\"pattern\"".utf8)) != nil else { continue }
      collect(try JSONSerialization.jsonObject(with: data))
    }
    return result
  }

  @Test(
    "every pattern is read, and yields texts that match",
    .enabled(if: SharedCorpus.openAPI != nil, "the shared corpus has no OpenAPI descriptions"))
  func corpus() throws {
    let patterns = try Self.patterns(in: #require(SharedCorpus.openAPI))
    #expect(patterns.count > 50)
    for pattern in patterns.sorted() {
      let expression = try RegularExpression(pattern)
      var random = SplitMix(seed: 3)
      guard let text = expression.generate(using: &random) else {
        // Nothing can match this one.
        #expect(pattern == ".^")
        continue
      }
      #expect(expression.matches(text) == .match, "\(pattern): \(text)")
    }
  }
}
