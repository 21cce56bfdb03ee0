import Documents

/// Reads a document into an `APIDescription`: everything that can be understood is used, everything wrong is noted.
///
/// Each object of the standard has its own file in this folder. What comes in is nodes, what goes out is the model and
/// diagnostics; it never looks inside schemas.
struct DescriptionReader {
  let root: Node
  let store: DocumentStore
  let version: APIDescription.Version
  /// The fields that each object has in this version.
  let fixedFields: [FixedFields: Set<String>]
  /// Schemas that no operation uses, such as those of 3.2's `itemSchema`, and whose references are checked all the same.
  var otherSchemas: [Node] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []

  init(root: Node, store: DocumentStore, version: APIDescription.Version) {
    self.root = root
    self.store = store
    self.version = version
    fixedFields = Dictionary(uniqueKeysWithValues: FixedFields.allCases.map { ($0, $0.names(version)) })
  }

  /// Whether the document is a Swagger 2.0 one.
  var isSwagger: Bool { version == .swagger20 }

  /// Notes `diagnostic` once, however often what it is about is used.
  mutating func note(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  mutating func warn(_ rule: String, at place: Place, _ message: String, remedy: String) {
    note(Diagnostic(.warning, rule: rule, at: place, message, remedy: remedy))
  }

  mutating func fail(_ rule: String, at place: Place, _ message: String, remedy: String) {
    note(Diagnostic(.error, rule: rule, at: place, message, remedy: remedy))
  }
}
