import Documents
import Foundation
import JSON
import SharedCorpus

@testable import JSONSchema

/// Runs files of the JSON Schema Test Suite.
struct ConformanceSuite {
  struct Outcome {
    var passed = 0
    /// Those that failed: `file | group | test`.
    var failed: [String] = []
  }

  private let folder: String
  private let store: DocumentStore
  /// Knows the suite's remote documents and the meta-schemas.
  private let prepared: SchemaCompiler

  init(folder: String, metaSchemas: String, dialect: Dialect) throws {
    self.folder = folder
    store = DocumentStore()
    var compiler = SchemaCompiler(store: store, dialect: dialect)
    for file in SharedCorpus.files(in: metaSchemas) {
      let root = try store.load(path: metaSchemas + "/" + file)
      guard let uri = (root["$id"] ?? root["id"])?.string else { continue }
      compiler.register(root, as: uri.hasSuffix("#") ? String(uri.dropLast()) : uri)
    }
    for file in SharedCorpus.files(in: folder + "/remotes") {
      let uri = "http://localhost:1234/" + file
      let text = try String(contentsOfFile: folder + "/remotes/" + file, encoding: .utf8)
      compiler.register(try store.load(text: text, path: uri), as: uri)
    }
    prepared = compiler
  }

  /// Runs all files of a folder of the suite, those of its subfolders left out.
  func run(_ tests: String, assertFormats: Bool) throws -> Outcome {
    var outcome = Outcome()
    for file in SharedCorpus.files(in: folder + "/tests/" + tests) where !file.contains("/") {
      try run(file, in: tests, assertFormats: assertFormats, &outcome)
    }
    return outcome
  }

  /// How many tests the files of a folder have.
  func count(of tests: String) throws -> Int {
    var count = 0
    for file in SharedCorpus.files(in: folder + "/tests/" + tests) where !file.contains("/") {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/tests/\(tests)/\(file)"))
      let groups = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
      count += groups.reduce(0) { $0 + (($1["tests"] as? [Any])?.count ?? 0) }
    }
    return count
  }

  private func run(_ file: String, in tests: String, assertFormats: Bool, _ outcome: inout Outcome) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/tests/\(tests)/\(file)"))
    for (number, group) in (try JSONParser.parse(Array(data)).value.array ?? []).enumerated() {
      guard let schema = group["schema" as JSONString] else { continue }
      let node = try store.load(text: schema.serialized(), path: "\(tests)/\(number)-\(file)")
      var compiler = prepared
      let id = compiler.compile(node)
      let compiled = compiler.finish().schema(id)
      for test in group["tests" as JSONString]?.array ?? [] {
        guard let value = test["data" as JSONString], let expected = test["valid" as JSONString]?.bool else { continue }
        let options = ValidationOptions(assertFormats: assertFormats)
        let isValid = compiled.isValid(value, options: options)
        let violations = compiled.validate(value, options: options)
        if isValid == expected, violations.isEmpty == expected {
          outcome.passed += 1
        } else {
          let names = [group["description" as JSONString], test["description" as JSONString]]
          outcome.failed.append(([file] + names.map { $0?.string?.text ?? "" }).joined(separator: " | "))
        }
      }
    }
  }
}
