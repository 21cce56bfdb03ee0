import Documents
import Generation
import JSON
import JSONSchema

/// A schema written in a test, compiled.
func schema(_ text: String, dialect: Dialect = .draft202012) throws -> Schema {
  let store = DocumentStore()
  let node = try store.load(text: text, path: "schema.yaml")
  var compiler = SchemaCompiler(store: store, dialect: dialect)
  let id = compiler.compile(node)
  return compiler.finish().schema(id)
}

/// Schemas of all keywords, as YAML, by what they are about.
let sampleSchemas: [(name: String, text: String)] = [
  ("plain string", "{type: object, properties: {caption: {type: string, maxLength: 280}}, required: [caption]}"),
  (
    "short strings",
    "{type: object, properties: {a: {type: string, maxLength: 3}, b: {type: string, minLength: 1, maxLength: 1}}}"
  ),
  ("long strings", "{type: object, properties: {text: {type: string, minLength: 120, maxLength: 130}}}"),
  (
    "patterns",
    "{type: object, properties: {sku: {type: string, pattern: '^[A-Z]{3}-[0-9]{4}$'}, zip: {type: string, pattern: '^\\d{5}$'}, slug: {type: string, pattern: '^[a-z0-9-]+$', minLength: 3, maxLength: 20}}}"
  ),
  ("lookahead", "{type: object, properties: {password: {type: string, pattern: '^(?=.*[A-Z])(?=.*[0-9]).{8,20}$'}}}"),
  (
    "two patterns",
    "{type: object, properties: {code: {allOf: [{type: string, pattern: '^[a-z0-9]+$'}, {pattern: '^.{4,8}$'}]}}}"
  ),
  ("small pattern", "{type: object, properties: {grade: {type: string, pattern: '^[A-F]$'}}}"),
  (
    "formats",
    "{type: object, properties: {mail: {type: string, format: email}, site: {type: string, format: uri}, id: {type: string, format: uuid}, day: {type: string, format: date}, at: {type: string, format: date-time}, t: {type: string, format: time}, d: {type: string, format: duration}, host: {type: string, format: hostname}, four: {type: string, format: ipv4}, six: {type: string, format: ipv6}, raw: {type: string, format: byte}, dec: {type: string, format: decimal}}}"
  ),
  (
    "bounded formats",
    "{type: object, properties: {mail: {type: string, format: email, maxLength: 20}, site: {type: string, format: uri, minLength: 40, maxLength: 60}}}"
  ),
  (
    "decimal pattern",
    "{type: object, properties: {price: {type: string, format: decimal, pattern: '^-?\\d+\\.\\d{2}$'}}}"
  ),
  (
    "integers",
    "{type: object, properties: {a: {type: integer}, b: {type: integer, minimum: 1, maximum: 5}, c: {type: integer, format: int32}, d: {type: integer, format: int64}, e: {type: integer, exclusiveMinimum: 10, exclusiveMaximum: 13}, f: {type: integer, multipleOf: 7, minimum: 50}, g: {type: integer, maximum: -3}}}"
  ),
  (
    "numbers",
    "{type: object, properties: {a: {type: number}, b: {type: number, minimum: 0, maximum: 1}, c: {type: number, multipleOf: 0.01}, d: {type: number, exclusiveMinimum: 0, exclusiveMaximum: 0.001}, e: {type: number, minimum: -90, maximum: 90}, f: {type: number, format: float}}}"
  ),
  (
    "booleans and enums",
    "{type: object, properties: {on: {type: boolean}, level: {enum: [low, mid, high]}, n: {type: integer, enum: [1, 2, 3, 5]}, mixed: {enum: [a, 1, null, true]}, fixed: {const: x}}}"
  ),
  (
    "large enum",
    "{type: object, properties: {c: {type: string, enum: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t]}}}"
  ),
  (
    "nullable",
    "{type: object, required: [a], properties: {a: {type: [string, 'null']}, b: {type: [integer, 'null'], minimum: 3}}}"
  ),
  (
    "arrays",
    "{type: object, properties: {tags: {type: array, items: {type: string, maxLength: 12}, minItems: 1, maxItems: 4}, unique: {type: array, uniqueItems: true, items: {type: integer, minimum: 1, maximum: 9}, maxItems: 5}, any: {type: array}}}"
  ),
  (
    "unique enum",
    "{type: object, properties: {days: {type: array, uniqueItems: true, minItems: 2, items: {enum: [mo, tu, we]}}}}"
  ),
  (
    "tuple",
    "{type: object, properties: {point: {type: array, prefixItems: [{type: number}, {type: number}], items: false, minItems: 2}}}"
  ),
  (
    "contains",
    "{type: object, properties: {list: {type: array, items: {type: integer}, contains: {const: 42}, maxItems: 4}}}"
  ),
  (
    "nested",
    "{type: object, required: [address], properties: {address: {type: object, required: [city], properties: {city: {type: string}, zip: {type: string, minLength: 5, maxLength: 5}}, additionalProperties: false}}}"
  ),
  (
    "map",
    "{type: object, properties: {labels: {type: object, additionalProperties: {type: string}}, free: {type: object}}}"
  ),
  (
    "pattern properties",
    "{type: object, patternProperties: {'^x-[a-z]+$': {type: integer}}, additionalProperties: false, minProperties: 1, maxProperties: 3}"
  ),
  (
    "property names",
    "{type: object, propertyNames: {pattern: '^[a-z]{3}$'}, additionalProperties: {type: integer}, minProperties: 1}"
  ),
  (
    "counts",
    "{type: object, properties: {a: {type: string}, b: {type: string}, c: {type: string}}, minProperties: 1, maxProperties: 2}"
  ),
  ("closed", "{type: object, required: [a], properties: {a: {type: string}}, additionalProperties: false}"),
  (
    "all of",
    "{allOf: [{type: object, required: [a], properties: {a: {type: integer, minimum: 5}}}, {properties: {a: {maximum: 7}, b: {type: string}}}]}"
  ),
  (
    "all of with references",
    "{$defs: {Base: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}, name: {type: string}}}}, allOf: [{$ref: '#/$defs/Base'}, {required: [name], properties: {size: {type: integer}}}]}"
  ),
  (
    "unevaluated",
    "{allOf: [{type: object, properties: {a: {type: string}}}], properties: {b: {type: integer}}, unevaluatedProperties: false}"
  ),
  (
    "one of",
    "{type: object, required: [v], properties: {v: {oneOf: [{type: string, maxLength: 10}, {type: integer}, {type: object, required: [k], properties: {k: {type: string}}}]}}}"
  ),
  (
    "exclusive one of",
    "{type: object, properties: {a: {type: string}, b: {type: string}, c: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}"
  ),
  (
    "any of",
    "{type: object, properties: {a: {type: string}, b: {type: integer}}, anyOf: [{required: [a]}, {required: [b]}]}"
  ),
  (
    "discriminator",
    "{components: {schemas: {Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer, maximum: 9}}}, Dog: {type: object, required: [kind, tricks], properties: {kind: {type: string}, tricks: {type: array, items: {type: string}}}}}}, oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}"
  ),
  (
    "discriminator by name",
    "{components: {schemas: {Pet: {type: object, required: [petType], properties: {petType: {type: string}, name: {type: string}}, discriminator: {propertyName: petType}}, Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [claws], properties: {claws: {type: integer}}}]}}}, $ref: '#/components/schemas/Cat'}"
  ),
  (
    "if then else",
    "{type: object, required: [kind], properties: {kind: {enum: [a, b]}, x: {type: integer}, y: {type: string}}, if: {properties: {kind: {const: a}}}, then: {required: [x]}, else: {required: [y]}}"
  ),
  (
    "not",
    "{type: object, properties: {s: {type: string, not: {enum: [forbidden]}}, n: {type: integer, minimum: 1, maximum: 4, not: {multipleOf: 2}}}, not: {required: [bad]}}"
  ),
  (
    "dependent",
    "{type: object, properties: {card: {type: string}, street: {type: string}, zip: {type: string}}, dependentRequired: {card: [street]}, dependentSchemas: {street: {required: [zip], properties: {zip: {pattern: '^[0-9]{5}$'}}}}}"
  ),
  (
    "tree",
    "{$defs: {Node: {type: object, required: [name], properties: {name: {type: string}, children: {type: array, items: {$ref: '#/$defs/Node'}}}}}, $ref: '#/$defs/Node'}"
  ),
  (
    "expression",
    "{$defs: {E: {oneOf: [{type: object, required: [op, left, right], properties: {op: {enum: [add, sub]}, left: {$ref: '#/$defs/E'}, right: {$ref: '#/$defs/E'}}, additionalProperties: false}, {type: object, required: [value], properties: {value: {type: number}}, additionalProperties: false}]}}, $ref: '#/$defs/E'}"
  ),
  (
    "directions",
    "{type: object, required: [id, secret, name], properties: {id: {type: integer, readOnly: true}, secret: {type: string, writeOnly: true}, name: {type: string}}}"
  ),
  ("type-less", "{properties: {a: {}, b: {minLength: 2}, c: {minimum: 5}, d: {items: {type: boolean}}}}"),
  ("types", "{type: object, properties: {v: {type: [string, integer, boolean], maxLength: 8, minimum: 4}}}"),
  (
    "array root",
    "{type: array, minItems: 1, items: {type: object, required: [id], properties: {id: {type: integer}, note: {type: string}}}}"
  ),
  (
    "names",
    "{type: object, properties: {contactEmail: {type: string}, homepageUrl: {type: string}, country: {type: string, maxLength: 2}, currency: {type: string, minLength: 3, maxLength: 3}, createdAt: {type: string}, phone: {type: string}}}"
  ),
]
