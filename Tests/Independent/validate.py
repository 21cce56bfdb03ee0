"""Holds generated payloads to the validator of another project (PyPI `jsonschema`).

Reads `*.jsonl` of a folder: first line {"root", "documents": {file: content}}, an OpenAPI document and the files it
refers to; then a line for each body schema: {"place", "pointer", "rounds": [{"base", "positives", "negatives"}]}. A
positive or negative is the base with one difference: {"pointer", "value"?, "keyword", "description"}. Prints what the two
validators do not agree about, how many of each kind every body has, and a summary; status 1 when they differ.
"""
import json
import math
import multiprocessing
import os
import signal
import sys
from collections import Counter
from decimal import Decimal, getcontext
from pathlib import Path

from dialects import Bundler, Document
from formats import LENIENT
from judge import Judge
from patterns import untranslated

getcontext().prec = 2000
getcontext().Emax = 10**9
getcontext().Emin = -(10**9)

# Keywords whose fault may lie in a pattern.
PATTERNED = {"pattern", "propertyNames", "oneOf", "anyOf", "not", "additionalProperties", "unevaluatedProperties"}
# One payload in this many may break its constraint by way of another one: an alternative's, or a list's.
OTHER_REASON, OTHERS = "invalid for another reason", 200


class TooLong(Exception):
    """A schema or pattern took the other validator longer than it is given."""


def number(text):
    value = Decimal(text)
    return int(value) if math.isfinite(value) and value == value.to_integral_value() and abs(value) < 10**30 else value


def applied(difference, value):
    """The value with one difference; what does not differ is shared with it."""
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in difference["pointer"].split("/")[1:]]

    def changed(value, depth):
        if depth == len(tokens):
            return difference["value"]
        token = tokens[depth]
        copy = value.copy()
        if isinstance(value, list):
            copy[int(token)] = changed(value[int(token)], depth + 1)
        elif depth == len(tokens) - 1 and "value" not in difference:
            del copy[token]
        else:
            copy[token] = changed(value.get(token), depth + 1)
        return copy

    return changed(value, 0)


class Examination:
    """What came out of the bodies of one document."""

    def __init__(self):
        self.tally = Counter()
        self.bodies = {}
        self.lines = []

    def examine(self, line, document):
        judge = Judge(Bundler(document).bundle(f"{line['file']}#{line['pointer']}"))
        self.tally["schemas"] += 1
        shown = Counter()

        def tell(kind, text):
            self.tally[kind] += 1
            shown[kind] += 1
            if shown[kind] <= 3:
                self.lines.append(f"{kind}: {line['place']}: {text}")

        seen = {"positives": set(), "negatives": set()}
        for entry in line["rounds"]:
            judge.share(entry["base"])
            for positive in entry["positives"]:
                value = applied(positive, entry["base"])
                seen["positives"].add(written(value))
                error = judge.first_error(value)
                if error is not None:
                    tell("valid to us alone", f"{error.validator} at /{'/'.join(map(str, error.absolute_path))}: "
                         f"{error.message[:300]}")
            for negative in entry["negatives"]:
                value = applied(negative, entry["base"])
                seen["negatives"].add(written(value))
                self.judge_negative(judge, negative, value, tell)
        self.tally["positives"] += len(seen["positives"])
        self.tally["negatives"] += len(seen["negatives"])
        self.bodies[line["place"]] = {
            "positives": len(seen["positives"]), "negatives": len(seen["negatives"]),
            "accepts everything": judge.accepts_everything}

    def judge_negative(self, judge, negative, value, tell):
        with untranslated() as unjudged:
            keywords = judge.broken_keywords(value)
        keyword = negative["keyword"]
        about = f"{keyword}: {negative['description']} at {negative['pointer']}: " \
                f"{json.dumps(negative.get('value', 'removed'), default=str)[:200]}"
        if keywords:
            if not judge.names(keyword, keywords):
                tell(OTHER_REASON, f"{about}: {', '.join(sorted(map(str, keywords)))}")
        elif keyword == "format" and negative.get("format") in LENIENT:
            self.tally[f"unjudged: format {negative['format']}"] += 1
        elif unjudged and keyword in PATTERNED:
            self.tally[f"unjudged: pattern {' '.join(sorted(map(str, unjudged)))}"] += 1
        else:
            tell("invalid to us alone", about)


def written(value):
    """The value as a text of its own; an exact decimal is none that a string could be."""
    return json.dumps(value, default=lambda exact: {"decimal": str(exact.normalize())}, sort_keys=True)


def alarm(*_):
    raise TooLong()


def examine_file(path):
    examination = Examination()
    signal.signal(signal.SIGVTALRM, alarm)
    limit = int(os.environ.get("INDEPENDENT_SECONDS", "60"))
    document = None
    with open(path, encoding="utf-8") as lines:
        for text in lines:
            line = json.loads(text, parse_float=number, parse_int=number)
            if document is None:
                document = Document(line["documents"], line["root"])
                continue
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            try:
                examination.examine(line, document)
            except (TooLong, RecursionError) as error:
                examination.tally["undecided"] += 1
                examination.lines.append(f"undecided: {line['place']}: {type(error).__name__}")
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return examination.tally, examination.bodies, examination.lines


def main():
    sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(5000)
    files = sorted(Path(sys.argv[1]).glob("*.jsonl"), key=lambda path: -path.stat().st_size)
    total, bodies = Counter(), {}
    with multiprocessing.Pool(2) as pool:
        for tally, counts, lines in pool.imap_unordered(examine_file, map(str, files)):
            total += tally
            bodies |= counts
            for line in lines:
                print(line, file=sys.stderr)
    print(json.dumps({"total": dict(sorted(total.items())), "schemas": bodies}, sort_keys=True))
    # A few schemas that the other validator cannot get through are no disagreement; many are no check.
    differ = total["valid to us alone"] + total["invalid to us alone"] + total["undecided"] * 50 // (len(bodies) or 1)
    others = total[OTHER_REASON] * OTHERS > total["negatives"]
    sys.exit(1 if differ or others or not total["schemas"] else 0)


if __name__ == "__main__":
    main()
