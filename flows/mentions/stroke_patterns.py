"""The patterns and word sets of the plain figures that `strokes` reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from flows.mentions.context import LITTLE_WORDS
from flows.mentions.dates import MONTH, MONTHS
from flows.mentions.fronts import telling
from flows.mentions.money import money_signs, prefixes
from flows.mentions.patterns import trie
from flows.mentions.tables import cues, directions, heads, number_words, word_lists
from flows.mentions.unit_table import by_first
from flows.mentions.units import POWERED

NUMBER = r"(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(\.\d{1,6})?(?![\d.,]\d)"
STOP = r"(?!:[ ]\d)[.,;:)](?!\w|[ ]?(?:or|and)\b)"  # a mark behind which nothing goes on
YEAR_AGO = r"[ ]{1,2}(?:year|month|quarter|week|decade)[ ]{1,2}(?:earlier|ago|before)\b"
AN = rf"an?(?!{YEAR_AGO})"  # "a" begins a rate, but in "a year earlier"


ARTICLES = ("a ", "an ")


def may_be_year(digits: str) -> bool:
    """Whether digits may be a year of the calendar."""
    return len(digits) == 4 and digits.isdigit() and "1500" <= digits < "2200"


class Plain(NamedTuple):
    """A unit by the words that print it: its code, and the spelling where case matters."""

    code: str
    exact: str


@cache
def units() -> Mapping[str, tuple[Plain, ...]]:
    """The units that one or two plain words print, and signs of two or more letters, by their print in lower case."""
    lists = word_lists()
    found: dict[str, tuple[Plain, ...]] = {}
    for first, some in by_first().items():
        if not first.isalpha() or len(first) < 2 or first in lists["plain_shut"] or first in number_words():
            continue
        for unit in some:
            phrase = " ".join((first, *unit.rest))
            told = unit.kind in lists["plain_kind"] and len(unit.rest) < 2
            spelled = len(phrase) > 2 if not unit.exact else unit.exact.lower() == phrase
            if told and spelled and phrase not in lists["stop"]:
                found[phrase] = (*found.get(phrase, ()), Plain(unit.code, unit.exact))
    return found


def _words_of(*roles: str) -> set[str]:
    return {word for word, (role, _) in number_words().items() if role in roles}


def _scales() -> str:
    return rf"[ ]{{1,2}}({trie(word for word in _words_of('scale') if len(word) > 6)})\b"


def _tails() -> frozenset[str]:
    """Words behind a figure that may change its reading."""
    phrases = (*cues().after, *directions().after)
    return frozenset(phrase.split()[0] for phrase in phrases if phrase[0].isalpha()) | word_lists()["goes_on"]


def _going_on() -> str:
    """What behind a unit or noun may change the reading; "and" where a bound or a number follows it."""
    words = _words_of("unit", "teen", "tens", "part", "scale", "hundred", "years", "dozen")
    joined = trie(_words_of("unit", "teen", "tens", "scale", "ordinal", "part") | word_lists()["goes_on_and"])
    return rf"(?:{trie({*(_tails() - {'and'}), *words, 'of age'})}|and[ ]{{1,2}}(?:{joined}|\d)|{AN})\b"


def _or_more() -> str:
    """What makes a bound of the words behind a mark: "12 ships, or more"."""
    phrases = (phrase.split() for phrase in cues().after)
    return rf"[ ]{{0,3}}(?:or|and)[ ]{{1,3}}{trie({words[1] for words in phrases if words[0] in ('or', 'and')})}\b"


def _small() -> str:
    return trie(_words_of("unit", "teen", "tens") - {"one"})


def _ends() -> str:
    """Words that may follow a figure that has no unit behind it."""
    shut = _tails() | {"a", "an", "and", "in", "out", "over"} | MONTHS.keys() | by_first().keys()
    lists = word_lists()
    return rf"[ ]{{1,2}}(?!of[ ]every\b)(?:{trie(lists['stop'] - lists['stop_loose'] - shut)})[ ]"


@cache
def figure() -> re.Pattern[str]:
    """Groups: whole part (digits or a word), decimals, multiplier word, percent sign, unit, noun."""
    members = frozenset(("that", "which"))  # "one of the five cities that are most visited" tells a rank
    ends = trie(word_lists()["stop"] - (_tails() - {"and"}) - members)
    noun = rf"([a-z]{{2,20}}s)(?=[.,;:)](?!\d|[ ]\d|{_or_more()})|[ ]{{1,2}}(?:{ends})[ ])"
    number = NUMBER.replace(r"|\d{1,9})", rf"|\d{{1,9}}|{_small()}(?![\w-]))")
    return re.compile(
        rf"{number}(?:{_scales()})?(?:[ ]?(%)|[ ]{{1,2}}(?>({trie(units())})(?!\w)|{noun}(?!\w)))"
        rf"(?!\w|[ ]{{0,3}}(?:points?\b|[-–—~/^²³+%\d×*\r\n]|\((?![\d$£€]))|[ ]{{1,3}}{_going_on()}|[.,]\d)"
    )


@cache
def bare() -> re.Pattern[str]:
    """A number that counts nothing named, and years. Groups: whole part, decimals, multiplier word."""
    return re.compile(rf"{NUMBER}(?:{_scales()})?(?={STOP}|{_ends()}(?![ ]?{MONTH}\b)|[ ]a{YEAR_AGO}|$)")


@cache
def amount() -> re.Pattern[str]:
    """An amount of money. Groups: whole part, decimals, multiplier word, multiplier letter."""
    border = rf"{STOP}|[ ]\((?=[^a-z])|$"
    multiplied = rf"(?:{_scales()}|(bn|m|mn|b|k)\b)(?={border}|{_ends()}|[ ](?:in|over)[ ])"
    return re.compile(rf"{NUMBER}(?:{multiplied}|(?={border}|{_ends()}))(?!\s?[-–—%/^+])")


@cache
def money_codes() -> Mapping[str, str]:
    """Currencies by the code in capitals that stands before an amount, whatever the amount."""
    signs = {sign.upper(): code for sign, code in money_signs().items() if len(sign) == 3 and sign.isalpha()}
    return {sign: code for sign, code in signs.items() if sign not in prefixes()}


@cache
def counting() -> re.Pattern[str]:
    """A whole number before a word. Groups: the number (digits or a word), the word."""
    return re.compile(rf"(\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,9}}|{_small()})[ ]{{1,2}}([a-z]{{3,40}})(?![\w'’])")


@cache
def unlike_things() -> frozenset[str]:
    """Words right behind a number that begin no plain noun phrase: units, numbers, months, what goes on."""
    lists = word_lists()
    shut = lists["stop"] | lists["plain_shut"] | lists["noun_too"] | lists["superlative"] | lists["goes_on"]
    return shut | _tails() | by_first().keys() | number_words().keys() | MONTHS.keys() | POWERED.keys() | {"most"}


@cache
def going_on() -> re.Pattern[str]:
    """What behind a noun phrase may change the reading: a rate, a bound, a direction."""
    words = {phrase.split()[0] for phrase in (*cues().after, *directions().after)} | {"per", "each", "every"}
    behind = rf"(?:{trie(word for word in words if word.isalpha() and word != 'and')}|{AN})\b"
    return re.compile(rf"[-–—/+'’]|,?{_or_more()}|[ ]{{0,3}}(?:\((?![\d$£€])|[-/])|[ ]{{1,3}}{behind}")


@cache
def tellers() -> frozenset[str]:
    """Every word that, right before a number, bounds it or tells its direction."""
    return frozenset((*cues().before, *directions().before, *LITTLE_WORDS))


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
    """Words behind which four digits are a year, and all of it."""
    return word_lists()["year_strong"] - frozenset(("early", "mid", "late", "end"))
