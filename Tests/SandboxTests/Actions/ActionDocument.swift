import Documents
import OpenAPI

@testable import Sandbox

/// A small document with a model `Note`, whose operations have the actions of a test.
enum ActionDocument {
  /// The text; `action` is the value of `x-action` of PUT /notes/{id}, in YAML's flow style or indented by eight.
  static func text(_ action: String, model: String = "{unique: [title]}") -> String {
    """
    openapi: 3.1.0
    info: {title: Notes, version: "1"}
    paths:
      /notes:
        get:
          responses: {"200": {description: all, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Note"}}}}}}
        post:
          requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}}
          responses: {"201": {description: made, content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}}}
      /notes/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        get:
          responses: {"200": {description: one, content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}}}
        put:
          parameters:
            - {name: least, in: query, schema: {type: integer}}
            - {name: X-Editor, in: header, schema: {type: string}}
          requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Change"}}}}
          responses:
            "200": {description: done, content: {application/json: {schema: {}}}}
            "403": {description: no, content: {application/problem+json: {schema: {}}}}
            "404": {description: none}
            "409": {description: taken}
            "422": {description: invalid, content: {application/problem+json: {schema: {}}}}
          x-action: \(action)
    components:
      schemas:
        Change:
          type: object
          properties:
            title: {type: string}
            points: {}
            items: {type: array, items: {type: object}}
        Note:
          x-data-model: \(model)
          type: object
          required: [id, title]
          additionalProperties: false
          properties:
            id: {type: integer, readOnly: true}
            title: {type: string, maxLength: 20}
            points: {type: integer, minimum: 0, default: 0}
            tags: {type: array, items: {type: string}}
            state: {type: string, enum: [open, closed], default: open}
    """
  }

  /// A sandbox with three notes: one, two and three, with as many points.
  static func sandbox(_ action: String, fault: String? = nil) throws -> Sandbox {
    let (description, store) = try TestDocuments.loaded(text: text(action))
    let sandbox = try Sandbox(
      description: description, store: store, options: SandboxOptions(fault: fault, seedRecords: 0))
    for (index, title) in ["one", "two", "three"].enumerated() {
      _ = sandbox.ask("POST", "/notes", #"{"title":"\#(title)","points":\#(index + 1)}"#)
    }
    return sandbox
  }

  /// What is said of the action, with its lines counted from that of `x-action`.
  static func findings(_ action: String, model: String = "true") throws -> [Diagnostic] {
    let (description, store) = try TestDocuments.loaded(text: text(action, model: model))
    return Sandbox.findings(description, store: store)
  }
}
