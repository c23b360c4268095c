"""Units: codes, rates, currencies, counted things."""

import pytest

from flows.mentions import find_mentions
from flows.mentions.mention import Mention


def only(text: str) -> Mention:
    (mention,) = (m for m in find_mentions(text) if m.kind == "quantity")
    return mention


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("RMB10,000", "CNY"),
        ("100 million yuan", "CNY"),
        ("HK$5", "HKD"),
        ("$98 a share", "USD/{share}"),
        ("$52.36 a barrel", "USD/[bbl_us]"),
        ("paid a $ 40 bill", "USD"),
        ("20 million pounds", "GBP"),
        ("12 percent", "%"),
        ("1.5 percentage points", "{pp}"),
        ("25 bps", "{bp}"),
        ("350-kmh", "km/h"),
        ("200 kilometres per hour", "km/h"),
        ("8,200 nautical miles", "[nmi_i]"),
        ("12 mu", "{mu}"),
        ("3,000 square metres", "m2"),
        ("375 km2", "km2"),
        ("4 cubic kilometers", "km3"),
        ("60 micrograms per cubic meter", "ug/m3"),
        ("100 billion kWh", "kW.h"),
        ("50 MW", "MW"),
        ("handled 1.2 mln t of coal", "t"),
        ("1.2 million t", "t"),
        ("20,568 TEUs", "{TEU}"),
        ("38 to 40 degrees Celsius", "Cel"),
        ("367 kg per mu", "kg/{mu}"),
        ("50 containers per hour", "{container}/h"),
        ("four trains a week", "{train}/wk"),
        ("twice a week", "{time}/wk"),
        ("half an hour", "h"),
        ("three decades", "a"),
        ("a 28-year-old", "a"),
        ("three consecutive years", "a"),
        ("12 quarters", "{quarter}"),
        ("80p each", "{penny}"),
        ("the 110m hurdles", "m"),
        ("sales grew 2.5x", "1"),
        ("2 trillion won", "KRW"),
        ("10kilometers", "km"),
        ("26,700 foreign-invested projects", "{project}"),
        ("an 11-member team", "{member}"),
        ("one ship", "{ship}"),
        ("hundreds of people", "{person}"),
        ("three times as many", "1"),
        ("42", ""),
    ],
)
def test_the_unit_of_a_quantity(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_a_figure_of_a_list_has_the_unit_of_the_last() -> None:
    assert [m.unit for m in find_mentions("They grew by 5, 10 and 15 percent.")] == ["%", "%", "%"]


def test_eleven_trains_of_a_speed_are_two_quantities() -> None:
    eleven, speed = find_mentions("It made 11 350-kmh trains.")
    assert (eleven.value, eleven.unit) == (11, "{train}")
    assert (speed.value, speed.unit) == (350, "km/h")
    assert eleven.end <= speed.start


def test_a_counted_noun_is_printed_as_a_phrase() -> None:
    assert only("115 national-level incubation centers opened").unit_text == "national-level incubation centers"


@pytest.mark.parametrize(
    ("text", "qualifier", "cue"),
    [
        ("more than 40 ships", "gt", "more than"),
        ("well over 40 ships", "gt", "well over"),
        ("nearly 40 ships", "lt", "nearly"),
        ("about 40 ships", "approx", "about"),
        ("some 40 ships", "approx", "some"),
        ("at least 40 ships", "ge", "at least"),
        ("no fewer than 40 ships", "ge", "no fewer than"),
        ("up to 40 ships", "le", "up to"),
        ("80-plus ships", "ge", "-plus"),
        ("40 ships or more", "ge", "or more"),
        ("dozens of ships", "ge", ""),
        ("40 ships", "exact", ""),
    ],
)
def test_cue_words_bound_a_figure(text: str, qualifier: str, cue: str) -> None:
    mention = only(text)
    assert (mention.qualifier, mention.qualifier_text) == (qualifier, cue)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("up 5 percent", 1),
        ("rose by about 5 percent", 1),
        ("a 5 percent increase", 1),
        ("fell 5 percent", -1),
        ("a drop of 5 percent", -1),
        ("cut the weight of the engine by 5 percent", -1),
        ("0.4 percent lower", -1),
        ("were down slightly, by 5 percent", -1),
        ("a plus of 5 percent", 1),
        ("a minus of 5 percent", -1),
        ("5 percent of it", 0),
    ],
)
def test_words_of_change_tell_the_direction(text: str, direction: int) -> None:
    assert only(text).direction == direction
