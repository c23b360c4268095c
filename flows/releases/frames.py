"""From the plain rows to the tables of a release: typed, sorted, with the labels joined for `figures`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from flows.releases.arrow import table_of
from flows.releases.words import part_in_words, period_in_words, unit_in_words
from schemas.codes import label_of
from schemas.tables import SORT_KEYS, TABLES

if TYPE_CHECKING:
    from flows.matching.rows import Observation
    from flows.reckoning.rows import ArticleRows, IssueRow
    from schemas.codebook.models import Indicator, Subject

Row = Mapping[str, Any]
DATE_LIKE = re.compile(r"[0-9]{1,4}\s?[-/]\s?[0-9]{1,4}(?:\s?[-/]\s?[0-9]{1,4})?")


def tables_of(
    articles: Iterable[ArticleRows],
    issues: Iterable[IssueRow],
    *,
    indicators: Iterable[Row],
    subjects: Iterable[Row],
    reckonings: Iterable[object] = (),
    corrections: Iterable[object] = (),
) -> dict[str, pa.Table]:
    """The tables of a release, by name, in the order of `TABLES`; the order of the rows given does not matter.

    Args:
        articles: All rows of each article, as reckoning gives them.
        issues: The publications.
        indicators: The codebook's indicators, as `indicator_rows` gives them.
        subjects: The codebook's subjects, as `subject_rows` gives them.
        reckonings: Rows with the columns of the table of that name, dataclasses or mappings.
        corrections: Likewise.
    """
    ordered = sorted(articles, key=lambda rows: rows.article.article_id)
    rows: dict[str, list[Any]] = {
        "observations": [row for part in ordered for row in part.observations],
        "events": [row for part in ordered for row in part.events],
        "ledger": [row for part in ordered for row in part.ledger],
        "issues": list(issues),
        "articles": [part.article for part in ordered],
        "sentences": [row for part in ordered for row in part.sentences],
        "indicators": list(indicators),
        "subjects": list(subjects),
        "reckonings": list(reckonings),
        "corrections": list(corrections),
    }
    rows = {name: _sorted(name, table) for name, table in rows.items()}
    rows["marks"] = [mark for part in ordered for mark in _sorted("marks", part.marks)]
    rows["figures"] = list(_figures(rows["observations"], rows))
    return {name: table_of(name, rows[name]) for name in TABLES}


def indicator_rows(indicators: Mapping[str, Indicator]) -> list[Row]:
    """The codebook's indicators as rows."""
    return [
        entry.model_dump(exclude={"phrases", "range", "units"})
        | {"indicator_id": name, "units": " ".join(entry.units), "range_low": entry.range[0]}
        | {"range_high": entry.range[1]}
        for name, entry in indicators.items()
    ]


def subject_rows(subjects: Mapping[str, Subject]) -> list[Row]:
    """The codebook's subjects as rows."""
    return [entry.model_dump(exclude={"aliases"}) | {"subject_id": name} for name, entry in subjects.items()]


def provisional_rows(strangers: Mapping[str, str], known: Collection[str]) -> list[Row]:
    """Subjects that only a text names, as rows; those of the codebook are left out."""
    return [
        {"subject_id": name, "label": label, "kind": "provisional", "place": None, "part_of": None}
        for name, label in strangers.items()
        if name not in known
    ]


def _sorted(name: str, rows: Sequence[Any]) -> list[Any]:
    columns = SORT_KEYS[name]
    if rows and isinstance(rows[0], Mapping):
        return sorted(rows, key=itemgetter(*columns))
    return sorted(rows, key=attrgetter(*columns))


def _get(row: object, column: str) -> Any:  # noqa: ANN401  a cell of any type
    return row[column] if isinstance(row, Mapping) else getattr(row, column)


def _figures(observations: Sequence[Observation], rows: Mapping[str, Sequence[Any]]) -> Iterator[Row]:
    """The observations with their labels; what has no label keeps its code."""
    labels = {
        "indicator": {_get(row, "indicator_id"): _get(row, "label") for row in rows["indicators"]},
        "subject": {_get(row, "subject_id"): _get(row, "label") for row in rows["subjects"]},
    }
    titles = {row.article_id: (row.title, row.issue) for row in rows["articles"]}
    issues = {row.issue: row.title for row in rows["issues"]}
    texts = {row.sentence_id: row.text for row in rows["sentences"]}
    for row in observations:
        title, issue = titles[row.article_id]
        indicator = labels["indicator"].get(row.indicator_id, row.indicator_id)
        yield {
            **{name: getattr(row, name) for name in _COPIED},
            "figure": f"{row.article_id}#{row.observation_id}",
            "article": title,
            "issue": issues.get(issue, issue),
            "subject": labels["subject"].get(row.subject_id, row.subject_id),
            "indicator": f"{indicator}: {label_of('counted', row.counted)}" if row.counted else indicator,
            "measure": label_of("measures", row.measure),
            "detail": _detail(row, labels),
            "qualifier": label_of("qualifiers", row.qualifier),
            "unit": unit_in_words(row.unit),
            "status": label_of("statuses", row.status),
            "period": period_in_words(row.period),
            "base_period": period_in_words(row.base_period),
            "as_printed": as_printed(row.value_text),
            "sentence": texts.get(row.sentence_id),
            "unit_code": row.unit,
        }


_COPIED = (
    *("value", "value_high", "rank_of", "note", "article_id", "sentence_id", "indicator_id", "subject_id"),
    "observation_id",
)


def _detail(row: Observation, labels: Mapping[str, Mapping[str, str]]) -> str | None:
    """Part, partner, comparison, peer group and whole, in words."""
    whole = [labels["indicator"].get(row.of_indicator, row.of_indicator)] if row.of_indicator else []
    if row.of_indicator == "count" and row.counted:
        whole = [label_of("counted", row.counted)]
    whole += [labels["subject"].get(row.of_subject, row.of_subject)] if row.of_subject else []
    parts = [
        f"of {_within(', '.join(whole))}" if whole else None,
        part_in_words(row.breakdown) if row.breakdown else None,
        f"with {_within(label_of('counterparts', row.counterpart))}" if row.counterpart else None,
        f"compared with {_within(label_of('comparisons', row.compared_with))}" if row.compared_with else None,
        f"among {_within(label_of('peer_groups', row.rank_among))}" if row.rank_among else None,
    ]
    return "; ".join(part for part in parts if part) or None


def _within(label: str) -> str:
    """A label within a sentence: its article in small letters."""
    return label[0].lower() + label[1:] if label.startswith(("The ", "A ", "An ")) else label


def as_printed(text: str) -> str:
    """A figure as printed; one that a spreadsheet would take for a date ("3-4", "1/2") says that it is none."""
    return f"{text} (as printed)" if DATE_LIKE.fullmatch(text) else text
