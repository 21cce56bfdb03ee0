// A document comes in as a path or as text, and goes out as nodes that know their place, their file, and what their
// references lead to. The module knows nothing of OpenAPI or of schemas' meaning.

import JSON
import Synchronization

/// Loads files, each once, and resolves references between them.
///
/// The first document that is loaded is the root: references may lead to files in its folder and below, and no further
/// unless that was allowed. Where the root document is below the working directory, that is the folder that counts, for
/// many descriptions are spread over sibling folders.
public final class DocumentStore: Sendable {
  struct State {
    /// The documents by location.
    var roots: [String: Node] = [:]
    var identifiers: [String: SchemaIdentifiers] = [:]
    var diagnostics: [Diagnostic] = []
    /// Why addresses could not be read.
    var failures: [String: RemoteFailure] = [:]
    /// The folder that references may not leave, absolute and without symbolic links.
    var folder: String?
  }

  let allowsOutsideFolder: Bool
  let remoteReader: (any RemoteReader)?
  let state = Mutex(State())

  /// Makes a store without documents; with `allowOutsideFolder` references may lead to any file that can be read, with a
  /// `remoteReader` to the network.
  public init(allowOutsideFolder: Bool = false, remoteReader: (any RemoteReader)? = nil) {
    allowsOutsideFolder = allowOutsideFolder
    self.remoteReader = remoteReader
  }

  /// What is wrong with the documents that were loaded and does not keep them from being used, in order of loading.
  public var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  /// The root node of the file at `path`, relative to the working directory; YAML or JSON, told by its content.
  ///
  /// Throws when the file cannot be read, is not text, is empty, holds several documents, breaks the syntax, or is nested
  /// more than 512 deep. Duplicate keys and the like become `diagnostics`.
  public func load(path: String) throws(DocumentError) -> Node {
    let location = FileReading.realPath(path) ?? Self.absolute(path)
    if let root = state.withLock({ $0.roots[location] }) { return root }
    let bytes: [UInt8]
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(of: path)
    } catch {
      let place = Place(file: path, line: 1, column: 1)
      throw DocumentError(
        Diagnostic(.error, rule: "unreadable-file", at: place, error.message, remedy: error.remedy))
    }
    return try add(bytes, path: path, location: location)
  }

  /// The root node of a text that is taken for the file at `path`, or for what is at that `http` address, without reading
  /// it; references find it there.
  public func load(text: String, path: String) throws(DocumentError) -> Node {
    try load(bytes: Array(text.utf8), path: path)
  }

  /// The root node of bytes that are taken for the file at `path`.
  public func load(bytes: [UInt8], path: String) throws(DocumentError) -> Node {
    let location = URIReference(path).protocolName == nil ? FileReading.realPath(path) ?? Self.absolute(path) : path
    if let root = state.withLock({ $0.roots[location] }) { return root }
    return try add(bytes, path: path, location: location)
  }

  private func add(_ bytes: [UInt8], path: String, location: String) throws(DocumentError) -> Node {
    let (root, diagnostics) = try DocumentReading.read(bytes, path: path, location: location)
    return state.withLock { state in
      // Another task may have read it meanwhile; all get the same nodes.
      if let present = state.roots[location] { return present }
      state.roots[location] = root
      state.diagnostics += diagnostics
      if state.folder == nil { state.folder = Self.boundary(of: location) }
      return root
    }
  }

  /// Puts an edited document into the place of the one that it was; references to that file then lead to what it is now.
  ///
  /// Returns the new root. Throws when the changes nest it too deep.
  public func replace(with edited: EditableNode) throws(DocumentError) -> Node {
    let root = try EditedTree.root(edited)
    state.withLock { state in
      state.roots[root.file.location] = root
      state.identifiers[root.file.location] = nil
    }
    return root
  }

  /// The folder that references from a root document may not leave.
  private static func boundary(of location: String) -> String {
    let workingDirectory = FileReading.workingDirectory
    let isProject = workingDirectory != "/" && workingDirectory != FileReading.homeDirectory
    return isProject && FilePath.isWithin(location, folder: workingDirectory)
      ? workingDirectory : FilePath.folder(location)
  }

  static func absolute(_ path: String) -> String {
    FilePath.joined(FileReading.workingDirectory, path)
  }
}
