import Foundation
import SharedCorpus

/// The official meta-schemas.
enum MetaSchemas {
  /// The folder in which the Python package `jsonschema_specifications` has them; `nil` without it.
  static let folder: String? = {
    guard IndependentPackages.areInstalled else { return nil }
    let program = "import jsonschema_specifications as s, os; print(os.path.dirname(s.__file__) + '/schemas')"
    let path = (try? IndependentPackages.python(program))?.trimmingCharacters(in: .whitespacesAndNewlines)
    return path.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }()
}
