// A query comes in as text, a tree of any kind as its root, and the nodes that the query selects go out. The module
// knows nothing of documents and their places.

import JSON

/// A query for nodes of a JSON value (RFC 9535).
public struct JSONPath: Sendable {
  /// The query as it was written.
  public let text: String
  let segments: [Segment]

  /// Reads a query.
  ///
  /// - Throws: What is wrong with it and where, when it is not well-formed or not valid (RFC 9535 §2.1).
  public init(_ text: String) throws(JSONPathError) {
    self.text = text
    var parser = JSONPathParser(text)
    segments = try parser.query()
  }

  /// The nodes that the query selects from `root`, in the order of RFC 9535, a node as often as it is selected.
  ///
  /// Gives up, with `nil`, after looking at `limit` nodes.
  public func nodes<Node: JSONPathNode>(in root: Node, limit: Int = 5_000_000) -> [Node]? {
    var evaluation = Evaluation(root: root, limit: limit)
    let nodes = evaluation.nodes(segments, from: root)
    return evaluation.isExhausted ? nil : nodes
  }
}

/// A value that queries select from.
public protocol JSONPathNode {
  /// What it is, and what stands in it.
  var content: JSONPathContent<Self> { get }
}

/// What a node is, and what stands in it.
public enum JSONPathContent<Node> {
  /// Neither array nor object.
  case scalar(JSONValue)
  /// The elements.
  case array([Node])
  /// The members in their order.
  case object([(name: JSONString, value: Node)])
}

/// Why a text is no query.
public struct JSONPathError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, a phrase without a full stop.
  public let message: String
  /// Where, in code points from the query's beginning.
  public let offset: Int

  /// The message and the place.
  public var description: String { "\(message) (at offset \(offset))" }
}
