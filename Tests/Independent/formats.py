"""The formats, asserted by the other validator's own checkers, and by their definitions where it has none."""
import base64
import re
import sys
from decimal import Decimal

from jsonschema import FormatChecker

FORMATS = FormatChecker()
# Formats to which a bad text may look good here: an e-mail address is to the other validator what has an `@`.
LENIENT = {"email", "idn-email", "hostname", "idn-hostname", "uri-reference", "iri-reference", "uri-template", "iri"}


def is_number(value):
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def is_whole(value):
    return isinstance(value, int) or value == value.to_integral_value()


def number_format(name, low, high, whole):
    @FORMATS.checks(name)
    def check(value):
        return not is_number(value) or low <= value <= high and (not whole or is_whole(value))


for bits in (8, 16, 32, 64):
    number_format(f"int{bits}", -2**(bits - 1), 2**(bits - 1) - 1, True)
    number_format(f"uint{bits}", 0, 2**bits - 1, True)
number_format("double-int", -2**53 + 1, 2**53 - 1, True)
number_format("float", -Decimal(3.4028234663852886e38), Decimal(3.4028234663852886e38), False)
number_format("double", -Decimal(sys.float_info.max), Decimal(sys.float_info.max), False)
number_format("sf-integer", -10**15 + 1, 10**15 - 1, True)


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
        base64.b64decode(value, validate=True)
    return True


@FORMATS.checks("base64url", ValueError)
def is_base64url(value):
    if isinstance(value, str):
        text = value.rstrip("=")
        base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    return True


@FORMATS.checks("char")
def is_character(value):
    return not isinstance(value, str) or len(value) >= 1


@FORMATS.checks("decimal")
def is_decimal(value):
    return not isinstance(value, str) or re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", value) is not None


@FORMATS.checks("regex")
def is_pattern(_):
    return True
