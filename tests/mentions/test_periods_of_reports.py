"""Stretches of time as reports and wires print them: quarters, halves, fiscal years, years to compare with."""

import datetime as dt

import pytest

from flows.mentions import find_mentions

DAY = dt.date(2018, 3, 20)


def times(text: str) -> list[tuple[str, str | None]]:
    found = (m for m in find_mentions(text, DAY) if m.kind == "time")
    return [(text[m.start : m.end], m.period.iso if m.period else None) for m in found]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Output rose 5 percent over 1981.", "1981"),
        ("Exports fell, compared with 2014.", "2014"),
        ("Compared with 2014, they fell.", "2014"),
        ("Profit doubled against 2015.", "2015"),
        ("Sales were 3% up on 2015, a record.", "2015"),
        ("It is 4 percent below 2010 levels.", "2010"),
        ("At 2010 prices it is less.", "2010"),
        ("The debt as at end 1982 was large.", "1982"),
        ("The debt at end-1982 was large.", "1982"),
        ("Unlike 2013, it was slow.", "2013"),
        ("It was slow. 2016 saw a rise.", "2016"),
    ],
)
def test_a_year_to_compare_with(text: str, year: str) -> None:
    assert times(text) == [(year, year)]


@pytest.mark.parametrize(
    "text",
    [
        "It has over 2000 staff.",
        "The dam is over 2015 metres long.",
        "The index closed at 2014.",
        "It met 1981 people.",
    ],
)
def test_four_digits_that_count_are_no_year(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "printed", "iso"),
    [
        ("sales in the last 12 months", "last 12 months", "2017-03/2018-02"),
        ("The first seven months saw a fall.", "first seven months", "2017-01/2017-07"),
        ("the first eight months of FY2015", "first eight months of FY2015", "2015-01/2015-08"),
        ("the third quarter of FY2015", "third quarter of FY2015", "2015-07/2015-09"),
        ("the third quarter of FY15", "third quarter of FY15", "2015-07/2015-09"),
        ("Q3 FY15 sales", "Q3 FY15", "2015-07/2015-09"),
        ("Q1-Q3 2015", "Q1-Q3 2015", "2015-01/2015-09"),
        ("Q4FY16 sales", "Q4FY16", "2016-10/2016-12"),
        ("1Q15 sales", "1Q15", "2015-01/2015-03"),
        ("3Q 2015 profit", "3Q 2015", "2015-07/2015-09"),
        ("1H15 profit", "1H15", "2015-01/2015-06"),
        ("9M 2015 profit", "9M 2015", "2015-01/2015-09"),
        ("4Q profit", "4Q", "2017-10/2017-12"),
        ("FY2015/16 sales", "FY2015/16", "2015/2016"),
        ("FY 2015-16 sales", "2015-16", "2015/2016"),
        ("this fiscal year", "this fiscal year", "2018"),
        ("sales year to date", "year to date", "2018-01-01/2018-03-20"),
        ("in the preceding quarter", "preceding quarter", None),
        ("the 1990's", "1990's", "1990/1999"),
    ],
)
def test_a_stretch_of_time_of_a_report(text: str, printed: str, iso: str | None) -> None:
    assert times(text) == [(printed, iso)]


@pytest.mark.parametrize("text", ["a 2h delay", "the 3m fence", "its first two months after the sale"])
def test_what_is_no_part_of_a_year(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("1 Jan. – 30 June 2006", "2006-01/2006-06"),
        ("1 January - 31 December 2006", "2006"),
        ("1 July 2005 to 30 June 2006", "2005-07/2006-06"),
        ("3 May until 9 June 2006", "2006-05-03/2006-06-09"),
        ("the July-September quarter of 2022", "2022-07/2022-09"),
        ("the January to June period of 2015", "2015-01/2015-06"),
    ],
)
def test_a_stretch_told_by_its_two_ends_is_one_time(printed: str, iso: str):
    (found,) = (m for m in find_mentions(f"Sales of {printed} rose.", dt.date(2023, 1, 1)) if m.kind == "time")
    assert found.period is not None
    assert found.period.iso == iso
