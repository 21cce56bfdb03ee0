"""The other project's validator, with exact numbers, ECMA-262 patterns, and no work done twice."""
import jsonschema
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from formats import FORMATS, is_number, is_whole
from patterns import compiled

# What the payloads' generator may call by the name of one keyword, and the other validator by that of another.
SYNONYMS = {
    "items": {"items", "unevaluatedItems", "additionalItems", "maxItems", None},
    "additionalProperties": {"additionalProperties", "unevaluatedProperties", None},
    "unevaluatedProperties": {"additionalProperties", "unevaluatedProperties", None},
    "const": {"const", "enum"},
    "contains": {"contains", "minContains"},
    # A list, and what is excluded, say the type, too.
    "type": {"type", "const", "enum", "not", "oneOf"},
    # A value that is as far from the alternatives as possible lacks what is required beside them.
    "anyOf": {"anyOf", "required", "type"},
    "oneOf": {"oneOf", "required", "type"},
    "enum": {"const", "enum"},
}
# What an OpenAPI discriminator asks is to the other validator a matter of the alternatives.
DISCRIMINATED = "discriminator"
# Keywords that restrict nothing by themselves.
SILENT = {"$schema", "$defs", "$ref"}


def pattern(_, value, instance, __):
    expression = compiled(value)
    if isinstance(instance, str) and expression is not None and not expression.search(instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {value!r}")


def pattern_properties(validator, value, instance, __):
    if not isinstance(instance, dict):
        return
    for text, subschema in value.items():
        expression = compiled(text)
        for name, member in instance.items():
            if expression is not None and expression.search(name):
                yield from validator.descend(member, subschema, path=name, schema_path=text)


class Judge:
    """Judges values by one schema, all of whose subschemas are references to its `$defs`."""

    def __init__(self, schema):
        self.schema = schema
        # The definitions that parts of a shared value were found to conform to.
        self.conforming = set()
        self.shared = set()
        self.validators = {}
        kind = extend(
            Draft202012Validator,
            {"pattern": pattern, "patternProperties": pattern_properties, "$ref": self.reference},
            type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many({
                "integer": lambda _, value: is_number(value) and is_whole(value),
                "number": lambda _, value: is_number(value),
            }))
        self.validator = kind(schema, format_checker=FORMATS)

    def reference(self, _, reference, instance, __):
        """Applies a definition; a part of a shared value that conforms to it is looked at once."""
        key = (reference, id(instance))
        if key in self.conforming:
            return
        if reference not in self.validators:
            definition = self.schema["$defs"][reference.removeprefix("#/$defs/")]
            self.validators[reference] = self.validator.evolve(schema=definition)
        conforms = True
        for error in self.validators[reference].iter_errors(instance):
            conforms = False
            yield error
        if conforms and id(instance) in self.shared:
            self.conforming.add(key)

    def share(self, value):
        """Prepares for values that have their parts in common with `value`, which must outlive this object."""
        if isinstance(value, (dict, list)):
            self.shared.add(id(value))
            for part in value.values() if isinstance(value, dict) else value:
                self.share(part)

    def first_error(self, value):
        """What is wrong, as precisely as can be said; None when nothing is."""
        error = next(self.validator.iter_errors(value), None)
        while error is not None and error.context:
            error = error.context[0]
        return error

    def broken_keywords(self, value):
        """The keywords that `value` breaks, those within alternatives included."""
        keywords, waiting = set(), list(self.validator.iter_errors(value))
        while waiting:
            error = waiting.pop()
            keywords.add(error.validator)
            if "propertyNames" in error.absolute_schema_path:
                keywords.add("propertyNames")
            waiting.extend(error.context)
        return keywords

    def names(self, keyword, broken):
        """Whether the keyword that was to be broken is among the broken ones."""
        return keyword == DISCRIMINATED or bool(broken & SYNONYMS.get(keyword, {keyword}))

    @property
    def accepts_everything(self):
        """Whether no keyword restricts anything: then, and only then, there is no invalid value to be found."""
        waiting, seen = [self.schema], set()
        while waiting:
            schema = waiting.pop()
            if schema is True or isinstance(schema, dict) and not set(schema) - SILENT:
                reference = schema.get("$ref") if isinstance(schema, dict) else None
                if reference is not None and reference not in seen:
                    seen.add(reference)
                    waiting.append(self.schema["$defs"][reference.removeprefix("#/$defs/")])
            else:
                return False
        return True
