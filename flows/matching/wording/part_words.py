"""Common words that narrow an indicator down to a part: "exports of shoes", "sales in rural areas"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from flows.matching.patterns.line import CLOSE, MIDDLE, OPEN, PASSED
from flows.matching.wording.printed import Phrase
from flows.matching.wording.words import words_in

NO_PARTS, PARTS, BRANCHES = (Path(__file__).with_name(f"{name}.csv") for name in ("no_parts", "parts", "branches"))
THING = f"{OPEN}n[0-9]+{MIDDLE}[^{CLOSE} ]*{CLOSE}"  # a thing counted
# The words behind a preposition at the end of a piece of a line.
PART = re.compile(rf" (?:(?:of|for|in|by|from)(?: the)?)(?P<words>(?: (?:[a-z][a-z'&-]+|{THING})){{1,5}})$".encode())
BINDING = frozenset((b"of", b"for", b"in", b"the"))
# The words right before an indicator that ends a piece of a line.
BEFORE = re.compile(
    rf"(?P<words>(?: [a-z][a-z'&-]+){{1,3}})(?P<measure> {OPEN}i[0-9]+{MIDDLE}[^{CLOSE} ]*{CLOSE})$".encode()
)
NUMBERED = re.compile(rf"{OPEN}n([0-9]+)".encode())
TOLD = re.compile(r"(?:ed|ly)$")  # a verb or an adverb, where it is the last word


@cache
def _no_parts() -> tuple[frozenset[str], frozenset[str]]:
    """Words that no part's name has, and words that are none alone (no_parts.csv)."""
    rows = [row.split(",") for row in NO_PARTS.read_text(encoding="utf-8").splitlines()[1:]]
    anywhere, alone = ([word for word, where in rows if where == name] for name in ("anywhere", "alone"))
    return frozenset(anywhere), frozenset(alone)


def goods_words() -> frozenset[str]:
    """Goods, trades and ways by which sums are told apart, as they stand before what is measured (parts.csv)."""
    return words_in(PARTS)


def branch_words() -> frozenset[str]:
    """Branches of an economy (branches.csv)."""
    return words_in(BRANCHES)


def never_in_parts() -> frozenset[str]:
    """The words that no part's name has."""
    return _no_parts()[0]


def are_goods(words: bytes) -> bool:
    """Whether the tokens before an indicator name a part: "machinery exports", not "strong exports"."""
    tokens = words.decode().split()
    return all(token in goods_words() or token == "and" for token in tokens) and "and" not in (tokens[0], tokens[-1])


def are_branches(words: bytes) -> bool:
    """Whether the tokens name goods or branches of an economy, which have a share of it: "mining and forestry"."""
    tokens = [token for token in words.decode().split() if not token.startswith(PASSED)]
    known = goods_words() | branch_words()
    return all(token in known or token == "and" for token in tokens) and "and" not in (tokens[0], tokens[-1])


def of_things(words: bytes) -> bool:
    """Whether the tokens of a line may name a part: nouns only, and not all that there is ("goods and services")."""
    tokens = words.decode().split()
    anywhere, alone = _no_parts()
    if not anywhere.isdisjoint(tokens) or alone.issuperset(tokens) or "and" in (tokens[0], tokens[-1]):
        return False
    return TOLD.search(tokens[-1]) is None and not any(TOLD.search(token) for token in tokens[1:])


def printed(words: bytes, text: str, phrases: Sequence[Phrase], first: int) -> str:
    """The words of a part as printed, "by" and "from" too; the atoms of `phrases` are numbered from `first`."""
    found: list[str] = []
    for token in words.split():
        if token.startswith(PASSED.encode()) or (not found and token in BINDING):
            continue
        thing = NUMBERED.match(token)
        if thing is None:
            found.append(token.decode())
        else:
            phrase = phrases[int(thing[1]) - first]
            found.append(text[phrase.start : phrase.end].lower())
    return " ".join(found)
