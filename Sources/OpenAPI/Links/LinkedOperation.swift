import Documents
import JSON

extension APIDescription {
  /// The operation that `link` leads to, by its `operationId` or an `operationRef` within the document
  /// (`#/paths/~1users~1{id}/get`); `nil` when there is none.
  public func operation(of link: Link) -> Operation? {
    if let id = link.operationID { return operations.first { $0.operationID == id } }
    guard let reference = link.operationReference, let mark = reference.firstIndex(of: "#"),
      let pointer = JSONPointer(text: PercentEncoding.decode(reference[reference.index(after: mark)...])),
      pointer.tokens.count == 3, pointer.tokens[0] == "paths"
    else { return nil }
    return operations.first { operation in
      JSONString(operation.path.text) == pointer.tokens[1]
        && operation.method.lowercased() == pointer.tokens[2].text.lowercased()
    }
  }
}
