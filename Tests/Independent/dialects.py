"""Makes one self-contained 2020-12 schema of a schema in an OpenAPI document of any version and its files.

Written from the standards alone: it shares nothing with the Swift code whose payloads it helps to judge.
"""
import posixpath
from urllib.parse import unquote

SUBSCHEMAS = {
    "not", "if", "then", "else", "items", "additionalItems", "unevaluatedItems", "contains", "additionalProperties",
    "unevaluatedProperties", "propertyNames",
}
LISTS = {"allOf", "anyOf", "oneOf", "prefixItems"}
MAPS = {"properties", "patternProperties", "dependentSchemas"}
IN_PLACE = ("allOf", "anyOf", "oneOf")
SINGLE_IN_PLACE = ("if", "then", "else", "not")
# Keywords of the Schema Objects of 2.0 and 3.0; others have no effect there.
OLD_KEYWORDS = {
    "title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength",
    "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required", "enum", "type",
    "allOf", "items", "properties", "additionalProperties", "format", "default", "readOnly",
}
NEW_IN_30 = {"oneOf", "anyOf", "not", "writeOnly", "nullable"}
TYPES = {"null", "boolean", "integer", "number", "string", "array", "object"}
COUNTS = {
    "maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties", "minContains", "maxContains",
}


class Document:
    """An OpenAPI document with the files it refers to, and how its schemas are read.

    A location is a file's name and a JSON pointer: `schemas/pet.yaml#/properties/name`.
    """

    def __init__(self, documents, root):
        self.documents = documents
        self.is_swagger = "swagger" in documents[root]
        version = str(documents[root].get("openapi", ""))
        self.is_old = self.is_swagger or version.startswith("3.0")

    def at(self, location):
        """The value that a location names, or None."""
        file, _, pointer = location.partition("#")
        node = self.documents.get(file)
        for token in [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]:
            if isinstance(node, dict):
                node = node.get(token)
            elif isinstance(node, list) and token.isdigit() and int(token) < len(node):
                node = node[int(token)]
            else:
                return None
        return node

    def target(self, reference, location):
        """The location that a reference within the documents names, or None."""
        if not isinstance(reference, str):
            return None
        file, pointer = unquote(reference).partition("#")[::2]
        own = location.partition("#")[0]
        if file:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(own), file))
        target = f"{file or own}#{pointer}"
        return target if (pointer == "" or pointer.startswith("/")) and self.at(target) is not None else None

    # -- readOnly -----------------------------------------------------------------------------------------------

    def in_place(self, pointer, seen):
        """The pointers of all schemas that apply to the same value as the one at `pointer`."""
        if pointer in seen:
            return
        seen.add(pointer)
        schema = self.at(pointer)
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            target = self.target(schema["$ref"], pointer)
            if target is not None:
                self.in_place(target, seen)
            if self.is_old:
                return
        for name in IN_PLACE:
            if isinstance(schema.get(name), list):
                for index in range(len(schema[name])):
                    self.in_place(f"{pointer}/{name}/{index}", seen)
        for name in SINGLE_IN_PLACE:
            if name in schema:
                self.in_place(f"{pointer}/{name}", seen)

    def is_read_only(self, pointer, seen=None):
        """Whether the schema says `readOnly` itself, or has it by `$ref` or `allOf`."""
        seen = seen if seen is not None else set()
        if pointer in seen:
            return False
        seen.add(pointer)
        schema = self.at(pointer)
        if not isinstance(schema, dict):
            return False
        if "$ref" in schema:
            target = self.target(schema["$ref"], pointer)
            if target is not None and self.is_read_only(target, seen):
                return True
            if self.is_old:
                return False
        if schema.get("readOnly") is True:
            return True
        parts = schema.get("allOf")
        return isinstance(parts, list) and any(
            self.is_read_only(f"{pointer}/allOf/{index}", seen) for index in range(len(parts)))

    def read_only_names(self, pointer):
        """The properties that the server writes, of the object that the schema at `pointer` describes."""
        schemas = set()
        self.in_place(pointer, schemas)
        names = set()
        for place in schemas:
            schema = self.at(place)
            if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
                if self.is_old and "$ref" in schema:
                    continue
                for name in schema["properties"]:
                    if self.is_read_only(f"{place}/properties/{escaped(name)}"):
                        names.add(name)
        return frozenset(names)


def escaped(name):
    return str(name).replace("~", "~0").replace("/", "~1")


class Bundler:
    """Collects a schema and all that it refers to."""

    def __init__(self, document):
        self.document = document
        self.names = {}
        self.definitions = {}
        self.waiting = []

    def bundle(self, pointer):
        root = self.reference(pointer, None)
        while self.waiting:
            name, place, exempt = self.waiting.pop()
            self.definitions[name] = self.converted(place, exempt)
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": self.definitions}

    def reference(self, pointer, exempt):
        """A reference to the schema at `pointer`; `exempt` are the names that its `required` need not list."""
        if exempt is None:
            exempt = self.document.read_only_names(pointer)
        key = (pointer, exempt)
        if key not in self.names:
            self.names[key] = f"s{len(self.names)}"
            self.waiting.append((self.names[key], pointer, exempt))
        return {"$ref": f"#/$defs/{self.names[key]}"}

    def converted(self, pointer, exempt):
        schema = self.document.at(pointer)
        if not isinstance(schema, dict):
            return schema if isinstance(schema, bool) else {}
        old = self.document.is_old
        if old and "$ref" in schema:
            target = self.document.target(schema["$ref"], pointer)
            return self.reference(target, exempt) if target is not None else {}
        result = {}
        for keyword, value in schema.items():
            if old and keyword not in OLD_KEYWORDS and (self.document.is_swagger or keyword not in NEW_IN_30):
                continue
            self.convert(result, keyword, value, f"{pointer}/{escaped(keyword)}", exempt)
        if old:
            self.apply_old_rules(schema, result)
        return result

    def convert(self, result, keyword, value, place, exempt):
        if keyword == "$ref":
            target = self.document.target(value, place)
            if target is not None:
                result["$ref"] = self.reference(target, exempt)["$ref"]
        elif keyword == "items" and isinstance(value, list):
            return
        elif keyword in SUBSCHEMAS:
            if isinstance(value, (dict, bool)):
                inherited = exempt if keyword in SINGLE_IN_PLACE else None
                result[keyword] = self.reference(place, inherited)
        elif keyword in LISTS:
            if isinstance(value, list) and value:
                inherited = exempt if keyword in IN_PLACE else None
                result[keyword] = [self.reference(f"{place}/{index}", inherited) for index in range(len(value))]
        elif keyword in MAPS:
            if isinstance(value, dict):
                inherited = exempt if keyword == "dependentSchemas" else None
                result[keyword] = {name: self.reference(f"{place}/{escaped(name)}", inherited) for name in value}
        elif keyword == "required":
            # A boolean is draft 3's, or a parameter's.
            if isinstance(value, list):
                result[keyword] = [name for name in value if isinstance(name, str) and name not in exempt]
        elif keyword == "type":
            names = value if isinstance(value, list) else [value]
            if names and all(name in TYPES for name in names):
                result[keyword] = list(names)
        elif keyword in COUNTS:
            if is_count(value):
                result[keyword] = int(value)
        elif keyword in ("minimum", "maximum", "multipleOf"):
            if is_number(value):
                result[keyword] = value
        elif keyword in ("exclusiveMinimum", "exclusiveMaximum"):
            # With a boolean: see apply_old_rules.
            if is_number(value) and not self.document.is_old:
                result[keyword] = value
        elif keyword == "enum":
            if isinstance(value, list):
                result[keyword] = value
        elif keyword in ("const", "uniqueItems", "pattern", "format", "dependentRequired"):
            result[keyword] = value

    def apply_old_rules(self, schema, result):
        """What 2.0 and 3.0 say otherwise: null, and bounds that are exclusive by a flag."""
        null = schema.get("x-nullable" if self.document.is_swagger else "nullable")
        if null is True and "type" in result and "null" not in result["type"]:
            result["type"].append("null")
        for bound, flag in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
            if schema.get(flag) is True and bound in result:
                result[flag] = result.pop(bound)


def is_number(value):
    return not isinstance(value, (bool, str, list, dict, type(None)))


def is_count(value):
    return is_number(value) and value == int(value) and value >= 0
