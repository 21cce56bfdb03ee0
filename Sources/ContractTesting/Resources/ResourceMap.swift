import JSON
import OpenAPI

/// Which operations of a document belong to the same records.
///
/// Comes in: the operations. Goes out: for each PUT its `UpdateResource`, for each collection its operations. It knows
/// nothing of servers and payloads.
struct ResourceMap: Sendable {
  private struct Key: Hashable {
    let method: String
    let shape: PathShape
  }

  private let operations: [Key: Operation]
  /// All operations, in the document's order.
  let all: [Operation]

  init(_ description: APIDescription) {
    all = description.operations
    var operations: [Key: Operation] = [:]
    for operation in description.operations {
      let key = Key(method: operation.method, shape: PathShape(operation.path))
      if operations[key] == nil { operations[key] = operation }
    }
    self.operations = operations
  }

  /// The operation of that method on that path, whatever its placeholders are called.
  func operation(_ method: String, _ shape: PathShape) -> Operation? {
    operations[Key(method: method, shape: shape)]
  }

  /// Every collection of the document that has a list or takes new records.
  var collections: [PathShape] {
    let shapes = operations.keys.filter { key in
      (key.method == "GET" || key.method == "POST") && !key.shape.endsInPlaceholder && key.shape.lastLiteral != nil
    }
    return Set(shapes.map(\.shape)).sorted { $0.segments.lexicographicallyPrecedes($1.segments) }
  }

  /// The operations, and those of the same collections, their parents, and whatever their payloads may refer to.
  func related(to updates: [Operation]) -> [Operation] {
    all.filter { operation in
      ["PUT", "GET", "POST", "DELETE"].contains(operation.method)
        && (updates.contains { $0.path == operation.path } || operation.method != "PUT")
    }
  }

  /// The operations, and those that create, list or show the same records.
  func neighbours(of updates: [Operation]) -> [Operation] {
    updates.flatMap { update in
      // What it updates depends on the body, whose schema is not compiled yet.
      [update]
        + [
          resource(for: update, bodyIsArray: false), resource(for: update, bodyIsArray: true),
          resource(for: update, bodyIsArray: false, isWhole: true),
        ].flatMap { [$0.create, $0.list].compactMap { $0 } + $0.readBacks.map(\.operation) }
    }
  }

  /// What `update` updates; `bodyIsArray` tells whether its body is a list, `isWhole` that it is all that its path shows.
  func resource(for update: Operation, bodyIsArray: Bool, isWhole: Bool = false) -> UpdateResource {
    let shape = PathShape(update.path)
    let kind =
      isWhole && !shape.endsInPlaceholder
      ? UpdateResource.Kind.singleton : kind(of: update, shape: shape, bodyIsArray: bodyIsArray)
    let collection = collection(shape, kind)
    let names = update.path.parameters
    let identity = kind == .item ? names.last.flatMap { parameter($0, of: update) } : nil
    return UpdateResource(
      update: update, kind: kind, form: bodyIsArray && kind == .collection ? .list : .record, collection: collection,
      identity: identity, readBacks: readBacks(shape: shape, kind: kind, collection: collection),
      create: kind == .singleton ? nil : operation("POST", collection),
      list: kind == .singleton ? nil : operation("GET", collection),
      delete: operation("DELETE", kind == .collection ? collection.item : shape),
      parents: parents(of: update, shape: shape, upTo: kind == .item ? names.count - 1 : names.count))
  }

  /// The parents that the first `count` placeholders of the operation's path name.
  func parents(of operation: Operation, shape: PathShape, upTo count: Int) -> [ParentCollection] {
    var parents: [ParentCollection] = []
    for (index, segment) in shape.segments.enumerated() where segment.contains("{}") {
      guard parents.count < count else { break }
      let name = operation.path.parameters[parents.count]
      guard let parameter = parameter(name, of: operation) else { break }
      parents.append(
        ParentCollection(parameter: parameter, shape: PathShape(segments: Array(shape.segments[..<index]))))
    }
    return parents
  }

  private func kind(of update: Operation, shape: PathShape, bodyIsArray: Bool) -> UpdateResource.Kind {
    if shape.endsInPlaceholder { return .item }
    if bodyIsArray || operation("POST", shape) != nil { return .collection }
    return operation("GET", shape.item) == nil ? .singleton : .collection
  }

  /// Updates of many records are often at a path below their collection: `/posts/bulk`.
  private func collection(_ shape: PathShape, _ kind: UpdateResource.Kind) -> PathShape {
    switch kind {
    case .item: return shape.parent
    case .singleton: return shape
    case .collection:
      let hasItems = { (shape: PathShape) in
        !shape.segments.isEmpty && (operation("GET", shape.item) ?? operation("POST", shape)) != nil
      }
      return hasItems(shape) || !hasItems(shape.parent) ? shape : shape.parent
    }
  }

  private func readBacks(shape: PathShape, kind: UpdateResource.Kind, collection: PathShape) -> [ReadBack] {
    var found: [ReadBack] = []
    if let get = operation("GET", kind == .collection ? collection.item : shape) {
      found.append(ReadBack(method: .item, operation: get))
    }
    if kind != .singleton, let list = operation("GET", collection) {
      found.append(ReadBack(method: .list, operation: list))
    }
    guard kind != .collection else { return found }
    var ancestor = shape.parent
    while !ancestor.segments.isEmpty {
      if let get = operation("GET", ancestor), !found.contains(where: { $0.operation.path == get.path }) {
        found.append(ReadBack(method: .ancestor, operation: get))
        break
      }
      ancestor = ancestor.parent
    }
    return found
  }

  private func parameter(_ name: String, of operation: Operation) -> Parameter? {
    operation.parameters.first { $0.location == .path && JSONString($0.name) == JSONString(name) }
  }
}
