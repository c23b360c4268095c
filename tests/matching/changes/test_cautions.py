"""A frame that fits says nothing where the words around its figure speak of a part, a partner or another base."""

from __future__ import annotations

import pytest

from flows.matching.patterns.compiling import CompiledRule
from tests.matching.frames_alone import observed
from tests.matching.tiny import compiled, matched, tiny_book, tiny_codebook

FRAMES = """
- frame: growth
  when: ["[owner] [indicator] (rose|fell) (by)? [growth]", "^ [indicator] (rose|fell) (by)? [growth]"]
  read: {growth: {indicator: "[indicator]", measure: change_percent, unit: ["%"]}}
- frame: level
  when: ["[owner] [indicator] (was|reached) [level]"]
  read: {level: {indicator: "[indicator]", kind: quantity}}
- frame: to-partner
  when: ["[owner] [indicator] (to|from)! [partner] (rose|fell) (by)? [growth]"]
  read: {growth: {indicator: "[indicator]", measure: change_percent, counterpart: "[partner]", unit: ["%"]}}
"""
BOOK = tiny_codebook(subjects={"japan": {"label": "Japan", "kind": "country", "place": "JP"}})


def values(text: str) -> list[tuple[float, str | None]]:
    return [(row.value, row.counterpart) for row in matched(text, book=tiny_book(FRAMES, BOOK)).observations]


@pytest.mark.parametrize(
    "text",
    [
        "Dalian's GDP rose 5 percent from the previous quarter.",
        "Dalian's GDP rose 5 percent month-on-month.",
        "Dalian's GDP rose 5 percent on an annualized basis.",
        "Dalian's GDP rose 5 percent over the past three years.",
        "Dalian's GDP rose 5 percent since 2011.",
        "Dalian's GDP rose 5 percent from 2011 to 2016.",
    ],
)
def test_a_change_with_another_base_than_the_year_before_is_left_alone(text: str):
    assert values(text) == []


def test_a_change_on_the_same_time_of_the_year_before_is_read():
    assert values("Dalian's GDP rose 5 percent from a year earlier.") == [(5, None)]
    assert values("Dalian's GDP rose 5 percent over the same period of last year.") == [(5, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Dalian's GDP rose 5 percent year-on-year, the third month of growth since November.",
        "Dalian's GDP rose 5 percent, the highest growth since 1999.",
        "Dalian's GDP rose 5 percent in 2012-13.",
    ],
)
def test_words_about_other_years_are_no_base_where_the_year_before_is_told_or_meant(text: str):
    assert values(text) == [(5, None)]


def test_growth_of_a_whole_year_is_no_annual_rate():
    text = "The bureau told an annualized rate in May. Dalian's GDP rose 5 percent"
    assert values(f"{text} in 2012.") == [(5, None)]
    assert values(f"{text} in May.") == []


def test_what_a_sentence_leaves_out_at_its_begin_is_missing_in_its_figures():
    assert values("Excluding gold, Dalian's exports reached 5 billion yuan in 2012.") == []
    assert values("Despite gold, Dalian's exports reached 5 billion yuan in 2012.") == [(5e9, None)]


def test_a_level_behind_a_change_from_a_year_ago_is_of_now():
    text = "Exports of Dalian rose 5 percent from a year earlier"
    read = observed(f"{text} to 5 billion yuan in 2012.", "dalian")
    assert [(row.measure, row.value) for row in read] == [("change_percent", 5), ("level", 5e9)]


def test_a_level_from_another_one_is_not_narrowed_down():
    assert values("Dalian's exports reached 5 billion yuan from CN¥4 billion.") == [(5e9, None)]


def test_containers_are_boxes_in_words_too():
    text = "Sunda Port handled 3 million twenty-foot equivalent units in 2012."
    assert [row.value for row in observed(text, "dalian")] == [3e6]


def test_a_level_that_words_behind_it_narrow_is_left_alone():
    assert values("Dalian's exports reached 5 billion yuan from its wharves.") == []
    assert values("Dalian's exports reached 5 billion yuan from 4 billion.") == [(5e9, None)]


def test_trade_behind_talk_of_a_partner_is_left_alone():
    text = "Dalian's exports to Japan rose 5 percent."
    assert values(text) == [(5, "JP")]
    assert values(f"{text} Exports rose 7 percent.") == [(5, "JP")]
    assert values(f"{text} GDP rose 7 percent.") == [(5, "JP"), (7, None)]


def test_what_is_among_others_is_left_alone():
    assert values("Among them, Dalian's exports rose 5 percent.") == []
    assert values("Dalian's exports rose 5 percent; among them, GDP rose 6 percent.") == [(5, None)]


def test_two_places_of_a_pattern_may_meet_at_a_mark():
    frame = compiled(
        "- frame: a\n  when: [', [owner] [indicator] rose [growth]']\n"
        "  read: {growth: {indicator: '[indicator]', measure: change_percent}}",
        BOOK,
    )[0]
    assert isinstance(frame, CompiledRule)
    clause = " \x06, \x01S{}\x02\x03 \x01i{}\x02\x03 rose \x01q{}\x02%\x03"
    line = clause.format(1, 2, 3) + clause.format(4, 5, 6)
    assert [match["growth"] for match in frame.patterns[0].matches(line.encode())] == [3, 6]


@pytest.mark.parametrize(
    "text",
    [
        "According to seasonally adjusted data, in May 2015 exports fell 4 percent and imports fell 3 percent.",
        "Compared with the previous month, exports fell 4 percent and imports fell 3 percent in May 2015.",
        "Exports fell 4 percent in May 2015, the second monthly decline.",
    ],
)
def test_a_change_may_be_on_the_month_where_the_sentence_goes_by_months(text: str):
    assert [row for row in observed(text) if row.measure == "change_percent"] == []


def test_a_unit_that_nobody_knows_is_left():
    assert observed("Tea output reached 946 mkg in 2015.", "kenya") == []
    assert [row.unit for row in observed("Tea output reached 946 tons in 2015.", "kenya")] == ["t"]


def test_nothing_falls_by_more_than_all_of_it():
    assert observed("Exports fell 280 percent in 2015.") == []
    assert [row.value for row in observed("Exports rose 280 percent in 2015.")] == [280]


def test_the_most_in_a_single_month_of_a_history_is_no_rate():
    text = "Varn Airport served 404,000 passengers in July 2015, the most in a single month in its history."
    assert [(row.indicator_id, row.value) for row in observed(text)] == [("passenger_volume", 404000)]


def test_a_change_told_beside_one_of_a_year_is_no_step_from_month_to_month():
    before = "Ohio's exports rose 4 percent in 2015. Imports grew 3 percent."
    steps = "In February consumer prices rose 1 percent from the previous month, rents 2 percent from January."
    read = {(row.indicator_id, row.value) for row in observed(f"{before}\n\n{steps}")}
    assert ("imports", 3.0) in read
