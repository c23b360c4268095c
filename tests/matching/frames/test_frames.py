"""Frames: what any article can say; what is not sure is not said."""

from __future__ import annotations

import pytest

from tests.matching.tiny import matched, tiny_book


def facts(text: str, **more: object) -> list[tuple[object, ...]]:
    rows = matched(text, **more).observations  # type: ignore[arg-type]
    return [(row.subject_id, row.indicator_id, row.measure, row.value, row.period) for row in rows]


def test_an_owner_an_indicator_and_a_verb_give_a_level_with_its_growth():
    assert facts("In 2016, Dalian's GDP reached 680 billion yuan, up 6.5 percent.") == [
        ("dalian", "gdp", "level", 680e9, "2016"),
        ("dalian", "gdp", "change_percent", 6.5, "2016"),
    ]


def test_a_decline_is_negative():
    made = facts("Dalian's exports reached 20 billion yuan, down 3 percent.")
    assert made[-1] == ("dalian", "exports", "change_percent", -3.0, None)


def test_without_a_name_the_subject_of_the_sentence_before_is_meant():
    text = "Liaoning has grown. Its GDP reached 2 trillion yuan."
    assert facts(text) == [("liaoning", "gdp", "level", 2e12, None)]


def test_at_the_begin_of_a_paragraph_the_place_of_the_article_is_meant():
    assert facts("GDP reached 680 billion yuan.") == [("dalian", "gdp", "level", 680e9, None)]


def test_a_noun_takes_up_the_last_subject_of_its_kind():
    text = "Liaoning borders on the sea, and so does Dalian. The province's GDP reached 2 trillion yuan."
    assert facts(text) == [("liaoning", "gdp", "level", 2e12, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Kobe's GDP reached 680 billion yuan.",
        "The GDP of Kobe reached 680 billion yuan.",
        "Dalian Shipyard has 12 islands.",
        "Dalian cruise terminal has 12 islands.",
        "Dalian's exports reached 12 km.",
        "Dalian's GDP target was 680 billion yuan.",
        "Dalian has 12 friends on islands.",
        "Sales in Dalian reached 680 billion yuan.",
    ],
)
def test_a_frame_that_is_not_sure_says_nothing(text: str):
    assert facts(text) == []


def test_in_a_text_that_nobody_wrote_rules_for_names_are_subjects_too():
    assert facts("Kobe's GDP reached 680 billion yuan.", provisional=True) == [("kobe", "gdp", "level", 680e9, None)]
    assert matched("Kobe's GDP reached 680 billion yuan.", provisional=True).strangers == {"kobe": "Kobe"}


def test_a_count_names_what_it_counts():
    row = matched("Dalian has 12 large islands.").observations[0]
    assert (row.indicator_id, row.counted, row.value, row.unit) == ("count", "island", 12.0, "{island}")


TWO = """
- frame: one
  when: ["[indicator] was [level]"]
  read: {level: {indicator: "[indicator]"}}
- frame: other
  when: ["[indicator] was [level]"]
  read: {level: {indicator: "[indicator]", status: estimate}}
"""


def test_two_frames_that_differ_on_a_figure_say_nothing_and_are_reported():
    made = matched("Dalian's GDP was 680 billion yuan.", book=tiny_book(TWO))
    assert made.observations == []
    assert [conflict.names for conflict in made.ambiguous] == [("frames/one", "frames/other")]


LONGER = TWO.replace(
    'when: ["[indicator] was [level]"]\n  read: {level: {indicator: "[indicator]", status', "MORE"
).replace(
    "MORE",
    'when: ["[indicator] was [level] in [time] and [more]"]\n'
    '  read: {more: {of: level}, level: {indicator: "[indicator]", status',
)


def test_of_two_frames_the_one_that_reads_more_figures_wins():
    text = "Dalian's GDP was 680 billion yuan in 2015 and 700 billion yuan."
    made = matched(text, book=tiny_book(LONGER))
    assert {row.rule_id for row in made.observations} == {"frames/other"}
