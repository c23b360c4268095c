"""One figure printed in many ways: millions by a letter, folds, odds, race times, from A to B, storeys."""

import pytest

from flows.mentions import find_mentions


def found(text: str) -> list[tuple[str, float, str]]:
    quantities = (m for m in find_mentions(text) if m.kind == "quantity")
    return [(text[m.start : m.end], round(float(m.value or 0), 4), m.unit) for m in quantities]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The airport handled 5.3m passengers.", 5_300_000, "{passenger}"),
        ("Airport handled 5.3m in May", 5_300_000, ""),
        ("Visitor numbers rose to 4.9m last year.", 4_900_000, ""),
        ("a population of 1.2m", 1_200_000, ""),
        ("the 3.4m-strong union", 3_400_000, ""),
        ("BA buys rival for £106m", 106_000_000, "GBP"),
        ("It pumps 2m b/d.", 2_000_000, "[bbl_us]/d"),
        ("It flew 5.3 m passengers.", 5_300_000, "{passenger}"),
        ("They paid 3.2 mio euros.", 3_200_000, "EUR"),
        ("The bridge is 5.3m wide.", 5.3, "m"),
        ("The workers put up a 12m mast.", 12, "m"),
        ("She won the 100m.", 100, "m"),
    ],
)
def test_the_letter_m(text: str, value: float, unit: str) -> None:
    assert [entry[1:] for entry in found(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose fivefold.", 5),
        ("a tenfold rise", 10),
        ("a five-fold increase", 5),
        ("Prices halved.", 0.5),
        ("It is 2.5 times more.", 2.5),
    ],
)
def test_a_factor(text: str, value: float) -> None:
    assert [entry[1:] for entry in found(text)] == [(value, "1")]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("They won by a 2-to-1 vote.", "2-to-1", 2),
        ("Women lead by two to one.", "two to one", 2),
        ("a ratio of 3 to 1", "3 to 1", 3),
        ("1 of every 8 workers", "1 of every 8", 0.125),
        ("one of every five there", "one of every five", 0.2),
        ("2 in every 5 say so", "2 in every 5", 0.4),
        ("seven of every ten ships", "seven of every ten", 0.7),
    ],
)
def test_odds_and_shares_of_a_few(text: str, printed: str, value: float) -> None:
    assert found(text) == [(printed, value, "")]


def test_one_that_counts_after_to_is_no_ratio() -> None:
    (mention,) = find_mentions("It cut its fleet by two to one ship.")
    assert mention.value_high is not None


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("He won in 2:04:12.", "2:04:12", 2.07, "h"),
        ("She finished in 27:13.44 there.", "27:13.44", 27.224, "min"),
        ("a time of 9:30", "9:30", 9.5, "min"),
    ],
)
def test_a_race_time_is_a_length_of_time(text: str, printed: str, value: float, unit: str) -> None:
    assert found(text) == [(printed, value, unit)]


@pytest.mark.parametrize("text", ["at 10:30:15", "It began at 2:04.", "by 12:04:11 GMT"])
def test_a_time_of_day_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The rate rose from 10 percent to 25 percent.",
        "They are expanding it from 10 percent to 25 percent.",
        "That brings its stake from 10 percent to 25 percent.",
        "They raised the tariffs on many of the goods that are bought from 10 percent to 25 percent.",
        "The vote took the tally from 10 percent to 25 percent.",
    ],
)
def test_behind_a_verb_of_change_from_a_to_b_is_two_figures(text: str) -> None:
    assert found(text) == [("10 percent", 10, "%"), ("25 percent", 25, "%")]


@pytest.mark.parametrize(
    "text", ["between 10 and 25 percent", "We raised it. They last from 3 to 5 days.", "a 10-to-15-minute walk"]
)
def test_elsewhere_it_is_a_range(text: str) -> None:
    (mention,) = (m for m in find_mentions(text) if m.kind == "quantity")
    assert mention.value_high is not None


@pytest.mark.parametrize("text", ["a 12-storey tower", "a 12-story tower"])
def test_storeys_are_counted(text: str) -> None:
    assert [entry[1:] for entry in found(text)] == [(12, "{storey}")]


def test_an_amount_does_not_take_the_unit_of_its_share() -> None:
    assert found("It rose by 13,400 or 8 percent.") == [("13,400", 13400, ""), ("8 percent", 8, "%")]


def test_part_of_a_decade() -> None:
    (mention,) = find_mentions("in the late 1990s")
    assert mention.period is not None
    assert (mention.period.iso, mention.period.start.year, mention.period.end.year) == ("1990/1999", 1997, 1999)


def test_what_picked_up_to_a_figure_is_not_bounded_by_it():
    (rate,) = (m for m in find_mentions("Inflation picked up to 7.6 percent.") if m.kind == "quantity")
    assert rate.qualifier == "exact"
    (bound,) = (m for m in find_mentions("It holds up to 7.6 percent.") if m.kind == "quantity")
    assert bound.qualifier == "le"


@pytest.mark.parametrize(
    ("text", "direction"), [("1.0 per cent down on the previous year", -1), ("12.3% up on 2010", 1)]
)
def test_a_direction_may_stand_behind_its_figure(text: str, direction: int) -> None:
    assert find_mentions(f"It handled 130 tons, {text}.")[1].direction == direction
