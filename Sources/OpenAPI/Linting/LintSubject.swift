import Documents

/// A description the way rules look at it: the updates, and the operations at and above their paths.
struct LintSubject {
  let description: APIDescription
  let schemas: SchemaReader
  /// All PUT operations.
  let puts: [Operation]
  /// The PUT operations that take a body: without one there is nothing to update with.
  let updates: [Operation]
  /// The updates' JSON bodies that have a schema.
  let bodies: [(update: Operation, schema: Node)]
  /// Every property that an update can write, at any depth.
  let written: [SchemaReader.Property]
  /// Every schema object that an operation or a name of the document leads to.
  let everySchema: [SchemaReader.Occurrence]
  private let operations: [String: Operation]

  init(_ description: APIDescription, store: DocumentStore) {
    self.description = description
    schemas = SchemaReader(store: store)
    puts = description.operations.filter { $0.method == "PUT" }
    updates = puts.filter { $0.requestBody != nil }
    bodies = updates.compactMap { update in update.requestBody?.json?.schema.map { (update, $0) } }
    written = schemas.writableProperties(of: bodies.map(\.schema))
    everySchema = schemas.everySchema(
      from: description.operations.flatMap(\.schemas) + description.schemas.map(\.schema))
    operations = Dictionary(
      description.operations.map { (LintSubject.key($0.method, $0.path.trimmedSegments), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The operation at the path of `operation`, or above it by so many segments. A trailing slash is no segment.
  func operation(_ method: String, above levels: Int = 0, _ operation: Operation) -> Operation? {
    var path = operation.path.trimmedSegments
    guard path.count > levels + 1 || levels == 0 else { return nil }
    path.removeLast(levels)
    return operations[LintSubject.key(method, path)]
  }

  /// How many segments the record's collection stands above the operation's path; `nil` without a placeholder.
  func levelsToCollection(_ operation: Operation) -> Int? {
    let path = operation.path.trimmedSegments
    guard let index = path.lastIndex(where: { $0.generality > 0 }) else { return nil }
    return path.count - index
  }

  /// The GET that shows what `update` wrote: that of the path itself; where the body names the record, that of a
  /// placeholder below; else that one level above.
  func readBack(of update: Operation) -> Operation? {
    var below = update.path.trimmedSegments
    below.append(PathSegment(pieces: [.parameter("")]))
    return operation("GET", update) ?? operations[LintSubject.key("GET", below)] ?? operation("GET", above: 1, update)
  }

  /// The path above that of `operation` by so many segments.
  func path(above levels: Int, _ operation: Operation) -> String {
    let segments = operation.path.text.split(separator: "/")
    return "/" + segments.dropLast(levels).joined(separator: "/")
  }

  /// The method and the path with placeholders made alike.
  private static func key(_ method: String, _ segments: ArraySlice<PathSegment>) -> String {
    let path = segments.map { segment in
      segment.pieces.map { piece in
        switch piece {
        case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
        case .parameter: "{}"
        }
      }.joined()
    }
    return "\(method) \(path.joined(separator: "/"))"
  }
}

extension PathTemplate {
  /// The segments; a trailing slash is none.
  fileprivate var trimmedSegments: ArraySlice<PathSegment> {
    segments.last?.pieces.isEmpty == true ? segments.dropLast() : segments[...]
  }
}

extension Operation {
  /// Whether a status of `statuses` is described, by itself or by its range.
  func describes(_ statuses: ClosedRange<Int>) -> Bool {
    responses.contains { response in
      switch response.status {
      case .exact(let status): statuses.contains(status)
      case .range(let digit): statuses.overlaps(digit * 100...digit * 100 + 99)
      case .anyOther: false
      }
    }
  }

  /// Whether there is a `default` response.
  var describesAnyOther: Bool { responses.contains { $0.status == .anyOther } }
}
