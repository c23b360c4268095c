"""One broken row for each named check: it fails that check and no other."""

from __future__ import annotations

import math

import pytest

from flows.reckoning.checking import check_tables
from flows.releases.arrow import table_of
from schemas.findings import RECKONING_CHECKS, SOURCE_CHECKS
from schemas.tables import TABLES
from schemas.tables.validate import ALL_CROSS_CHECKS, check_names, cross_findings, foreign_keys, validate_table
from tests.schemas.dataset import ARTICLE, S1, THINGS, YEAR, changed, dataset, frames

NOWHERE = "0123456789abcdef"
# (table, check): (row, cells)
WITHIN = {
    ("observations", "text_safe"): (0, {"note": "=1+1"}),
    ("observations", "row_id_syntax"): (0, {"observation_id": "no-hash"}),
    ("observations", "article_id_syntax"): (0, {"article_id": "x 2018/a", "sentence_id": "x 2018/a#s1"}),
    ("observations", "code_known"): (0, {"status": "perhaps"}),
    ("observations", "number_finite"): (5, {"value_high": math.inf}),
    ("observations", "period_syntax"): (
        4,
        {"period": "MMXVII", **dict.fromkeys(("period_start", "period_end"), "2017-01-01"), "period_basis": "explicit"},
    ),
    ("observations", "day_syntax"): (0, {"period_end": "2017-12"}),
    ("observations", "base_period_syntax"): (1, {"base_period": "last"}),
    ("observations", "date_syntax"): (0, {"as_of": "March"}),
    ("observations", "id_recipe"): (0, {"observation_id": NOWHERE}),
    ("observations", "span_ordered"): (0, {"char_end": 10}),
    ("observations", "value_not_above_high"): (5, {"value_high": 24.0}),
    ("observations", "rank_whole"): (3, {"value": 4.5, "value_text": "fourth"}),
    ("observations", "rank_within_total"): (3, {"rank_of": 4}),
    ("observations", "rank_columns_for_ranks"): (0, {"rank_of": 13}),
    ("observations", "share_in_range"): (2, {"value": 264.0, "value_text": "264", "decimals": 0}),
    ("observations", "change_percent_above_floor"): (1, {"value": -104.5, "value_text": "104.5"}),
    ("observations", "unit_suits_measure"): (2, {"unit": "CNY"}),
    ("observations", "unit_known"): (0, {"unit": "dubloon"}),
    ("observations", "share_names_whole"): (2, {"of_indicator": None}),
    ("observations", "part_of_article"): (0, {"sentence_id": "x-2018/b#s1"}),
    ("observations", "counted_for_count"): (0, {"counted": THINGS[0]}),
    ("observations", "correction_complete"): (0, {"correction_id": "x-2018/c"}),
    ("observations", "period_dated"): (0, {"period_basis": "undated"}),
    ("observations", "period_ordered"): (0, {"period_start": "2017-12-31", "period_end": "2017-01-01"}),
    ("observations", "period_holds_days"): (0, {"period_start": "2016-01-01"}),
    ("observations", "value_matches_text"): (0, {"value": 24.726e9}),
    ("observations", "multiplier_positive"): (5, {"multiplier": 0.0}),
    ("observations", "decimals_not_negative"): (5, {"decimals": -1}),
    ("events", "text_safe"): (0, {"date_text": "@now"}),
    ("events", "row_id_syntax"): (0, {"event_id": "no-hash"}),
    ("events", "article_id_syntax"): (0, {"article_id": "x", "sentence_id": "x#s1"}),
    ("events", "code_known"): (0, {"event_type": "apocalypse"}),
    ("events", "period_syntax"): (0, {"date": "March"}),
    ("events", "day_syntax"): (0, {"date_end": "2018-03"}),
    ("events", "id_recipe"): (0, {"event_id": NOWHERE}),
    ("events", "span_ordered"): (0, {"char_start": -1}),
    ("events", "part_of_article"): (0, {"sentence_id": "x-2018/b#s1"}),
    ("events", "date_ordered"): (0, {"date": "2018", "date_start": "2018-03-02"}),
    ("events", "date_holds_days"): (0, {"date_end": "2018-03-02"}),
    ("marks", "text_safe"): (0, {"source_file": "-a.md"}),
    ("marks", "row_id_syntax"): (0, {"row_id": "no-hash"}),
    ("marks", "code_known"): (0, {"edition": "third"}),
    ("marks", "sha256_syntax"): (0, {"sha256": "0"}),
    ("marks", "span_ordered"): (0, {"char_end": 0}),
    ("ledger", "text_safe"): (0, {"surface": "=1"}),
    ("ledger", "article_id_syntax"): (0, {"article_id": "x", "token_id": "x#t10"}),
    ("ledger", "code_known"): (0, {"role": "nothing"}),
    ("ledger", "ids_syntax"): (0, {"row_ids": "a b"}),
    ("ledger", "span_ordered"): (0, {"char_end": 10}),
    ("ledger", "part_of_article"): (0, {"token_id": "t10"}),
    ("ledger", "row_ids_for_role"): (0, {"row_ids": None}),
    ("ledger", "ids_sorted"): (0, {"row_ids": f"{NOWHERE} {NOWHERE}"}),
    ("issues", "text_safe"): (0, {"title": "=T"}),
    ("issues", "date_syntax"): (0, {"date": "March 2018"}),
    ("issues", "code_known"): (0, {"rights": "some"}),
    ("issues", "sha256_syntax"): (0, {"sha256": "x"}),
    ("articles", "text_safe"): (0, {"title": "=T"}),
    ("articles", "article_id_syntax"): (0, {"article_id": "x-2018a"}),
    ("articles", "date_syntax"): (0, {"date": "2018-13"}),
    ("articles", "code_known"): (0, {"edition": "third"}),
    ("articles", "sha256_syntax"): (0, {"sha256": "x"}),
    ("articles", "span_ordered"): (0, {"char_end": 0}),
    ("articles", "part_of_issue"): (0, {"issue": "y-2019"}),
    ("sentences", "text_safe"): (0, {"text": "=T"}),
    ("sentences", "article_id_syntax"): (0, {"article_id": "x", "sentence_id": "x#s1"}),
    ("sentences", "sha256_syntax"): (0, {"sha256": "x"}),
    ("sentences", "span_ordered"): (0, {"char_end": 0}),
    ("sentences", "part_of_article"): (0, {"sentence_id": "s1"}),
    ("indicators", "text_safe"): (0, {"label": "+L"}),
    ("indicators", "code_known"): (0, {"topic": "love"}),
    ("indicators", "number_finite"): (0, {"range_high": math.inf}),
    ("indicators", "range_ordered"): (2, {"range_low": 1e13}),
    ("subjects", "text_safe"): (0, {"label": "@L"}),
    ("subjects", "code_known"): (0, {"kind": "dream"}),
    ("reckonings", "text_safe"): (0, {"note": "=n"}),
    ("reckonings", "ids_syntax"): (0, {"inputs": "a"}),
    ("reckonings", "number_finite"): (0, {"computed_high": math.inf}),
    ("reckonings", "code_known"): (0, {"outcome": "maybe"}),
    ("reckonings", "computed_ordered"): (0, {"computed_low": 3.0}),
    ("reckonings", "stated_ordered"): (0, {"stated_low": 3.0}),
    ("corrections", "text_safe"): (0, {"reason": "=r"}),
    ("corrections", "row_id_syntax"): (0, {"observation_id": "no-hash"}),
    ("corrections", "number_finite"): (0, {"value_published": -math.inf}),
    ("figures", "text_safe"): (0, {"note": "=n"}),
    ("figures", "number_finite"): (0, {"value": math.inf}),
    ("figures", "article_id_syntax"): (0, {"article_id": "x"}),
    ("figures", "row_id_syntax"): (0, {"observation_id": "no-hash"}),
}
FOREIGN = {
    "observations": (0, {"subject_id": "nobody"}),
    "events": (0, {"sentence_id": f"{ARTICLE}#s9"}),
    "marks": (0, {"row_id": NOWHERE}),
    "ledger": (0, {"row_ids": NOWHERE}),
    "articles": (0, {"issue": "x"}),
    "sentences": (0, {"article_id": "x-2018/"}),
    "subjects": (0, {"part_of": "nowhere"}),
    "reckonings": (0, {"inputs": NOWHERE}),
    "corrections": (0, {"observation_id": NOWHERE}),
    "figures": (0, {"observation_id": NOWHERE}),
}
OVER = {"period": "2018-04", "period_start": "2018-04-01", "period_end": "2018-04-30", "period_basis": "explicit"}
BEFORE = {"period": "2016", "period_start": "2016-01-01", "period_end": "2016-12-31", "period_basis": "explicit"}
ACROSS = {
    ("observations", "span_inside_article"): ("articles", 0, {"char_end": 132}),
    ("observations", "span_inside_sentence"): ("observations", 4, {"sentence_id": S1}),
    ("observations", "row_marked"): ("marks", 0, {"char_start": 11}),
    ("observations", "row_in_ledger"): ("ledger", 0, {"row_ids": None, "role": "time"}),
    ("observations", "indicator_range"): ("indicators", 2, {"range_high": 1e9}),
    ("observations", "unit_of_indicator"): ("observations", 0, {"unit": "GBP"}),
    ("observations", "period_not_after_issue"): ("observations", 4, OVER),
    ("observations", "last_year_before_issue"): ("observations", 3, BEFORE | {"period_basis": "resolved"}),
    ("observations", "growth_period_of_level"): ("observations", 1, BEFORE),
    ("events", "span_inside_article"): ("articles", 0, {"char_end": 145}),
    ("events", "span_inside_sentence"): ("sentences", 1, {"char_end": 145}),
    ("events", "row_marked"): ("marks", 7, {"source_file": "b.md"}),
    ("events", "date_not_after_issue"): ("events", 0, dict.fromkeys(("date", "date_start", "date_end"), "2018-04-01")),
    ("sentences", "span_inside_article"): ("sentences", 1, {"char_end": 201}),
    ("ledger", "span_inside_article"): ("ledger", 7, {"char_end": 201}),
    ("corrections", "correction_applied"): ("corrections", 0, {"value_published": 112.0}),
}
# An article cut short is shorter than more than one of its rows: those checks name the rows of both tables.
SHORTENED = {("observations", "span_inside_article"), ("events", "span_inside_article")}


def names(findings):
    return {(finding.table, finding.check) for finding in findings}


def test_the_dataset_has_no_fault():
    assert check_tables({name: table_of(name, rows) for name, rows in dataset().items()}) == ()


@pytest.mark.parametrize("empty", [(name,) for name in TABLES] + [tuple(TABLES)])
def test_a_table_without_rows_stops_no_check(empty):
    rows = {name: [] if name in empty else table for name, table in dataset().items()}
    found = check_tables({name: table_of(name, table) for name, table in rows.items()})
    assert names(found) <= {
        (name, check) for name in TABLES for check in ("foreign_key", "row_marked", "row_in_ledger")
    }


@pytest.mark.parametrize(("table", "check"), WITHIN)
def test_a_broken_row_fails_its_check_alone(table, check):
    index, cells = WITHIN[table, check]
    findings = validate_table(table, frames(changed(table, index, **cells))[table])
    assert names(findings) == {(table, check)}
    assert findings[0].severity == check_names(table)[check]
    assert len(findings[0].rows) == 1


@pytest.mark.parametrize("table", TABLES)
def test_a_row_given_twice_fails_the_key_alone(table):
    rows = dataset()[table]
    findings = validate_table(table, table_of(table, [*rows, rows[0]]).to_pandas())
    assert names(findings) == {(table, "key_unique")}


@pytest.mark.parametrize("table", FOREIGN)
def test_a_row_that_names_nothing_known_fails_the_foreign_key_alone(table):
    index, cells = FOREIGN[table]
    rows = changed(table, index, **cells)
    if table == "sentences":  # or else the observations' sentences would be missing too
        assert names(foreign_keys(frames(rows))) == {("sentences", "foreign_key")}
    found = [one for one in foreign_keys(frames(rows)) if one.table == table]
    assert names(found) == {(table, "foreign_key")}


@pytest.mark.parametrize(("table", "check"), ACROSS)
def test_a_row_at_odds_with_another_table_fails_its_check_alone(table, check):
    where, index, cells = ACROSS[table, check]
    found = cross_findings(frames(changed(where, index, **cells)))
    assert (table, check) in names(found)
    if (table, check) in SHORTENED:
        assert {one.check for one in found} == {check}
    else:
        assert names(found) == {(table, check)}


def test_every_named_check_has_its_broken_row():
    tried = {*WITHIN, *ACROSS, *((name, "key_unique") for name in TABLES), *((name, "foreign_key") for name in FOREIGN)}
    elsewhere = RECKONING_CHECKS.keys() | SOURCE_CHECKS.keys()  # tests/reckoning: they need rows reckoned, files read
    assert tried == {(table, check) for table in TABLES for check in check_names(table) if check not in elsewhere}
    assert {check.name for check in ALL_CROSS_CHECKS} == {check for _, check in ACROSS}


@pytest.mark.parametrize(
    ("check", "spoil"),
    [
        ("columns", lambda frame: frame.drop(columns="note")),
        ("columns", lambda frame: frame.assign(more=1)),
        ("columns", lambda frame: frame[frame.columns[::-1]]),
        ("types", lambda frame: frame.assign(value=frame["value"].astype(str))),
        ("not_empty", lambda frame: frame.assign(unit=frame["unit"].where(frame["unit"] != "m2"))),
    ],
)
def test_wrong_columns_and_types_are_told_before_any_rule_is_tried(check, spoil):
    frame = spoil(frames(dataset())["observations"])
    assert {one.check for one in validate_table("observations", frame)} == {check}


@pytest.mark.parametrize(("table", "check"), [("observations", "period_syntax"), ("issues", "date_syntax")])
def test_a_date_that_is_none_stops_no_check_across_tables(table, check):
    index, cells = WITHIN[table, check]
    assert names(cross_findings(frames(changed(table, index, **cells)))) == set()


def test_growth_of_what_is_compared_with_another_thing_has_a_period_of_its_own():
    rows = changed("observations", 1, compared_with="abroad", **BEFORE)
    assert names(cross_findings(frames(rows))) == set()


def test_a_target_may_lie_after_the_issue():
    assert names(cross_findings(frames(changed("observations", 4, status="target", **OVER)))) == set()


def test_another_relative_year_in_the_sentence_leaves_the_last_year_open():
    rows = changed("observations", 3, **BEFORE | {"period_basis": "resolved"})
    rows["sentences"][0]["text"] = "It grew last year, and two years ago."
    assert names(cross_findings(frames(rows))) == set()
    assert YEAR["period_basis"] == "resolved"
