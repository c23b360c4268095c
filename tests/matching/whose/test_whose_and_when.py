"""Whom a figure is about and when it holds, in texts that nobody wrote rules for."""

from __future__ import annotations

import pytest

from tests.matching.tiny import FRAMES, matched, tiny_book, tiny_codebook

MORE = (
    FRAMES
    + """
- frame: had
  when:
    - "[subject] (reported|had) [indicator] of [level]"
    - "^ [indicator] (was|reached) [level]"
    - "(and|while)! [indicator] (was|reached) [level]"
  read: {level: {indicator: "[indicator]", kind: quantity}}
"""
)


def facts(text: str, **more: object) -> list[tuple[str, float]]:
    book = tiny_book(MORE, tiny_codebook())
    rows = matched(text, book=book, provisional=True, **more).observations  # type: ignore[arg-type]
    return [(row.subject_id, row.value) for row in rows]


def periods(text: str) -> list[str | None]:
    return [row.period for row in matched(text).observations]


def test_a_first_word_that_acts_is_a_name():
    assert facts("Toyota reported exports of 5 billion yuan.") == [("toyota", 5e9)]


def test_of_a_name_behind_a_preposition_the_name_before_it_is_meant():
    assert facts("Bohai Bank in Dalian had exports of 5 billion yuan.") == [("bohai-bank", 5e9)]


def test_an_office_that_tells_a_figure_is_not_its_subject():
    text = "Figures of the Dalian Statistics Bureau showed exports rose and exports reached 5 billion yuan in 2015."
    assert facts(text) == [("dalian", 5e9)]


def test_a_pronoun_without_a_name_before_it_is_nobody():
    assert facts("The system is new. It had exports of 5 billion yuan.") == []


@pytest.mark.parametrize("text", ["in comparison with 2015", "compared with 2015", "more than in 2015"])
def test_what_is_compared_gives_no_period(text: str):
    assert periods(f"Dalian's GDP reached 680 billion yuan, {text}.") == [None]


def test_from_a_year_is_compared_and_from_january_to_june_is_not():
    assert periods("Dalian's GDP reached 680 billion yuan, 3 percent more from 2015.") == [None]
    assert periods("From January to February, Dalian's GDP reached 680 billion yuan.") == ["2018-01/2018-02"]


def test_the_same_period_is_the_one_told_before():
    text = "In 2016 much was built.\n\nDuring the same period, Dalian's GDP reached 680 billion yuan."
    assert periods(text) == ["2016"]
