"""Common words that narrow an indicator down to a part: "exports of shoes", "sales in rural areas"."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from flows.matching.patterns.line import CLOSE, MIDDLE, OPEN, PASSED
from flows.matching.wording.printed import Phrase
from flows.matching.wording.words import words_in

NO_PARTS, PARTS, HEADS, VERBS, BRANCHES = (
    Path(__file__).with_name(f"{name}.csv") for name in ("no_parts", "parts", "part_heads", "never_inside", "branches")
)
THING = f"{OPEN}n[0-9]+{MIDDLE}[^{CLOSE} ]*{CLOSE}"  # a thing counted
WORD = rf"(?:[a-z][a-z'&-]+|{THING})"
COMMA = f"{PASSED},"
# The words of a part: "shoes", "fruit, vegetables and nuts"; how large those are that have a share in it.
WORDS = rf"(?: {WORD}){{1,7}}(?:(?: {COMMA}(?: {WORD}){{1,5}}){{1,6}}(?: {COMMA})? and(?: {WORD}){{1,5}})?"
SIZE = " above(?: the| a)? designated (?:size|scale)"
BINDING = frozenset((b"of", b"for", b"in", b"the", b"at", b"on"))
NUMBERED = re.compile(rf"{OPEN}n([0-9]+)".encode())
SIZED = re.compile(f"{SIZE}$".encode())
TOLD = re.compile(r"(?:[^e]ed|(?<!supp)(?<!assemb)ly)$")  # a verb or an adverb, where it is the last word
LAST = re.compile(rf"(?: and| {COMMA}| of)".encode())
GOODS, CLASS, BRANCH, HOLDER, MODE = "goods", "class", "branch", "holder", "mode"
LONE = frozenset(("industry", "industries", "services"))  # branches where others stand beside them
OF_ECONOMY = frozenset((CLASS, BRANCH))


@cache
def _no_parts() -> tuple[frozenset[str], frozenset[str]]:
    """Words that no part's name has, and words that are none alone (no_parts.csv)."""
    rows = [row.split(",") for row in NO_PARTS.read_text(encoding="utf-8").splitlines()[1:]]
    anywhere, alone = ([word for word, where in rows if where == name] for name in ("anywhere", "alone"))
    return frozenset(anywhere), frozenset(alone)


@cache
def _heads() -> Mapping[str, str]:
    """What the last word of a part's name says that it is (part_heads.csv): goods, a class, a branch, who has it."""
    with HEADS.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["kind"] for row in csv.DictReader(file)}


def goods_words() -> frozenset[str]:
    """Goods, trades and ways by which sums are told apart, as they stand before what is measured (parts.csv)."""
    return words_in(PARTS)


def branch_words() -> frozenset[str]:
    """Branches of an economy (branches.csv)."""
    return words_in(BRANCHES)


def never_in_parts() -> frozenset[str]:
    """The words that no part's name has."""
    return _no_parts()[0]


def names_nothing(words: str) -> bool:
    """Whether the printed words of a part name nothing alone, or take up what was named before ("the zones")."""
    return _no_parts()[1].issuperset(words.split()) and words not in LONE | goods_words()


def are_goods(words: bytes) -> bool:
    """Whether the tokens before an indicator name a part: "machinery exports", not "strong exports"."""
    tokens = words.decode().split()
    return all(token in goods_words() or token == "and" for token in tokens) and "and" not in (tokens[0], tokens[-1])


def are_branches(words: bytes) -> bool:
    """Whether the tokens name goods or branches of an economy, which have a share of it: "mining and forestry"."""
    tokens = [token for token in words.decode().split() if token != COMMA]
    known = goods_words() | branch_words()
    return all(token in known or token == "and" for token in tokens) and "and" not in (tokens[0], tokens[-1])


def of_things(words: bytes) -> bool:
    """Whether the tokens of a line may name a part: nouns only, and not all that there is ("goods and services")."""
    plain = SIZED.sub(b"", words)
    return all(_are_nouns(piece.split()) for piece in plain.decode().split(f" {COMMA}"))


def _are_nouns(tokens: list[str]) -> bool:
    anywhere, alone = _no_parts()
    tokens = tokens[1:] if tokens[:1] == ["and"] else tokens
    if not anywhere.isdisjoint(tokens) or alone.issuperset(tokens) or "and" in (tokens[0], tokens[-1]):
        return False
    if tokens[-1] in words_in(VERBS):
        return False
    return TOLD.search(tokens[-1]) is None and not any(TOLD.search(t) for t in tokens[1:] if "-" not in t)


def kind_of(words: bytes) -> str:
    """What kind of part the last of some words says that they name; nothing where none knows it as one."""
    tokens = LAST.split(SIZED.sub(b"", words))[-1].decode().split()
    if tokens and tokens == words.decode().split() and tokens[0] in LONE:
        return BRANCH
    if not tokens or not of_things(words):
        return ""
    if tokens[-1].startswith(OPEN):
        return HOLDER
    if (kind := _heads().get(tokens[-1], MODE)) != MODE:
        return kind
    return BRANCH if tokens[-1] in branch_words() else GOODS if tokens[-1] in goods_words() else ""


def are_modes(words: bytes) -> bool:
    """Whether the tokens behind "by" name how people or goods go: "by road", "by high-speed rail"."""
    tokens = words.decode().split()
    return _heads().get(tokens[-1]) == MODE and of_things(words)


def of_other_kind(one: bytes, other: bytes) -> bool:
    """Whether some words name another kind of part than others: goods and no branch."""
    kinds = {BRANCH if kind == CLASS else kind for kind in (kind_of(one), kind_of(other))}
    return len(kinds) > 1


def printed(words: bytes, text: str, phrases: Sequence[Phrase], first: int) -> str:
    """The words of a part as printed, "by" and "from" too; the atoms of `phrases` are numbered from `first`."""
    found: list[str] = []
    for token in words.split():
        if token.startswith(PASSED.encode()) or (not found and token in BINDING):
            continue
        thing = NUMBERED.match(token)
        if thing is not None:
            phrase = phrases[int(thing[1]) - first]
            found.append(text[phrase.start : phrase.end].lower())
        elif token == COMMA.encode():
            found[-1] += ","
        else:
            found.append(token.decode())
    return " ".join(found)
