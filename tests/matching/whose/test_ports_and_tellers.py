"""A port that begins a sentence is its subject; a central bank that said something at a sentence's end is not."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


@pytest.mark.parametrize("port", ["Gdynsk port", "Gdynsk airport"])
def test_what_follows_is_not_of_the_land(port: str):
    text = f"{port} handled 4 million tons of cargo in 2015, while container traffic came in at 1.6 million TEU."
    assert "ohio" not in {o.subject_id for o in observed(text, "ohio")}


@pytest.mark.parametrize("kind", ["Local", "Container"])
def test_a_kind_of_port_is_no_name(kind: str):
    text = f"{kind} port handled 4 million tons of cargo in 2015."
    assert f"{kind.lower()}-port" not in {o.subject_id for o in observed(text, "ohio")}


def test_a_central_bank_that_said_it_is_not_whom_the_next_figure_is_of():
    text = (
        "Corporate loans in Ohio grew 3 percent in the year to November 2015, the Central Bank said."
        " Household debt increased by 2 percent."
    )
    assert {o.subject_id for o in observed(text, "ohio")} <= {"ohio"}


def test_an_office_with_its_letters_only_tells():
    text = (
        "Exports of Varn rose 6 percent in 2015, the Varn Statistics Office (VSO) said. "
        "Imports fell 2 percent to 1.9 billion dollars."
    )
    assert ("varn", "imports", 1.9e9) in {
        (row.subject_id, row.indicator_id, row.value) for row in observed(text, "varn")
    }
