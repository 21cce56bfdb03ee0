extension ActionSchema {
  /// The text of Specs/action.schema.json, which a test holds against the file: the program reads no file for it.
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "x-action",
      "description": "What an operation does with records: the value of its x-action, or of a member of x-actions.",
      "$ref": "#/$defs/action",
      "$defs": {
        "action": {
          "type": "object",
          "required": ["events"],
          "additionalProperties": false,
          "properties": {
            "name": { "type": "string", "minLength": 1, "description": "What the action is called." },
            "description": { "type": "string", "description": "What it does." },
            "variables": {
              "type": "object",
              "description": "The values that it finds before its events, by name.",
              "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" },
              "additionalProperties": { "$ref": "#/$defs/variable" }
            },
            "events": {
              "type": "array",
              "description": "What it does, in this order where no event says another.",
              "minItems": 1,
              "items": { "$ref": "#/$defs/event" }
            }
          }
        },
        "variable": {
          "type": "object",
          "required": ["kind"],
          "properties": {
            "kind": {
              "enum": ["model", "list", "number", "integer", "text", "boolean", "uuid", "array", "object"],
              "description": "One record of a model, the list of all that match, or a value."
            },
            "description": { "type": "string" }
          },
          "allOf": [
            {
              "if": { "required": ["kind"], "properties": { "kind": { "enum": ["model", "list"] } } },
              "then": { "$ref": "#/$defs/records" }
            },
            {
              "if": {
                "required": ["kind"],
                "properties": { "kind": { "enum": ["number", "integer", "text", "boolean", "uuid", "array", "object"] } }
              },
              "then": { "$ref": "#/$defs/value" }
            }
          ]
        },
        "records": {
          "required": ["model"],
          "additionalProperties": false,
          "properties": {
            "kind": true,
            "description": true,
            "model": { "type": "string", "description": "A schema of the components with x-data-model." },
            "where": { "$ref": "#/$defs/where" },
            "optional": {
              "type": "boolean",
              "description": "Whether the action goes on when there is no such record; else the answer is 404."
            }
          }
        },
        "value": {
          "required": ["value"],
          "additionalProperties": false,
          "properties": { "kind": true, "description": true, "value": { "$ref": "#/$defs/expression" } }
        },
        "where": {
          "type": "object",
          "description": "A condition on the fields of a record; all members must hold.",
          "properties": {
            "and": { "type": "array", "items": { "$ref": "#/$defs/where" } },
            "or": { "type": "array", "items": { "$ref": "#/$defs/where" } },
            "not": { "$ref": "#/$defs/where" }
          },
          "additionalProperties": {
            "description": "A field: its value, or comparisons, each with its sign (equals, atLeast, like).",
            "$ref": "#/$defs/expression"
          }
        },
        "expression": {
          "description": "A constant, $request.body#/caption, $variables.Post#/likes, {$add: [1, 2]}."
        },
        "event": {
          "type": "object",
          "required": ["type"],
          "properties": {
            "type": {
              "enum": ["update", "create", "delete", "condition", "respond"],
              "description": "What the event does."
            }
          },
          "allOf": [
            {
              "if": { "required": ["type"], "properties": { "type": { "const": "update" } } },
              "then": { "$ref": "#/$defs/update" }
            },
            {
              "if": { "required": ["type"], "properties": { "type": { "const": "create" } } },
              "then": { "$ref": "#/$defs/create" }
            },
            {
              "if": { "required": ["type"], "properties": { "type": { "const": "delete" } } },
              "then": { "$ref": "#/$defs/delete" }
            },
            {
              "if": { "required": ["type"], "properties": { "type": { "const": "condition" } } },
              "then": { "$ref": "#/$defs/condition" }
            },
            {
              "if": { "required": ["type"], "properties": { "type": { "const": "respond" } } },
              "then": { "$ref": "#/$defs/respond" }
            }
          ]
        },
        "name": { "type": "string", "minLength": 1, "description": "What other events call this one." },
        "next": { "type": "string", "description": "The event that follows; else the next in the list." },
        "declare": {
          "type": "object",
          "description": "Variables for later events; $result is the record or the records that the event left.",
          "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" },
          "additionalProperties": { "$ref": "#/$defs/expression" }
        },
        "assign": {
          "description": "The fields that get values, or an expression for an object with them. Others stay.",
          "$ref": "#/$defs/expression"
        },
        "replaceWith": {
          "description": "An object that replaces the record: what it lacks takes its default, or is absent.",
          "$ref": "#/$defs/expression"
        },
        "update": {
          "type": "object",
          "description": "Writes the record, or the records, of a variable.",
          "additionalProperties": false,
          "oneOf": [{ "required": ["record"] }, { "required": ["records"] }],
          "anyOf": [{ "required": ["assign"] }, { "required": ["replaceWith"] }],
          "dependentSchemas": {
            "assign": { "properties": { "replaceWith": false } },
            "items": { "required": ["records"] },
            "matchedBy": { "required": ["items"] }
          },
          "properties": {
            "type": true,
            "name": { "$ref": "#/$defs/name" },
            "description": { "type": "string" },
            "record": { "type": "string", "description": "A variable of the kind model." },
            "records": { "type": "string", "description": "A variable of the kind list." },
            "items": {
              "description": "A list whose items say what each record is given, as $item.",
              "$ref": "#/$defs/expression"
            },
            "matchedBy": { "type": "string", "description": "The field that an item and its record have in common." },
            "assign": { "$ref": "#/$defs/assign" },
            "replaceWith": { "$ref": "#/$defs/replaceWith" },
            "declare": { "$ref": "#/$defs/declare" },
            "next": { "$ref": "#/$defs/next" }
          }
        },
        "create": {
          "type": "object",
          "description": "Makes a record.",
          "required": ["model", "assign"],
          "additionalProperties": false,
          "properties": {
            "type": true,
            "name": { "$ref": "#/$defs/name" },
            "description": { "type": "string" },
            "model": { "type": "string", "description": "A schema of the components with x-data-model." },
            "assign": { "$ref": "#/$defs/assign" },
            "declare": { "$ref": "#/$defs/declare" },
            "next": { "$ref": "#/$defs/next" }
          }
        },
        "delete": {
          "type": "object",
          "description": "Removes the record, or the records, of a variable.",
          "additionalProperties": false,
          "oneOf": [{ "required": ["record"] }, { "required": ["records"] }],
          "properties": {
            "type": true,
            "name": { "$ref": "#/$defs/name" },
            "description": { "type": "string" },
            "record": { "type": "string", "description": "A variable of the kind model." },
            "records": { "type": "string", "description": "A variable of the kind list." },
            "declare": { "$ref": "#/$defs/declare" },
            "next": { "$ref": "#/$defs/next" }
          }
        },
        "condition": {
          "type": "object",
          "description": "Goes on with one event or another: whether the value is there, and 'where' holds for it.",
          "required": ["value"],
          "additionalProperties": false,
          "anyOf": [{ "required": ["then"] }, { "required": ["else"] }],
          "properties": {
            "type": true,
            "name": { "$ref": "#/$defs/name" },
            "description": { "type": "string" },
            "value": { "$ref": "#/$defs/expression" },
            "where": { "$ref": "#/$defs/where" },
            "then": { "type": "string", "description": "The event that follows when it holds." },
            "else": { "type": "string", "description": "The event that follows when it does not." },
            "next": { "$ref": "#/$defs/next" }
          }
        },
        "respond": {
          "type": "object",
          "description": "Answers, and ends the action. A status from 400 on undoes what the action did.",
          "required": ["status"],
          "additionalProperties": false,
          "properties": {
            "type": true,
            "name": { "$ref": "#/$defs/name" },
            "description": { "type": "string", "description": "With a status from 400 on, what the answer says." },
            "status": { "type": "integer", "minimum": 200, "maximum": 599 },
            "body": { "$ref": "#/$defs/expression" }
          }
        },
        "dataModel": {
          "description": "The value of a component schema's x-data-model: true, or an object that says more.",
          "type": ["boolean", "object"],
          "additionalProperties": false,
          "properties": {
            "unique": {
              "type": "array",
              "items": { "type": "string" },
              "description": "Fields whose values no two records share."
            }
          }
        }
      }
    }

    """#
}
