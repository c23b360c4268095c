"""A tiny codebook and its frames, for tests that need an engine and no particular data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from flows.errors import RuleError
from flows.matching import Matched, RuleBook, match_article
from flows.matching.codebook import Codebook
from flows.matching.patterns.compiling import CompiledRule, EntryCompiler
from flows.matching.patterns.groups import WordGroups
from flows.matching.wording.phrases import PhraseBook
from flows.mentions import find_mentions
from flows.reading.article import Article
from flows.reading.articles import read_text
from flows.reading.documents import parse_document
from schemas.codebook import Counted, Indicator, Subject

INDICATORS = {
    "gdp": {"label": "GDP", "definition": "…", "topic": "economy", "unit": "CNY", "phrases": ["gdp"]},
    "exports": {"label": "Exports", "definition": "…", "topic": "trade", "unit": "CNY", "phrases": ["exports"]},
    "count": {"label": "Number", "definition": "…", "topic": "general", "unit": "1", "time": "stock"},
}
SUBJECTS = {
    "dalian": {"label": "Dalian", "kind": "city"},
    "liaoning": {"label": "Liaoning", "kind": "region"},
    "dalian-port": {"label": "Port of Dalian", "kind": "facility", "local": {"tiny/port": ["the wharf"]}},
}
COUNTED = {"island": {"code": "island", "label": "Island", "unit": "{island}"}}
NOUNS = {"city": ("city",), "region": ("province",), "facility": ("port", "terminal"), "organization": ("company",)}
FRAMES = """
- frame: level
  when:
    - "[owner] [indicator] (in [time])? (was|reached) [level]"
    - "[indicator] of [subject] (was|reached) [level]"
    - "^ [indicator] (was|reached) [level]"
  read:
    level: {indicator: "[indicator]"}
    growth: {of: level, measure: change_percent, unit: ["%"], when: ["[level] (up|down) [growth]"]}
  require: [level]
- frame: count
  when: ["[subject] has [number] .. [counted]"]
  read: {number: {indicator: count, counted: "[counted]", kind: quantity}}
"""


def tiny_codebook(**more: Mapping[str, object]) -> Codebook:
    """Three indicators, three subjects, one thing counted; `subjects=` and `indicators=` add some."""
    indicators = INDICATORS | dict(more.get("indicators", {}))
    subjects = SUBJECTS | dict(more.get("subjects", {}))
    return Codebook(
        {name: Indicator.model_validate(data) for name, data in indicators.items()},
        {name: Subject.model_validate(data) for name, data in subjects.items()},
        {name: Counted.model_validate(data) for name, data in COUNTED.items()},
        frozenset(("CNY", "%", "{TEU}", "km")),
        {name: frozenset(("liaoning",)) for name in ("breakdowns", "comparisons", "event_types", "peer_groups")}
        | {"counterparts": frozenset(("JP",))},
        {},
        NOUNS,
    )


def compiled(text: str, book: Codebook, group: str = "frames") -> tuple[CompiledRule, ...]:
    """The frames (or, with a group, the rules) of some YAML."""
    document = parse_document(text, Path("tiny.yaml"), RuleError)
    compiler = EntryCompiler(document, group, book, WordGroups({}))
    return tuple(compiler.compile(data, index) for index, data in enumerate(document.data))  # type: ignore[misc]


def tiny_book(frames: str = FRAMES, book: Codebook | None = None) -> RuleBook:
    """A rule book of frames only."""
    book = book or tiny_codebook()
    return RuleBook(book, frames=compiled(frames, book), phrases=PhraseBook(book))


def read(text: str, place: str = "dalian", article_id: str = "tiny/text") -> Article:
    """An article of March 2018."""
    return read_text(text, article_id=article_id, date=dt.date(2018, 3, 29), place=place)


def matched(text: str, *, provisional: bool = False, place: str = "dalian", book: RuleBook | None = None) -> Matched:
    """What the tiny frames make of a text."""
    article = read(text, place)
    mentions = find_mentions(article.text, article.date)
    return match_article(article, mentions, book or tiny_book(), provisional=provisional)
