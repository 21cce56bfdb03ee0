import Documents

/// A description the way rules look at it: the updates, and the operations at and above their paths.
struct LintSubject {
  let description: APIDescription
  let schemas: SchemaReader
  /// The PUT operations.
  let updates: [Operation]
  private let operations: [String: Operation]

  init(_ description: APIDescription, store: DocumentStore) {
    self.description = description
    schemas = SchemaReader(store: store)
    updates = description.operations.filter { $0.method == "PUT" }
    operations = Dictionary(
      description.operations.map { (LintSubject.key($0.method, $0.path.segments[...]), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The operation at the path of `operation`, or above it by so many segments. A trailing slash is no segment.
  func operation(_ method: String, above levels: Int = 0, _ operation: Operation) -> Operation? {
    var path = operation.path.segments[...]
    if path.last?.pieces.isEmpty == true { path.removeLast() }
    guard path.count > levels + 1 || levels == 0 else { return nil }
    path.removeLast(levels)
    return operations[LintSubject.key(method, path)]
  }

  /// How many segments the record's collection stands above the operation's path; `nil` without a placeholder.
  func levelsToCollection(_ operation: Operation) -> Int? {
    var path = operation.path.segments[...]
    if path.last?.pieces.isEmpty == true { path.removeLast() }
    guard let index = path.lastIndex(where: { $0.generality > 0 }) else { return nil }
    return path.count - index
  }

  /// The GET that shows what `update` wrote: that of the path itself, else that one level above.
  func readBack(of update: Operation) -> Operation? {
    operation("GET", update) ?? operation("GET", above: 1, update)
  }

  /// The method and the path with placeholders made alike.
  private static func key(_ method: String, _ segments: ArraySlice<PathSegment>) -> String {
    var segments = segments
    if segments.last?.pieces.isEmpty == true { segments.removeLast() }
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
