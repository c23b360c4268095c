"""The predicates of the named checks: a column or a table in, for each row whether it is right; empty cells are right.

One fault fails one check: a predicate lets pass what another one already refuses.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from schemas.codes import load_codes

Rule = Callable[[pd.DataFrame], pd.Series]

DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
SYNTAX = {
    "day": r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
    "date": DATE,
    "period": f"{DATE}(?:/{DATE})?",
    "base_period": f"{DATE}(?:/{DATE})?|P[0-9]+[YMWD]",
    "row_id": r"[0-9a-f]{16}",
    "sha256": r"[0-9a-f]{64}",
    "article_id": r"[^/\s]+/[^/]+",
    "ids": r"[0-9a-f]{16}(?: [0-9a-f]{16})*",
}
FORMULA = r"^[=+\-@\t\r]"
SIGNED_NUMBER = r"[+\-][0-9][0-9.,]*(?: ?%)?(?: [a-z]+)?"
SELECTOR = r"(?:(?:exact|approx|lt|gt|le|ge) )?[0-9.]+ \S+|(?:gt|ge) [0-9.]+ (?:lt|le) [0-9.]+ \S+"


def finite(series: pd.Series) -> pd.Series:
    """A number is neither infinite nor less than any."""
    return pd.Series(series.isna() | np.isfinite(series), index=series.index)


def safe_text(series: pd.Series) -> pd.Series:
    """No text starts like a spreadsheet's formula, apart from a signed number as printed."""
    formula = series.str.contains(FORMULA, regex=True).fillna(False).astype(bool)
    return ~formula | series.str.fullmatch(SIGNED_NUMBER).fillna(False).astype(bool)


def among(cells: pd.Series, known: pd.Series) -> pd.Series:
    """Whether each cell is one of the known values; empty cells are not. On text `isin` takes ten times as long."""
    places = pd.Index(known.dropna().unique()).get_indexer(pd.Index(cells))
    return pd.Series(places >= 0, index=cells.index)


def known_code(series: pd.Series, codes: str) -> pd.Series:
    """The value is a code of its list; a breakdown may also be a selector (`gt 10000000 USD`)."""
    known = series.isna() | series.isin(load_codes(codes).keys())
    return known | _fullmatch(series, SELECTOR) if codes == "breakdowns" else known


def has_syntax(series: pd.Series, syntax: str) -> pd.Series:
    """The text is written as its column says."""
    return series.isna() | _fullmatch(series, SYNTAX[syntax])


def id_recipe(id_column: str, key: Sequence[str]) -> Rule:
    """A rule: the id is the first 16 hex digits of the SHA-256 of the key columns as a compact JSON array."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The id is what the recipe gives for the row's key columns."""
        columns = [frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in key]
        ids = [_digest(parts) for parts in zip(*columns, strict=True)]
        return frame[id_column].eq(pd.Series(ids, index=frame.index, dtype="str")) | ~has_syntax(
            frame[id_column], "row_id"
        )

    return rule


def span_ordered(frame: pd.DataFrame) -> pd.Series:
    """0 <= char_start < char_end."""
    return (frame["char_start"] >= 0) & (frame["char_start"] < frame["char_end"])


def not_above(low: str, high: str) -> Rule:
    """A rule: one column is not above another."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The lower end does not lie above the upper one."""
        return ~only_true(frame[low] > frame[high])

    return rule


def only_with(column: str, other: str) -> Rule:
    """A rule: two columns are filled together or not at all."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """Both columns are filled, or neither."""
        return frame[column].isna() == frame[other].isna()

    return rule


def starts_with(column: str, other: str) -> Rule:
    """A rule: an id begins with the id of what it is part of."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The id begins with the id of what it is part of."""
        pairs = zip(frame[column], frame[other], strict=True)
        fine = [not isinstance(a, str) or not isinstance(b, str) or a.startswith(b) for a, b in pairs]
        return pd.Series(fine, index=frame.index, dtype=bool)

    return rule


def period_dated(frame: pd.DataFrame) -> pd.Series:
    """Period, first day, last day are filled together, and then the basis is not `undated`."""
    dated = frame["period"].notna()
    basis = frame["period_basis"].ne("undated")
    known = frame["period_basis"].isin(load_codes("bases").keys())
    return (
        (frame["period_start"].notna() == dated) & (frame["period_end"].notna() == dated) & ((basis == dated) | ~known)
    )


def bounds_inside(period: str, start: str, end: str) -> Rule:
    """A rule: the first and last day lie inside the period as written."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The first and the last day lie inside the period."""
        first = frame[period].str.replace(r"/.*", "", regex=True)
        last = frame[period].str.replace(r".*/", "", regex=True)
        # ISO dates compare as text; "-99" stands behind every day of a month and "~" behind every month.
        outside = only_true(frame[start] < first) | only_true(frame[end] > last + "~")
        return ~(outside & has_syntax(frame[period], "period") & _days(frame, start, end))

    return rule


def days_ordered(start: str, end: str) -> Rule:
    """A rule: the first day is not after the last."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The first day does not lie after the last."""
        return ~(only_true(frame[start] > frame[end]) & _days(frame, start, end))

    return rule


def _days(frame: pd.DataFrame, *columns: str) -> pd.Series:
    """Whether some columns are written as days, so that they can be compared."""
    fine = pd.Series(True, index=frame.index)
    for column in columns:
        fine &= has_syntax(frame[column], "day")
    return fine


def row_ids_for_role(frame: pd.DataFrame) -> pd.Series:
    """What is read as an observation or an event names its rows; what nothing reads names none."""
    named = frame["row_ids"].notna()
    fact = frame["role"].isin(["observation", "event"])
    return (~fact | named) & ~(frame["role"].eq("unclaimed") & named)


def ids_sorted(column: str) -> Rule:
    """A rule: the ids in a cell are sorted, each given once."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The ids in a cell are sorted, each given once."""
        fine = [not isinstance(ids, str) or ids.split(" ") == sorted(set(ids.split(" "))) for ids in frame[column]]
        return pd.Series(fine, index=frame.index, dtype=bool)

    return rule


def at_least(column: str, least: float) -> Rule:
    """A rule: no number of a column is below a bound."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The number is not below what it can be."""
        return ~only_true(frame[column] < least)

    return rule


def _fullmatch(series: pd.Series, pattern: str) -> pd.Series:
    return series.str.fullmatch(pattern).fillna(False).astype(bool)


def only_true(series: pd.Series) -> pd.Series:
    """A comparison's answers, where an empty cell's is no."""
    return series.fillna(False).astype(bool)


def _digest(parts: Sequence[object]) -> str:
    compact = json.dumps([part or None for part in parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(compact.encode()).hexdigest()[:16]
