import JSON

/// The paths of a model, with their operations.
struct ModelOperations {
  let model: CompletedModel

  /// `/posts`, `/posts/bulk`, `/posts/{id}`.
  var paths: JSONObject {
    let path = model.model.path
    return [
      JSONString(path): ["get": list, "post": create],
      JSONString(path + "/bulk"): ["put": replaceSeveral],
      JSONString(path + "/{id}"): [
        "parameters": [identity], "get": read, "put": replace, "delete": delete,
      ],
    ]
  }

  private var name: String { model.recordName }
  private var plural: String { model.model.plural }
  private var record: JSONValue { ["$ref": CompletedModel.reference(name)] }
  private var content: JSONValue { ["$ref": CompletedModel.reference(model.contentName)] }
  private var identity: JSONValue {
    [
      "name": "id", "in": "path", "required": true,
      "description": text("The \(name)'s id."), "schema": ["$ref": CompletedModel.reference(model.identityName)],
    ]
  }

  private var list: JSONValue {
    let filters = model.filters.map { filter -> JSONValue in
      [
        "name": .string(filter.name), "in": "query", "description": text(filter.description),
        "schema": filterSchema(filter.name),
      ]
    }
    return operation(
      "list\(plural.capitalisedFirst)", "Lists \(plural), oldest first",
      parameters: filters + [SharedComponents.parameter("Limit"), SharedComponents.parameter("Offset")],
      responses: [
        "200": [
          "description": "One page of those that match.",
          "headers": ["X-Total-Count": SharedComponents.header("TotalCount")],
          "content": SharedComponents.json(["type": "array", "maxItems": 100, "items": record]),
        ], "400": SharedComponents.response("BadRequest"),
      ])
  }

  private var create: JSONValue {
    operation(
      "create\(name.capitalisedFirst)", "Makes a \(name)", body: content,
      responses: [
        "201": [
          "description": text("The \(name) as it was stored."),
          "headers": ["Location": SharedComponents.header("Location"), "ETag": SharedComponents.header("ETag")],
          "content": SharedComponents.json(record),
          "links": [
            "replace": [
              "operationId": text("replace\(name.capitalisedFirst)"), "parameters": ["id": "$response.body#/id"],
            ]
          ],
        ]
      ])
  }

  private var read: JSONValue {
    operation(
      "get\(name.capitalisedFirst)", "Reads a \(name)", parameters: [SharedComponents.parameter("IfNoneMatch")],
      responses: [
        "200": [
          "description": text("The \(name)."), "headers": ["ETag": SharedComponents.header("ETag")],
          "content": SharedComponents.json(record),
        ],
        "304": [
          "description": "The client's copy, whose entity tag it sent in `If-None-Match`, is still the current one.",
          "headers": ["ETag": SharedComponents.header("ETag")],
        ], "404": SharedComponents.response("NotFound"),
      ])
  }

  private var replace: JSONValue {
    operation(
      "replace\(name.capitalisedFirst)", "Replaces a \(name)", parameters: [SharedComponents.parameter("IfMatch")],
      body: content,
      responses: [
        "200": [
          "description": text("The \(name) as it was stored."),
          "headers": ["ETag": SharedComponents.header("ETag")],
          "content": SharedComponents.json(record),
        ], "404": SharedComponents.response("NotFound"), "412": SharedComponents.response("PreconditionFailed"),
      ])
  }

  private var delete: JSONValue {
    operation(
      "delete\(name.capitalisedFirst)", "Removes a \(name)", parameters: [SharedComponents.parameter("IfMatch")],
      responses: [
        "204": ["description": text("The \(name) is gone.")], "404": SharedComponents.response("NotFound"),
        "412": SharedComponents.response("PreconditionFailed"),
      ])
  }

  private var replaceSeveral: JSONValue {
    operation(
      "replace\(plural.capitalisedFirst)", "Replaces several \(plural); all of them or none",
      body: [
        "type": "array", "minItems": 1, "maxItems": 100,
        "items": ["$ref": CompletedModel.reference(model.replacementName)],
      ],
      responses: [
        "200": [
          "description": "The records as they were stored, in the order of the request.",
          "content": SharedComponents.json(["type": "array", "items": record]),
        ], "404": SharedComponents.response("NotFound"),
      ])
  }

  /// The field's schema for a value to look for: without what speaks of the field in a record.
  private func filterSchema(_ name: JSONString) -> JSONValue {
    guard var schema = model.model.schema["properties"]?[name]?.object else { return true }
    for keyword in ["default", "readOnly", "description", "examples", "example", "x-references"] {
      schema[JSONString(keyword)] = Optional<JSONValue>.none
    }
    return .object(schema)
  }

  private func operation(
    _ id: String, _ summary: String, parameters: [JSONValue] = [], body: JSONValue? = nil, responses: JSONObject
  ) -> JSONValue {
    var operation: JSONObject = ["operationId": text(id), "summary": text(summary), "tags": [text(plural)]]
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if let body { operation["requestBody"] = ["required": true, "content": SharedComponents.json(body)] }
    let refusals = body == nil ? [] : SharedComponents.refusals.members
    operation["responses"] = .object(JSONObject((responses.members + refusals).sorted { $0.key < $1.key }))
    return .object(operation)
  }

  private func text(_ text: String) -> JSONValue { .string(JSONString(text)) }
}
