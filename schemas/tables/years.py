"""Year consistency: what figures and events say of time against the date of their issue and against each other."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from schemas.tables.cross import CrossCheck, Tables, looked_up

CHANGES = ("change_percent", "change_points", "change_absolute")
THING = (
    *("article_id", "subject_id", "indicator_id", "counted", "of_indicator", "of_subject", "breakdown"),
    *("counterpart", "compared_with", "status"),
)
LAST_YEAR = r"(?i)\blast year\b"
OTHER_YEAR = r"(?i)\b(?:this|next|previous) year\b|\byears? (?:ago|earlier|before|later)\b"


def issue_dates(tables: Tables, table: str) -> pd.Series:
    """For each row the date of its issue, as precise as it is known."""
    issue = looked_up(tables[table], "article_id", tables["articles"], "article_id", "issue")
    return looked_up(issue.to_frame("issue"), "issue", tables["issues"], "issue", "date")


def _not_after(table: str, column: str) -> Callable[[Tables], pd.Series]:
    def right(tables: Tables) -> pd.Series:
        """What is said to have happened began on the issue's date at the latest (dates compare as text)."""
        frame = tables[table]
        after = frame[column] > issue_dates(tables, table) + "~"
        return ~(frame["status"].eq("actual") & after.fillna(False).astype(bool))

    return right


def _last_year(tables: Tables) -> pd.Series:
    """A year resolved in a sentence whose only relative time is "last year" is the year before the issue's.

    Where the sentence's text is not kept, nothing can be said.
    """
    frame = tables["observations"]
    text = looked_up(frame, "sentence_id", tables["sentences"], "sentence_id", "text").astype("str")
    only = text.str.contains(LAST_YEAR) & ~text.str.contains(OTHER_YEAR)
    resolved = frame["period_basis"].eq("resolved") & frame["period"].str.fullmatch(r"\d{4}").fillna(False).astype(bool)
    before = pd.to_numeric(issue_dates(tables, "observations").str[:4], errors="coerce") - 1
    wrong = pd.to_numeric(frame["period"].str[:4], errors="coerce") != before
    return ~(only.fillna(False).astype(bool) & resolved & before.notna() & wrong)


def _growth_of_level(tables: Tables) -> pd.Series:
    """Where an article gives the level of what it says has changed, one such level is of the change's period."""
    frame = tables["observations"]
    key = frame.groupby(list(THING), dropna=False).ngroup()
    dated = frame.groupby([*THING, "period"], dropna=False).ngroup()
    levels = frame["measure"].isin(["level", "share", "ratio"])
    changes = frame["measure"].isin(CHANGES) & frame["compared_with"].isna()
    return ~(changes & key.isin(set(key[levels])) & ~dated.isin(set(dated[levels])))


_WHEN = "read the sentence: if it speaks of what is to come, the rule lacks `status: target`; else mend the period"
YEAR_CHECKS: tuple[CrossCheck, ...] = (
    CrossCheck(
        *("period_not_after_issue", "observations", ("articles", "issues"), _not_after("observations", "period_start")),
        *("said to be actual, though the period begins after the issue's date", _WHEN),
    ),
    CrossCheck(
        *("date_not_after_issue", "events", ("articles", "issues"), _not_after("events", "date_start")),
        *("said to have happened after the issue's date", _WHEN),
    ),
    CrossCheck(
        *("last_year_before_issue", "observations", ("articles", "issues", "sentences"), _last_year),
        *("last year is not the year before the issue's", "mend the issue's date in issue.yaml, or the rule's period"),
    ),
    CrossCheck(
        *("growth_period_of_level", "observations", (), _growth_of_level),
        *("the article gives no level of the change's period", "give level and change the same period (`of:` does)"),
    ),
)
