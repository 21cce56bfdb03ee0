/// Finds the template that a path belongs to (§4.8.8.2): concrete segments are matched before templated ones.
public struct PathRouter<Route: Sendable>: Sendable {
  private struct Entry: Sendable {
    let template: PathTemplate
    let route: Route
  }

  private var entries: [Int: [Entry]]

  /// Makes a router; of two templates that are equally concrete the earlier is tried first.
  public init(_ routes: [(template: PathTemplate, route: Route)]) {
    let entries = routes.map { Entry(template: $0.template, route: $0.route) }
    self.entries = Dictionary(grouping: entries) { $0.template.segments.count }.mapValues { group in
      group.enumerated().sorted { left, right in
        left.element.template.isMoreConcrete(than: right.element.template)
          ?? (left.offset < right.offset)
      }.map(\.element)
    }
  }

  /// The route for `path` (percent-encoded, without query) and the decoded values of its placeholders.
  public func match(_ path: String) -> (route: Route, values: [String: String])? {
    let segments = PathTemplate.decodedSegments(of: path)
    for entry in entries[segments.count] ?? [] {
      if let values = entry.template.matches(segments: segments) { return (entry.route, values) }
    }
    return nil
  }
}

extension PathTemplate {
  /// Whether its first differing segment is the more concrete one; `nil` when neither is.
  func isMoreConcrete(than other: PathTemplate) -> Bool? {
    for (own, others) in zip(segments, other.segments) {
      if own.generality != others.generality { return own.generality < others.generality }
      if own.generality == 1, own.literalLength != others.literalLength {
        return own.literalLength > others.literalLength
      }
    }
    return nil
  }
}
