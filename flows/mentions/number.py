"""A number as it is read, before anything is known of its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ONE = Decimal(1)


class Number(NamedTuple):
    """A number read at `start`..`end` of a text.

    `form` is digits, words, fraction, ordinal, vague ("dozens of"), years ("a decade") or other (digits that are no
    number). `multiplier` is what the multiplier words or letters stand for.
    """

    start: int
    end: int
    value: Decimal
    multiplier: Decimal = ONE
    decimals: int = 0
    form: str = "digits"
