"""Number words: "twenty-three", "a third of", "twice", "hundreds", "one" that counts and "one" that does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from flows.mentions import compounds, eras, figures, names, part_of_month, ranks, stretches
from flows.mentions.mention import Mention
from flows.mentions.nouns import WORD, is_plural
from flows.mentions.number import ONE, Number
from flows.mentions.page import Page
from flows.mentions.patterns import GAP
from flows.mentions.spelled import read_half, read_vague, read_words
from flows.mentions.strokes import read_plainly
from flows.mentions.tables import number_words, word_lists
from flows.mentions.units import unit_at

TIME = re.compile(rf"{GAP}time\b")
OF_PART = re.compile(
    r"\sof\b|\s?[.,;:)]|\s{0,3}(?:\n\n|$)|\s(?:as|more|less|higher|lower|larger|smaller|to|in|from|since|year)\b"
)
PRICED = re.compile(r"\d[\w.,]*(?:\s(?!for\b)[a-z]+){0,2}\sfor\s$")  # "$3 for a gallon" is a rate
SINGLE_ENDS = (" of ", ".", "!", ",", " long", " away", " deep", " wide", " high")
PLAIN_ROLES = frozenset(("unit", "teen", "tens"))
SHARED = frozenset((" i", " o", "\no", "-t", " t"))  # what may begin "in five", "out of five", "-to-1", " to 1"
QUARTERS = frozenset(("the", "per", "each", "every", "that", "a"))


def counted(page: Page, number: Number | None, words: list[str]) -> Mention | None:
    """A quantity from a number that is no name, time or rank."""
    if number is None:
        return None
    if number.form == "other":
        return Mention(number.start, number.end, "other", number.start, number.end, reason="digits that are no number")
    follower = page.low[number.end : number.end + 2]
    if follower in SHARED or ":" in follower:
        shared = compounds.out_of(page, number) or compounds.divided(page, number)
        shared = shared or compounds.ratio(page, number, words)
        if shared is not None:
            number = Number(number.start, shared[1], shared[0], form="fraction")
    if words and (words[-1] in ("number", "no.") or "of" in words[-4:]):
        ranked = ranks.number_one(number, words) or ranks.membership(page, number, words)
        if ranked is not None:
            return ranked
    mention = figures.quantity(page, number, words)
    if not mention.unit:
        return names.labelled(page, mention) if number.form == "digits" else mention
    return stretches.ago(page, mention)


def glyph(page: Page, at: int) -> Mention | None:
    """The sign of a fraction alone: "½"."""
    number = Number(at, at + 1, number_words()[page.low[at]].value, form="fraction")
    return figures.quantity(page, number, page.words_before(at))


def idiom(page: Page, match: re.Match[str]) -> Mention | None:
    """A turn of phrase; but "the only one of its kind" counts one."""
    at, phrase = match.start(1), " ".join(match[1].split())
    if phrase == "one of" and page.low.startswith(" every ", match.end()):
        shared = counted(page, Number(at, at + 3, ONE, form="words"), page.words_before(at))
        if shared is not None and shared.end > match.end():
            return shared
    if phrase.startswith("one of") and page.low[max(0, at - 5) : at].split()[-1:] == ["only"]:
        return Mention(at, at + 3, "quantity", at, at + 3, ONE)
    return Mention(at, match.end(), "idiom", at, match.end(), reason=f"turn of phrase: {phrase}")


def single(page: Page, match: re.Match[str]) -> Mention | None:
    """As in "a gallon of beer": the article counts one."""
    at, low = match.start(1), page.low
    words = page.words_before(at)
    unit = unit_at(page, match.end() - len(match[1].split()[1]), digits=False)
    if unit is None or (words and words[-1] in word_lists()["single_not"]):
        return None
    if words[-1:] == ["for"] and PRICED.search(low, max(0, at - 40), at):
        return None
    if unit.kind != "money" and not low.startswith(SINGLE_ENDS, unit.end):
        return None
    end = at + (2 if low[at + 1] == "n" else 1)
    return figures.quantity(page, Number(at, end, ONE, form="words"), words)


def word(page: Page, match: re.Match[str]) -> Mention | None:
    """What begins with a number word."""
    role, value = number_words()[match[1]]
    if role in PLAIN_ROLES and (plain := read_plainly(page, match.start(1))) is not None:
        return plain
    return WORD_READERS[role](page, match, value, page.words_before(match.start(1)))


def _ordinal(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    at, low, end = match.start(1), page.low, match.end()
    if words and words[-1] in ("a", "an") and value > 2 and OF_PART.match(low, end):
        return counted(page, Number(at, end, ONE / value, form="fraction"), words)
    return (
        stretches.read_order(page, at)
        or part_of_month.read_part(page, at)
        or eras.read_century_word(page, at)
        or names.ordinal_name(page, at, end)
        or _first_time(page, at, end, words)
        or ranks.in_words(page, Number(at, end, value, form="ordinal"), words)
    )


def _first_time(page: Page, at: int, end: int, words: list[str]) -> Mention | None:
    """A turn of phrase in "for the first time", but a rank in "for the first time in the world"."""
    found = TIME.match(page.low, end)
    if found is None or words[-2:] != ["for", "the"]:
        return None
    mention = ranks.in_words(page, Number(at, end, ONE, form="ordinal"), words)
    return (
        mention if mention.kind == "rank" else Mention(at, found.end(), "idiom", at, end, reason="for the first time")
    )


def _part(page: Page, match: re.Match[str], _: Decimal, words: list[str]) -> Mention | None:
    """As in "half", "a quarter of", "quarter million"; a bare quarter is a stretch of time."""
    at, end, low = match.start(1), match.end(), page.low
    number = read_half(low, at) if match[1] in ("half", "quarter") else None
    if number is None:
        return None
    if match[1] == "quarter" and number.end == end and not _is_fraction(low, end, words):
        if words and words[-1] in QUARTERS:
            return Mention(at, end, "time", at, end, reason="a quarter of a year")
        return None
    return counted(page, number, words)


def _is_fraction(low: str, end: int, words: list[str]) -> bool:
    """Whether "quarter" is a fourth: "a quarter of", "by a quarter"."""
    return words[-1:] == ["a"] and (low.startswith(" of ", end) or words[-2:-1] == ["by"])


def _times(page: Page, match: re.Match[str], value: Decimal, _: list[str]) -> Mention | None:
    """As in "twice", "doubled", "halved": a factor; not "double-trolley"."""
    at, end = match.start(1), match.end()
    if page.low.startswith("-", end):
        return Mention(at, end, "idiom", at, end, reason="part of a compound")
    return figures.factor(page, at, end, value)


def _vague(page: Page, match: re.Match[str], _: Decimal, words: list[str]) -> Mention | None:
    return counted(page, read_vague(page.low, match.start(1)), words)


def _spelled(page: Page, match: re.Match[str], _: Decimal, words: list[str]) -> Mention | None:
    at, low, end = match.start(1), page.low, match.end()
    if match[1] == "one" and not _counts_one(page, at, words):
        return Mention(at, end, "idiom", at, end, reason="a pronoun")
    if match[1] == "zero" and _is_none(page, end):
        return Mention(at, end, "idiom", at, end, reason="none of what follows")
    if page.raw[at].isupper() and (named := names.spelled_name(page, at, end)) is not None:
        return named
    number = read_words(low, at)
    if number is not None and number.form == "ordinal":
        return names.ordinal_name(page, at, number.end) or ranks.in_words(page, number, words)
    return counted(page, number, words)


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
    """Whether "zero" says that there is none of an uncounted thing ("zero damage"); not "zero cases"."""
    found = WORD.match(page.low, end)
    if found is None or page.low[end : end + 1] == "\n":
        return False
    noun = found[2].rstrip("-'’")
    if is_plural(noun) or noun in word_lists()["stop"] or noun in number_words():
        return False
    return unit_at(page, found.start(2), digits=False) is None


def _scale(page: Page, match: re.Match[str], value: Decimal, words: list[str]) -> Mention | None:
    """A multiplier word without a number: "a million", "hundred thousand dollars", "a decade"."""
    at, low, name = match.start(1), page.low, match[1]
    number = read_words(low, at) or read_vague(low, at)
    if number is None and number_words()[name].role == "years":
        if not _spans_years(low, match.end(), name, words):
            return Mention(at, match.end(), "other", at, match.end(), reason=f"{name}: no number")
        number = Number(at, match.end(), value, value, 0, "years")
    return counted(page, number or Number(at, match.end(), value, value, 0, "words"), words)


def _spans_years(low: str, end: int, name: str, words: list[str]) -> bool:
    """Whether "decade" or "century" is a length: "a decade", "century-old"."""
    if name.endswith(("es", "ia")) or name == "decades":
        return False
    return (bool(words) and words[-1] in ("a", "an", "one", "per", "half")) or low.startswith(("-old", "-long"), end)


WORD_READERS: Mapping[str, Callable[[Page, re.Match[str], Decimal, list[str]], Mention | None]] = {
    "unit": _spelled, "teen": _spelled, "tens": _spelled, "zero": _spelled, "hundred": _scale, "scale": _scale,
    "dozen": _scale, "years": _scale, "ordinal": _ordinal, "part": _part, "vague": _vague, "times": _times,
    "once": _times,
}  # fmt: skip
