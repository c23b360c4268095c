"""Words around a name that are none of it: a dateline, where it lies ("south China"), what it is ("Chengdu city")."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from flows.matching.wording.printed import Word

AND_NAMES = Path(__file__).with_name("and_names.csv")
NATIONALITIES = Path(__file__).with_name("nationalities.csv")
COMPASS = (
    r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Nn]ortheast|[Nn]orthwest|[Ss]outheast|[Ss]outhwest)(?:ern)?"
)
PLACE_NOUN = (
    r"(?:city|province|municipality|prefecture|town|county|district|region|state|island|nation|country|hub|capital"
    r"|metropolis)"
)
LOCATED = re.compile(rf"\b{COMPASS}(?:ern|-central)?\s$")
KIND = re.compile(
    r"\s(?:(?:[Aa]utonomous|[Ss]pecial [Aa]dministrative) [Rr]egion|[Aa]utonomous [Pp]refecture"
    r"|province|municipality|prefecture|city|Province|Municipality|Prefecture)\b"
    r"(?!\s(?:cent(?:er|re)|government|council|hall|proper|authorit|official|committee|[A-Z]))"
)
# The city in capitals or with the agency behind it, and the day: HAIKOU, July 3 (Xinhua) --
CITY = r"[A-Z][\w.’' -]{1,30}"
DAY = r"(?:,\s[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?)"
AGENCY = r"\s?\([A-Z][\w.&/, -]{1,24}\)"
DATELINE = re.compile(
    rf"\s*(?:{CITY}{DAY}?{AGENCY}|[A-Z][A-Z.’' -]{{2,30}}(?:\s?/[A-Z][a-z]+/)?{DAY}|[A-Z][A-Z.’' -]{{5,30}})"
    rf"\s?(?:--|[—–-]|\.\s/[A-Z]+/\.)\s(?=[“\"'‘]?[A-Z0-9])"
    rf"|\s*(?:{CITY}{DAY}(?::|\s?(?:--|[—–-]))|[A-Z][A-Z.’' -]{{3,30}}{DAY}?:)\s(?=[“\"'‘]?[A-Z])"
)


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind the place, day and agency that a report opens with."""
    opens = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] == "\n\n"
    match = DATELINE.match(text, start, min(end, start + 120)) if opens else None
    return start if match is None else match.end()


def kind_behind(text: str, end: int) -> int:
    """Where a name ends with the noun that says what it is: "Chengdu city", "Sichuan province"."""
    match = KIND.match(text, end)
    return end if match is None else match.end()


def joined_by_and(text: str, words: Sequence[Word], last: int) -> bool:
    """Whether "and" behind the word `last` is within a name ("Economic and Technological Development Zone")."""
    if last + 2 >= len(words) or words[last + 1].stem != "and" or not words[last + 2].capital:
        return False
    left, right = (text[words[at].start : words[at].end].lower() for at in (last, last + 2))
    return (left, right) in _and_names() and text[words[last].end : words[last + 2].start] == " and "


@cache
def _and_names() -> frozenset[tuple[str, str]]:
    """Pairs of words that "and" joins in names of zones and offices (and_names.csv)."""
    with AND_NAMES.open(encoding="utf-8", newline="") as file:
        return frozenset((row["left"], row["right"]) for row in csv.DictReader(file))


def located_from(text: str, start: int, name: int) -> int:
    """Where a point of the compass begins before a name: "south China"."""
    match = LOCATED.search(text, max(start, name - 16), name)
    return name if match is None else match.start()


@cache
def nationalities() -> Mapping[str, tuple[str, ...]]:
    """The adjectives of each country: "Chinese" (nationalities.csv)."""
    with NATIONALITIES.open(encoding="utf-8", newline="") as file:
        return {row["subject"]: tuple(row["adjectives"].split("|")) for row in csv.DictReader(file)}
