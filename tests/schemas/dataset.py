"""A small dataset without a fault, as plain rows, and the same with one row changed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from flows.matching.rows import EVENT_KEY, OBSERVATION_KEY, identity
from flows.releases.arrow import table_of
from schemas.codes import load_codes

Rows = dict[str, list[dict[str, Any]]]
SHA = "0" * 64
ARTICLE = "x-2018/a"
S1, S2 = f"{ARTICLE}#s1", f"{ARTICLE}#s2"
THINGS = [code for code, row in load_codes("counted").items()][:2]
KEYS = {"observations": OBSERVATION_KEY, "events": EVENT_KEY}
IDS = {"observations": "observation_id", "events": "event_id"}
YEAR = {"period": "2017", "period_start": "2017-01-01", "period_end": "2017-12-31", "period_basis": "resolved"}


def code(name: str) -> str:
    return next(iter(load_codes(name)))


def unit_of(thing: str) -> str:
    return load_codes("counted")[thing]["unit"]


def observation(place: int, indicator: str, value: float, unit: str, text: str, **more: Any) -> dict[str, Any]:
    row = {
        "article_id": ARTICLE,
        "sentence_id": S1,
        "rule_id": "r",
        "subject_id": "city",
        "indicator_id": indicator,
        "measure": "level",
        "value": value,
        "unit": unit,
        "qualifier": "exact",
        "status": "actual",
        "period_basis": "undated",
        "value_text": text,
        "multiplier": 1.0,
        "decimals": len(text.partition(" ")[0].partition(".")[2]),
        "char_start": place,
        "char_end": place + 3,
        **more,
    }
    return row | {"observation_id": identity(row, OBSERVATION_KEY)}


def facts() -> list[dict[str, Any]]:
    counts = {"measure": "level", "sentence_id": S2}
    return [
        observation(10, "output", 24.276e9, "CNY", "24.276 billion", multiplier=1e9, **YEAR),
        observation(20, "output", 4.5, "%", "4.5", measure="change_percent", base_period="2016", **YEAR),
        observation(30, "output", 26.4, "%", "26.4", measure="share", of_indicator="gdp", **YEAR),
        observation(
            *(40, "output", 5, "{rank}", "5th"), measure="rank", rank_of=13, rank_among=code("peer_groups"), **YEAR
        ),
        observation(110, "count", 28, unit_of(THINGS[0]), "28", counted=THINGS[0], **counts),
        observation(120, "size", 25, "m2", "25-28", value_high=28.0, sentence_id=S2),
        observation(
            *(130, "count", 111, unit_of(THINGS[1]), "115"),
            **counts | {"counted": THINGS[1], "value_reported": 115.0, "correction_id": "x-2018/c"},
        ),
    ]


def dated() -> list[dict[str, Any]]:
    row = {
        "article_id": ARTICLE,
        "sentence_id": S2,
        "rule_id": "r",
        "subject_id": "city",
        "event_type": code("event_types"),
        "date": "2018-03-01",
        "date_start": "2018-03-01",
        "date_end": "2018-03-01",
        "date_basis": "explicit",
        "date_text": "March 1, 2018",
        "qualifier": "exact",
        "status": "actual",
        "char_start": 140,
        "char_end": 150,
    }
    return [row | {"event_id": identity(row, EVENT_KEY)}]


def corpus() -> Rows:
    place = {"char_start": 0, "char_end": 200, "sha256": SHA}
    licence = {"publisher": "P", "place": "XX", "rights": code("rights"), "licence": "CC-BY-4.0"}
    return {
        "issues": [{"issue": "x-2018", "title": "T", "date": "2018-03", "sha256": SHA, **licence}],
        "articles": [
            {"article_id": ARTICLE, "issue": "x-2018", "title": "T", "date": "2018-03", "edition": "restated"}
            | {"source_file": "a.md", **place}
        ],
        "sentences": [
            {"sentence_id": S1, "article_id": ARTICLE, **place, "char_end": 100, "text": "It grew last year."},
            {"sentence_id": S2, "article_id": ARTICLE, **place, "char_start": 100, "text": "It has 28."},
        ],
    }


def books() -> Rows:
    topic, kind = code("topics"), code("subject_kinds")
    plain = {"definition": "D", "topic": topic, "additive": False, "time": "flow"}
    return {
        "indicators": [
            {"indicator_id": "count", "label": "L", "unit": "1", **plain},
            {"indicator_id": "gdp", "label": "L", "unit": "CNY", **plain},
            {"indicator_id": "output", "label": "L", "unit": "CNY", "units": "USD EUR", **plain}
            | {"range_low": 0.0, "range_high": 1e12},
            {"indicator_id": "size", "label": "L", "unit": "m2", **plain},
        ],
        "subjects": [
            {"subject_id": "city", "label": "L", "kind": kind, "part_of": "land"},
            {"subject_id": "land", "label": "L", "kind": kind},
        ],
    }


def dataset() -> Rows:
    """All tables."""
    observations, events = facts(), dated()
    ids = [(row[IDS[name]], row) for name, rows in (("observations", observations), ("events", events)) for row in rows]
    spans = [(row_id, row["char_start"], row["char_end"], row["sentence_id"]) for row_id, row in ids]
    first = [observations[0]["observation_id"], observations[2]["observation_id"]]
    copied = ("observation_id", "article_id", "sentence_id", "indicator_id", "subject_id", "measure", "qualifier")
    return {
        "observations": observations,
        "events": events,
        "marks": [
            {"row_id": row_id, "edition": "restated", "source_file": "a.md", "sha256": SHA}
            | {"char_start": start, "char_end": end}
            for row_id, start, end, _ in spans
        ],
        "ledger": [
            {"token_id": f"{ARTICLE}#t{start}", "article_id": ARTICLE, "sentence_id": sentence, "surface": "1"}
            | {"role": "observation", "row_ids": row_id, "reason": "read", "char_start": start, "char_end": end}
            for row_id, start, end, sentence in spans
        ],
        **corpus(),
        **books(),
        "reckonings": [
            {"reckoning_id": "k", "identity": "share_of_whole", "inputs": " ".join(first), "outcome": "holds"}
            | {"computed_low": 1.0, "computed_high": 2.0, "stated_low": 1.5, "stated_high": 1.6, "unit": "%"}
        ],
        "corrections": [
            {"correction_id": "x-2018/c", "observation_id": observations[-1]["observation_id"], "reason": "R"}
            | {"source": "S", "value_reported": 115.0, "value_published": 111.0}
        ],
        "figures": [
            {name: row[name] for name in (*copied, "status", "value")}
            | {"figure": "f", "article": "T", "subject": "S", "indicator": "I", "unit": "U", "as_printed": "1"}
            | {"issue": "T", "unit_code": row["unit"]}
            for row in observations
        ],
    }


def frames(rows: Rows) -> dict[str, pd.DataFrame]:
    """The tables as pandas reads them."""
    return {name: table_of(name, table).to_pandas() for name, table in rows.items()}


def changed(table: str, index: int, **cells: Any) -> Rows:
    """The dataset with some cells of one row changed; the ids follow, unless they are what is changed."""
    rows = dataset()
    row = rows[table][index]
    row.update(cells)
    if table in KEYS and IDS[table] not in cells:
        old, row[IDS[table]] = row[IDS[table]], identity(row, KEYS[table])
        for other in (one for name, some in rows.items() if name != table for one in some):
            for column, value in other.items():
                if isinstance(value, str):
                    other[column] = value.replace(old, row[IDS[table]])
    return rows
