"""ECMA-262 patterns in Python's words."""
import re
from contextlib import contextmanager

CLASSES = {
    "d": "0-9", "w": "0-9A-Za-z_",
    "s": r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff",
}

_COMPILED = {}
# The patterns without a translation that were met while the latest value was judged.
_met = set()


def translated(pattern):
    """The pattern for Python's `re`; None where Python has no words for it."""
    out, index, in_class, start, complements = [], 0, False, 0, []
    while index < len(pattern):
        char = pattern[index]
        if char == "\\" and index + 1 < len(pattern):
            following = pattern[index + 1]
            index += 2
            if following in CLASSES:
                out.append(CLASSES[following] if in_class else f"[{CLASSES[following]}]")
            elif following in "DWS" and in_class:
                complements.append(f"[^{CLASSES[following.lower()]}]")
            elif following.lower() in CLASSES and not in_class:
                out.append(f"[^{CLASSES[following.lower()]}]")
            elif following in "pPkcB":
                return None
            elif following.isalpha() and following not in "bfnrtvxu":
                out.append(following)
            else:
                out.append("\\" + following)
            continue
        if char == "[" and not in_class:
            in_class, start, complements = True, len(out), []
            if pattern[index + 1:index + 2] == "]" or pattern[index + 1:index + 3] == "^]":
                return None
        elif char == "[":
            out.append("\\")
        elif char == "]":
            in_class = False
            if complements:
                # Python has no union of a class and a complement.
                listed = "".join(out[start:]) + "]"
                is_negated = listed.startswith("[^")
                listed = "[" + listed[2:] if is_negated else listed
                choice = "|".join(([listed] if listed != "[]" else []) + complements)
                out[start:] = [f"(?:(?!{choice})(?s:.))" if is_negated else f"(?:{choice})"]
                index += 1
                continue
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


def compiled(pattern):
    """The expression of a pattern, compiled once; None where there is none, which is remembered."""
    if pattern not in _COMPILED:
        _COMPILED[pattern] = translated(pattern) if isinstance(pattern, str) else None
    if _COMPILED[pattern] is None:
        _met.add(pattern)
    return _COMPILED[pattern]


@contextmanager
def untranslated():
    """The set of patterns that could not be judged within the block."""
    _met.clear()
    yield _met
