"""Whom documents are about, by the options of `extract`."""

from __future__ import annotations

import pytest

from flows.running.about_whom import subject_called, told_of


@pytest.mark.parametrize(
    ("name", "expected"), [("Qingdao", "qingdao"), ("qingdao", "qingdao"), ("New Kobe", "new-kobe"), ("", "")]
)
def test_a_place_is_called_by_its_id_or_its_name(name: str, expected: str):
    assert subject_called(name) == expected


@pytest.mark.parametrize(
    ("place", "subject", "expected"),
    [
        ("Qingdao", "", "qingdao"),
        ("Qingdao", "Varn Motors", "varn-motors"),
        ("Qingdao", "Qingdao Bureau of Statistics", "qingdao"),
        ("Varn", "Varn Convention and Visitors Authority", "varn"),
        ("Varn", "Port Authority of Varn", "port-authority-of-varn"),
        ("Varn", "Office Supplies Inc", "office-supplies-inc"),
        ("Varn", "Registers of Varn", "varn"),
    ],
)
def test_an_office_that_tells_the_figures_of_a_place_is_not_whom_they_are_of(place: str, subject: str, expected: str):
    assert told_of(place, subject) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("Statistics Denmark", "denmark"), ("Czech Statistical Office", "czech-republic"), ("Statistics Varnland", "")],
)
def test_without_a_place_an_office_tells_of_the_land_in_its_name_or_the_text_says_of_whom(subject: str, expected: str):
    assert told_of("", subject) == expected


def test_what_capitals_stand_for_is_looked_up_in_the_text():
    text = "Output rose, the National Survey Institute (NSI) said. Sales of Varn Motors (VMC) fell."
    assert told_of("Varn", "NSI", text) == "varn"
    assert told_of("Varn", "VMC", text) == "vmc"


def test_a_bank_of_somewhere_is_an_office_where_the_text_calls_it_a_central_bank():
    assert told_of("Varn", "Bank of Varn", "Inflation slowed, the central bank said.") == "varn"
    assert told_of("Varn", "Bank of Varn", "Its net profit rose.") == "bank-of-varn"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("VARSTAT", "Prices rose 2 percent, the statistics office VARSTAT said."),
        ("Varstat", "Prices rose 2 percent, said Varstat, the statistical office of the republic."),
        ("Eurostat", "Prices rose."),
    ],
)
def test_who_counts_for_a_land_is_known_by_what_the_text_calls_it(subject: str, text: str):
    assert told_of("Qingdao", subject, text) == "qingdao"
