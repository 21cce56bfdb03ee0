import OpenAPI

/// A path template without what two spellings of the same path may differ in: the names of placeholders and a slash at
/// the end.
struct PathShape: Hashable, Sendable {
  /// Segment by segment; a placeholder is `{}`.
  let segments: [String]

  init(_ template: PathTemplate) {
    var text = ""
    for part in template.parts {
      switch part {
      case .literal(let literal): text += literal
      case .parameter: text += "{}"
      }
    }
    segments = text.split(separator: "/").map(String.init)
  }

  init(segments: [String]) {
    self.segments = segments
  }

  /// Whether the last segment is a placeholder and nothing else.
  var endsInPlaceholder: Bool { segments.last == "{}" }

  /// The shape without its last segment.
  var parent: PathShape { PathShape(segments: Array(segments.dropLast())) }

  /// The last segment that is no placeholder: the collection's name.
  var lastLiteral: String? { segments.last { !$0.contains("{}") } }

  /// The shape of the records of this collection.
  var item: PathShape { PathShape(segments: segments + ["{}"]) }

  /// How many placeholders it has.
  var placeholderCount: Int { segments.count { $0.contains("{}") } }
}
