/// Reads documents from the network, for a store whose references may lead there.
public protocol RemoteReader: Sendable {
  /// What is at `address`, an `http` or `https` URL without fragment. It may block.
  func read(_ address: String) throws(RemoteFailure) -> RemoteDocument
}

/// What was read from the network.
public struct RemoteDocument: Sendable {
  /// Where it was found at last, redirects followed; its own references are relative to that (RFC 3986 §5.1.3).
  public let address: String
  /// The text.
  public let bytes: [UInt8]

  /// Makes a document.
  public init(address: String, bytes: [UInt8]) {
    self.address = address
    self.bytes = bytes
  }
}

/// Why nothing was read from the network.
public struct RemoteFailure: Error, Hashable, Sendable {
  /// What happened, one sentence.
  public let message: String

  /// Makes a failure.
  public init(_ message: String) {
    self.message = message
  }
}

extension DocumentStore {
  /// The root of the document at an `http` or `https` address, which is asked for once.
  func load(remote address: String, _ reference: String, at place: Node) throws(ReferenceError) -> Node {
    let (known, failed) = state.withLock { ($0.roots[address], $0.failures[address]) }
    if let known { return known }
    guard let remoteReader else {
      throw Self.error(
        "remote-reference", at: place, "`\(reference)` leads to the network.",
        "Run with `--allow-remote-refs`, or save a copy beside the document and refer to that.")
    }
    if let failed { throw Self.unreadable(reference, failed, at: place) }
    let document: RemoteDocument
    do throws(RemoteFailure) {
      document = try remoteReader.read(address)
    } catch {
      state.withLock { $0.failures[address] = error }
      throw Self.unreadable(reference, error, at: place)
    }
    do throws(DocumentError) {
      let root = try load(bytes: document.bytes, path: document.address)
      state.withLock { $0.roots[address] = root }
      return root
    } catch {
      throw ReferenceError(error.diagnostic)
    }
  }

  private static func unreadable(_ reference: String, _ failure: RemoteFailure, at place: Node) -> ReferenceError {
    error(
      "unresolved-reference", at: place, "`\(reference)` cannot be read: \(failure.message)",
      "Correct the address, or save a copy beside the document and refer to that.")
  }
}
