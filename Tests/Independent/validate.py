"""Holds generated payloads to the validator of another project (PyPI `jsonschema`).

Reads `*.jsonl` of a folder: first line {"document": ...}, the OpenAPI document; then a line for each body schema,
{"place", "pointer", "positives": [...], "negatives": [{"value", "keyword", "description"}]}. Prints what the two
validators do not agree about, and a summary; status 1 when they differ.
"""
import base64
import json
import math
import multiprocessing
import os
import re
import signal
import sys
from collections import Counter
from decimal import Decimal, getcontext
from pathlib import Path

import jsonschema
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend

from dialects import Bundler, Document

getcontext().prec = 2000
getcontext().Emax = 10**9
getcontext().Emin = -(10**9)

# Formats that the other validator asserts as strictly as the standards do. Of the rest (an e-mail address is to it
# what has an @) it can confirm that a text is good, and not that one is bad.
STRICT = {"date", "date-time", "time", "ipv4", "ipv6", "uuid", "uri", "duration", "json-pointer", "int32", "int64",
          "float", "double", "byte", "decimal"}


class TooLong(Exception):
    """A schema or pattern took the other validator longer than it is given."""


def is_integer(_, value):
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or isinstance(value, Decimal) and value == value.to_integral_value()


def is_number(_, value):
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def ecma(pattern):
    """An ECMA-262 pattern in Python's words; None where Python has none."""
    out, index, in_class = [], 0, False
    classes = {"d": "0-9", "w": "0-9A-Za-z_", "s": r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"}
    while index < len(pattern):
        char = pattern[index]
        if char == "\\" and index + 1 < len(pattern):
            following = pattern[index + 1]
            index += 2
            if following in classes:
                out.append(classes[following] if in_class else f"[{classes[following]}]")
            elif following.lower() in classes and not in_class:
                out.append(f"[^{classes[following.lower()]}]")
            elif following in "pPkcB" or following in "DWS" and not in_class:
                return None
            elif following.isalpha() and following not in "bfnrtvxu0":
                out.append(following)
            else:
                out.append("\\" + following)
            continue
        if char == "[" and not in_class:
            in_class = True
            if pattern[index + 1:index + 2] == "]" or pattern[index + 1:index + 3] == "^]":
                return None
        elif char == "[":
            out.append("\\")
        elif char == "]":
            in_class = False
        elif char == "$" and not in_class:
            char = r"\Z"
        elif char == "." and not in_class:
            char = r"[^\n\r\u2028\u2029]"
        elif pattern.startswith("(?<", index) and pattern[index + 3:index + 4] not in "=!":
            char, index = "(?P<", index + 2
        out.append(char)
        index += 1
    try:
        return re.compile("".join(out), re.ASCII)
    except (re.error, OverflowError):
        return None


PATTERNS = {}
# The patterns without a translation that stood in the way of the value being judged.
UNJUDGED = set()


def compiled(pattern):
    if pattern not in PATTERNS:
        PATTERNS[pattern] = ecma(pattern) if isinstance(pattern, str) else None
    if PATTERNS[pattern] is None:
        UNJUDGED.add(pattern)
    return PATTERNS[pattern]


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


FORMATS = FormatChecker()


def number_format(name, low, high):
    @FORMATS.checks(name)
    def check(value):
        return not is_number(None, value) or low <= value <= high


number_format("int32", -2**31, 2**31 - 1)
number_format("int64", -2**63, 2**63 - 1)
number_format("float", -Decimal(3.4028234663852886e38), Decimal(3.4028234663852886e38))
number_format("double", -Decimal(sys.float_info.max), Decimal(sys.float_info.max))


def knowing_leap_seconds(name):
    """RFC 3339 has the second 60; Python's times, which the other validator asks, do not."""
    known, raises = FORMATS.checkers[name]

    @FORMATS.checks(name, raises)
    def check(value):
        return known(re.sub(r"(:59):60(?=\D|$)", r"\1:59", value) if isinstance(value, str) else value)


knowing_leap_seconds("date-time")
knowing_leap_seconds("time")


@FORMATS.checks("byte", ValueError)
def is_base64(value):
    if isinstance(value, str):
        base64.b64decode(re.sub(r"\s", "", value), validate=True)
    return True


@FORMATS.checks("decimal")
def is_decimal(value):
    return not isinstance(value, str) or re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", value) is not None


@FORMATS.checks("regex")
def is_pattern(_):
    return True


Judge = extend(
    Draft202012Validator,
    {"pattern": pattern, "patternProperties": pattern_properties},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many({"integer": is_integer, "number": is_number}),
)


def number(text):
    value = Decimal(text)
    return int(value) if math.isfinite(value) and value == value.to_integral_value() and abs(value) < 10**30 else value


def first_error(judge, value):
    return next(judge.iter_errors(value), None)


def innermost(error):
    while error.context:
        error = error.context[0]
    return error


def alarm(*_):
    raise TooLong()


def examine(line, document, tally, out):
    schema = Bundler(document).bundle(line["pointer"])
    judge = Judge(schema, format_checker=FORMATS)
    tally["bodies"] += 1
    shown = Counter()

    def tell(kind, text):
        tally[kind] += 1
        shown[kind] += 1
        if shown[kind] <= 3:
            out.append(f"{kind}: {line['place']}: {text}")

    for value in line["positives"]:
        tally["positives"] += 1
        error = first_error(judge, value)
        if error is not None:
            error = innermost(error)
            tell("valid to us alone", f"{error.validator} at /{'/'.join(map(str, error.absolute_path))}: "
                 f"{error.message[:300]}")
    for negative in line["negatives"]:
        tally["negatives"] += 1
        UNJUDGED.clear()
        if first_error(judge, negative["value"]) is None:
            if negative["keyword"] == "format" and negative.get("format") not in STRICT:
                tally[f"lenient format {negative.get('format')}"] += 1
            elif UNJUDGED:
                tally["unjudged patterns"] += 1
            else:
                tell("invalid to us alone", f"{negative['keyword']}: {negative['description']} "
                     f"at {negative['pointer']}: {json.dumps(negative['changed'], default=str)[:200]}")


def examine_file(path):
    tally, out = Counter(), []
    signal.signal(signal.SIGALRM, alarm)
    limit = int(os.environ.get("INDEPENDENT_SECONDS", "60"))
    document = None
    with open(path, encoding="utf-8") as lines:
        for text in lines:
            line = json.loads(text, parse_float=number, parse_int=number)
            if document is None:
                document = Document(line["document"])
                continue
            signal.alarm(limit)
            try:
                examine(line, document, tally, out)
            except (TooLong, RecursionError) as error:
                tally["undecided bodies"] += 1
                out.append(f"undecided: {line['place']}: {type(error).__name__}")
            finally:
                signal.alarm(0)
    return tally, out


def main():
    sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(5000)
    files = sorted(Path(sys.argv[1]).glob("*.jsonl"), key=lambda path: -path.stat().st_size)
    total = Counter()
    with multiprocessing.Pool(2) as pool:
        for tally, out in pool.imap_unordered(examine_file, map(str, files)):
            total += tally
            for line in out:
                print(line)
    print(json.dumps(dict(sorted(total.items()))))
    # A few schemas that the other validator cannot get through are no disagreement; many are no check.
    differ = total["valid to us alone"] + total["invalid to us alone"]
    sys.exit(1 if differ or not total["bodies"] or total["undecided bodies"] * 50 > total["bodies"] else 0)


if __name__ == "__main__":
    main()
