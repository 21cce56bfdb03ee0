import ContractTesting
import Documents
import OpenAPI
import SharedCorpus
import Testing

/// What is said of real documents, and of broken ones: each that somebody else's validator refuses is refused here, or
/// loads with a warning that has its place; and each comes to an end.
@Suite(.enabled(if: SharedCorpus.has("corpus/INDEX.tsv"), "\(SharedCorpus.missing)"))
struct CorpusFindingsTests {
  /// Everything that `lint` says; `nil` when the document is refused, with the diagnostic.
  private func findings(_ path: String, allowOutsideFolder: Bool) -> (refusal: Diagnostic?, findings: [Diagnostic]) {
    let store = DocumentStore(allowOutsideFolder: allowOutsideFolder)
    do throws(DocumentError) {
      let (description, ofLoading) = try APIDescription.load(try store.load(path: path), store: store)
      let ofSchemas = SchemaFindings.findings(in: description, store: store)
      return (nil, store.diagnostics + ofLoading + ofSchemas + Linter.findings(description, store: store))
    } catch {
      return (error.diagnostic, [])
    }
  }

  private func expectUsable(_ diagnostics: [Diagnostic]) {
    let known = Set(RuleCatalogue.ids)
    for diagnostic in diagnostics {
      #expect(diagnostic.place.line > 0 && diagnostic.place.column > 0, "\(diagnostic)")
      #expect(
        !diagnostic.place.file.isEmpty && !diagnostic.message.isEmpty && !diagnostic.remedy.isEmpty, "\(diagnostic)")
      #expect(known.contains(diagnostic.rule), "\(diagnostic)")
    }
  }

  @Test(.timeLimit(.minutes(2)), arguments: SharedCorpus.entries("corpus/INDEX.tsv"))
  func realDocuments(_ entry: SharedCorpus.Entry) throws {
    let path = try #require(SharedCorpus.folder("corpus/\(entry.file)"))
    let (refusal, findings) = findings(path, allowOutsideFolder: true)
    #expect(refusal == nil)
    expectUsable(findings)
    let verdict = entry.fields["valid"]
    if verdict == "valid" {
      #expect(findings.filter { $0.severity == .error } == [])
    } else if verdict == "invalid" || verdict == "unresolved-ref", !Self.fine.contains(entry.file) {
      #expect(findings.contains { $0.severity > .note })
    }
  }

  /// What the other validator refuses and is right: a slash behind a file's name, which names that file here too, a
  /// reference to the `$id` of a schema of the document itself, and answers that are files (2.0's Response Object).
  private static let fine: Set<String> = [
    "swagger-parser-v3/issue-901/spec.yaml", "swagger-parser-v3/issue-901/spec2.yaml",
    "swagger-parser-v3/issue-983.yaml", "openapi-multi/openapinet-reference-by-id-3.2/docWithReferenceById.yaml",
    "apidevtools-swagger-parser/unknown/unknown.yaml", "swagger-parser-v2/issue-21.json",
  ]

  @Test(.timeLimit(.minutes(5)))
  func brokenDocuments() throws {
    let folder = try #require(SharedCorpus.folder("corpus/broken"))
    let entries = SharedCorpus.entries("corpus/broken/INDEX.tsv")
    #expect(entries.count > 1600)
    for entry in entries {
      let (refusal, findings) = findings("\(folder)/\(entry.file)", allowOutsideFolder: false)
      expectUsable(findings + [refusal].compactMap { $0 })
      if let refusal {
        #expect(refusal.severity == .error, "\(entry.file)")
      } else if entry.fields["openapi_spec_validator"]?.hasPrefix("invalid") == true, !Self.fine.contains(entry.file) {
        #expect(
          findings.contains { $0.severity > .note }, "\(entry.file) \(entry.fields["openapi_spec_validator"] ?? "")")
      }
    }
  }
}
