"""Figures of a part of a market, or of what came into it, that are not the market's."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def rows(text: str, place: str = "ohio") -> set[tuple[str, float]]:
    """Indicator and value of what the frames alone read."""
    return {(o.indicator_id, o.value) for o in observed(text, place)}


@pytest.mark.parametrize("sales", ["New home sales", "Condo sales", "Sales of apartments"])
def test_the_price_told_behind_a_kind_of_homes_is_of_that_kind(sales: str):
    found = rows(f"{sales} in Ohio came to 5,000 in May 2015; the median house price was $310,000.")
    assert ("median_house_price", 310_000.0) not in found


def test_the_price_of_all_homes_is_read():
    assert ("median_house_price", 310_000.0) in rows("The median house price in Ohio was $310,000 in May 2015.")


@pytest.mark.parametrize("done", ["registered", "newly registered", "sold"])
def test_cars_that_came_on_the_road_are_not_those_that_there_are(done: str):
    assert rows(f"In Ohio, 28,000 cars were {done} in May 2015.") == set()


def test_a_bare_number_behind_nights_counts_no_guests():
    guests = "while foreign tourists accounted for 1.4 million, 5 percent up."
    text = f"In May 2015 Ohio had 3 million overnight stays, {guests}"
    assert ("international_tourists", 1.4e6) not in rows(text)


@pytest.mark.parametrize("letters", ["ASIA", "CHINA"])
def test_letters_in_brackets_name_nobody_else(letters: str):
    text = (
        f"Traffic at Alto Salto Airport ({letters}) rose. Passenger numbers fell 2 percent in June 2015 to 4,876,401."
    )
    assert {o.subject_id for o in observed(text, "ohio")} & {"asia", "china"} == set()


def test_a_rate_told_of_the_workforce_is_no_share():
    (row,) = (
        o for o in observed("The unemployment rate in Ohio stood at 9 percent of the workforce in May 2015.", "ohio")
    )
    assert (row.indicator_id, row.measure) == ("unemployment_rate", "level")


@pytest.mark.parametrize("kind", ["a two-bedroom unit", "a one-bedroom apartment", "a studio"])
def test_a_rent_for_a_kind_of_flat_is_not_that_of_all(kind: str):
    assert ("rents", 1190.0) not in rows(f"Rents in Ohio climbed to $1,190 for {kind} in May 2015.")
