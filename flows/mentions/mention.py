"""A mention: a typed span of text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal["quantity", "ordinal", "rank", "time", "name", "idiom", "address", "page", "other"]
Qualifier = Literal["exact", "approx", "lt", "gt", "le", "ge"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time.

    `iso` is ISO 8601 to the precision known: `2017`, `2017-03`, `2016-12-31`, or `2013/2017` with both ends.
    `start` and `end` are its first and last day. `resolved` says that it was worked out from the document's date.
    """

    iso: str
    start: dt.date
    end: dt.date
    resolved: bool = False


class Mention(NamedTuple):
    """A quantity, ordinal, rank, time, or a thing with digits that is none of these.

    All offsets count characters of the text given.

    Attributes:
        start: Where the mention begins: currency sign, number, multiplier word and unit; not its cue words.
        end: Where it ends.
        kind: What it is.
        number_start: Where the number begins (of a rank without a number: the word that says it).
        number_end: Where number and multiplier word end.
        value: The number, multiplied; the lower end of a range; None for a name and a
            time, but of a counted stretch of time ("the past five years", "two years ago") its length, with its unit.
        value_high: The upper end of a range.
        multiplier: What the multiplier words stand for (1000000000 for "billion").
        decimals: Digits printed after the point.
        unit: A code of schemas/codes/units.csv, a `{noun}` (singular, snake_case) for things counted, rates with `/`,
            "" for none.
        unit_text: The unit as printed, reflowed; of things counted the noun phrase up to its head.
        qualifier: How the printed magnitude is bounded.
        qualifier_text: The cue words, as printed ("" where there are none).
        cue_start: Where the cue words begin when they stand before the number, else `start`.
        cue_end: Where they end when they stand behind it ("80-plus", "or more"), else `end`.
        direction: 1 for growth, -1 for decline where a word beside it says so, else 0.
        period: Of a time, what it stands for.
        reason: Of a name, idiom, address, page or other: which words around it say so.
    """

    start: int
    end: int
    kind: Kind
    number_start: int
    number_end: int
    value: Decimal | None = None
    value_high: Decimal | None = None
    multiplier: Decimal = Decimal(1)
    decimals: int = 0
    unit: str = ""
    unit_text: str = ""
    qualifier: Qualifier = "exact"
    qualifier_text: str = ""
    cue_start: int = -1
    cue_end: int = -1
    direction: int = 0
    period: Period | None = None
    reason: str = ""
