/// The dialects of JSON Schema that OpenAPI documents use.
public enum Dialect: Hashable, Sendable {
  /// Swagger 2.0's subset of draft 4.
  case swagger20
  /// The OpenAPI 3.0 Schema Object: `nullable`, boolean exclusive bounds, `$ref` without siblings.
  case openAPI30
  /// JSON Schema draft 4 itself, for conformance tests.
  case draft4
  /// JSON Schema 2019-09, for schemas that name it or a draft before it in `$schema`.
  case draft201909
  /// JSON Schema 2020-12, which OpenAPI 3.1 and 3.2 use.
  case draft202012

  /// Whether `$ref` has siblings, exclusive bounds are numbers, and schemas name themselves by `$id` and `$anchor`.
  var isCurrent: Bool { self == .draft201909 || self == .draft202012 }
}
