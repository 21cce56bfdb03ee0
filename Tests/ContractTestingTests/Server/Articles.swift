import Documents
import JSON
import Testing

extension Collection {
  /// What `articlesText` describes.
  static let articles = Collection(
    name: "articles",
    fields: [
      Field(name: "id", isReadOnly: true) { _ in true },
      Field(name: "title", isRequired: true) { Field.isText($0, 1...40) },
      Field(name: "status", isRequired: true) { $0 == "draft" || $0 == "live" },
      Field(name: "note") { Field.isText($0, 0...60) },
      Field(name: "views", defaultValue: 0) { value in
        value.number.map { $0.isInteger && $0 >= JSONNumber(0) && $0 <= JSONNumber(1000) } ?? false
      },
      Field(name: "rating") { $0.isNull || $0.number != nil },
      Field(name: "tags", defaultValue: []) { value in
        value.array.map { $0.count <= 3 && $0.allSatisfy { Field.isText($0, 1...20) } } ?? false
      },
      Field(name: "createdAt", isReadOnly: true) { _ in true },
      Field(name: "updatedAt", isReadOnly: true) { _ in true },
    ])
}

extension Field {
  /// Whether `value` is a text of so many code points.
  static func isText(_ value: JSONValue, _ length: ClosedRange<Int>) -> Bool {
    value.string.map { length.contains($0.length) } ?? false
  }
}

/// Articles with POST, list, GET, PUT and DELETE.
let articlesText = """
  openapi: 3.0.3
  info: { title: Articles, version: "1" }
  paths:
    /articles:
      get:
        responses:
          "200":
            description: all articles
            content:
              application/json:
                schema: { type: array, items: { $ref: "#/components/schemas/Article" } }
      post:
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Article" } } }
        responses:
          "201":
            description: made
            content: { application/json: { schema: { $ref: "#/components/schemas/Article" } } }
          "400": { description: malformed }
          "422": { description: invalid }
    /articles/{id}:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }
      get:
        responses:
          "200":
            description: one article
            content: { application/json: { schema: { $ref: "#/components/schemas/Article" } } }
          "404": { description: none }
      put:
        description: Updates an article.
        requestBody:
          required: true
          content: { application/json: { schema: { $ref: "#/components/schemas/Article" } } }
        responses:
          "200":
            description: updated
            content: { application/json: { schema: { $ref: "#/components/schemas/Article" } } }
          "400": { description: malformed }
          "404": { description: none }
          "422": { description: invalid }
      delete:
        responses:
          "204": { description: gone }
          "404": { description: none }
  components:
    schemas:
      Article:
        type: object
        required: [title, status]
        properties:
          id: { type: integer, readOnly: true }
          title: { type: string, minLength: 1, maxLength: 40 }
          status: { type: string, enum: [draft, live] }
          note: { type: string, maxLength: 60 }
          views: { type: integer, minimum: 0, maximum: 1000, default: 0 }
          rating: { type: number, nullable: true }
          tags: { type: array, maxItems: 3, items: { type: string, minLength: 1, maxLength: 20 } }
          createdAt: { type: string, format: date-time, readOnly: true }
          updatedAt: { type: string, format: date-time, readOnly: true }
  """

extension String {
  /// The text with `old` replaced, which must be in it.
  func changing(_ old: String, to new: String) -> String {
    if old.isEmpty || !contains(old) { Issue.record("the text has no \(old)") }
    return replacing(old, with: new)
  }

  /// The text from the first `start` up to the next `end`.
  func part(from start: String, to end: String) -> String {
    guard let first = firstRange(of: start), let last = self[first.upperBound...].firstRange(of: end) else { return "" }
    return String(self[first.lowerBound..<last.lowerBound])
  }

  /// The number of the first line that contains `words`, after the first line that contains `start`.
  func line(of words: String, after start: String = "") -> Int {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let first = start.isEmpty ? 0 : lines.firstIndex { $0.contains(start) } ?? 0
    return (lines[first...].firstIndex { $0.contains(words) } ?? -1) + 1
  }
}
