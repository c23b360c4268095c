"""The words at a sentence's begin that may stand for what was told before: "it", "the figure", "the growth rate"."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.matching.wording.words import words_in

NOUNS = Path(__file__).with_name("taken_up_by.csv")
FRONTED = Path(__file__).with_name("fronted.csv")
ALONE = frozenset(("growth", "prices"))  # kinds whose nouns need no article
ANY, GROWTH, PRONOUN = "any", "growth", "pronoun"
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
OF_NAMES = frozenset(("figure", "rate", "total", "reading", "number"))  # nouns before which a time or a name may stand
FAR = 90  # characters of what stands before a comma at a sentence's begin
A_YEAR_AGO = re.compile(r"(?:(?:But|However),?\s)?(?:A|One) year (?:earlier|ago|before),?\s")
OF = re.compile(r"\s(?:of|for|in)\s(?:the\s)?", re.IGNORECASE)
COMMA = re.compile(r",\s(?:the\s)?")


@dataclass(frozen=True, slots=True)
class Taker:
    """Words at `start`..`end` of the text, and what they may stand for: `of` is a kind of taken_up_by.csv."""

    start: int
    end: int
    of: frozenset[str]


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """What each noun may stand for (taken_up_by.csv)."""
    with NOUNS.open(encoding="utf-8", newline="") as file:
        rows = [(row["noun"], row["of"]) for row in csv.DictReader(file)]
    return {noun: frozenset(of for other, of in rows if other == noun) for noun, _ in rows}


@cache
def _takers() -> re.Pattern[str]:
    nouns = sorted(_nouns(), key=len, reverse=True)
    alone = [noun for noun in nouns if _nouns()[noun] <= ALONE]
    return re.compile(
        rf"(?:(?P<pronoun>it|they)|(?P<this>this)(?= compares\b)"
        rf"|(?:the|this|that)\s(?:overall\s|total\s)?(?P<noun>{'|'.join(nouns)})"
        rf"|(?P<alone>{'|'.join(alone)}))(?=\s(?!at\b|to\b|from\b|by\b|with\b|and\b|or\b))",
        re.IGNORECASE,
    )


@cache
def _nouns_alone() -> re.Pattern[str]:
    nouns = "|".join(noun for noun in sorted(_nouns(), key=len, reverse=True) if noun in OF_NAMES)
    return re.compile(rf"(?:{nouns})(?=\s(?:was|were|is|stood|came|rose|fell|had)\b)", re.IGNORECASE)


def taker_at(text: str, start: int, end: int, apart: Sequence[tuple[int, int]]) -> Taker | None:
    """What takes something up at a sentence's begin; `apart` are its times and names, which may stand before it."""
    for begin, there in apart:  # "the EU rate", "the 2014 figure"
        named = _nouns_alone().match(text, there + 1, end) if text[start:begin].lower() in ("", "the ") else None
        if named is not None and (named.group().lower() == "rate" or any(map(str.isdigit, text[begin:there]))):
            return Taker(there + 1, named.end(), _nouns()[named.group().lower()])
    for at in _begins(text, start, end, apart):
        match = _takers().match(text, at, end)
        if match is None or not _of_all(text, match.end(), apart):
            continue
        if match["pronoun"] or match["this"]:
            return Taker(at, match.end(), frozenset((PRONOUN,)))
        noun = (match["noun"] or match["alone"]).lower()
        of = _nouns()[noun]
        return Taker(at, match.end(), of)
    return None


def _of_all(text: str, at: int, apart: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but a time or a name says of what a noun is ("the rate in Ohio", not "the rate for women")."""
    of = OF.match(text, at)
    return of is None or any(begin == of.end() for begin, _ in apart)


def _begins(text: str, start: int, end: int, apart: Sequence[tuple[int, int]]) -> list[int]:
    """Where a sentence may begin: at its begin, and behind what only says when and compared with what."""
    found = [start]
    if (ago := A_YEAR_AGO.match(text, start, end)) is not None:
        found.append(ago.end())
    ends = [match.end() for match in COMMA.finditer(text, start, min(end, start + FAR))]
    ends = [at - 4 if text[at - 4 : at].lower() == "the " else at for at in ends]
    ends += [there + 1 for _, there in apart if there - start < FAR and text[there : there + 1] == " "]
    return found + [at for at in sorted(ends) if _only_frames(text, start, at, apart)]


def _only_frames(text: str, start: int, end: int, apart: Sequence[tuple[int, int]]) -> bool:
    """Whether words are but such as say when and compared with what, besides times and names."""
    for word in WORD.finditer(text, start, end):
        if any(begin <= word.start() < there for begin, there in apart):
            continue
        if word.group().lower().replace("’", "'") not in words_in(FRONTED):
            return False
    return True
