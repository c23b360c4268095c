"""Shares of a total, of parts, differences from an average, ranks and plans, as frames and chains read them."""

from __future__ import annotations

import pytest

from flows.matching.whose.wholes import wider
from tests.matching.frames_alone import observed


def shares(text: str) -> list[tuple[str, str, str | None, str | None, str | None, float]]:
    """Subject, indicator, whole, whose that is, partner and value of each share."""
    return [
        (o.subject_id, o.indicator_id, o.of_indicator, o.of_subject, o.counterpart, o.value)
        for o in observed(text, "dalian")
        if o.measure == "share"
    ]


def points(text: str) -> list[tuple[str, str | None, str | None, float]]:
    """Indicator, what it is compared with, base and value of each difference in points."""
    found = [o for o in observed(text, "dalian") if o.measure == "change_points"]
    return [(o.indicator_id, o.compared_with, o.base_period, o.value) for o in found]


def ranks(text: str) -> list[tuple[str, str | None, float | None, float]]:
    """Indicator, peers, their number and value of each rank."""
    found = [o for o in observed(text, "dalian") if o.measure == "rank"]
    return [(o.indicator_id, o.rank_among, o.rank_of, o.value) for o in found]


def targets(text: str) -> list[tuple[str, str, float]]:
    return [(o.indicator_id, o.status, o.value) for o in observed(text, "dalian")]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (
            "In 2015 Dalian's food exports grew 9 percent to 3 billion yuan and made up 12 percent of the total.",
            ("dalian", "food_exports", "exports", "dalian", None, 12.0),
        ),
        (
            "In 2015 Dalian's trade with Canada reached 3 billion yuan, up 2 percent and accounting for 9 percent of"
            " the total.",
            ("dalian", "foreign_trade", "foreign_trade", "dalian", "CA", 9.0),
        ),
        (
            "In 2015 exports to Canada rose 4 percent to 3 billion yuan, or 9 percent of the total.",
            ("dalian", "exports", "exports", "dalian", "CA", 9.0),
        ),
        (
            "In 2015 Dalian's r&d expenditure exceeded 3 percent of its GDP.",
            ("dalian", "r_and_d_expenditure", "gdp", "dalian", None, 3.0),
        ),
        (
            "Dalian's gross fixed capital formation, which accounted for 28 percent of GDP, grew 4 percent in 2015.",
            ("dalian", "gross_fixed_capital_formation", "gdp", "dalian", None, 28.0),
        ),
    ],
)
def test_the_total_is_the_wider_indicator_or_that_of_all_partners(text: str, share: tuple[object, ...]):
    assert shares(text) == [share]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 Dalian's exports reached 3 billion yuan, accounting for 12 percent of the total.",
        "In 2015 Dalian's exports reached 3 billion yuan, accounting for 12 percent of exports.",
        "In 2015 Dalian's exports reached 3 billion yuan, accounting for 12 percent of the province's total.",
        "In 2015 Dalian's exports reached 3 billion yuan, accounting for 12 percent of growth in total exports.",
    ],
)
def test_a_share_of_nobody_knows_what_is_not_read(text: str):
    assert shares(text) == []
    assert [o.value for o in observed(text, "dalian")] == [3e9]


def test_parts_that_common_words_name_are_told_one_after_the_other():
    text = "In 2015 timber accounted for 30 percent of Dalian's exports, followed by paper with 20 percent."
    assert shares(text) == [
        ("dalian-timber", "exports", "exports", "dalian", None, 30.0),
        ("dalian-paper", "exports", "exports", "dalian", None, 20.0),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "Dalian's exports reached 3 billion yuan in 2015, with dairy products making up 4 percent of the total.",
            "dairy-products",
        ),
        ("Private enterprises accounted for 4 percent of Dalian's exports in 2015.", "private-enterprises"),
        ("Exports of Dalian rose 9 percent in 2015, with timber accounting for 4 percent of the total.", "timber"),
    ],
)
def test_a_part_is_a_subject_within_the_place(text: str, part: str):
    assert shares(text) == [(f"dalian-{part}", "exports", "exports", "dalian", None, 4.0)]


@pytest.mark.parametrize(
    "text",
    [
        "This accounted for 30 percent of Dalian's exports in 2015.",
        "The rest accounted for 30 percent of Dalian's exports in 2015.",
        "Tourists accounted for 30 percent of Dalian's exports in 2015.",
        "The city opened, with 30 percent of the total.",
        "Timber accounted for 30 percent of the total in 2015.",
        "Timber accounted for 30 percent of the growth in Dalian's exports in 2015.",
    ],
)
def test_what_names_no_part_has_no_share(text: str):
    assert shares(text) == []


@pytest.mark.parametrize(
    ("indicator", "total"),
    [
        ("coal_exports", "exports"),
        ("exports", None),
        ("service_exports", None),
        ("dry_bulk_throughput", "cargo_throughput"),
    ],
)
def test_the_wider_indicator_is_that_of_the_longest_ending(indicator: str, total: str | None):
    assert wider(indicator) == total


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Dalian's GDP grew by 6 percent in 2015, 2 percentage points lower than the national average.",
            ("gdp", "national-average", None, -2.0),
        ),
        (
            "In 2015 Dalian's exports grew 6 percent, which was 2 percentage points above the provincial level.",
            ("exports", "regional-average", None, 2.0),
        ),
        (
            "In 2015 Dalian's exports grew 6 percent, 2 percentage points higher than that of China.",
            ("exports", "national-average", None, 2.0),
        ),
        (
            "In 2015 Dalian's exports grew 6 percent, 2 percentage points slower than in 2014.",
            ("exports", None, "2014", -2.0),
        ),
        (
            "In 2015 Dalian's exports grew 6 percent, 2 percentage points higher than the previous year.",
            ("exports", None, "2014", 2.0),
        ),
    ],
)
def test_points_are_set_against_an_average_or_a_year(text: str, told: tuple[object, ...]):
    assert points(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 Dalian's exports grew 6 percent, 2 percentage points higher than that of Zork.",
        "In 2015 Dalian's exports grew 6 percent, 2 percentage points higher than that of Japan.",
        "In 2015 Dalian's exports grew 6 percent, 2 percentage points higher than expected.",
    ],
)
def test_points_above_another_are_left(text: str):
    assert points(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In 2015 Dalian's container throughput reached 9 million TEUs, ranking sixth among Chinese ports.",
            ("container_throughput", "china-ports", None, 6.0),
        ),
        (
            "In terms of GDP, Dalian ranked fifth among the 15 sub-provincial cities in 2015.",
            ("gdp", "china-sub-provincial-cities", 15.0, 5.0),
        ),
        ("Dalian ranked fifth in China in terms of retail sales in 2015.", ("retail_sales", "china-cities", None, 5.0)),
    ],
)
def test_a_rank_has_its_peers_and_their_number(text: str, told: tuple[object, ...]):
    assert ranks(text) == [told]


def test_the_rank_of_a_growth_is_none_of_its_indicator():
    assert ranks("Dalian's exports rose 8 percent in 2015, ranking second in China.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Dalian plans to achieve a GDP of 900 billion yuan and exports of 20 billion dollars in 2016.",
            [("gdp", "target", 9e11), ("exports", "target", 2e10)],
        ),
        ("Dalian is targeting 3 million tourist arrivals in 2016.", [("tourist_arrivals", "target", 3e6)]),
        ("Dalian hopes to attract 3 million tourists in 2016.", [("tourist_arrivals", "target", 3e6)]),
        ("Dalian has set its GDP growth target at 7 percent for 2016.", [("gdp", "target", 7.0)]),
    ],
)
def test_plans_are_targets(text: str, told: list[tuple[str, str, float]]):
    assert targets(text) == told


def test_new_things_are_counted_where_they_came_about():
    assert targets("Dalian approved 36 new foreign-invested projects in 2015.") == [("count", "actual", 36.0)]
