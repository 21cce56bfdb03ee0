import ArgumentParser
import ContractTesting

/// How the document is read.
struct DocumentOptions: ParsableArguments {
  @Option(
    name: .customLong("overlay"),
    help: ArgumentHelp("Apply this OpenAPI Overlay to the document first. Repeatable, in order.", valueName: "file"))
  var overlays: [String] = []

  @Flag(name: .customLong("allow-remote-refs"), help: "Read what '$ref's name on the network.")
  var allowRemoteReferences = false

  @Flag(
    name: .customLong("allow-refs-outside"),
    help: "Read what '$ref's name outside the document's folder (and outside the working directory, if it is there).")
  var allowReferencesOutside = false

  /// Puts what was given over `settings`.
  func apply(to settings: inout DocumentSettings) {
    if !overlays.isEmpty { settings.overlays = overlays }
    if allowRemoteReferences { settings.allowRemoteReferences = true }
    if allowReferencesOutside { settings.allowReferencesOutside = true }
  }
}
