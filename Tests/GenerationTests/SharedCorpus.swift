#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Real documents outside the package, named by `CONTRACT_TEST_SHARED` or beside the package's folder.
enum SharedCorpus {
  /// The folder, or `nil` where there is none.
  static let folder: String? = {
    if let named = getenv("CONTRACT_TEST_SHARED") { return existing(String(cString: named)) }
    var parts = #filePath.split(separator: "/")
    while !parts.isEmpty {
      parts.removeLast()
      if let found = existing("/" + parts.joined(separator: "/") + "/shared") { return found }
    }
    return nil
  }()

  /// The OpenAPI documents, sorted.
  static var documents: [String] {
    guard let folder, let directory = opendir(folder + "/corpus/openapi") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".json") || name.hasSuffix(".yaml") { names.append(folder + "/corpus/openapi/" + name) }
    }
    return names.sorted()
  }

  private static func existing(_ folder: String) -> String? {
    access(folder + "/corpus/openapi", R_OK) == 0 ? folder : nil
  }
}
