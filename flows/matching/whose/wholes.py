"""Of which whole a share is, where the words say "the total" alone, or name a whole without saying whose it is."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from flows.matching.codebook import Codebook
from flows.matching.model import Meaning
from flows.matching.whose.identifying import PARTNERS
from flows.matching.wording.part_words import GOODS, OF_ECONOMY
from flows.matching.wording.printed import TAKEN_UP, Phrase

AVERAGES = {
    "country": "national-average",
    "region": "regional-average",
    "city": "city-average",
}  # by the kind of whose it is
TOTALS, LISTED = (Path(__file__).with_name(name) for name in ("totals.csv", "listed_wholes.csv"))
OF = ("of_subject", "of_owner")
OF_TREASURY, TAKINGS = frozenset(("tax_revenue", "fiscal_revenue")), frozenset(("turnover", "sales"))


@cache
def _totals() -> Mapping[str, str]:
    """The wider indicator by the ending of a narrower one's code (totals.csv), none where it has more than one."""
    with TOTALS.open(encoding="utf-8", newline="") as file:
        return {row["ending"]: row["total"] for row in csv.DictReader(file)}


def wider(indicator: str) -> str | None:
    """The indicator that one is a part of, whose total is meant by "the total": exports, of `coal_exports`."""
    parts = indicator.split("_")
    endings = ("_".join(parts[at:]) for at in range(len(parts)))
    total = next((_totals()[ending] for ending in endings if ending in _totals()), None)
    return None if total == indicator else total or None


class Listed(NamedTuple):
    """Of an indicator's parts: whether they are told behind narrower ones too, are all goods, begin a sentence."""

    narrower: bool
    of_goods: bool
    alone: bool


@cache
def _listed() -> Mapping[str, Listed]:
    """Indicators of which parts are told behind what all of it did (listed_wholes.csv)."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {r["indicator"]: Listed(r["narrower"] == "yes", r["parts"] == GOODS, r["alone"] == "yes") for r in rows}


def listed_whole(indicator: str, kind: str) -> str | None:
    """What parts of a kind are told of that follow a figure of an indicator: "exports rose 5 percent, toys by 8".

    Behind a narrower one exports: "footwear exports rose 5 percent, toys by 8". None where nobody knows.
    """
    parts = indicator.split("_")
    endings = ("_".join(parts[at:]) for at in range(1, len(parts)))
    wide = next((e for e in endings if e in _listed() and _listed()[e].narrower), wider(indicator))
    whole = indicator if indicator in _listed() else wide
    if whole not in _listed():
        return None
    return None if whole is None or (_listed()[whole].of_goods and kind in OF_ECONOMY) else whole


def alone(indicator: str) -> bool:
    """Whether parts may be told of right behind an indicator, in a sentence that does not name it again."""
    return _listed()[indicator].alone


def with_whole(phrases: Sequence[Phrase], at: int, kind: str) -> Sequence[Phrase] | None:
    """Phrases whose indicator, at `at`, is the one that parts of a kind are told of; None where nobody knows it."""
    whole = listed_whole(phrases[at].key, kind)
    return None if whole is None else [*phrases[:at], replace(phrases[at], key=whole), *phrases[at + 1 :]]


def _alike(book: Codebook, one: str, other: str) -> bool:
    """Whether both are measured in the same, of money in any currency."""
    units = {book.unit_of(one, None), book.unit_of(other, None)}
    return len(units) == 1 or units <= book.money


def wholes(book: Codebook, ids: Mapping[str, str], home: str, indicator: str | None) -> dict[str, str]:
    """The ids of what "the total" is of a figure's indicator, and whose: `total`, `total_of`; `home`: whose a part is.

    `home` is the figure's subject, of a part the subject that it is a part of. What is of a part, of a partner or of
    somebody within another is a share of the same indicator; of the subject's own it is one of the wider indicator.
    `indicator` is what a frame names itself.
    """
    found = {"home": home}
    indicator, of = ids.get("indicator", indicator), ids.get("of_subject") or home
    if indicator is None or indicator.startswith("["):
        return found
    apart = of != home or home != ids.get("subject") or not PARTNERS.isdisjoint(ids)
    total = indicator if apart else wider(indicator)
    if total and not _alike(book, total, indicator):
        return found
    return found | ({"total": total, "total_of": of} if total else {})


def of_itself(meaning: Meaning, subject: str | None) -> bool:
    """Whether a share would be one of the figure itself, or of what has no such part."""
    if meaning.measure != "share" or meaning.counterpart or meaning.breakdown:
        return False
    if (meaning.indicator or "") in OF_TREASURY and meaning.of_indicator in TAKINGS:
        return True  # "tax accounted for 90 percent of the revenue": of the treasury's, not of what a firm takes
    return meaning.indicator == meaning.of_indicator and meaning.of_subject == subject


def average_of(book: Codebook, ids: Mapping[str, str], phrases: Mapping[str, Phrase]) -> dict[str, str]:
    """The code of the average that a figure is set against: of the country or the region that its subject lies in."""
    entry, whole = (book.subjects.get(ids.get(name, "")) for name in ("home", "of_subject"))
    phrase = next((phrases[name] for name in OF if name in phrases), None)
    if phrase is None or (
        entry is not None and ids["home"] == ids["subject"] and (whole is None or whole.kind == entry.kind)
    ):
        return {}
    if phrase.key.startswith(TAKEN_UP):  # "the province": its own
        code = AVERAGES.get(phrase.key.removeprefix(TAKEN_UP))
    else:
        within = entry and entry.place and whole and whole.place and entry.place[:2] == whole.place
        code = AVERAGES["country"] if within else None
    return {"average_of": code} if code else {}
