"""What a printed number is worth in a row: its sign, its percent, its unit."""

from __future__ import annotations

from decimal import Decimal

from flows.matching.codebook import Codebook
from flows.matching.model import Meaning
from flows.matching.patterns.binding import per
from flows.mentions.mention import Mention

CHANGES = ("change_percent", "change_points", "change_absolute")


def plain(number: Decimal) -> str:
    """A number without exponent and without trailing zeros behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_fraction(mention: Mention) -> bool:
    """Whether a bare number is printed as a part of one ("half", "two thirds")."""
    return mention.unit in ("", "1") and mention.value is not None and 0 < mention.value < 1


def value_of(mention: Mention, meaning: Meaning) -> Decimal:
    """The row's value: signed, and a fraction of a share or a change in percent."""
    return signed(mention.value or Decimal(0), mention, meaning)


def signed(number: Decimal, mention: Mention, meaning: Meaning) -> Decimal:
    """A printed magnitude with the sign that the rule or the words beside it give."""
    if meaning.measure in ("share", "change_percent") and is_fraction(mention):
        number *= 100
    down = meaning.sign == "down" or (
        meaning.sign is None and meaning.measure in CHANGES and mention.direction < 0 and number > 0
    )
    return -abs(number) if down else number


def unit_of(meaning: Meaning, mention: Mention, codebook: Codebook) -> str:
    """The row's unit by its measure; of a level the rule's, or the printed one if allowed, or the codebook's."""
    measure = meaning.measure or "level"
    if measure in ("change_percent", "share"):
        return "%"
    if measure == "change_points":
        return "{pp}"
    if measure == "rank":
        return "{rank}"
    if measure == "ratio":
        return "%" if mention.unit == "%" else "1"
    if meaning.in_unit is not None:
        return meaning.in_unit
    allowed = codebook.allowed_units(meaning.indicator or "", meaning.counted)
    if mention.unit in allowed or "/" not in mention.unit:
        return mention.unit if mention.unit in allowed else allowed[0]
    return next((unit for unit in allowed if per(unit) == per(mention.unit)), allowed[0])
