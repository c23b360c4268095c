"""Checks across tables: what a row says against the rows of other tables that it rests on.

As everywhere, one fault fails one check: a row whose partner is missing is left to `foreign_key`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from schemas.codes import load_codes
from schemas.findings import Severity
from schemas.tables.checks import among

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A named check of one table that needs others.

    Attributes:
        name: The check's stable name.
        table: The table whose rows it checks.
        needs: The other tables.
        right: For each row of the table whether it is right.
        message: What is wrong with those that are not.
        advice: What to do.
        severity: `error` stops a release.
    """

    name: str
    table: str
    needs: tuple[str, ...]
    right: Callable[[Tables], pd.Series]
    message: str
    advice: str
    severity: Severity = "error"


def looked_up(frame: pd.DataFrame, column: str, other: pd.DataFrame, key: str, value: str) -> pd.Series:
    """For each row the value of another table's row that it names; missing where there is none."""
    known = other.drop_duplicates(key).set_index(key)[value]
    return known.reindex(frame[column]).set_axis(frame.index)  # keeps its type where no row is left


def _span_inside(table: str, column: str, other: str) -> Callable[[Tables], pd.Series]:
    def right(tables: Tables) -> pd.Series:
        """The span lies within that of what the row is part of."""
        frame = tables[table]
        start = looked_up(frame, column, tables[other], column, "char_start")
        end = looked_up(frame, column, tables[other], column, "char_end")
        return ~((frame["char_start"] < start) | (frame["char_end"] > end))

    return right


def _marked(table: str, key: str) -> Callable[[Tables], pd.Series]:
    def right(tables: Tables) -> pd.Series:
        """The row's own span is among its marks, in the edition and file built."""
        frame, marks = tables[table], tables["marks"]
        where = tables["articles"][["article_id", "edition", "source_file"]].drop_duplicates("article_id")
        rows = frame[[key, "article_id", "char_start", "char_end"]].merge(where, how="left", on="article_id")
        on = [key, "edition", "source_file", "char_start", "char_end"]
        found = rows.merge(marks.rename(columns={"row_id": key})[on].drop_duplicates(), "left", on, indicator=True)
        fine = found["_merge"].eq("both") | found["edition"].isna()
        return pd.Series(fine.to_numpy(), index=frame.index)

    return right


def _in_ledger(tables: Tables) -> pd.Series:
    """The ledger names the row at some number or word."""
    cells = tables["ledger"]["row_ids"].dropna()
    several = cells[cells.str.contains(" ", regex=False)]
    served = pd.concat([cells, several.str.split(" ").explode().astype(cells.dtype)])
    return among(tables["observations"]["observation_id"], served)


def _in_range(tables: Tables) -> pd.Series:
    """A level in its indicator's own unit lies between the indicator's bounds; empty bounds bind nothing."""
    frame, book = tables["observations"], tables["indicators"]
    unit = looked_up(frame, "indicator_id", book, "indicator_id", "unit")
    low = looked_up(frame, "indicator_id", book, "indicator_id", "range_low")
    high = looked_up(frame, "indicator_id", book, "indicator_id", "range_high")
    ranged = frame["measure"].eq("level") & frame["unit"].eq(unit).fillna(False).astype(bool)
    top = frame["value_high"].fillna(frame["value"])
    return ~(ranged & ((frame["value"] < low) | (top > high)))


def _own_unit(tables: Tables) -> pd.Series:
    """A level's or an absolute change's unit is one of its indicator's, or that of the thing counted."""
    frame, book = tables["observations"], tables["indicators"]
    units = (book["unit"] + " " + book["units"].fillna("")).str.split()
    allowed = dict(zip(book["indicator_id"], units, strict=True))
    counted = {code: [row["unit"]] for code, row in load_codes("counted").items()}
    columns = ["indicator_id", "counted", "unit"]
    known = frame[columns].drop_duplicates()
    fine = [
        unit in (counted.get(thing, [unit]) if isinstance(thing, str) else allowed.get(indicator, [unit]))
        for indicator, thing, unit in known.itertuples(index=False)
    ]
    merged = frame[columns].merge(known.assign(fine=fine), "left", columns)["fine"]
    return ~frame["measure"].isin(["level", "change_absolute"]) | pd.Series(merged.to_numpy(), index=frame.index)


def _applied(tables: Tables) -> pd.Series:
    """The corrected row says what the correction publishes, and as reported what it found."""
    frame, rows = tables["corrections"], tables["observations"]
    value = looked_up(frame, "observation_id", rows, "observation_id", "value")
    reported = looked_up(frame, "observation_id", rows, "observation_id", "value_reported")
    same = value.eq(frame["value_published"]) & reported.eq(frame["value_reported"])
    return same | value.isna()


_READ = "the figure's place is not where it is said to be: report this, it is a fault of the reader"
CROSS_CHECKS: tuple[CrossCheck, ...] = (
    *(
        CrossCheck(
            *("span_inside_article", name, ("articles",), _span_inside(name, "article_id", "articles")),
            *("the span lies outside the article's part of the file", _READ),
        )
        for name in ("observations", "events", "sentences", "ledger")
    ),
    *(
        CrossCheck(
            *("span_inside_sentence", name, ("sentences",), _span_inside(name, "sentence_id", "sentences")),
            *("the span lies outside the row's sentence", _READ),
        )
        for name in ("observations", "events")
    ),
    *(
        CrossCheck(
            *("row_marked", name, ("articles", "marks"), _marked(name, key)),
            *("the row's own span is not among its marks", _READ),
        )
        for name, key in (("observations", "observation_id"), ("events", "event_id"))
    ),
    CrossCheck(
        *("row_in_ledger", "observations", ("ledger",), _in_ledger),
        *("no number of the ledger serves this row", "report this: it is a fault of the ledger"),
    ),
    CrossCheck(
        *("indicator_range", "observations", ("indicators",), _in_range),
        *("the level is not plausible for its indicator", "read the sentence: mend the rule, or widen the range"),
    ),
    CrossCheck(
        *("unit_of_indicator", "observations", ("indicators",), _own_unit),
        *("the unit is none of the indicator's", "mend the rule, or add the unit to the indicator's `units`"),
    ),
    CrossCheck(
        *("correction_applied", "corrections", ("observations",), _applied),
        *("the corrected row does not say what the correction does", "report this: it is a fault of the build"),
    ),
)
