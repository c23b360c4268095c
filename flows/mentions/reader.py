"""From text to mentions: each place worth reading is read in turn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from flows.mentions import calendar_words as calendar
from flows.mentions import compounds, figures, names, ranks, years
from flows.mentions.digits import ONE, Number, read_digits
from flows.mentions.mention import Mention
from flows.mentions.page import Page
from flows.mentions.scan import anchors
from flows.mentions.sharing import share_units
from flows.mentions.spelled import read_half, read_vague, read_words
from flows.mentions.tables import number_words, word_lists
from flows.mentions.units import unit_at

OF_PART = re.compile(r"\sof\b|\s?[.,;:)]|\s?$|\s(?:as|more|less|higher|lower|larger|smaller|to|in|from|since|year)\b")
AFTER_DIGITS = re.compile(r"\d+")


def find_mentions(text: str, date: dt.date | None = None) -> list[Mention]:
    """The quantities, ordinals, ranks, times and names with numbers in `text`, in order of place, none overlapping.

    `text` is a sentence or a whole article; all offsets count its characters. `date` is the document's date: what "last
    year" and "March 25" are resolved against; without it they carry no period.
    """
    page = Page(text, date)
    low, search, readers = page.low, anchors().search, READERS
    found: list[Mention] = []
    at = 0
    while match := search(low, at):
        mention = readers[match.lastgroup](page, match)  # type: ignore[index]
        if mention is None:
            at = match.end()
            if match.lastgroup == "digit":
                at = AFTER_DIGITS.match(low, match.start()).end()  # type: ignore[union-attr]
            continue
        if mention.start < page.floor or mention.end <= match.start():
            at = max(match.end(), page.floor)
            continue
        found.append(mention)
        page.floor = at = max(mention.end, mention.cue_end)
    return share_units(text, found)


def _digit(page: Page, match: re.Match[str]) -> Mention | None:
    at, low = match.start(), page.low
    before = low[at - 1 : at] if at else ""
    if (before.isalpha() or before == "-") and (glued := names.glued(page, at)) is not None:
        return glued
    words = page.words_before(at)
    return (
        names.by_its_head(page, at, words)
        or names.numbered_code(page, at)
        or calendar.read_digits_time(page.raw, low, at, page.date)
        or years.read_year(page, at, words)
        or ranks.in_digits(page, at, words)
        or names.street(page, at)
        or _counted(page, read_digits(low, at), words)
    )


def _glyph(page: Page, match: re.Match[str]) -> Mention | None:
    at = match.start()
    number = Number(at, at + 1, number_words()[match.group()].value, form="fraction")
    return figures.quantity(page, number, page.words_before(at))


def _counted(page: Page, number: Number | None, words: list[str]) -> Mention | None:
    """A quantity from a number that is no name, time or rank."""
    if number is None:
        return None
    if number.form == "other":
        return Mention(number.start, number.end, "other", number.start, number.end, reason="digits that are no number")
    shared = compounds.out_of(page, number) or compounds.divided(page, number) or compounds.ratio(page, number)
    if shared is not None:
        number = Number(number.start, shared[1], shared[0], form="fraction")
    return figures.quantity(page, number, words)


def _month(page: Page, match: re.Match[str]) -> Mention | None:
    return calendar.read_month(page.raw, page.low, match.start(), page.date)


def _relative(page: Page, match: re.Match[str]) -> Mention | None:
    at, low = match.start(), page.low
    if match.group() in ("last", "final") and (found := calendar.read_order_time(low, at, page.date)) is not None:
        return found
    return calendar.read_relative(page.raw, low, at, page.date)


def _idiom(page: Page, match: re.Match[str]) -> Mention | None:
    at, phrase = match.start(), " ".join(match.group().split())
    if phrase != "one of":
        return Mention(at, match.end(), "idiom", at, match.end(), reason=f"turn of phrase: {phrase}")
    if page.words_before(at)[-1:] == ["only"]:
        return _counted(page, Number(at, at + len("one"), ONE, form="words"), ["only"])
    end = ranks.vague_end(page, at) or match.end()
    idiom = Mention(at, end, "idiom", at, end, reason=f"turn of phrase: {page.low[at:end]}")
    return ranks.one_of(page, at) or idiom


def _superlative(page: Page, match: re.Match[str]) -> Mention | None:
    return ranks.superlative(page, match.start(), match.end())


def _top(page: Page, match: re.Match[str]) -> Mention | None:
    return ranks.top(page, match.start())


def _single(page: Page, match: re.Match[str]) -> Mention | None:
    """ "a gallon of beer": the article counts one."""
    at, low = match.start(), page.low
    words = page.words_before(at)
    first = match.group().split()[1]
    unit = unit_at(page, match.end() - len(first), digits=False)
    if unit is None or words[-1:] and words[-1] in word_lists()["single_not"]:
        return None
    if (
        not low.startswith((" of ", ".", "!", ",", " long", " away", " deep", " wide", " high"), unit.end)
        and unit.kind != "money"
    ):
        return None
    end = at + (2 if low[at + 1] == "n" else 1)
    return figures.quantity(page, Number(at, end, ONE, form="words"), words)


def _word(page: Page, match: re.Match[str]) -> Mention | None:
    role, value = number_words()[" ".join(match.group().split())]
    words = page.words_before(match.start())
    return WORD_READERS[role](page, match, value, words)


def _ordinal(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    at, low, end = match.start(), page.low, match.end()
    if words[-1:] and words[-1] in ("a", "an") and value > 2 and OF_PART.match(low, end):
        return _counted(page, Number(at, end, ONE / value, form="fraction"), words)
    return (
        calendar.read_order_time(low, at, page.date)
        or calendar.read_ordinal_time(low, at)
        or ranks.in_words(page, Number(at, end, value, form="ordinal"), words)
    )


def _part(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    """ "half", "a quarter of", "quarter million"; a bare quarter is a stretch of time."""
    at, end, low = match.start(), match.end(), page.low
    number = read_half(low, at) if match.group() in ("half", "quarter") else None
    if number is None:
        return None
    if (
        match.group() == "quarter"
        and number.end == end
        and not (words[-1:] == ["a"] and (low.startswith(" of ", end) or words[-2:-1] == ["by"]))
    ):
        if words[-1:] and words[-1] in ("the", "per", "each", "every", "that", "a"):
            return Mention(at, end, "time", at, end, reason="a quarter of a year")
        return None
    return _counted(page, number, words)


def _times(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    """ "twice", "doubled", "halved": a factor."""
    return figures.factor(page, match.start(), match.end(), value)


def _both(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    at, end = match.start(), match.end()
    return Mention(at, end, "quantity", at, end, value)


def _vague(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    return _counted(page, read_vague(page.low, match.start()), words)


def _spelled(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    at, low = match.start(), page.low
    if match.group() == "one" and not _counts_one(low, at, words):
        return Mention(at, match.end(), "idiom", at, match.end(), reason="a pronoun")
    number = read_words(low, at)
    if number is not None and number.form == "ordinal":
        return ranks.in_words(page, number, words)
    return _counted(page, number, words)


def _counts_one(low: str, at: int, words: list[str]) -> bool:
    """Whether "one" counts and is no pronoun ("this one", "one that")."""
    if words and words[-1].strip("\"'“‘(") in word_lists()["pronoun_one"]:
        return False
    rest = low[at + 3 : at + 24].split()
    return not (rest and rest[0] in word_lists()["one_verb"])


def _scale(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    """A multiplier word without a number: "a million", "hundred thousand dollars", "a decade"."""
    at, low, word = match.start(), page.low, match.group()
    number = read_words(low, at) or read_vague(low, at)
    role = number_words()[word].role
    if number is None and role == "years":
        if word.endswith(("es", "des", "ia")) or not (
            words[-1:]
            and words[-1] in ("a", "an", "one", "per", "half")
            or low.startswith(("-old", "-long"), match.end())
        ):
            return Mention(at, match.end(), "other", at, match.end(), reason=f"{word}: no number")
        number = Number(at, match.end(), value, value, 0, "years")
    if number is None:
        number = Number(at, match.end(), value, value, 0, "words")
    return _counted(page, number, words)


READERS: Mapping[str, Callable[[Page, re.Match[str]], Mention | None]] = {
    "digit": _digit, "glyph": _glyph, "idiom": _idiom, "word": _word, "relative": _relative, "month": _month,
    "superlative": _superlative, "top": _top, "single": _single,
}  # fmt: skip
WORD_READERS: Mapping[str, Callable[[Page, re.Match[str], Decimal, list[str]], Mention | None]] = {
    "unit": _spelled, "teen": _spelled, "tens": _spelled, "zero": _spelled, "hundred": _scale, "scale": _scale,
    "dozen": _scale, "years": _scale, "ordinal": _ordinal, "part": _part, "vague": _vague, "times": _times, "both": _both,
    "once": _times,
}  # fmt: skip
