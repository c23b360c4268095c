"""The predicates of the observations' figures: value, unit and measure suit each other and the printed text."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from schemas.codes import load_codes
from schemas.tables.checks import Rule, only_true

UNIT_PART = r"(^|[./])((?:\{[^}]*\}|\[[^\]]*\]|[^./{\[])+)"
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
MEASURE_UNITS = {"change_percent": ("%",), "share": ("%",), "change_points": ("{pp}",), "rank": ("{rank}",)}


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
    return frame["measure"].ne("rank") | ~only_true(frame["value"] > frame["rank_of"].astype("Float64"))


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


def _near(left: pd.Series, right: pd.Series | float) -> pd.Series:
    return (left - right).abs().le(1e-9 * (right.abs() if isinstance(right, pd.Series) else abs(right)))
