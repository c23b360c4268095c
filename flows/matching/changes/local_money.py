"""Which currency a name is that several lands share: a dirham is Morocco's in a text about Morocco."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from flows.matching.codebook import Codebook
from flows.matching.wording.naming import nationalities
from flows.mentions.mention import Mention
from flows.reading.article import Article

LOCAL_MONEY = Path(__file__).with_name("local_money.csv")  # ISO 3166 code of the land, ISO 4217 code of its currency
# How a name is printed otherwise.
SPELT = {
    **{"rs": "rupee", "dh": "dirham", "dhs": "dirham", "ps": "peso", "rouble": "ruble"},
    **{"kroner": "krone", "kronor": "krona", "kronur": "krona", "soles": "sol", "sh": "shilling"},
}
BEHIND = re.compile(r"\s?([a-z]+)\b", re.IGNORECASE)
BEFORE = re.compile(r"(?<![\w.$])(rs|dhs?|ps|kr|sh)\.?\s?$", re.IGNORECASE)


def in_local_money(article: Article, mentions: Sequence[Mention], book: Codebook) -> list[Mention]:
    """The mentions, amounts in a currency that shares its name with others in that of the land told of.

    The land is the article's place, or the one land with such a currency that the text names; where it names several,
    the unit is the name alone (`{dirham}`), which is none of money. Where it names none, nothing changes.
    """
    printed = [_printed(article.text, mention) for mention in mentions]
    if not any(printed):
        return list(mentions)
    home = _land_of(article.place, book)
    named = frozenset((home,)) if home else _named(article.text, book)
    return [
        mention if name is None else _of_one(mention, *name, named)
        for mention, name in zip(mentions, printed, strict=True)
    ]


def _of_one(mention: Mention, name: str, end: int, named: frozenset[str]) -> Mention:
    """A mention in the currency of that one of the lands named which has one of this name."""
    lands = _tables()[name]
    of_it = [land for land in sorted(named) if land in lands]
    if not of_it:
        return mention
    unit = lands[of_it[0]] if len(of_it) == 1 else f"{{{name}}}"
    return mention._replace(unit=unit, end=max(mention.end, end))


def _named(text: str, book: Codebook) -> frozenset[str]:
    """The ISO 3166 codes of the lands with such a currency that a text names."""
    codes = {land for lands in _tables().values() for land in lands}
    adjectives = nationalities()
    return frozenset(
        entry.place
        for name, entry in book.subjects.items()
        if entry.kind == "country" and entry.place in codes
        if any(
            re.search(rf"\b{re.escape(called)}\b", text)
            for called in (entry.label, *entry.aliases, *adjectives.get(name, ()))
        )
    )


def _printed(text: str, mention: Mention) -> tuple[str, int] | None:
    """The shared name that an amount is printed with, its number right beside it, and where both end."""
    if mention.kind != "quantity":
        return None
    for found in (
        BEHIND.match(text, mention.number_end),
        BEFORE.search(text, max(0, mention.number_start - 6), mention.number_start),
    ):
        if found is None:
            continue
        printed = found[1].lower()
        name = SPELT.get(printed, printed if printed in _tables() else printed.removesuffix("s"))
        if name in _tables():
            return name, max(mention.number_end, found.end())
    return None


def _land_of(place: str, book: Codebook) -> str | None:
    """The ISO 3166 code of the land that a known place lies in."""
    entry = book.subjects.get(place)
    while entry is not None and entry.place is None and entry.part_of:
        entry = book.subjects.get(entry.part_of)
    return None if entry is None or entry.place is None else entry.place[:2]


@cache
def _tables() -> dict[str, dict[str, str]]:
    """For each shared name the currency of each land."""
    found: dict[str, dict[str, str]] = {}
    with LOCAL_MONEY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["name"], {})[row["country"]] = row["currency"]
    return found
