"""Every identity that columns imply, on the fewest rows that show it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from flows.reckoning.reckon import KINDS, reckon
from schemas.codes import load_codes
from tests.reckoning.facts import book, event, figure, in_articles

BOOK = book(
    {
        "output": {"additive": True},
        "capital": {"additive": True},
        "net": {"part_of": "output"},
        "gdp": {},
        "length": {"time": "attribute", "unit": "m"},
        "speed": {"time": "attribute", "unit": "m/s"},
        "moved": {"unit": "{box}"},
        "capacity": {"unit": "t/d"},
        "yield": {"unit": "t"},
        "time": {"time": "attribute", "unit": "h"},
        "rate": {"time": "attribute", "unit": "{box}/h"},
        "contribution_to_growth": {"unit": "{pp}"},
    },
    {"city": "province", "province": None, "town": "city", "other": None},
    ["ship", "part"],
)
LEVEL = {"subject": "city", "indicator": "output", "unit": "CNY", "period": "2017"}


def of(**columns: Any):
    """A figure of the city's output in 2017, but for some columns."""
    return figure(**{**LEVEL, **columns})


def share(value: float, **columns: Any):
    more = {"measure": "share", "unit": "%", "of_indicator": "gdp", **columns}
    return of(value=value, **more)


def growth(value: float, **columns: Any):
    more = {"measure": "change_percent", "unit": "%", "base_period": "2016", **columns}
    return of(value=value, **more)


def rise(value: float, **columns: Any):
    return of(value=value, **{"measure": "change_absolute", "base_period": "2016", **columns})


def outcomes(*rows: Any) -> dict[str, str]:
    """The outcome of each identity tested."""
    return {row.identity: row.outcome for row in reckon(in_articles(*rows), BOOK).rows}


@pytest.mark.parametrize(("stated", "outcome"), [(1.8, "holds"), (1.6, "contradicts"), (1.9, "contradicts")])
def test_a_part_over_its_whole_is_the_share_within_rounding(stated, outcome):
    part, whole = (
        of(value=5.1e9, multiplier=1e9, decimals=1),
        of(value=290.9e9, indicator="gdp", multiplier=1e9, decimals=1),
    )
    assert outcomes(part, whole, share(stated))["share_of_whole"] == outcome


def test_a_share_is_never_compared_with_a_whole_of_another_year():
    rows = of(value=50), of(value=100, indicator="gdp", period="2016"), share(50)
    [row] = reckon(in_articles(*rows), BOOK).rows
    assert (row.identity, row.outcome) == ("share_of_whole", "untestable")
    assert "2016" in row.note
    assert "2017" in row.note
    assert row.computed_low is row.stated_high is row.unit is None


def test_two_parts_and_their_shares_imply_one_whole():
    town = {"subject": "town", "of_subject": "city", "article": "b"}
    city = of(value=500, decimals=1), share(50, decimals=1)
    holds = of(value=100, subject="town", article="b", decimals=1), share(10, **town, decimals=1)
    assert outcomes(*city, *holds) == {"wholes_agree": "holds", "part_within_whole": "holds"}
    wrong = of(value=100, subject="town", article="b", decimals=1), share(11, **town, decimals=1)
    assert outcomes(*city, *wrong)["wholes_agree"] == "contradicts"


def test_one_telling_percentage_of_two_wholes_is_found():
    other = {"indicator": "net", "of_indicator": "net", "article": "b"}
    assert outcomes(share(44.4), share(44.4, **other)) == {"one_share_two_wholes": "untestable"}
    assert outcomes(share(44), share(44, **other)) == {}
    assert outcomes(share(44.4), share(44.4, article="b")) == {"same_fact": "holds"}


def test_a_share_of_what_is_measured_otherwise_is_found():
    odd = figure("city", "capacity", 10, "%", measure="share", of_indicator="yield", of_subject="province")
    assert outcomes(odd) == {"share_of_another_measure": "untestable"}
    assert outcomes(share(10)) == {}


@pytest.mark.parametrize(("before", "outcome"), [(100, "holds"), (99, "contradicts")])
def test_a_level_and_its_growth_give_the_earlier_level(before, outcome):
    rows = of(value=110, decimals=1), growth(10, decimals=1), of(value=before, period="2016", decimals=1)
    assert outcomes(*rows) == {"earlier_level": outcome}


def test_the_earlier_level_by_an_absolute_change_and_by_points():
    assert outcomes(of(value=140), rise(30), of(value=110, period="2016"))["earlier_level"] == "holds"
    points = share(0.4, measure="change_points", unit="{pp}", base_period="2016")
    assert outcomes(share(2.9), points, share(2.5, period="2016")) == {"earlier_level": "holds"}
    assert outcomes(share(2.9), points, share(2.2, period="2016")) == {"earlier_level": "contradicts"}


def test_a_change_whose_level_is_missing_cannot_be_tested():
    rows = of(value=110, period="2015"), growth(10), of(value=100, period="2016")
    assert outcomes(*rows) == {"earlier_level": "untestable"}


@pytest.mark.parametrize(("by", "outcome"), [(30, "holds"), (150, "contradicts")])
def test_an_increase_is_not_above_the_level(by, outcome):
    assert outcomes(of(value=140), rise(by)) == {"increase_within_level": outcome}


@pytest.mark.parametrize(("by", "outcome"), [(9, "holds"), (11, "contradicts")])
def test_a_part_does_not_rise_by_more_than_its_whole(by, outcome):
    part = rise(by, breakdown="gt 100 USD")
    assert outcomes(of(value=110, decimals=1), growth(10, decimals=1), part) == {"part_of_increase": outcome}
    assert outcomes(of(value=110), rise(10), part)["part_of_increase"] == outcome


@pytest.mark.parametrize(("stated", "outcome"), [(3.9, "holds"), (4.9, "contradicts")])
def test_a_contribution_to_growth_from_two_articles(stated, outcome):
    """The whole before is only implied, by another part's share in another article."""
    here = of(value=291), growth(15.7), share(26.4)
    there = {"indicator": "capital", "period": "2016", "article": "b"}
    implying = of(value=28.64, **there), share(2.86, **there)
    said = figure("city", "contribution_to_growth", stated, "{pp}", "2017", of_indicator="gdp")
    assert outcomes(*here, *implying, said)["growth_contribution"] == outcome
    assert outcomes(*here, said)["growth_contribution"] == "untestable"


@pytest.mark.parametrize(("other", "outcome"), [(22, "holds"), (23, "contradicts")])
def test_a_fact_stated_in_two_articles_is_one(other, outcome):
    there = figure("city", "count/ship", other, "{ship}", article="b")
    found = reckon(in_articles(figure("city", "count/ship", 22, "{ship}"), there), BOOK)
    assert [(row.identity, row.outcome) for row in found.rows] == [("same_fact", outcome)]
    expected = [("one_actual_value", "warning")] if outcome == "contradicts" else []
    assert [(one.check, one.severity) for one in found.findings] == expected


def test_a_dated_and_an_undated_statement_are_not_compared():
    assert outcomes(of(value=5), of(value=6, period=None, article="b")) == {"same_fact_undated": "untestable"}


def test_one_fact_in_two_units_is_one_amount():
    km = figure("city", "length", 7.1, "km")
    assert outcomes(km, figure("city", "length", 7100, "m")) == {"unit_conversion": "holds"}
    assert outcomes(km, figure("city", "length", 7210, "m")) == {"unit_conversion": "contradicts"}


def test_one_peer_group_has_one_size():
    among = {"measure": "rank", "unit": "{rank}", "rank_among": "peers"}
    one, other = of(value=5, rank_of=13.0, **among), of(value=6, rank_of=12.0, subject="other", **among)
    assert outcomes(one, other)["peer_group_size"] == "untestable"


@pytest.mark.parametrize(("part", "outcome"), [(8, "holds"), (58, "contradicts")])
def test_a_part_is_not_above_its_whole(part, outcome):
    whole = figure("city", "count/ship", 57, "{ship}")
    assert outcomes(whole, figure("city", "count/ship", part, "{ship}", breakdown="x")) == {
        "part_within_whole": outcome
    }
    assert outcomes(whole, figure("city", "count/ship", part, "{ship}", counterpart="US")) == {
        "part_within_whole": outcome
    }
    assert outcomes(whole, figure("town", "count/ship", part, "{ship}")) == {"part_within_whole": outcome}


def test_an_indicator_is_not_above_the_one_it_is_part_of():
    assert outcomes(of(value=5), of(value=6, indicator="net")) == {"part_within_whole": "contradicts"}
    assert outcomes(of(value=5), of(value=6, indicator="net", period="2016")) == {"part_within_whole": "untestable"}


def test_parts_told_by_codes_that_make_the_whole_are_its_parts():
    def ships(value: float, breakdown: str | None = None):
        return figure("city", "count/ship", value, "{ship}", breakdown=breakdown)

    assert outcomes(ships(57), ships(28, "a"), ships(21, "b"), ships(8, "c"))["parts_together"] == "holds"
    assert outcomes(ships(57), ships(28, "a"), ships(21, "b"))["parts_together"] == "untestable"


@pytest.mark.parametrize(("whole", "outcome"), [(1300, "holds"), (1200, "contradicts")])
def test_parts_told_by_thresholds_are_together_not_above_the_whole(whole, outcome):
    large = figure("city", "count/ship", 140, "{ship}", breakdown="gt 100 t")
    middle = figure("city", "count/ship", 1072, "{ship}", breakdown="ge 10 le 100 t")
    rows = figure("city", "count/ship", whole, "{ship}"), large, middle
    assert outcomes(*rows)["parts_together"] == outcome
    overlapping = figure("city", "count/ship", 1072, "{ship}", breakdown="ge 10 t")
    assert outcomes(rows[0], large, overlapping)["parts_together"] == "untestable"


@pytest.mark.parametrize(("total", "outcome"), [(32.9e9, "holds"), (0.9e9, "contradicts")])
def test_so_many_of_more_than_so_much_are_together_more_than_their_product(total, outcome):
    some = {"breakdown": "ge 10000000 le 100000000 USD"}
    count = figure("city", "count/ship", 1072, "{ship}", **some)
    threshold = figure("city", "capital", 1e7, "USD", value_high=1e8, multiplier=1e6, **some)
    together = figure("other", "capital", total, "USD", multiplier=1e9, decimals=1, **some)
    assert outcomes(count, threshold, together)["threshold_times_count"] == outcome


@pytest.mark.parametrize(("moved", "outcome"), [(360, "holds"), (1785, "contradicts")])
def test_a_rate_times_the_time_is_the_total(moved, outcome):
    def handled(subject: str = "port"):
        return figure(subject, "rate", 40, "{box}/h"), figure(subject, "time", 540, "min")

    assert outcomes(*handled(), figure("port", "moved", moved, "{box}")) == {"rate_times_amount": outcome}
    assert outcomes(*handled("other"), figure("port", "moved", moved, "{box}")) == {}


def test_what_only_describes_a_thing_makes_no_rate():
    rows = figure("van", "speed", 30, "km/h"), figure("van", "time", 2, "h"), figure("van", "length", 4.2, "m")
    assert outcomes(*rows) == {}


def test_ranks_are_in_the_order_of_the_values():
    among = {"measure": "rank", "unit": "{rank}", "rank_among": "peers"}
    ranks = of(value=1, **among), of(value=2, subject="other", **among)
    assert outcomes(*ranks, of(value=9), of(value=8, subject="other")) == {"rank_against_value": "holds"}
    assert outcomes(*ranks, of(value=7), of(value=8, subject="other")) == {"rank_against_value": "contradicts"}
    tie = of(value=1, **among), of(value=1, subject="other", **among)
    assert outcomes(*tie) == {"one_for_each_rank": "untestable"}


def test_an_event_stated_twice_has_one_date():
    def approved(date: str, article: str = "b"):
        return event("plan", "approval", date, article)

    assert outcomes(approved("2018", "a"), approved("2018-03-01")) == {"same_event": "holds"}
    [row] = reckon(in_articles(approved("2018-03-01", "a"), approved("2018-02")), BOOK).rows
    assert (row.outcome, row.unit, row.computed_low, row.stated_high) == ("contradicts", "{date}", 20180301, 20180228)


def test_what_comes_first_is_not_later():
    rows = event("port", "construction_start", "2013"), event("port", "opening", "2017-05")
    assert outcomes(*rows) == {"event_order": "holds"}
    rows = event("port", "construction_start", "2013"), event("port", "opening", "2012-05")
    assert outcomes(*rows) == {"event_order": "contradicts"}


def test_a_later_issue_revises_and_both_vintages_stay():
    first = of(value=50, as_of="2018-03-29")
    later = {"issue": "y-2019", "article": "b", "as_of": "2019-03-29"}
    assert outcomes(first, of(value=50, **later)) == {"same_fact_later": "holds"}
    found = reckon(in_articles(first, of(value=52, **later)), BOOK)
    assert [(row.identity, row.outcome) for row in found.rows] == [("revised", "untestable")]
    assert "50 CNY as of 2018-03-29: 52 CNY as of 2019-03-29" in found.rows[0].note
    assert [one.check for one in found.findings] == ["revised"]
    assert outcomes(of(value=50, period=None), of(value=52, period=None, issue="y-2019")) == {}


def test_figures_of_two_issues_are_not_mixed():
    assert outcomes(of(value=50), of(value=100, indicator="gdp", issue="y-2019", article="b"), share(50)) == {}


def test_a_target_is_not_compared_with_what_is():
    assert outcomes(of(value=5), of(value=6, indicator="net", status="target")) == {}


def test_the_order_of_articles_and_rows_does_not_matter():
    rows = [of(value=50), of(value=100, indicator="gdp"), share(50), of(value=51, article="b"), growth(3, article="c")]
    one = reckon(in_articles(*rows), BOOK)
    assert one == reckon(in_articles(*rows[::-1]), BOOK)
    assert one.counted()["share_of_whole"] == {"holds": 1, "contradicts": 0, "untestable": 0}


def test_every_identity_is_documented_where_it_is_made_and_in_its_code_list():
    names = {name for kind in KINDS for name in re.findall(r"`([a-z_]+)`(?:[,:]| once more)", kind.__doc__ or "")}
    assert names == set(load_codes("identities"))
