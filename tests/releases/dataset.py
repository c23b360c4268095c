"""A tiny, consistent dataset made of the real row classes: two articles, three facts, an event."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import pyarrow as pa

from flows.matching.rows import EVENT_KEY, OBSERVATION_KEY, Event, Mark, Observation, identity
from flows.reckoning.rows import ArticleRow, ArticleRows, IssueRow, LedgerRow, SentenceRow
from flows.releases.about import About, Source
from flows.releases.frames import tables_of
from schemas.codes import load_codes

TEXT = {
    "01-port": "Port\n\nThe port handled 24.276 billion tons in 2017, up 4.5 percent.\n",
    "02-park": "Park\n\nThe park opened on March 1, 2018, and ranks 5th among 13 parks.\n",
}
INDICATORS = [
    {
        "indicator_id": "cargo",
        "label": "Cargo handled",
        "definition": "Cargo loaded and unloaded in a period.",
        "unit": "t",
        "additive": True,
        "time": "flow",
        "range_low": 0.0,
    },
    {"indicator_id": "size", "label": "Size", "definition": "How big it is.", "unit": "m2", "time": "attribute"},
]
SUBJECTS = [{"subject_id": "port", "label": "The Port"}, {"subject_id": "park", "label": "The Park"}]


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def code(name: str) -> str:
    """Some code of a list, whichever comes first."""
    return next(iter(load_codes(name)))


def observation(
    slug: str, text: str, subject: str, indicator: str, value: float, unit: str, **more: Any
) -> Observation:
    """An observation whose figure is `text`, which stands once in the article."""
    start = TEXT[slug].index(text)
    article_id = f"port-2018/{slug}"
    row = Observation(
        observation_id="",
        article_id=article_id,
        sentence_id=f"{article_id}#s2",
        rule_id="level-and-growth",
        subject_id=subject,
        indicator_id=indicator,
        value=value,
        unit=unit,
        value_text=text,
        char_start=start,
        char_end=start + len(text),
        **more,
    )
    return replace(row, observation_id=identity(asdict(row), OBSERVATION_KEY))


def year(period: str) -> dict[str, str]:
    return {
        "period": period,
        "period_start": f"{period}-01-01",
        "period_end": f"{period}-12-31",
        "period_basis": "explicit",
    }


def port_rows() -> tuple[Observation, ...]:
    level = observation(
        *("01-port", "24.276 billion", "port", "cargo", 24.276e9, "t"), multiplier=1e9, decimals=3, **year("2017")
    )
    growth = observation(
        *("01-port", "4.5", "port", "cargo", 4.5, "%"),
        measure="change_percent",
        decimals=1,
        base_period="2016",
        **year("2017"),
    )
    return level, growth


def park_rows() -> tuple[tuple[Observation, ...], tuple[Event, ...]]:
    rank = observation("02-park", "5th", "park", "size", 5, "{rank}", measure="rank", rank_of=13.0)
    start = TEXT["02-park"].index("March 1, 2018")
    event = Event(
        event_id="",
        article_id="port-2018/02-park",
        sentence_id="port-2018/02-park#s2",
        rule_id="opening",
        subject_id="park",
        event_type=code("event_types"),
        date="2018-03-01",
        date_start="2018-03-01",
        date_end="2018-03-01",
        date_text="March 1, 2018",
        char_start=start,
        char_end=start + 13,
    )
    return (rank,), (replace(event, event_id=identity(asdict(event), EVENT_KEY)),)


def article(
    slug: str, observations: Sequence[Observation], events: Sequence[Event] = (), edition: str = "restated"
) -> ArticleRows:
    """All rows of one article; each row has one mark in its file."""
    text, article_id, file = TEXT[slug], f"port-2018/{slug}", f"port-2018/articles/{slug}.md"
    body = text.index("The ")
    facts = [(row.observation_id, row.char_start, row.char_end, "observation") for row in observations]
    facts += [(row.event_id, row.char_start, row.char_end, "event") for row in events]
    return ArticleRows(
        ArticleRow(article_id, "port-2018", text.splitlines()[0], "2018-03", edition, file, 0, len(text), sha(text)),
        (
            SentenceRow(f"{article_id}#s1", article_id, 0, 4, sha(text[:4]), text[:4]),
            SentenceRow(f"{article_id}#s2", article_id, body, len(text) - 1, sha(text[body:-1]), text[body:-1]),
        ),
        tuple(observations),
        tuple(events),
        tuple(Mark(row_id, edition, file, start, end, sha(text[start:end])) for row_id, start, end, _ in facts),
        tuple(
            LedgerRow(f"{article_id}#t{s}-{e}", article_id, f"{article_id}#s2", s, e, text[s:e], role, row_id, "read")
            for row_id, s, e, role in facts
        ),
    )


def issue(rights: str = "restricted") -> IssueRow:
    return IssueRow("port-2018", "Port News", "A Publisher", "2018-03", "XX", rights, "CC-BY-4.0", sha("original"))


def books() -> dict[str, list[Mapping[str, Any]]]:
    topic, kind = code("topics"), code("subject_kinds")
    return {
        "indicators": [{"additive": False, "topic": topic, **row} for row in INDICATORS],
        "subjects": [{"kind": kind, **row} for row in SUBJECTS],
    }


def articles() -> list[ArticleRows]:
    return [article("01-port", port_rows()), article("02-park", *park_rows())]


def tiny_tables(
    rows: Sequence[ArticleRows] | None = None, rights: str = "restricted", **more: Any
) -> dict[str, pa.Table]:
    """The tables of the tiny dataset, or of other articles with the same codebook."""
    return tables_of(articles() if rows is None else rows, [issue(rights)], **{**books(), **more})


def about(**more: Any) -> About:
    sources = tuple(Source(f"port-2018/articles/{slug}.md", sha(text)) for slug, text in TEXT.items())
    return About(sources=sources, rules_sha256=sha("rules"), code_sha256=sha("code"), lock_sha256=sha("lock"), **more)


def marked(rows: ArticleRows, edition: str, file: str, text: str, places: Mapping[str, str]) -> ArticleRows:
    """An article with marks in another edition too: for each printed figure or date the words that stand in `text`."""
    printed = [(row.observation_id, row.value_text) for row in rows.observations]
    printed += [(row.event_id, row.date_text) for row in rows.events]
    more = []
    for row_id, words in printed:
        if words in places:
            start = text.index(places[words])
            end = start + len(places[words])
            more.append(Mark(row_id, edition, file, start, end, sha(text[start:end])))
    return replace(rows, marks=(*rows.marks, *more))


def changed_tables(value: float = 4.6) -> dict[str, pa.Table]:
    """The tiny dataset with another growth figure."""
    level, growth = port_rows()
    growth = replace(growth, value=value, value_text=str(value))
    return tiny_tables([article("01-port", (level, growth)), article("02-park", *park_rows())])
