"""What careful readers found in the publisher's own text, figure by figure, against the rows that the rules give."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from flows.matching import Matched, load_rulebook, match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_issue
from flows.reading.issue import load_issue
from tests.conftest import ROOT

GOLD = ROOT / "tests" / "gold"
SLUGS = sorted(path.stem for path in GOLD.glob("*.jsonl"))
SAME = (
    *("counted", "measure", "of_indicator", "of_subject", "breakdown", "counterpart", "compared_with", "value"),
    *("value_high", "unit", "rank_of", "rank_among", "qualifier", "status", "period", "base_period"),
)
# A date that the text does not give: the reader noted the act, no rule can date it.
OPTIONAL = "OPTIONAL"


@cache
def matched(originals: Path) -> Mapping[str, Matched]:
    issue = load_issue(ROOT / "raw" / "qingdao-2018-03")
    book = load_rulebook(issue.name)
    articles = read_issue(issue, "original", ROOT / "raw", originals)
    return {
        article.slug: match_article(article, find_mentions(article.text, article.date), book) for article in articles
    }


def gold(slug: str, kind: str) -> list[dict[str, Any]]:
    lines = (GOLD / f"{slug}.jsonl").read_text(encoding="utf-8").splitlines()
    return [fact for fact in map(json.loads, lines) if fact["kind"] == kind]


def rows_at(made: Matched, start: int, end: int) -> list[Any]:
    """The rows with a mark that overlaps a span of the file."""
    rows = {row.observation_id: row for row in made.observations} | {row.event_id: row for row in made.events}
    places = defaultdict(list)
    for mark in made.marks:
        places[mark.row_id].append((mark.char_start, mark.char_end))
    return [rows[name] for name, spans in places.items() if any(low < end and start < high for low, high in spans)]


def says(row: Any, fact: Mapping[str, Any]) -> bool:
    wanted = {"measure": "level", "qualifier": "exact", "status": "actual"} | dict(fact)
    named = row.subject_id == fact["subject"] and row.indicator_id == fact["indicator"]
    return named and all(getattr(row, column) == wanted.get(column) for column in SAME)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_figure_that_a_reader_found_has_its_row(slug: str, originals: Path):
    made = matched(originals)[slug]
    found = [
        (fact, [r for r in rows_at(made, *fact["span"]) if hasattr(r, "value")]) for fact in gold(slug, "observation")
    ]
    assert [(fact["surface"], fact["span"]) for fact, rows in found if not any(says(row, fact) for row in rows)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_row_says_what_no_reader_found(slug: str, originals: Path):
    made = matched(originals)[slug]
    spoken = {
        row.observation_id
        for fact in gold(slug, "observation")
        for row in rows_at(made, *fact["span"])
        if hasattr(row, "value") and says(row, fact)
    }
    assert [(row.value_text, row.rule_id) for row in made.observations if row.observation_id not in spoken] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_dated_act_that_a_reader_found_is_an_event(slug: str, originals: Path):
    made = matched(originals)[slug]
    events = {(event.subject_id, event.event_type, event.date, event.place_id) for event in made.events}
    wanted = {
        (fact["subject"], fact["event_type"], fact["date"], fact.get("place_id"))
        for fact in gold(slug, "event")
        if OPTIONAL not in fact.get("note", "")
    }
    assert events - wanted == set()
    assert wanted - events == set()
