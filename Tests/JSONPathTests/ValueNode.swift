import JSON
import JSONPath

/// A JSON value with the way to it, as a node of queries.
struct ValueNode: JSONPathNode {
  let value: JSONValue
  let pointer: JSONPointer

  init(_ value: JSONValue, at pointer: JSONPointer = JSONPointer()) {
    self.value = value
    self.pointer = pointer
  }

  var content: JSONPathContent<ValueNode> {
    switch value {
    case .array(let elements):
      .array(elements.enumerated().map { ValueNode($1, at: pointer.appending($0)) })
    case .object(let object):
      .object(object.members.map { ($0.key, ValueNode($0.value, at: pointer.appending($0.key))) })
    default: .scalar(value)
    }
  }
}

/// The pointers to what `query` selects in a JSON text, in order, with blanks between.
func selected(_ query: String, in text: String) throws -> String {
  let root = ValueNode(try JSONParser.parse(Array(text.utf8)).value)
  return try JSONPath(query).nodes(in: root)?.map { $0.pointer.isRoot ? "$" : $0.pointer.description }
    .joined(separator: " ") ?? "gave up"
}
