"""Hand-made rows: observations and events in a line each, in articles of one issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from flows.matching.codebook import Codebook
from flows.matching.rows import EVENT_KEY, OBSERVATION_KEY, Event, Observation, identity
from flows.reckoning.rows import ArticleRow, ArticleRows
from flows.reckoning.times import first_day, last_day
from schemas.codebook.models import Counted, Indicator, Subject

SHA = "0" * 64


def days(iso: str | None) -> dict[str, str]:
    if iso is None:
        return {}
    head, slash, tail = iso.partition("/")
    return {"period": iso, "period_start": first_day(head), "period_end": last_day(tail if slash else head)}


def figure(
    subject: str, indicator: str, value: float, unit: str, period: str | None = None, article: str = "a", **more: Any
) -> Observation:
    """A figure; `indicator` may be `count/thing`. Printed as plain digits with the decimals that the value has."""
    indicator, _, counted = indicator.partition("/")
    text = f"{abs(value):.10g}"
    issue = more.pop("issue", "x-2018")
    columns = {
        "multiplier": 1.0,
        "decimals": len(text.partition(".")[2]),
        "value_text": text,
        "period_basis": "explicit" if period else "undated",
        "char_start": 0,
        "char_end": 1,
    }
    article_id = f"{issue}/{article}"
    row = Observation(
        observation_id="",
        article_id=article_id,
        sentence_id=f"{article_id}#s1",
        rule_id="r",
        subject_id=subject,
        indicator_id=indicator,
        counted=counted or None,
        value=float(value),
        unit=unit,
        **{**columns, **days(period), **more},
    )
    return replace(row, observation_id=identity(asdict(row), OBSERVATION_KEY))


def event(subject: str, kind: str, date: str, article: str = "a", **more: Any) -> Event:
    article_id = f"{more.pop('issue', 'x-2018')}/{article}"
    head, slash, tail = date.partition("/")
    span = {"date_start": first_day(head), "date_end": last_day(tail if slash else head)}
    row = Event(
        event_id="",
        article_id=article_id,
        sentence_id=f"{article_id}#s1",
        rule_id="r",
        subject_id=subject,
        event_type=kind,
        date=date,
        date_text=date,
        char_start=0,
        char_end=1,
        **{**span, **more},
    )
    return replace(row, event_id=identity(asdict(row), EVENT_KEY))


def in_articles(*rows: Observation | Event, date: str = "2018-03") -> list[ArticleRows]:
    """The rows of the articles that they name."""
    found = []
    for article_id in dict.fromkeys(row.article_id for row in rows):
        own = [row for row in rows if row.article_id == article_id]
        issue = article_id.partition("/")[0]
        article = ArticleRow(article_id, issue, "T", date, "restated", "f.md", 0, 9, SHA)
        observations = tuple(row for row in own if isinstance(row, Observation))
        events = tuple(row for row in own if isinstance(row, Event))
        found.append(ArticleRows(article, (), observations, events, (), ()))
    return found


def book(
    indicators: Mapping[str, Mapping[str, Any]] | Sequence[str] = (),
    subjects: Mapping[str, str | None] | None = None,
    counted: Sequence[str] = (),
) -> Codebook:
    """A codebook of a few words; subjects with what they are part of."""
    entries = indicators if isinstance(indicators, Mapping) else {name: {} for name in indicators}
    plain = {"label": "L", "definition": "D", "topic": "economy", "unit": "CNY"}
    return Codebook(
        {name: Indicator.model_validate({**plain, **more}) for name, more in entries.items()},
        {name: Subject(label="L", kind="city", part_of=whole) for name, whole in (subjects or {}).items()},
        {name: Counted(code=name, label="L", unit="{thing}") for name in counted},
        frozenset(),
    )
