import Foundation
import RegularExpressions
import SharedCorpus
import Testing

@Suite("The JSON Schema Test Suite's cases of regular expressions")
struct StandardSuiteTests {
  private static let folder = "corpus/json-schema-test-suite/tests/draft2020-12"

  private func groups(_ file: String) throws -> [[String: Any]] {
    let data = Data(try SharedCorpus.bytes("\(Self.folder)/\(file)"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  private func isMatch(_ pattern: String, _ text: String) throws -> Bool {
    let result = try RegularExpression(pattern).matches(text)
    #expect(result != .gaveUp)
    return result == .match
  }

  /// What a case's schema says of its data, as far as `pattern` and `patternProperties` go; nil beyond them.
  private func isValid(_ data: Any, _ schema: [String: Any]) throws -> Bool? {
    if let pattern = schema["pattern"] as? String, let text = data as? String { return try isMatch(pattern, text) }
    if schema["pattern"] is String { return true }
    guard let patterns = schema["patternProperties"] as? [String: Any], let object = data as? [String: Any],
      schema["additionalProperties"] as? Bool == false
    else { return nil }
    return try object.keys.allSatisfy { key in try patterns.keys.contains { try isMatch($0, key) } }
  }

  @Test(
    "every case comes out as the suite says",
    .enabled(if: SharedCorpus.has(Self.folder), "\(SharedCorpus.missing)"),
    arguments: [
      ("optional/ecmascript-regex.json", 74), ("pattern.json", 12), ("optional/non-bmp-regex.json", 7),
    ])
  func cases(file: String, expected: Int) throws {
    var count = 0
    for group in try groups(file) {
      let schema = try #require(group["schema"] as? [String: Any])
      for test in try #require(group["tests"] as? [[String: Any]]) {
        let data = try #require(test["data"])
        guard let isValid = try isValid(data, schema) else { continue }
        count += 1
        #expect(
          isValid == (test["valid"] as? Bool),
          "\(group["description"] ?? ""): \(test["description"] ?? "")")
      }
    }
    #expect(count == expected)
  }

  @Test(
    "every pattern of patternProperties.json can be read",
    .enabled(if: SharedCorpus.has(Self.folder), "\(SharedCorpus.missing)"))
  func patternProperties() throws {
    for group in try groups("patternProperties.json") {
      let schema = try #require(group["schema"] as? [String: Any])
      for pattern in try #require(schema["patternProperties"] as? [String: Any]).keys {
        #expect(throws: Never.self) { try RegularExpression(pattern) }
      }
    }
  }
}
