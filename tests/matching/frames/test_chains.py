"""Sentences that no frame fits as they stand: read without their asides, and as figures told one after the other."""

from __future__ import annotations

import pytest

from flows.errors import RuleError
from flows.matching.frames.asides import Asides
from flows.matching.frames.chains import Chains
from flows.matching.patterns.groups import WordGroups, lists_in
from flows.reading.documents import load_document
from tests.matching.frames_alone import observed

Row = tuple[str, str, str, float]


def rows(text: str) -> list[Row]:
    """Subject, indicator, measure and value of what is read."""
    return [(o.subject_id, o.indicator_id, o.measure, o.value) for o in observed(text, "dalian")]


EXPORTS = [("dalian", "exports", "level", 3e9), ("dalian", "exports", "change_percent", 5.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Dalian's exports, which had slowed before, reached 3 billion dollars (some 20 billion yuan), up 5 percent.",
        "Dalian, a port in the north, posted exports of 3 billion dollars, a year-on-year increase of 5 percent.",
        "According to the bureau, exports of Dalian in 2015 reached 3 billion dollars, a growth rate of 5 percent.",
        "Despite weak demand abroad, Dalian's exports came to 3 billion dollars, rising by a robust 5 percent.",
        "Dalian realized gross exports of 3 billion dollars, representing 5 percent growth.",
    ],
)
def test_asides_do_not_keep_a_figure_from_being_read(text: str):
    assert [row for row in rows(text) if row[3] != 2e10] == EXPORTS


def test_figures_follow_each_other_in_any_order():
    text = "Exports of Dalian climbed by 5 percent to a new high of 3 billion dollars, while imports slid 2 percent."
    assert sorted(rows(text)) == sorted([*EXPORTS, ("dalian", "imports", "change_percent", -2.0)])


def test_a_change_may_stand_before_what_changes():
    text = "Dalian posted a 5 percent rise in exports to 3 billion dollars in 2015."
    assert sorted(rows(text)) == sorted(EXPORTS)


def test_what_is_unknown_ends_a_chain():
    text = "Dalian's exports reached 3 billion dollars, while machinery orders rose 9 percent, up from 4 percent."
    assert rows(text) == [("dalian", "exports", "level", 3e9)]


@pytest.mark.parametrize(
    "text",
    [
        "Dalian's exports of these machines rose 5 percent to 3 billion dollars.",
        "Dalian's exports rose 5 percent in machinery.",
        "Revenue of the company rose 5 percent.",
        "Strong exports rose 5 percent.",
        "The growth in Dalian's exports was 5 percent.",
        "Dalian's exports target is 3 billion dollars.",
    ],
)
def test_of_a_part_or_of_another_thing_nothing_is_read(text: str):
    assert rows(text) == []


def test_things_counted_may_grow_too():
    text = "By the end of 2015, Dalian had 999 foreign-invested projects, an increase of 10.3 percent."
    assert rows(text) == [("dalian", "count", "level", 999.0), ("dalian", "count", "change_percent", 10.3)]


def test_a_bracket_that_a_time_stood_behind_stays_whole():
    text = "Dalian's exports reached 20 billion yuan (about 3 billion dollars) in 2015, up 5 percent."
    assert ("dalian", "exports", "change_percent", 5.0) in rows(text)


def test_a_part_of_a_chain_that_there_is_not_is_told_with_its_line(tmp_path):
    path = tmp_path / "chains.yaml"
    path.write_text("head: ['^ [indicator] $']\nheads: ['^ [indicator] $']\n")
    with pytest.raises(RuleError, match=r"chains\.yaml:2: no part of a chain"):
        Chains.load(path, WordGroups({}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- head", r"chains\.yaml:1: not a mapping"),
        ("joint: and", r"chains\.yaml:1: joint: not a list"),
        ("joint: [and]\nlevel: [of <those> (level)]", r"chains\.yaml:2: no words 'those'"),
        ("joint: [and]\nlevel: ['of [level']", r"chains\.yaml:2: a pattern that cannot be read"),
    ],
)
def test_a_file_of_chains_that_falls_short_is_told_with_its_line(tmp_path, text: str, told: str):
    path = tmp_path / "chains.yaml"
    path.write_text(text + "\n")
    with pytest.raises(RuleError, match=told):
        Chains.load(path, WordGroups({}))


def test_an_aside_that_cannot_be_read_is_told_with_its_line(tmp_path):
    path = tmp_path / "words.yaml"
    path.write_text("when: [today]\naside:\n  - said <when>\n  - said <wen>\n")
    document = load_document(path, RuleError)
    with pytest.raises(RuleError, match=r"words\.yaml:4: no words 'wen'"):
        Asides.of(document, WordGroups(lists_in(document)))


def test_without_a_file_there_are_no_chains(tmp_path):
    assert list(Chains.load(tmp_path / "chains.yaml", WordGroups({})).read(b" exports")) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Dalian's exports of machines rose 5 percent to 3 billion dollars.", "dalian-machines"),
        ("Exports of fruits and nuts rose 5 percent to 3 billion dollars in 2015.", "dalian-fruits-and-nuts"),
        ("Revenue from advertising rose 5 percent to 3 billion dollars.", "dalian-from-advertising"),
        ("Dalian's wine sales rose 5 percent to 3 billion dollars.", "dalian-wine"),
        ("Exports of goods and services rose 5 percent to 3 billion dollars.", "dalian"),
    ],
)
def test_a_part_that_common_words_name_is_a_subject_of_its_own(text: str, subject: str):
    assert {(row[0], row[2], row[3]) for row in rows(text)} == {
        (subject, "change_percent", 5.0),
        (subject, "level", 3e9),
    }


def test_another_part_is_told_of_the_same_whole():
    text = "Exports of umbrellas grew 33 percent to 3 billion dollars, while exports of woven baskets rose 13 percent."
    assert ("dalian-woven-baskets", "exports", "change_percent", 13.0) in rows(text)


@pytest.mark.parametrize(
    ("before", "whose"),
    [
        ("Dalian's exports fell 7 percent in 2014.", "dalian"),
        ("Dalian's exports of umbrellas fell 7 percent in 2014.", "dalian-umbrellas"),
    ],
)
def test_the_figure_takes_up_the_measure_of_the_sentence_before_of_a_part_too(before: str, whose: str):
    text = f"{before} In 2015, the figure rose 3 percent to 5 billion dollars."
    assert {(row[0], row[3]) for row in rows(text) if row[3] != -7.0} == {(whose, 3.0), (whose, 5e9)}


def changes(text: str) -> list[tuple[str, float]]:
    """Indicator and value of the changes in percent that are read."""
    return [(row[1], row[3]) for row in rows(text) if row[2] == "change_percent"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("In 2015, Dalian's exports fell 2 percent and imports 3 percent.", [("exports", -2.0), ("imports", -3.0)]),
        (
            "In 2015, exports of Dalian rose by 2 percent, imports by 3 percent and retail sales by 4 percent.",
            [("exports", 2.0), ("imports", 3.0), ("retail_sales", 4.0)],
        ),
        ("In 2015, Dalian's exports fell 2 percent and imports of shoes 3 percent.", [("exports", -2.0)]),
        ("In 2015, Dalian's exports fell 2 percent and imports 3 percent of GDP.", [("exports", -2.0)]),
    ],
)
def test_a_verb_is_told_of_the_indicators_behind_its_own_too(text: str, read: list[tuple[str, float]]):
    assert changes(text) == read


def test_a_rate_and_its_change_behind_a_comma_are_two():
    text = "With seats up 3 percent, the unemployment rate for May 2015 was 8.2 percent, up one percentage point."
    assert ("dalian", "unemployment_rate", "level", 8.2) in rows(text)


def bases(text: str) -> list[tuple[float, str | None]]:
    """Value and period of the levels that are read."""
    return [(o.value, o.period) for o in observed(text, "dalian") if o.measure == "level"]


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("In May 2015, Dalian's exports rose 20 percent to $6 billion from $5 billion.", True),
        (
            "In May 2015, exports of Dalian reached $6 billion, up 20 percent on the $5 billion recorded a year ago.",
            True,
        ),
        ("In May 2015, Dalian's exports rose 20 percent to $6 billion from $5.5 billion.", False),
        ("In May 2015, Dalian's exports rose to $6 billion from $5 billion.", False),
        ("In May 2015, Dalian's exports rose 20 percent from April to $6 billion from $5 billion.", False),
    ],
)
def test_what_a_change_led_from_is_of_the_year_before_where_it_says_so_or_the_numbers_do(text: str, earlier: bool):
    assert ((5e9, "2014-05") in bases(text)) is earlier


@pytest.mark.parametrize(
    ("behind", "value"),
    [
        ("as against a growth of 7 percent a year ago", 7.0),
        ("compared with a 7 percent decline a year earlier", -7.0),
        ("up from 7 percent in the year-ago period", 7.0),
    ],
)
def test_the_rate_of_the_year_before_is_set_against_one(behind: str, value: float):
    read = observed(f"Exports of Dalian grew 9 percent in 2015, {behind}.", "dalian")
    assert [(o.value, o.period) for o in read] == [(9.0, "2015"), (value, "2014")]


@pytest.mark.parametrize(
    "text",
    [
        "In May 2015, imports of Dalian grew 3 percent, resulting in a trade deficit of 2 billion dollars.",
        "Imports of Dalian are estimated to have risen 3 percent in 2015, giving a trade deficit of 2 billion dollars.",
    ],
)
def test_what_results_is_whose_what_led_to_it_is(text: str):
    assert ("dalian", "trade_deficit", "level", 2e9) in rows(text)


def test_trade_is_that_of_shops_where_retail_trade_is_a_part_of_it():
    assert rows("In 2015, trade volume of Dalian rose by 4 percent, of which retail trade by 6 percent.") == []
    assert changes("In 2015, trade volume of Dalian rose by 4 percent.") == [("foreign_trade", 4.0)]


@pytest.mark.parametrize(
    "text",
    [
        "A total of 90 million tonnes of dry bulk was handled in 2015, up 5 percent.",
        "A total of 90 million tonnes of dry bulk were handled in 2015, a plus of 5 percent.",
        "Dry bulk came to 90 million tonnes in 2015, or 5 percent more than a year earlier.",
        "Dry bulk was the strongest segment in 2015, growing 5 percent to 90 million tonnes.",
    ],
)
def test_what_is_handled_or_stands_out_goes_on(text: str):
    bulk = [("dalian", "dry_bulk_throughput", "level", 9e7), ("dalian", "dry_bulk_throughput", "change_percent", 5.0)]
    assert sorted(rows(text)) == sorted(bulk)


def test_what_is_handled_somewhere_is_a_part():
    assert rows("A total of 90 million tonnes of dry bulk was handled at its oldest docks in 2015, up 5 percent.") == []


@pytest.mark.parametrize(("said", "value"), [("down slightly, by", -3.0), ("up sharply, by", 3.0), ("down, by", -3.0)])
def test_how_a_change_was_may_stand_before_by(said: str, value: float):
    assert rows(f"Imports of Dalian were {said} 3 percent in 2015.") == [("dalian", "imports", "change_percent", value)]


def test_a_change_told_at_a_level_in_another_unit_is_of_another_thing():
    assert rows("Ro-ro traffic at Dalian was down 3 percent at 4 million tonnes in 2015.") == []
    assert len(rows("Ro-ro traffic at Dalian was down 3 percent at 40,000 cars in 2015.")) == 2


@pytest.mark.parametrize("said", ["was largely unchanged at", "remained broadly stable at", "held roughly steady at"])
def test_a_level_may_hardly_have_changed(said: str):
    assert rows(f"Dalian's exports {said} 3 billion dollars in 2015.") == [("dalian", "exports", "level", 3e9)]
