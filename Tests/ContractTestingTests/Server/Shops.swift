import JSON

/// Articles that belong to shops.
enum Shops {
  /// The shops themselves.
  static let collection = Collection(
    name: "shops",
    fields: [Field(name: "id", isReadOnly: true) { _ in true }, Field(name: "name") { Field.isText($0, 0...99) }])

  /// `articlesText` with articles below shops.
  static let text: String = {
    let shop = "        - { name: shopId, in: path, required: true, schema: { type: integer } }\n"
    return
      articlesText
      .changing(
        "  /articles/{id}:\n    parameters:\n",
        to: "  /shops/{shopId}/articles/{id}:\n    parameters:\n" + shop.dropFirst(2)
      )
      .changing(
        "  /articles:\n",
        to: """
            /shops:
              post:
                requestBody: { content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string, minLength: 1 } } } } } }
                responses: { "201": { description: made } }
            /shops/{id}:
              delete: { responses: { "204": { description: gone } }, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }] }
            /shops/{shopId}/articles:
              parameters:

          """ + shop.dropFirst(2))
  }()

  /// Makes each article known in its own shop alone; `methods` reach it through every other one.
  static func keepApart(_ behaviour: inout Behaviour, except methods: Set<String> = []) {
    behaviour.takesOver = { call, store in
      guard let shop = shop(call), call.path.count == 2, !methods.contains(call.method) else { return nil }
      return store.article(call).map { $0["shop"]?.string?.text == shop } == false ? Answer(404) : nil
    }
    behaviour.afterwards = { call, answer, store in
      guard call.method == "POST", answer.status == 201, let shop = shop(call) else { return }
      let last = store.rows["articles", default: []].count - 1
      store.rows["articles", default: []][last]["shop"] = .string(JSONString(shop))
    }
    behaviour.stores = { old, sent, collection in
      var record = collection.filled(sent)
      record["shop"] = old?["shop"]
      return record
    }
  }

  /// The shop in a call's path.
  private static func shop(_ call: Call) -> String? {
    let path = call.request.target.split(separator: "/").map(String.init)
    return path.count > 2 && path[0] == "shops" ? path[1] : nil
  }
}
