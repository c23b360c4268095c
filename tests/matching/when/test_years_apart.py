"""Years that a sentence tells beside a figure's own: the next one, several with a figure each, when a thing began."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def years(text: str, place: str = "ohio") -> list[tuple[float, str | None]]:
    """Value and period of what the frames alone read, in order of their place."""
    return [(o.value, o.period) for o in observed(text, place)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Inflation averaged 3.2% in 2013 and 2.8% in 2014.", [(3.2, "2013"), (2.8, "2014")]),
        (
            "GDP grew 3.2% in 2012, 2.8% in 2013 and 3.5% in 2014.",
            [(3.2, "2012"), (2.8, "2013"), (3.5, "2014")],
        ),
        (
            "Ohio's GDP shrank 3.2% in 2012 and another 2.8% in 2013, but grew 1.5% in 2014.",
            [(-3.2, "2012"), (-2.8, "2013"), (1.5, "2014")],
        ),
        ("In 2013, exports rose 5 percent; and in 2014, 7.9 percent.", [(5, "2013"), (7.9, "2014")]),
        (
            "Ohio's GDP per capita in 2012 was €38,000, and €42,000 in 2014.",
            [(38000, "2012"), (42000, "2014")],
        ),
        ("The economy of Ohio grew by 2 percent in 2013 and by 1 percent in 2014.", [(2, "2013"), (1, "2014")]),
        ("Exports came to €3 billion in 2013, €4 billion less than in 2012.", [(3e9, "2013"), (-4e9, "2013")]),
        ("Exports fell 5 percent in 2013 and imports 4 percent in 2014.", [(-5, "2013"), (-4, "2014")]),
    ],
)
def test_each_figure_of_several_years_is_of_its_own(text: str, found: list[tuple[float, str | None]]):
    assert years(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Growth was poor in 2012. The economy of Ohio expanded by 2 percent the following year.",
        "Growth was poor in 2012. The following year, Ohio's GDP rose by 2 percent.",
        "Growth was poor in 2012. Ohio's GDP rose by 2 percent a year later.",
    ],
)
def test_the_following_year_is_that_after_the_one_told(text: str):
    assert years(text) == [(2, "2013")]


def test_the_following_year_is_not_the_one_told_next():
    text = "In 2011 growth was poor. The economy expanded by 2 percent the following year, before a pause in 2014."
    assert years(text) == [(2, "2012")]
    assert years("In May 2012 growth was poor. Ohio's GDP rose by 2 percent the next year.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 1998, Zentra Software Park has 300 firms.",
        "Zentra Software Park, opened in 1998, has 300 firms.",
        "Zentra Software Park was founded in 1998 and is home to 300 firms.",
    ],
)
def test_when_a_thing_began_dates_nothing_that_is_so_now(text: str):
    assert years(text) == [(300, None)]


def test_a_census_dates_who_was_counted():
    assert years("As of the 2010 census, Ohio had a population of 11,500,000.") == [(11.5e6, "2010")]


def test_a_level_since_some_year_is_of_none():
    assert years("Since 2012, economic growth of Ohio has slowed to around 3% per year.") == []
