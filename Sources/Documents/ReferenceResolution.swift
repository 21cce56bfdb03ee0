import JSON

extension DocumentStore {
  /// How many `$ref`s on the way of a pointer are followed.
  static let detourLimit = 32

  /// The node that `reference`, as it stands in a `$ref` at `node`, leads to: `#/components/schemas/Pet`, `pet.yaml`,
  /// `pet.yaml#/a`, `#anchor`, or the `$id` of a schema. Files are relative to the node's file.
  ///
  /// The node found may itself be a `$ref`; see `resolveChain`. Throws when nothing is there, the file cannot be used or is
  /// outside the folder that references may not leave, or the reference leads to the network.
  public func resolve(_ reference: String, from node: Node) throws(ReferenceError) -> Node {
    try resolve(reference, from: node, detours: 0)
  }

  /// The absolute address, without fragment, of the document that a reference needs from the network; nil when it needs
  /// none, or when that document was registered with `load(text:path:)` under its address.
  public func remoteAddress(of reference: String, from node: Node) -> String? {
    let address = SchemaIdentifiers.resolve(reference, base: node.baseURI)
    guard let scheme = URIReference(address).protocolName, scheme == "http" || scheme == "https" else { return nil }
    return identified(address, near: node) == nil ? address : nil
  }

  /// What a node stands for after following `$ref`s, one after the other, as long as the node found has one.
  ///
  /// Returns `node` itself when it has none. Throws `reference-cycle` when the references only lead round.
  public func resolveChain(_ node: Node) throws(ReferenceError) -> Node {
    var current = node
    var visited: Set<Node> = []
    while let reference = current["$ref"]?.string {
      guard visited.insert(current).inserted else {
        throw Self.error(
          "reference-cycle", at: node["$ref"] ?? node, "The references from here only lead round: `\(reference)`.",
          "Let one of them refer to an object with content.")
      }
      current = try resolve(reference, from: current)
    }
    return current
  }

  func resolve(_ reference: String, from node: Node, detours: Int) throws(ReferenceError) -> Node {
    let parts = URIReference(reference)
    let place = node["$ref"] ?? node
    guard let fragment = PercentEncoding.decodeStrictly(parts.fragment ?? "") else {
      throw Self.error(
        "invalid-reference", at: place, "`\(reference)` has a `%` that begins no percent-encoded text.",
        "Write `%25` for a percent sign.")
    }
    let base = node.baseURI
    let namesDocument = !parts.withoutFragment.text.isEmpty
    var candidates: [Node] = []
    if base != node.file.location || namesDocument,
      let resource = identified(SchemaIdentifiers.resolve(reference, base: base), near: node)
    {
      candidates.append(resource)
    }
    if !namesDocument {
      candidates.append(node.root)
    } else if candidates.isEmpty {
      candidates.append(try load(parts.withoutFragment, reference, from: node, at: place))
    }
    var failure: ReferenceError?
    for candidate in candidates {
      do throws(ReferenceError) {
        return try follow(fragment, in: candidate, reference, at: place, detours: detours)
      } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? Self.error("unresolved-reference", at: place, "`\(reference)` leads nowhere.", "Correct it.")
  }

  /// The schema resource with this URI in a document that is loaded.
  private func identified(_ uri: String, near node: Node) -> Node? {
    let roots = state.withLock { $0.roots }
    if node.tree.selfURI == uri { return node.root }
    if let root = roots[uri] ?? roots.values.first(where: { $0.tree.selfURI == uri }) { return root }
    if let found = identifiers(of: node.root).resources[uri] { return found }
    for root in roots.values {
      if let found = identifiers(of: root).resources[uri] { return found }
    }
    return nil
  }

  func identifiers(of root: Node) -> SchemaIdentifiers {
    if let known = state.withLock({ $0.identifiers[root.file.location] }) { return known }
    let identifiers = SchemaIdentifiers(root: root)
    state.withLock { $0.identifiers[root.file.location] = identifiers }
    return identifiers
  }

  private func load(
    _ parts: URIReference, _ reference: String, from node: Node, at place: Node
  ) throws(ReferenceError) -> Node {
    let isRemote = URIReference(node.file.location).protocolName != nil
    if let scheme = parts.protocolName, scheme != "file" || isRemote {
      guard scheme == "http" || scheme == "https" else {
        throw Self.error(
          "unsupported-reference", at: place,
          scheme == "file"
            ? "`\(reference)` leads from the network to a file, and is not read."
            : "`\(reference)` has the scheme `\(scheme)`, which is not supported.",
          "Refer to a file beside the document.")
      }
      return try load(remote: SchemaIdentifiers.resolve(parts.text, base: ""), reference, at: place)
    }
    if isRemote {
      let address = SchemaIdentifiers.resolve(parts.text, base: node.file.location)
      return try load(remote: address, reference, at: place)
    }
    var written = parts
    if parts.protocolName == "file" {
      written.scheme = nil
      written.authority = nil
    }
    guard let relative = PercentEncoding.decodeStrictly(written.text) else {
      throw Self.error(
        "invalid-reference", at: place, "`\(reference)` has a `%` that begins no percent-encoded text.",
        "Write `%25` for a percent sign.")
    }
    do throws(ReferenceError) {
      return try load(file: relative, reference, from: node, at: place)
    } catch {
      // What has an `$id` or a `$self` on the network may have its neighbours here or there.
      guard remoteReader != nil, let address = remoteAddress(of: parts.text, from: node) else { throw error }
      return try load(remote: address, reference, at: place)
    }
  }

  private func load(
    file relative: String, _ reference: String, from node: Node, at place: Node
  ) throws(ReferenceError) -> Node {
    let lexical = FilePath.joined(FilePath.folder(node.file.location), relative)
    let (known, folder) = state.withLock { ($0.roots[lexical], $0.folder) }
    if let known { return known }
    let location = FileReading.realPath(lexical) ?? lexical
    if !allowsOutsideFolder, let folder, !FilePath.isWithin(location, folder: folder) {
      throw Self.error(
        "reference-outside-folder", at: place,
        "`\(reference)` leads out of the folder `\(folder)`, and is not read.",
        "Run from a folder that holds both files, or with `--allow-refs-outside`.")
    }
    do throws(DocumentError) {
      return try load(path: FilePath.joined(FilePath.folder(node.file.path), relative))
    } catch {
      guard error.diagnostic.rule == "unreadable-file" else { throw ReferenceError(error.diagnostic) }
      throw Self.error(
        "unresolved-reference", at: place, "`\(reference)` cannot be read: \(error.diagnostic.message)",
        "Correct the reference, which is relative to its own file's folder.")
    }
  }

  static func error(_ rule: String, at node: Node, _ message: String, _ remedy: String) -> ReferenceError {
    ReferenceError(Diagnostic(.error, rule: rule, at: node.place, message, remedy: remedy))
  }
}
