import Documents
import Foundation
import JSON
import Overlays

/// A document with Overlays applied, all of them written to files of a folder that is gone when this is.
final class Overlaid {
  let store = DocumentStore()
  private(set) var root: Node
  private(set) var diagnostics: [Diagnostic] = []
  private let folder: URL

  init(_ document: String, _ overlays: String...) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("overlays-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try document.write(to: folder.appendingPathComponent("api.yaml"), atomically: true, encoding: .utf8)
    root = try store.load(path: folder.path + "/api.yaml")
    for (number, text) in overlays.enumerated() {
      let path = folder.path + "/\(number + 1).yaml"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let (overlay, ofReading) = try Overlay.load(path: path)
      let (overlaid, ofApplying) = try overlay.applied(to: root, in: store)
      root = overlaid
      diagnostics += ofReading + ofApplying
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The document as JSON.
  var json: String { root.value()?.serialized() ?? "too large" }

  /// `file:line:column rule` of each diagnostic.
  var found: [String] { diagnostics.map { "\(Self.brief($0.place)) \($0.rule)" } }

  /// `file:line:column` of the node at a pointer.
  func place(_ pointer: String) -> String? {
    JSONPointer(text: pointer).flatMap { root[$0] }.map { Self.brief($0.place) }
  }

  static func brief(_ place: Place) -> String {
    "\(place.file.split(separator: "/").last ?? ""):\(place.line):\(place.column)"
  }
}
