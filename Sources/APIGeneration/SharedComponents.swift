import JSON

/// What all operations of a generated document share.
enum SharedComponents {
  static func parameter(_ name: String) -> JSONValue { reference("parameters", name) }
  static func header(_ name: String) -> JSONValue { reference("headers", name) }
  static func response(_ name: String) -> JSONValue { reference("responses", name) }

  /// Content of that schema as JSON.
  static func json(_ schema: JSONValue) -> JSONValue { ["application/json": ["schema": schema]] }

  /// How requests with content are refused.
  static let refusals: JSONObject = [
    "400": response("BadRequest"), "413": response("TooLarge"), "415": response("UnsupportedMediaType"),
    "422": response("Invalid"),
  ]

  static let parameters: JSONValue = [
    "Limit": [
      "name": "limit", "in": "query", "description": "How many records a page has at most.",
      "schema": ["type": "integer", "minimum": 1, "maximum": 100, "default": 50],
    ],
    "Offset": [
      "name": "offset", "in": "query", "description": "How many records that match are left out before the page.",
      "schema": ["type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0],
    ],
    "IfMatch": [
      "name": "If-Match", "in": "header",
      "description": """
      An entity tag that a GET has answered. The request is carried out only when the record is still the one that has \
      this tag; else the answer is 412 (RFC 9110 §13.1.1).
      """, "schema": ["type": "string"],
    ],
    "IfNoneMatch": [
      "name": "If-None-Match", "in": "header",
      "description": """
      An entity tag that a GET has answered; the answer is 304 as long as it is current (RFC 9110 §13.1.2).
      """, "schema": ["type": "string"],
    ],
  ]

  static let headers: JSONValue = [
    "ETag": [
      "description": "A strong validator of the representation (RFC 9110 §8.8.3).", "required": true,
      "schema": ["type": "string", "pattern": #"^"[!#-~]+"$"#],
    ],
    "Location": [
      "description": "Where the new record is.", "required": true,
      "schema": ["type": "string", "format": "uri-reference"],
    ],
    "TotalCount": [
      "description": "How many records match, on all pages.", "required": true,
      "schema": ["type": "integer", "minimum": 0],
    ],
  ]

  static let responses: JSONValue = [
    "BadRequest": problem("The content is no JSON, or a parameter is invalid. Nothing was changed."),
    "NotFound": problem("There is no such record. Nothing was changed."),
    "PreconditionFailed": problem("The record is not the one that `If-Match` names. Nothing was changed."),
    "TooLarge": problem("The content is too large. Nothing was changed."),
    "UnsupportedMediaType": problem("The content is not `application/json`. Nothing was changed."),
    "Invalid": problem("The content is JSON, but breaks the schema; `errors` says where. Nothing was changed."),
  ]

  static let problem: JSONValue = [
    "type": "object", "description": "What went wrong (RFC 9457).", "required": ["type", "title", "status"],
    "properties": [
      "type": ["type": "string", "format": "uri-reference"], "title": ["type": "string"],
      "status": ["type": "integer", "minimum": 400, "maximum": 599], "detail": ["type": "string"],
      "errors": [
        "type": "array",
        "items": [
          "type": "object", "required": ["pointer", "detail"],
          "properties": ["pointer": ["type": "string", "format": "json-pointer"], "detail": ["type": "string"]],
        ],
      ],
    ],
  ]

  private static func problem(_ description: String) -> JSONValue {
    [
      "description": .string(JSONString(description)),
      "content": ["application/problem+json": ["schema": ["$ref": CompletedModel.reference("Problem")]]],
    ]
  }

  private static func reference(_ kind: String, _ name: String) -> JSONValue {
    ["$ref": .string(JSONString("#/components/\(kind)/\(name)"))]
  }
}
