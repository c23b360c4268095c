"""From text to mentions: each place worth reading is read in turn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from flows.mentions import compounds, dates, eras, figures, names, ranks, stretches, years
from flows.mentions.digits import ONE, Number, read_digits
from flows.mentions.flow import Flow
from flows.mentions.mention import Mention
from flows.mentions.nouns import WORD, is_plural
from flows.mentions.page import Page
from flows.mentions.scan import anchors
from flows.mentions.sharing import share_units
from flows.mentions.patterns import GAP
from flows.mentions.spelled import read_half, read_vague, read_words
from flows.mentions.tables import number_words, word_lists
from flows.mentions.units import unit_at

TIME = re.compile(rf"{GAP}time\b")
OF_PART = re.compile(r"\sof\b|\s?[.,;:)]|\s?$|\s(?:as|more|less|higher|lower|larger|smaller|to|in|from|since|year)\b")
AFTER_DIGITS = re.compile(r"\d+")


def find_mentions(text: str, date: dt.date | None = None) -> list[Mention]:
    """The quantities, ordinals, ranks, times and names with numbers in `text`, in order of place, none overlapping.

    `text` is a sentence or a whole article; all offsets count its characters. `date` is the document's date: what "last
    year" and "March 25" are resolved against; without it they carry no period.
    """
    flow = Flow(text)
    return flow.back(_read(Page(flow.text, date)))


def _read(page: Page) -> list[Mention]:
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
    return share_units(page.raw, found)


def _digit(page: Page, match: re.Match[str]) -> Mention | None:
    at, low = match.start(), page.low
    before = low[at - 1 : at] if at else ""
    if (before.isalpha() or before == "-") and (glued := names.glued(page, at)) is not None:
        return glued
    words = page.words_before(at)
    return (
        names.by_its_head(page, at, words)
        or names.dimension(page, at)
        or names.numbered_code(page, at)
        or dates.read_date_digits(page, at)
        or eras.read_era(page, at, words)
        or years.read_year(page, at, words)
        or _ordinal_digits(page, at, words)
        or names.street(page, at)
        or _counted(page, read_digits(low, at), words)
    )


def _ordinal_digits(page: Page, at: int, words: list[str]) -> Mention | None:
    mention = ranks.in_digits(page, at, words)
    return names.ordinal_name(page, at, mention.end, words) or mention if mention is not None else None


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
    elif (ranked := ranks.number_one(number, words) or ranks.membership(page, number, words)) is not None:
        return ranked
    mention = stretches.ago(page, figures.quantity(page, number, words))
    return names.labelled(page, mention) if number.form == "digits" and not mention.unit else mention


def _month(page: Page, match: re.Match[str]) -> Mention | None:
    return dates.read_month(page, match.start())


def _relative(page: Page, match: re.Match[str]) -> Mention | None:
    at, low = match.start(), page.low
    if match.group() in ("last", "final") and (found := stretches.read_order(page, at)) is not None:
        return found
    return stretches.read_relative(page, at)


def _idiom(page: Page, match: re.Match[str]) -> Mention | None:
    at, phrase = match.start(), " ".join(match.group().split())
    if phrase.startswith("one of") and page.low[max(0, at - 5) : at].split()[-1:] == ["only"]:
        return Mention(at, at + 3, "quantity", at, at + 3, ONE)
    return Mention(at, match.end(), "idiom", at, match.end(), reason=f"turn of phrase: {phrase}")


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
        stretches.read_order(page, at)
        or eras.read_century_word(page, at)
        or names.ordinal_name(page, at, end, words)
        or _first_time(page, at, end, words)
        or ranks.in_words(page, Number(at, end, value, form="ordinal"), words)
    )


def _first_time(page: Page, at: int, end: int, words: list[str]) -> Mention | None:
    """ "for the first time" is a turn of phrase, but "for the first time in the world" a rank."""
    found = TIME.match(page.low, end)
    if found is None or words[-2:] != ["for", "the"]:
        return None
    mention = ranks.in_words(page, Number(at, end, ONE, form="ordinal"), words)
    return (
        mention if mention.kind == "rank" else Mention(at, found.end(), "idiom", at, end, reason="for the first time")
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
    """ "twice", "doubled", "halved": a factor; not "double-trolley"."""
    if page.low.startswith("-", match.end()):
        return Mention(match.start(), match.end(), "idiom", match.start(), match.end(), reason="part of a compound")
    return figures.factor(page, match.start(), match.end(), value)


def _both(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    at, end = match.start(), match.end()
    return Mention(at, end, "quantity", at, end, value)


def _vague(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    return _counted(page, read_vague(page.low, match.start()), words)


def _spelled(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    at, low = match.start(), page.low
    if match.group() == "one" and not _counts_one(page, at, words):
        return Mention(at, match.end(), "idiom", at, match.end(), reason="a pronoun")
    if match.group() == "zero" and _is_none(page, match.end()):
        return Mention(at, match.end(), "idiom", at, match.end(), reason="none of what follows")
    if (named := names.spelled_name(page, at, match.end())) is not None:
        return named
    number = read_words(low, at)
    if number is not None and number.form == "ordinal":
        return ranks.in_words(page, number, words)
    return _counted(page, number, words)


def _counts_one(page: Page, at: int, words: list[str]) -> bool:
    """Whether "one" counts and is no pronoun ("this one", "one that")."""
    low, lists = page.low, word_lists()
    if unit_at(page, at + 4, digits=False) is not None:
        return True
    last = words[-1].strip("\"'“‘(") if words else ""
    follower = low[at + 3 : at + 24].split()
    if last in lists["pronoun_one"] or (follower and follower[0] in lists["one_verb"]):
        return False
    if last in ("is", "was", "be") and follower and follower[0] in lists["stop"]:
        return False
    adjective = words[-2:-1] and words[-2] in ("a", "an", "the", "this", "another") and last not in lists["one_counted"]
    return not (adjective and (not follower or not WORD.match(low, at + 3) or follower[0].strip(".,") in lists["stop"]))


def _is_none(page: Page, end: int) -> bool:
    """Whether "zero" says that there is none of an uncounted thing: "zero damage", "zero-emission"; not "zero cases"."""
    found = WORD.match(page.low, end)
    if found is None or page.low[end : end + 1] == "\n":
        return False
    word = found[2].rstrip("-'’")
    if is_plural(word) or word in word_lists()["stop"] or word in number_words():
        return False
    return unit_at(page, found.start(2), digits=False) is None


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
