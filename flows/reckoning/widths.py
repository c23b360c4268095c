"""What a printed figure can stand for: from value, decimals, multiplier and qualifier to an interval.

- A count (indicator `count`, no multiplier word, no decimals) is exact: 28 projects are 28, and 300 are 300.
- Any other figure is rounded half up at its last printed digit: 1.8 percent is [1.75, 1.85), 24.276 billion is half a
  million either way. Of a whole number that ends in three noughts or more and has no multiplier word ("480,000 TEU"),
  the noughts do not count as printed: it may be rounded to any of them.
- Qualifiers bound the printed magnitude; the words "nearly" and "about" have the widths of qualifier_widths.csv.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from flows.matching.rows import Observation
from flows.reckoning.intervals import INFINITY, Interval
from schemas.codes import load_codes

ROUND_NOUGHTS = 3


@dataclass(frozen=True, slots=True)
class Width:
    """Between which multiples of the printed number the true one lies."""

    least: Fraction
    most: Fraction


def interval_of(row: Observation) -> Interval:
    """What the figure of a row can stand for, in the row's unit."""
    if row.value_high is not None and row.value_high != row.value:
        return _range(row)
    value = exact(row.value)
    magnitude = _magnitude(row, abs(value))
    return -magnitude if value < 0 else magnitude


def exact(number: float) -> Fraction:
    """The decimal number that was meant: 0.1 is a tenth, not the float next to it."""
    return Fraction(Decimal(repr(float(number))))


def is_count(row: Observation) -> bool:
    """Whether the figure counts things one by one, so that no digit of it is rounded."""
    whole = row.multiplier == 1 and row.decimals == 0 and float(row.value).is_integer()
    return row.measure == "rank" or (whole and row.counted is not None and row.measure in ("level", "change_absolute"))


def rounded(row: Observation, number: Fraction) -> Interval:
    """The numbers that are printed like a magnitude: half up at the last printed digit."""
    if is_count(row):
        return Interval(number, number)
    step = exact(row.multiplier) / 10**row.decimals
    if row.decimals == 0 and row.multiplier == 1:
        step = Fraction(10 ** _noughts(number))
    return Interval(max(number - step / 2, Fraction(0)), number + step / 2, high_open=True)


def _magnitude(row: Observation, number: Fraction) -> Interval:
    """What a magnitude with its qualifier can stand for."""
    word = _word_width(row)
    if row.qualifier == "approx":
        return _wide(number, width("about"))
    if row.qualifier == "lt" and word is not None:
        return Interval(number * word.least, number, high_open=number > 0)
    if row.qualifier == "lt":
        return Interval(Fraction(0), number, high_open=number > 0)
    if row.qualifier == "le":
        return Interval(Fraction(0), number)
    if row.qualifier == "gt":
        return Interval(number, INFINITY, low_open=True)
    if row.qualifier == "ge":
        return Interval(number, INFINITY)
    return rounded(row, number) if word is None else _wide(number, word)


def _word_width(row: Observation) -> Width | None:
    """The width of the qualifying words, or of a figure that is itself a word ("half")."""
    cue = (row.qualifier_text or "").lower()
    if row.qualifier != "exact":
        return next((width(word) for word in load_codes("qualifier_widths") if cue.endswith(word)), None)
    words = row.value_text.lower().split()
    return next((width(word) for word in words if word.isalpha() and word in load_codes("qualifier_widths")), None)


def width(word: str) -> Width:
    """The width of a word as qualifier_widths.csv gives it."""
    entry = load_codes("qualifier_widths")[word]
    return Width(Fraction(entry["least"]), Fraction(entry["most"]))


def _wide(number: Fraction, by: Width) -> Interval:
    return Interval(number * by.least, number * by.most)


def _range(row: Observation) -> Interval:
    """From the least number that the lower end can stand for to the greatest of the upper end."""
    assert row.value_high is not None
    ends = [Interval(n, n) if is_count(row) else _signed(row, n) for n in (exact(row.value), exact(row.value_high))]
    return Interval(ends[0].low, ends[1].high, ends[0].low_open, ends[1].high_open)


def _signed(row: Observation, number: Fraction) -> Interval:
    magnitude = rounded(row, abs(number))
    return -magnitude if number < 0 else magnitude


def _noughts(number: Fraction) -> int:
    """How many noughts a whole number ends in, where they may come from rounding; else 0."""
    if number == 0 or number.denominator != 1:
        return 0
    digits = str(number.numerator)
    count = len(digits) - len(digits.rstrip("0"))
    return count if count >= ROUND_NOUGHTS else 0
