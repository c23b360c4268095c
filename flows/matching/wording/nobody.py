"""What is printed like a name and names nobody: units, classes of goods, adjectives, letters in brackets, people."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from flows.matching.wording.part_words import SIZE, goods_words, never_in_parts
from flows.matching.wording.words import words_in
from flows.mentions.tables import UNITS

CLASSES, INSIDE = (Path(__file__).with_name(name) for name in ("classes.csv", "never_inside.csv"))
HEADS = frozenset(("group", "groups", "subgroup", "division", "segment", "category", "basket", "index", "items"))
ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ish|ese|ian|lsh|utch)$")
THE_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ish|ese|i?an|lsh|utch|ic)$")
FIRMS = frozenset(("AMD",))  # known by letters that are a currency's too
# The word before a bracket in which its letters stand: "equivalent units (TEUs)".
LOW_BEFORE = re.compile(r"\b[a-z][a-z-]+\s\($")
TOLD = re.compile(r"[a-z]{2,}(?:ed|ly)$")
SIZED = re.compile(rf"{SIZE}$")


@cache
def _units() -> tuple[frozenset[str], frozenset[str]]:
    """The words that print a unit or a currency (units.csv), and the letters, which keep their case."""
    with UNITS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = {word.strip().lower() for row in rows for word in row["phrases"].split(";")}
    letters = {sign.strip() for row in rows for sign in row["symbols"].split(";")} | {row["code"] for row in rows}
    powers = {
        letter + sign.strip()
        for row in rows
        for letter in row["prefixes"]
        for sign in (row["code"], *row["symbols"].split(";"))
    }
    return frozenset(words), frozenset(letters | powers) - FIRMS


def is_unit(name: str) -> bool:
    """Whether a name is that of a unit or a currency: "TEUs", "GWh", "Yuan"; "GM" is a firm's, "gm" is not."""
    words, letters = _units()
    return name in letters or (not name.isupper() and name.lower() in words)


def is_class(known: str) -> bool:
    """Whether an id is that of a class of goods or of what households buy: "food-group"."""
    *words, head = known.split("-")
    return head in HEADS and bool(words) and all(w in goods_words() or w in words_in(CLASSES) for w in words)


def titled(region: str) -> str:
    """The name of a region by its id: "Puerto Rico" of "puerto-rico"."""
    return region.replace("-", " ").title()


def is_adjective(name: str, before: str) -> bool:
    """Whether a lone name right before an indicator ends like an adjective, `before` being the text before it."""
    the = before.endswith(("the ", "The "))
    return (THE_ADJECTIVE if the else ADJECTIVE).match(name) is not None


def shortens_words(text: str, start: int, end: int) -> bool:
    """Whether letters stand alone in brackets behind a common word: "twenty-foot equivalent units (TEUs)"."""
    if not text.startswith(")", end) or text[start - 1 : start] != "(" or not text[start : start + 2].isupper():
        return False
    return LOW_BEFORE.search(text, max(0, start - 24), start) is not None


def ends_names(word: str) -> bool:
    """Whether a common word behind a name is none of it: a verb, or an adjective ("saw", "reported", "total")."""
    return word in words_in(INSIDE) or TOLD.match(word) is not None


def are_people(words: str) -> bool:
    """Whether the printed words of a part speak of people, or of other words that are no part ("rural people")."""
    first, *others = SIZED.sub("", words).replace(",", "").split()
    return not never_in_parts().isdisjoint(others if first in ("by", "from") else (first, *others))
