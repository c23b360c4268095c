"""Sums of money that are not what they seem: at purchasing power parity, without their scale, in no other currency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.matching.codebook import Codebook
from flows.matching.model import Meaning
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.mentions.mention import Mention

OTHER_MONEY = "in_other_money"  # the slot of a frame that holds a level in a second currency
LEAST = 1000  # units of money below which no sum of a place or a firm is: the text has left out its "billion"
IN_BRACKETS = re.compile(r"\s?\((?:about |around |approx\.? |approximately |or )?")
PARITY = r"(?:PPP|purchasing[- ]power[- ]parity)\b"
PARITY_AHEAD = re.compile(rf"\b{PARITY}[- ),]*$", re.IGNORECASE)
PARITY_NEAR = re.compile(rf"\b{PARITY}", re.IGNORECASE)
AT_PARITY = re.compile(rf"\s?(?:\(\s?|,\s)?(?:in |at |by |on a |measured by |terms of )*{PARITY}", re.IGNORECASE)
BESIDE = 30  # characters before an indicator in which it may be called one at parity


def without_scale(meaning: Meaning, mention: Mention, book: Codebook) -> bool:
    """Whether a sum of money is too small for one ("trade totalled $12.3")."""
    entry = book.indicators[meaning.indicator or "count"]
    small = mention.unit in book.money and mention.multiplier == 1 and (mention.value or 0) < LEAST
    return entry.additive and small


def lost_its_scale(text: str, mentions: Sequence[Mention], index: int, book: Codebook) -> bool:
    """Whether an amount in brackets behind a scaled one has no scale: a misprint ("9.3 billion yuan (US$1.4)")."""
    mention, before = mentions[index], mentions[index - 1] if index else None
    if before is None or mention.multiplier != 1 or not {mention.unit, before.unit} <= book.money:
        return False
    small = before.multiplier > LEAST and (mention.value or 0) < LEAST
    return small and IN_BRACKETS.fullmatch(text, before.end, mention.cue_start) is not None


def in_one_money(mention: Mention, level: Mention, book: Codebook) -> bool:
    """Whether a figure is no amount of a level in another currency."""
    return mention.unit == level.unit or not {mention.unit, level.unit} <= book.money


def at_parity(text: str, mention: Mention, phrases: Iterable[Phrase]) -> bool:
    """Whether a figure is at purchasing power parity, by the words behind it or beside its indicator."""
    named = [phrase for phrase in phrases if phrase.code == INDICATOR]
    if not named and PARITY_NEAR.search(text, max(0, mention.start - BESIDE), mention.start):  # "the economy (PPP) was"
        return True
    if any(PARITY_AHEAD.search(text, max(0, p.start - BESIDE), p.start) or AT_PARITY.match(text, p.end) for p in named):
        return True
    return AT_PARITY.match(text, mention.end) is not None


def of_other_kind(meaning: Meaning, book: Codebook) -> bool:
    """Whether a share would be one of money in what is none, or the other way round ("of employment")."""
    part, whole = (book.indicators.get(name or "") for name in (meaning.indicator, meaning.of_indicator))
    if part is None or whole is None or meaning.counted is not None:
        return False
    return (part.unit in book.money) != (whole.unit in book.money)
