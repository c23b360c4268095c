"""Plain figures read at one stroke: "12.5 percent", "1,318 km", "US$3.4 million", "three years", "10,000 jobs, …".

Most figures of a news text are of this form. One pattern reads number, multiplier word and unit or noun together; where
anything follows or stands before that could change the reading, it does not match, and the general readers decide. What
is read here is what they would read (a test compares them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from flows.mentions import periods
from flows.mentions.context import OPENING, cue_before, direction_of
from flows.mentions.dates import MONTH, MONTHS
from flows.mentions.digits import ONE
from flows.mentions.fronts import telling
from flows.mentions.mention import Mention
from flows.mentions.money import SIGNS, money_signs
from flows.mentions.nouns import is_plural, singular
from flows.mentions.page import Page
from flows.mentions.patterns import trie
from flows.mentions.tables import cues, directions, heads, number_words, word_lists
from flows.mentions.unit_table import by_first

KINDS = frozenset("ratio time length mass area volume power energy data count speed money".split())
SHUT = frozenset("pound pounds foot feet ft time times degree degrees mark marks am pm".split())
GOES_ON = frozenset(
    "to through till until or per each every ago earlier before later old squared cubed million billion us dollar "
    "dollars yuan canadian australian".split()
)
SPANNING = frozenset(("over", "Over"))
MEMBERS = frozenset(("that", "which"))  # "one of the five cities that are most visited" tells a rank
PARTS = frozenset(("in", "out", "over"))  # "one in five"
END = r"(?=[.,;:)](?!\d)|[ ][a-z(\"“]|$)"
BORDERS = frozenset(" (")
WORD_ENDS = frozenset(".,;:)'’\"”")


class Plain(NamedTuple):
    """A unit by the words that print it: its code, and the spelling where case matters."""

    code: str
    exact: str


class Told(NamedTuple):
    """What the words before a figure tell: qualifier, cue words and where they begin, direction."""

    qualifier: str
    text: str
    start: int
    direction: int


@cache
def units() -> Mapping[str, tuple[Plain, ...]]:
    """The units that one or two plain words print, and signs of two or more letters, by their print in lower case."""
    found: dict[str, tuple[Plain, ...]] = {}
    for first, some in by_first().items():
        if not first.isalpha() or len(first) < 2 or first in SHUT or first in number_words():
            continue
        for unit in some:
            phrase = " ".join((first, *unit.rest))
            plain = unit.kind in KINDS and len(unit.rest) < 2 and (not unit.exact or unit.exact.lower() == phrase)
            if plain and phrase not in word_lists()["stop"] and len(phrase) > 1 + (not unit.exact):
                found[phrase] = (*found.get(phrase, ()), Plain(unit.code, unit.exact))
    return found


# "and" goes on where a bound or a number follows, "a" where it begins a rate.
AND = rf"and[ ]{{1,2}}(?:more|above|over|up|older|under|below|younger|an?|\d|{trie(w for w, (r, _) in number_words().items() if r != 'glyph')})"
AN = r"an?(?![ ]{1,2}(?:year|month|quarter|week|decade)[ ]{1,2}(?:earlier|ago|before)\b)"


def _shared() -> tuple[str, str, str]:
    """Pieces of both patterns: multiplier words, words that may end a figure, words that may not."""
    scales = trie(word for word, (role, _) in number_words().items() if role == "scale" and len(word) > 6)
    tails = _tails() - {"and"}
    words = (
        word
        for word, (role, _) in number_words().items()
        if role in ("unit", "teen", "tens", "part", "scale", "hundred", "years", "dozen")
    )
    ends = trie(word_lists()["stop"] - tails - MEMBERS)
    return scales, ends, rf"(?:{trie({*tails, *words, 'of age'})}|{AND}|{AN})"


def _tails() -> frozenset[str]:
    """Words behind a figure that may change its reading."""
    return (
        frozenset(phrase.split()[0] for phrase in (*cues().after, *directions().after) if phrase[0].isalpha()) | GOES_ON
    )


def _ends() -> str:
    """Words that may follow a figure that has no unit behind it."""
    tails = _tails() | {"a", "an", "and"}
    return trie(word_lists()["stop"] - tails - PARTS - MONTHS.keys() - by_first().keys())


NUMBER = r"(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(\.\d{1,6})?(?![\d.,]\d)"


@cache
def figure() -> re.Pattern[str]:
    """Groups: whole part (digits or a word), decimals, multiplier word, percent sign, unit, noun."""
    scales, ends, go_on = _shared()
    small = trie(
        word for word, (role, _) in number_words().items() if role in ("unit", "teen", "tens") and word != "one"
    )
    noun = rf"([a-z]{{2,20}}s)(?=[.,;:)](?!\d)|[ ]{{1,2}}(?:{ends})[ ])"
    number = NUMBER.replace(r"|\d{1,9})", rf"|\d{{1,9}}|{small}(?![\w-]))")
    return re.compile(
        rf"{number}(?:[ ]{{1,2}}({scales}))?(?:[ ]?(%)|[ ]{{1,2}}(?>({trie(units())})(?!\w)|{noun}(?!\w)))"
        rf"(?!\w|[ ]{{0,2}}[-–—~/^²³+%(\d×*\r\n]|[ ]{{1,2}}(?:{go_on})\b|[.,]\d)"
    )


@cache
def bare() -> re.Pattern[str]:
    """A number that counts nothing named, and years. Groups: whole part, decimals, multiplier word."""
    scales, _, _ = _shared()
    return re.compile(
        rf"{NUMBER}(?:[ ]{{1,2}}({scales})\b)?(?=[.,;:)](?!\w|[ ]?(?:or|and)\b)|[ ]{{1,2}}(?:{_ends()})[ ](?![ ]?{MONTH}\b)|[ ]a[ ](?:year|month|quarter)[ ](?:earlier|ago|before)\b|$)"
    )


@cache
def amount() -> re.Pattern[str]:
    """A figure without a unit behind it. Groups: whole part, decimals, multiplier word, multiplier letter."""
    scales, _, _ = _shared()
    return re.compile(
        rf"{NUMBER}(?:[ ]{{1,2}}({scales})\b|(bn|m|mn|b|k)\b)?(?=[.,;:)](?!\w|[ ]?(?:or|and)\b)|[ ]{{1,2}}(?:{_ends()})[ ]|$)(?!\s?[-–—%/^+])"
    )


LETTERS = {"bn": Decimal(10**9), "mn": Decimal(10**6), "m": Decimal(10**6), "b": Decimal(10**9), "k": Decimal(1000)}


@cache
def tellers() -> frozenset[str]:
    """Every word that, right before a number, bounds it or tells its direction."""
    return frozenset((*cues().before, *directions().before, "a", "an", "by"))


@cache
def single_directions() -> Mapping[str, int]:
    """The words that tell a direction whatever stands before them ("rose"), and no bound."""
    return {
        last: int(phrases[0].says)
        for last, phrases in directions().before.items()
        if len(phrases) == 1 and len(phrases[0].words) == 1 and last not in cues().before
    }


@cache
def strangers() -> frozenset[str]:
    """Every word that, right before a number, makes it part of money, a name, a rank, an age."""
    return frozenset((*heads(), *telling(), "number", "no.", "between", "aged", "age", "only"))


@cache
def year_words() -> frozenset[str]:
    """Words behind which four digits are a year, and its whole."""
    return word_lists()["year_strong"] - frozenset(("early", "mid", "late"))


def read_plainly(page: Page, at: int) -> Mention | None:
    """The plain figure that begins at `at`; None where it is not plain."""
    before = page.low[at - 1] if at else " "
    if before in BORDERS:
        if found := figure().match(page.low, at):
            return _measured(page, at, found)
        found = bare().match(page.low, at)
        return _unmeasured(page, at, found) if found is not None else None
    return _money(page, at, before) if before in SIGNS else None


def told_before(page: Page, at: int, end: int) -> Told | None:
    """What the words before `at` tell of the figure that ends at `end`; None where they may be part of it."""
    low = page.low
    if not at:
        return Told("exact", "", at, 0)
    last = low[low.rfind(" ", max(page.floor, at - 40), at - 1) + 1 : at - 1]
    if not last:  # a line's end with a space before it
        last = (page.words_before(at) or [""])[-1]
    if not last or (last.isalpha() and last not in tellers() and last not in strangers()):
        return Told("exact", "", at, 0)
    if (last[-1] not in WORD_ENDS and not last[-1].isalnum()) or last.lstrip(OPENING) in strangers() or "\n" in last:
        return None
    if (direction := single_directions().get(last)) is not None:
        return Told("exact", "", at, direction)
    words = page.words_before(at)
    cue, used = cue_before(low, at, words)
    direction = direction_of(low, end, words, used)
    if cue is None:
        return Told("exact", "", at, direction)
    return (
        Told(cue.qualifier, " ".join(page.raw[cue.start : cue.end].split()), cue.start, direction)
        if cue.start >= page.floor
        else None
    )


def _measured(page: Page, at: int, found: re.Match[str]) -> Mention | None:
    """A number with its unit or noun."""
    whole, fraction, scale, percent, unit, noun = found.groups()
    end, number_end = found.end(), found.end(3 if scale else 2 if fraction else 1)
    spelled = whole[0].isalpha()
    if (number_end - at == 4 and not scale and not fraction and whole.isdigit()) or (
        spelled and (fraction or page.raw[at].isupper())
    ):
        return None  # may be a year, or a name
    shown = end - 1
    if percent:
        code = "%"
    elif unit:
        shown = found.start(5)
        printed = page.raw[shown:end]
        code = next((plain.code for plain in units().get(unit, ()) if not plain.exact or plain.exact == printed), "")
        if not code:
            return None
    else:
        shown = found.start(6)
        if (
            not is_plural(noun)
            or noun in word_lists()["stop"]
            or noun in number_words()
            or noun in by_first()
            or whole == "1"
            or noun == "times"
        ):
            return None
        code = "{" + singular(noun) + "}"
    told = told_before(page, at, end)
    if told is None or told.text in SPANNING:
        return None  # "over 30 years" may span them
    value = number_words()[whole].value if spelled else Decimal(whole.replace(",", "") + (fraction or ""))
    multiplier = number_words()[scale].value if scale else ONE
    return Mention(
        at, end, "quantity", at, number_end, value * multiplier if scale else value, None, multiplier,
        len(fraction) - 1 if fraction else 0, code, " ".join(page.raw[shown:end].split()) if unit else page.raw[shown:end], told.qualifier, told.text, told.start, end,  # type: ignore[arg-type]
        told.direction,
    )  # fmt: skip


def _unmeasured(page: Page, at: int, found: re.Match[str]) -> Mention | None:
    """A number alone, or a year behind a word that only years follow."""
    low, raw, end = page.low, page.raw, found.end()
    whole, fraction, scale = found.groups()
    if low[at - 2 : at - 1] == " " and at > 1:
        return None  # the word before is told from afar
    first = low.rfind(" ", max(page.floor, at - 40), at - 1) + 1 or max(0, min(page.floor, at - 1))
    if end - at == 4 and whole.isdigit() and len(whole) == 4:
        if low[first : at - 1] not in year_words() or not "1500" <= whole < "2200" or first < page.floor or not at:
            return None
        year = periods.years(int(whole), int(whole))
        return Mention(at, end, "time", at, end, period=year, reason="a year")
    if (raw[first : first + 1].isupper() and not fraction) or (
        low[end : end + 1] == "," and raw[end + 2 : end + 3].isupper()
    ):
        return None  # may be the number of a name, or of a house
    told = told_before(page, at, end)
    if told is None or whole[0] == "0":
        return None
    value = Decimal(whole.replace(",", "") + (fraction or ""))
    multiplier = number_words()[scale].value if scale else ONE
    return Mention(
        at, end, "quantity", at, end, value * multiplier if scale else value, None, multiplier,
        len(fraction) - 1 if fraction else 0, "", "", told.qualifier, told.text, told.start, end, told.direction,  # type: ignore[arg-type]
    )  # fmt: skip


def _money(page: Page, at: int, sign: str) -> Mention | None:
    """An amount right behind its sign: "$1.5 million", "US$3.4bn"."""
    low, start = page.low, at - 1
    if start and low[start - 1] not in BORDERS:
        start = low.rfind(" ", max(page.floor, at - 6), at) + 1
        if not start or len(low[start:at]) == 2:
            return None
    code = money_signs().get(low[start:at])
    found = amount().match(low, at) if code is not None else None
    if found is None or start < page.floor or (start and low[start - 1 : start] not in BORDERS):
        return None
    whole, fraction, scale, letter = found.groups()
    end = found.end()
    told = told_before(page, start, end)
    if told is None:
        return None
    value = Decimal(whole.replace(",", "") + (fraction or ""))
    multiplier = number_words()[scale].value if scale else LETTERS[letter] if letter else ONE
    return Mention(
        start, end, "quantity", at, end, value * multiplier if multiplier is not ONE else value, None, multiplier,
        len(fraction) - 1 if fraction else 0, code or "", page.raw[start:at], told.qualifier, told.text, told.start, end,  # type: ignore[arg-type]
        told.direction,
    )  # fmt: skip
