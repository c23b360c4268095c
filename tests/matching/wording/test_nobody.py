"""Who is no subject of its own: units, classes of goods, adjectives, people, the other of two airports."""

from __future__ import annotations

import pytest

from flows.matching.wording.strangers import provisional_id
from tests.matching.frames_alone import observed


def subjects(text: str, place: str = "ohio") -> list[str]:
    return [row.subject_id for row in observed(text, place)]


def test_letters_in_brackets_behind_common_words_are_no_name():
    boxes = "The port of Tolm handled 3 million {} in 2015. The result pleased the owners. Exports rose 5 percent."
    assert "teus" not in subjects(boxes.format("twenty-foot equivalent units (TEUs)"))
    assert "feu" not in subjects(boxes.format("forty-foot units (FEU)"))
    assert subjects("Tolm Steel (TS) reported revenue of 3 billion dollars in 2015.") == ["tolm-steel"]


@pytest.mark.parametrize("unit", ["TEUs", "USD", "Yuan", "RMB", "GWh"])
def test_a_unit_is_nobody(unit: str):
    assert subjects(f"In 2015, {unit}'s exports rose 5 percent.") == []
    assert subjects("In 2015, Tolm's exports rose 5 percent.") == ["tolm"]
    assert subjects("In 2015, GM's exports rose 5 percent.") == ["gm"]


def test_a_name_goes_on_over_nouns_only():
    assert subjects("Tolm City saw total port cargo throughput fall to 6 million tonnes in 2015.") == ["tolm-city"]
    assert not [
        s for s in subjects("Tolm City posted strong port cargo throughput of 6 million tonnes.") if "post" in s
    ]
    assert subjects("In 2015, Tolm container port handled 6 million tonnes of cargo.") == ["tolm-container-port"]


@pytest.mark.parametrize("name", ["Food Group", "Housing Group", "Transport Division", "Food and Beverages Group"])
def test_a_class_of_goods_is_nobody(name: str):
    assert subjects(f"Revenue of {name} rose 5 percent in 2015.") == []
    assert subjects("Revenue of Tolm Group rose 5 percent in 2015.") == ["tolm-group"]


@pytest.mark.parametrize(
    ("adjective", "subject"),
    [("Scottish", "scotland"), ("Welsh", "wales"), ("Bavarian", "bavaria"), ("Puerto Rican", "puerto-rico")],
)
def test_an_adjective_of_a_region_owns_what_is_measured(adjective: str, subject: str):
    assert subjects(f"In 2015, {adjective} exports rose 5 percent.") == [subject]
    assert subjects(f"In 2015, the {adjective} unemployment rate was 5 percent.") == [subject]
    assert subjects(f"In 2015, {adjective} Gas reported revenue of 3 billion dollars.") == [
        provisional_id(f"{adjective} Gas")
    ]


def test_an_adjective_that_nobody_knows_is_no_subject():
    assert subjects("In 2015, the Tolmish unemployment rate was 5 percent.") == []
    assert subjects("In 2015, Ruvian exports rose 5 percent.") == []
    assert subjects("In 2015, Ruvian's exports rose 5 percent.") == ["ruvian"]


def test_its_behind_what_another_does_by_the_way_is_that_others():
    lead = "There were two handlers in Singapore in 2015, with Tolm Corporation reporting a 5 percent rise in its "
    assert subjects(lead + "container throughput.") == ["tolm-corporation"]
    assert "singapore" not in subjects(
        lead + "container throughput, while its overseas ventures handled 5 million TEU."
    )


def test_of_two_airports_told_together_the_airport_is_neither():
    both = "Tolm Airport handled 3 million passengers in 2015 and Ruva Airport handled 4 million passengers in 2015. "
    assert len(subjects(both + "The airport handled 3,000 tonnes of cargo in 2015.")) == 2
    one = "In 2015, Tolm Airport handled 3 million passengers. The airport handled 3,000 tonnes of cargo in 2015."
    assert subjects(one) == ["tolm-airport"] * 2
    turn = "In 2015, Ruva Airport handled 4 million passengers. " + one
    assert subjects(turn) == ["ruva-airport", "tolm-airport", "tolm-airport"]


def test_the_possessive_in_a_firms_name_makes_it_no_other():
    assert provisional_id("Harrow's Group") == provisional_id("Harrow Group") == "harrow-group"
    assert subjects("In 2015, Harrow's reported revenue of 3 billion pounds.") == ["harrow"]


@pytest.mark.parametrize("people", ["urbanites", "workers", "rural people", "farmers", "members", "customers"])
def test_people_are_no_part(people: str):
    assert [s for s in subjects(f"Exports of {people} rose 5 percent in 2015.") if s != "ohio"] == []
    assert subjects("Exports of machines rose 5 percent in 2015.") == ["ohio-machines"]


def test_letters_in_brackets_behind_a_name_are_of_it():
    text = "Varn New District (VND) in China's Jiangsu province reported exports of 3 billion yuan in 2015."
    assert [(row.subject_id, row.value) for row in observed(text)] == [("varn-new-district", 3e9)]


@pytest.mark.parametrize("name", ["Varn autonomous region", "Varn Uygur Autonomous Region"])
def test_an_autonomous_region_is_called_by_its_name_too(name: str):
    text = f"The foreign trade of China's {name} reached 3 billion dollars in 2015."
    assert [(row.subject_id, row.value) for row in observed(text, "varn")] == [("varn", 3e9)]
