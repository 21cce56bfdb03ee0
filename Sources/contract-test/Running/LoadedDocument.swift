import ContractTesting
import Documents
import OpenAPI
import Overlays
import RemoteDocuments
import Sandbox

/// An OpenAPI document, read.
struct LoadedDocument {
  /// The path as given.
  let file: String
  let store: DocumentStore
  let description: APIDescription
  /// What is wrong with it without keeping it from being used.
  let diagnostics: [Diagnostic]

  /// Reads the document at a path and applies its Overlays; with a `focus`, only what tells of the wanted updates.
  ///
  /// What a configuration says of the connection to the target holds for the network's documents as well, but for
  /// credentials.
  /// - Throws: `DocumentError` when it cannot be read or is no OpenAPI document.
  init(
    _ file: String, _ settings: DocumentSettings, transport: TransportSettings = TransportSettings(),
    focus: OperationFocus? = nil
  ) throws(DocumentError) {
    self.file = file
    let reader = WebReader(caFile: transport.caFile, proxy: transport.proxy)
    store = DocumentStore(
      allowOutsideFolder: settings.allowReferencesOutside,
      remoteReader: settings.allowRemoteReferences ? reader : nil)
    var root = try store.load(path: file)
    var overlayDiagnostics: [Diagnostic] = []
    for path in settings.overlays {
      let (overlay, ofReading) = try Overlay.load(path: path)
      let (overlaid, ofApplying) = try overlay.applied(to: root, in: store)
      root = overlaid
      overlayDiagnostics += ofReading + ofApplying
    }
    let (description, diagnostics) = try APIDescription.load(root, store: store, focus: focus)
    self.description = description
    var seen: Set<Diagnostic> = []
    self.diagnostics = (store.diagnostics + overlayDiagnostics + diagnostics).filter { seen.insert($0).inserted }
  }

  /// Everything `lint` tells: what is wrong, in the schemas and in declared actions too, and what keeps updates from being
  /// tested, in the document's order.
  var findings: [Diagnostic] {
    // A reference that leads nowhere is seen when the document is read, and again when its schema is compiled.
    let known = Set(diagnostics.map { Sentence(place: $0.place, message: $0.message) })
    let inSchemas = SchemaFindings.findings(in: description, store: store)
      .filter { !known.contains(Sentence(place: $0.place, message: $0.message)) }
    var seen: Set<Diagnostic> = []
    let inExtensions = Sandbox.findings(description, store: store)
    return (diagnostics + inSchemas + inExtensions + Linter.findings(description, store: store)).filter {
      seen.insert($0).inserted
    }
    .sorted { left, right in
      let (left, right) = (left.place, right.place)
      return (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
  }

  private struct Sentence: Hashable {
    let place: Place
    let message: String
  }
}
