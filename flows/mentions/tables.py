"""The grammar's tables: read, checked and indexed once a process.

All are CSV files: `schemas/codes/units.csv` and what stands in `grammar/` beside this module. A cell with several
entries parts them with `; `.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from flows.errors import CodebookError

GRAMMAR = Path(__file__).parent / "grammar"
UNITS = Path(__file__).resolve().parents[2] / "schemas" / "codes" / "units.csv"


class Row(NamedTuple):
    """One line of a table: its cells by column, and where it stands."""

    cells: Mapping[str, str]
    file: Path
    line: int

    def fault(self, message: str, found: object, expected: str) -> CodebookError:
        """The error to raise for this line."""
        advice = "mend the line, or take it out"
        return CodebookError(message, file=self.file, line=self.line, found=found, expected=expected, advice=advice)

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The cell, which must be one of `allowed`."""
        value = self.cells[column]
        if value not in allowed:
            raise self.fault(f"unknown {column}", repr(value), "one of " + ", ".join(sorted(allowed)))
        return value

    def listed(self, column: str) -> list[str]:
        """The entries of a cell that holds several."""
        return [entry.strip() for entry in self.cells[column].split(";") if entry.strip()]


def read_rows(path: Path, columns: tuple[str, ...], unique: str | None = None) -> Iterator[Row]:
    """The lines of a CSV file; raises CodebookError where columns are missing, a line is short or a key comes twice."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError("a grammar table cannot be read", file=path, found=str(error)) from error
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    if missing := [column for column in columns if column not in header]:
        raise CodebookError("columns are missing", file=path, line=1, found=header, expected=", ".join(missing))
    seen: set[str] = set()
    for cells in reader:
        row = Row(dict(zip(header, cells, strict=False)), path, reader.line_num)
        if len(cells) != len(header):
            raise row.fault("a line has too few or too many cells", len(cells), f"{len(header)} cells")
        if unique:
            key = row.cells[unique]
            if not key or key in seen:
                raise row.fault(f"{unique} is empty or comes twice", repr(key), f"a {unique} of its own")
            seen.add(key)
        yield row


class NumberWord(NamedTuple):
    """A word of a number: its part in the grammar and what it stands for."""

    role: str
    value: Decimal


NUMBER_ROLES = frozenset((
    "zero", "unit", "teen", "tens", "hundred", "scale", "dozen", "years",
    "ordinal", "part", "vague", "times", "once", "glyph",
))  # fmt: skip


@cache
def number_words() -> Mapping[str, NumberWord]:
    """Number words, ordinals, fractions and multiples, lower case."""
    words = {}
    for row in read_rows(GRAMMAR / "numbers.csv", ("word", "role", "value"), "word"):
        numerator, _, denominator = row.cells["value"].partition("/")
        try:
            value = Decimal(numerator) / Decimal(denominator or "1")
        except ArithmeticError as error:
            raise row.fault("not a number", row.cells["value"], "a number or a fraction") from error
        words[row.cells["word"]] = NumberWord(row.one_of("role", NUMBER_ROLES), value)
    return words


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """Lists of words by their role: superlatives, months, words that end a noun phrase, and so on.

    `stop_loose` are those words that end a noun phrase unless what follows makes them part of it.
    """
    lists: dict[str, frozenset[str]] = {}
    for row in read_rows(GRAMMAR / "words.csv", ("role", "words"), "role"):
        lists[row.cells["role"]] = frozenset(row.cells["words"].split())
    lists["stop_loose"] = lists["noun_too"] | lists["adjective_too"]
    return lists


@cache
def irregular_plurals() -> Mapping[str, str]:
    """Nouns whose singular is not the plural without its ending."""
    rows = read_rows(GRAMMAR / "plurals.csv", ("plural", "singular"), "plural")
    return {row.cells["plural"]: row.cells["singular"] for row in rows}


class Phrase(NamedTuple):
    """A phrase as words, all but its last one, and what it says."""

    words: tuple[str, ...]
    head: list[str]
    says: str


class Cues(NamedTuple):
    """Phrases: those before the number by their last word, those after it as spelled, and those farther before.

    `farther` are hedges of cue words ("just"), or verbs that "by" separates from their figure ("cut … by").
    """

    before: Mapping[str, tuple[Phrase, ...]]
    after: Mapping[str, str]
    farther: Mapping[str, tuple[Phrase, ...]]


def by_last_word(phrases: Mapping[str, str]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases keyed by their last word, the longest first."""
    index: dict[str, list[Phrase]] = {}
    for phrase, says in phrases.items():
        words = tuple(phrase.split())
        index.setdefault(words[-1], []).append(Phrase(words, list(words[:-1]), says))
    return {last: tuple(sorted(some, key=lambda p: -len(p.words))) for last, some in index.items()}


def _phrases(name: str, column: str, side: str, allowed: frozenset[str]) -> Mapping[str, str]:
    sides = frozenset(("before", "after", "hedge", "verb"))
    rows = read_rows(GRAMMAR / name, ("phrase", "side", column))
    return {row.cells["phrase"]: row.one_of(column, allowed) for row in rows if row.one_of("side", sides) == side}


@cache
def cues() -> Cues:
    """The words that bound or loosen a figure ("more than", "or so")."""
    says = frozenset(("approx", "lt", "gt", "le", "ge", ""))
    before, after, hedges = (_phrases("cues.csv", "says", side, says) for side in ("before", "after", "hedge"))
    return Cues(by_last_word(before), after, by_last_word(hedges))


@cache
def directions() -> Cues:
    """The words that say growth (1) or decline (-1)."""
    says = frozenset(("1", "-1", "0"))
    before, after, verbs = (_phrases("directions.csv", "sign", side, says) for side in ("before", "after", "verb"))
    return Cues(by_last_word(before), after, by_last_word(verbs))


class Head(NamedTuple):
    """A word whose number is part of a name, an address or a page; `capital`: only where the word is capitalised."""

    kind: str
    reason: str
    capital: bool


@cache
def heads() -> Mapping[str, Head]:
    """Words before a number that make it part of a name ("No.", "Building", "Page"), lower case."""
    kinds = frozenset(("name", "address", "page", "other"))
    rows = read_rows(GRAMMAR / "heads.csv", ("word", "kind", "reason", "capital"), "word")
    yes_no = frozenset(("yes", ""))
    return {
        row.cells["word"]: Head(row.one_of("kind", kinds), row.cells["reason"], row.one_of("capital", yes_no) == "yes")
        for row in rows
    }


@cache
def idioms() -> tuple[str, ...]:
    """Turns of phrase whose number words count nothing, lower case."""
    return tuple(row.cells["phrase"] for row in read_rows(GRAMMAR / "idioms.csv", ("phrase",), "phrase"))
