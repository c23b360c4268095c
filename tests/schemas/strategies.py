"""Hypothesis strategies: tables of any content that each model takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from flows.matching.rows import EVENT_KEY, OBSERVATION_KEY, identity
from schemas.codes import load_codes
from schemas.tables import PRIMARY_KEYS

Row = dict[str, Any]

WORDS = st.from_regex(r"[A-Za-z][A-Za-z0-9 .,'\"\n()-]{0,20}", fullmatch=True)
SLUGS = st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)
HASHES = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
IDS = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
NUMBERS = st.floats(-1e12, 1e12, allow_nan=False, allow_infinity=False)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
UNITS = st.sampled_from(["CNY", "km2", "t/d", "{train}/wk", "m", "kg/{mu}", "{TEU}", "h", "1"])
ARTICLES = st.builds("{}/{}".format, SLUGS, SLUGS)


def codes(name: str) -> SearchStrategy[str]:
    return st.sampled_from(sorted(load_codes(name)))


def maybe(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | values


@st.composite
def spans(draw: DrawFn) -> Row:
    start = draw(st.integers(0, 10**6))
    return {"char_start": start, "char_end": start + draw(st.integers(1, 99))}


@st.composite
def bounds(draw: DrawFn, low: str, high: str, values: SearchStrategy[float] = NUMBERS) -> Row:
    pair = sorted([draw(values), draw(values)])
    return {low: draw(maybe(st.just(pair[0]))), high: draw(maybe(st.just(pair[1])))}


@st.composite
def dates(draw: DrawFn) -> tuple[str, str, str]:
    """A period as written, with its first and last day."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    written = draw(st.sampled_from(["day", "month", "year", "from-to"]))
    if written == "day":
        return (first.isoformat(),) * 3
    if written == "from-to":
        return f"{first.year}/{last.year}", first.isoformat(), last.isoformat()
    head = first.isoformat()[: 7 if written == "month" else 4]
    return head, first.isoformat(), first.isoformat()


@st.composite
def decimals(draw: DrawFn) -> Row:
    """A printed number, with what must agree with it."""
    digits = draw(st.integers(0, 4))
    whole = draw(st.integers(0, 10**6))
    text = f"{whole / 10**digits:.{digits}f}"
    multiplier = draw(st.sampled_from([1.0, 1e3, 1e6, 1e9]))
    return {"value": float(text) * multiplier, "value_text": text, "decimals": digits, "multiplier": multiplier}


@st.composite
def measured(draw: DrawFn) -> Row:
    """Measure, value and unit that suit each other."""
    measure = draw(codes("measures"))
    row: Row = {"measure": measure, "of_indicator": draw(maybe(SLUGS)), **draw(decimals()), "unit": draw(UNITS)}
    if measure in ("share", "change_percent"):
        row |= {"unit": "%", "value": draw(st.integers(0, 100)), "multiplier": 1.0, "decimals": 0}
        row |= {"value_text": str(row["value"]), "value": float(row["value"]), "of_indicator": draw(SLUGS)}
    if measure == "change_points":
        row["unit"] = "{pp}"
    if measure == "ratio":
        row["unit"] = draw(st.sampled_from(["1", "%"]))
    if measure == "rank":
        size = draw(st.integers(1, 50))
        row |= {"unit": "{rank}", "value": float(draw(st.integers(1, size))), "value_text": "some place"}
        row |= {"rank_of": size, "rank_among": draw(codes("peer_groups"))}
    return row


@st.composite
def observations(draw: DrawFn) -> Row:
    article, counted = draw(ARTICLES), draw(st.booleans())
    period, first, last = draw(dates())
    dated = draw(st.booleans())
    row = {
        "article_id": article,
        "sentence_id": f"{article}#s1",
        "rule_id": draw(SLUGS),
        "subject_id": draw(SLUGS),
        "indicator_id": "count" if counted else draw(SLUGS.filter(lambda name: name != "count")),
        "counted": draw(codes("counted")) if counted else None,
        "of_subject": draw(maybe(SLUGS)),
        "breakdown": draw(maybe(codes("breakdowns") | st.sampled_from(["gt 5 USD", "ge 1 le 2 t", "30 t"]))),
        "counterpart": draw(maybe(codes("counterparts"))),
        "compared_with": draw(maybe(codes("comparisons"))),
        "qualifier": draw(codes("qualifiers")),
        "qualifier_text": draw(maybe(WORDS)),
        "status": draw(codes("statuses")),
        "base_period": draw(maybe(st.sampled_from(["2016", "2016-12-31", "2013/2017", "P1Y"]))),
        "as_of": draw(maybe(st.sampled_from(["2018", "2018-03-29"]))),
        "note": draw(maybe(WORDS)),
        "period_basis": draw(codes("bases").filter(lambda basis: basis != "undated")) if dated else "undated",
        **(dict(zip(("period", "period_start", "period_end"), (period, first, last), strict=True)) if dated else {}),
        **draw(measured()),
        **draw(spans()),
    }
    return row | {"observation_id": identity(row, OBSERVATION_KEY)}


@st.composite
def events(draw: DrawFn) -> Row:
    article = draw(ARTICLES)
    date, first, last = draw(dates())
    row = {
        "article_id": article,
        "sentence_id": f"{article}#s1",
        "rule_id": draw(SLUGS),
        "subject_id": draw(SLUGS),
        "event_type": draw(codes("event_types")),
        "date": date,
        "date_start": first,
        "date_end": last,
        "date_basis": draw(codes("bases")),
        "date_text": draw(WORDS),
        "qualifier": draw(codes("qualifiers")),
        "status": draw(codes("statuses")),
        "place_id": draw(maybe(codes("places"))),
        **draw(spans()),
    }
    return row | {"event_id": identity(row, EVENT_KEY)}


@st.composite
def ledger(draw: DrawFn) -> Row:
    article, role = draw(ARTICLES), draw(codes("roles"))
    ids = " ".join(sorted(set(draw(st.lists(IDS, min_size=1, max_size=3)))))
    fact = role in ("observation", "event") or (role != "unclaimed" and draw(st.booleans()))
    named = {"token_id": f"{article}#{draw(SLUGS)}", "article_id": article, "sentence_id": draw(maybe(SLUGS))}
    said = {"surface": draw(WORDS), "role": role, "row_ids": ids if fact else None, "reason": draw(WORDS)}
    return named | said | draw(spans())


def built(**columns: SearchStrategy[Any]) -> Callable[[SearchStrategy[Row]], SearchStrategy[Row]]:
    """Rows of independent columns, with others of a kind of their own."""
    plain = st.fixed_dictionaries(columns)
    return lambda more: st.tuples(plain, more).map(lambda pair: pair[0] | pair[1])


NOTHING: SearchStrategy[Row] = st.just({})
PLACES = {"char_start": st.just(0), "char_end": st.integers(1, 999), "sha256": HASHES}


@st.composite
def within(draw: DrawFn, key: str, whole: str, wholes: SearchStrategy[str]) -> Row:
    """An id that begins with the id of what it is part of."""
    above = draw(wholes)
    return {whole: above, key: f"{above}/{draw(SLUGS)}"}


ROWS: dict[str, SearchStrategy[Row]] = {
    "observations": observations(),
    "events": events(),
    "marks": built(row_id=IDS, edition=codes("editions"), source_file=SLUGS, sha256=HASHES)(spans()),
    "ledger": ledger(),
    "issues": built(
        issue=SLUGS,
        title=WORDS,
        publisher=WORDS,
        date=st.sampled_from(["2018", "2018-03", "2018-03-29"]),
        place=SLUGS,
        rights=codes("rights"),
        licence=WORDS,
        sha256=HASHES,
    )(NOTHING),
    "articles": built(
        title=WORDS,
        date=st.sampled_from(["2018", "2018-03-29"]),
        edition=codes("editions"),
        source_file=SLUGS,
        **PLACES,
    )(within("article_id", "issue", SLUGS)),
    "sentences": built(text=maybe(WORDS), **PLACES)(within("sentence_id", "article_id", ARTICLES)),
    "indicators": built(
        indicator_id=SLUGS,
        label=WORDS,
        definition=WORDS,
        topic=codes("topics"),
        unit=UNITS,
        units=maybe(UNITS),
        additive=st.booleans(),
        better=maybe(st.sampled_from(["higher", "lower"])),
        time=st.sampled_from(["flow", "stock", "attribute"]),
    )(bounds("range_low", "range_high")),
    "subjects": built(
        subject_id=SLUGS, label=WORDS, kind=codes("subject_kinds"), place=maybe(codes("places")), part_of=maybe(SLUGS)
    )(NOTHING),
    "reckonings": built(
        reckoning_id=IDS,
        identity=SLUGS,
        inputs=st.lists(IDS, min_size=1, max_size=4).map(" ".join),
        unit=maybe(UNITS),
        outcome=codes("outcomes"),
        note=maybe(WORDS),
    )(
        st.tuples(bounds("computed_low", "computed_high"), bounds("stated_low", "stated_high")).map(
            lambda p: p[0] | p[1]
        )
    ),
    "corrections": built(
        correction_id=SLUGS,
        observation_id=IDS,
        reason=WORDS,
        source=WORDS,
        value_reported=NUMBERS,
        value_published=NUMBERS,
    )(NOTHING),
    "figures": built(
        **dict.fromkeys(("figure", "article", "subject", "indicator", "measure", "qualifier", "unit"), WORDS),
        **dict.fromkeys(("status", "as_printed", "issue", "sentence_id", "indicator_id", "subject_id"), WORDS),
        **dict.fromkeys(("detail", "period", "base_period", "sentence", "note"), maybe(WORDS)),
        value=NUMBERS,
        value_high=maybe(NUMBERS),
        rank_of=maybe(st.integers(1, 99)),
        unit_code=UNITS,
        article_id=ARTICLES,
        observation_id=IDS,
    )(NOTHING),
}


def tables(name: str) -> SearchStrategy[list[Row]]:
    """Some rows of a table, no key twice."""
    key = PRIMARY_KEYS[name]
    return st.lists(ROWS[name], max_size=6, unique_by=lambda row: tuple(row[column] for column in key))
