import JSON

@testable import ContractTesting

/// `articlesText` with updates of several articles.
enum BulkArticles {
  /// `PUT /articles` takes a list of articles that name themselves.
  static func listed(_ description: String = "Replaces several articles.") -> String {
    articlesText.changing(
      "    post:\n",
      to: """
            put:
              description: \(description)
              requestBody:
                required: true
                content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Listed" } } } }
              responses:
                "200": { description: updated }
                "400": { description: malformed }
                "404": { description: none }
                "422": { description: invalid }
            post:

        """) + "\n"
        + """
              Listed:
                type: object
                required: [id, title, status]
                properties:
                  id: { type: integer, minimum: 1 }
                  title: { type: string, minLength: 1, maxLength: 40 }
                  status: { type: string, enum: [draft, live] }
                  note: { type: string, maxLength: 60 }
        """.split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n")
  }

  /// `PUT /articles?parameter=` changes the articles that the query selects.
  static func filtered(by parameter: String, schema: String) -> String {
    articlesText.changing(
      "    post:\n",
      to: """
            put:
              description: Changes the articles that the query selects; what is not sent is left unchanged.
              parameters: [{ name: \(parameter), in: query, required: true, schema: \(schema) }]
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      minProperties: 1
                      additionalProperties: false
                      properties:
                        title: { type: string, minLength: 1, maxLength: 40 }
                        views: { type: integer, minimum: 0, maximum: 1000 }
              responses:
                "200":
                  description: updated
                  content: { application/json: { schema: { type: object, properties: { updated: { type: integer } } } } }
                "400": { description: malformed }
                "422": { description: invalid }
            post:

        """)
  }

  /// Replaces the articles of a list as a whole or not at all; `writes` has the positions that are written.
  static func replace(
    _ call: Call, _ store: inout Store, isAtomic: Bool = true, writes: (Int) -> [Int] = { Array(0..<$0) }
  ) -> Answer? {
    guard call.isUpdate, call.path == ["articles"] else { return nil }
    guard call["Content-Type"]?.contains("json") == true, let items = call.json?.array, !items.isEmpty else {
      return Answer(400)
    }
    let before = store
    for (position, item) in items.enumerated() {
      guard let index = store.rows["articles"]?.firstIndex(where: { $0["id"] == item["id"] }) else {
        if isAtomic { store = before }
        return Answer(404)
      }
      guard isValid(item), item["note"].map({ Field.isText($0, 0...60) }) ?? true, item["title"] != nil,
        item["status"] != nil
      else {
        if isAtomic { store = before }
        return Answer(422)
      }
      guard writes(items.count).contains(position) else { continue }
      var record = store.rows["articles", default: []][index]
      for name: JSONString in ["title", "status", "note"] { record[name] = item[name] }
      record["updatedAt"] = store.tick()
      store.rows["articles", default: []][index] = record
    }
    return Answer(200)
  }

  /// Changes the articles whose `member` the query names; `selects` makes another choice of the right ones and all.
  static func change(
    _ call: Call, _ store: inout Store, by member: JSONString, surplus: Int = 0,
    selects: (_ right: [Int], _ all: Int) -> [Int] = { right, _ in right }
  ) -> Answer? {
    guard call.isUpdate, call.path == ["articles"] else { return nil }
    guard call["Content-Type"]?.contains("json") == true, let sent = call.json?.object else { return Answer(400) }
    let query = (call.request.target.split(separator: "?").dropFirst().first ?? "").replacing("%20", with: " ")
    let wanted = query.split(separator: "&").flatMap { $0.split(separator: "=").last?.split(separator: ",") ?? [] }
    guard !wanted.isEmpty else { return Answer(400) }
    guard !sent.isEmpty, sent.members.allSatisfy({ ["title", "views"].contains($0.key) }), isValid(.object(sent)) else {
      return Answer(422)
    }
    let rows = store.rows["articles", default: []]
    let right = rows.indices.filter { index in
      wanted.contains { rows[index][member]?.plainText?.text == String($0) }
    }
    let now = store.tick()
    for index in selects(right, rows.count) {
      for change in sent.members { store.rows["articles", default: []][index][change.key] = change.value }
      store.rows["articles", default: []][index]["updatedAt"] = now
    }
    return Answer(200, ["updated": .number(JSONNumber(right.count + surplus))])
  }

  private static func isValid(_ item: JSONValue) -> Bool {
    item.object?.members.allSatisfy { member in
      Collection.articles.fields.first { $0.name == member.key }.map { $0.admits(member.value) } ?? true
    } ?? false
  }
}
