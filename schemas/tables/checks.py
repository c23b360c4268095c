"""The predicates of the named checks: a column or a table in, for each row whether it is right; empty cells are right.

One fault fails one check: a predicate lets pass what another one already refuses.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence

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
UNIT_PART = r"(^|[./])((?:\{[^}]*\}|\[[^\]]*\]|[^./{\[])+)"
SIGNED_NUMBER = r"[+\-][0-9][0-9.,]*(?: ?%)?(?: [a-z]+)?"
SELECTOR = r"(?:(?:exact|approx|lt|gt|le|ge) )?[0-9.]+ \S+|(?:gt|ge) [0-9.]+ (?:lt|le) [0-9.]+ \S+"
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
MEASURE_UNITS = {"change_percent": ("%",), "share": ("%",), "change_points": ("{pp}",), "rank": ("{rank}",)}


def finite(series: pd.Series) -> pd.Series:
    """A number is neither infinite nor less than any."""
    return pd.Series(series.isna() | np.isfinite(series), index=series.index)


def safe_text(series: pd.Series) -> pd.Series:
    """No text starts like a spreadsheet's formula, apart from a signed number as printed."""
    formula = series.str.contains(FORMULA, regex=True).fillna(False).astype(bool)
    return ~formula | series.str.fullmatch(SIGNED_NUMBER).fillna(False).astype(bool)


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
        return ~_true(frame[low] > frame[high])

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


def known_unit(series: pd.Series) -> pd.Series:
    """Every part of the unit is in units.csv (with a prefix, or squared or cubed), or a noun in braces."""
    return series.isna() | series.isin([unit for unit in series.dropna().unique() if unit_is_known(unit)])


def unit_is_known(unit: str) -> bool:
    """Whether a unit's code is made of known parts."""
    known = load_codes("units")
    parts = re.findall(UNIT_PART, unit)
    return "".join("".join(part) for part in parts) == unit and all(_is_part(name, known) for _, name in parts)


def _is_part(name: str, known: Mapping[str, Mapping[str, str]]) -> bool:
    plain = name.rstrip("23") if len(name) > 1 and not name.startswith("{") else name
    prefixed = plain[:1] in known.get(plain[1:], {}).get("prefixes", "") if len(plain) > 1 else False
    return name in known or plain in known or prefixed or re.fullmatch(r"\{[a-z0-9_]+\}", name) is not None


def share_names_whole(frame: pd.DataFrame) -> pd.Series:
    """A share says what it is a share of."""
    return frame["measure"].ne("share") | frame["of_indicator"].notna()


def unit_suits_measure(frame: pd.DataFrame) -> pd.Series:
    """Changes in percent and shares are in %, points in {pp}, ranks in {rank}, ratios in 1 or %."""
    fine = pd.Series(True, index=frame.index)
    for measure, units in {**MEASURE_UNITS, "ratio": ("1", "%")}.items():
        fine &= (frame["measure"] != measure) | frame["unit"].isin(units)
    return fine


def counted_for_count(frame: pd.DataFrame) -> pd.Series:
    """`counted` is filled exactly where the indicator is `count`."""
    return frame["counted"].notna().eq(frame["indicator_id"].eq("count"))


def value_bounds(measure: str, least: float, greatest: float) -> Rule:
    """A rule: the values of one measure, and their upper ends, lie within bounds."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The value lies where a value of its measure can lie."""
        low: pd.Series = frame["value"].isna() | ~np.isfinite(frame["value"]) | frame["value"].between(least, greatest)
        high: pd.Series = (
            frame["value_high"].isna() | ~np.isfinite(frame["value_high"]) | (frame["value_high"] <= greatest)
        )
        return frame["measure"].ne(measure) | (low & high)

    return rule


def rank_whole(frame: pd.DataFrame) -> pd.Series:
    """A rank is a whole number from 1."""
    value: pd.Series = frame["value"].where(np.isfinite(frame["value"]), 1.0)
    whole: pd.Series = value.ge(1) & value.eq(value.round())
    return frame["measure"].ne("rank") | whole


def rank_within_total(frame: pd.DataFrame) -> pd.Series:
    """A rank is not greater than the number of those ranked."""
    return frame["measure"].ne("rank") | ~_true(frame["value"] > frame["rank_of"].astype("Float64"))


def rank_columns_for_ranks(frame: pd.DataFrame) -> pd.Series:
    """rank_of and rank_among are filled for ranks only."""
    return frame["measure"].eq("rank") | (frame["rank_of"].isna() & frame["rank_among"].isna())


def value_matches_text(frame: pd.DataFrame) -> pd.Series:
    """Where digits are printed, they times the multiplier are the value, and their decimals are those counted.

    Signs are left out (decreases are negative); a change or a share in percent may be printed as a multiple or as "one
    in 5"; a range may be printed with its upper end first; a corrected row's printed value is value_reported.
    """
    text = frame["value_text"].str.extract(f"^({DIGITS})(?: [A-Za-z]+)?$", expand=False)
    rows = frame[text.notna() & np.isfinite(frame["value"])]
    printed = text[rows.index].str.replace(",", "", regex=False)
    number = printed.astype(float) * rows["multiplier"]
    value = rows["value_reported"].where(rows["value_reported"].notna(), rows["value"]).abs()
    same = _near(value, number)
    multiple = rows["measure"].isin(["change_percent", "ratio", "share"])
    same |= multiple & (
        _near(value, number * 100) | _near(value, (number - 1).abs() * 100) | _near(value * number, 100)
    )
    same |= _near(rows["value_high"].abs(), number)
    decimals = printed.str.partition(".")[2].fillna("").str.len() if len(printed) else printed
    fine = pd.Series(True, index=frame.index)
    fine[rows.index] = same & (decimals == rows["decimals"] if len(printed) else True)
    return fine


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
        outside = _true(frame[start] < first) | _true(frame[end] > last + "~")
        return ~(outside & has_syntax(frame[period], "period") & _days(frame, start, end))

    return rule


def days_ordered(start: str, end: str) -> Rule:
    """A rule: the first day is not after the last."""

    def rule(frame: pd.DataFrame) -> pd.Series:
        """The first day does not lie after the last."""
        return ~(_true(frame[start] > frame[end]) & _days(frame, start, end))

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
        return ~_true(frame[column] < least)

    return rule


def _fullmatch(series: pd.Series, pattern: str) -> pd.Series:
    return series.str.fullmatch(pattern).fillna(False).astype(bool)


def _true(series: pd.Series) -> pd.Series:
    return series.fillna(False).astype(bool)


def _near(left: pd.Series, right: pd.Series | float) -> pd.Series:
    return (left - right).abs().le(1e-9 * (right.abs() if isinstance(right, pd.Series) else abs(right)))


def _digest(parts: Sequence[object]) -> str:
    compact = json.dumps([part or None for part in parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(compact.encode()).hexdigest()[:16]
