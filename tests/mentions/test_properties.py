"""What must always hold, whatever the text."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.mentions import find_mentions
from flows.mentions.mention import Mention

WORDS_IN_ONE = (
    "the rose by to and of in over nearly 12 3.5 1,200 million percent yuan RMB $ US$ km ships year first "
    "third half twice 2017 March 25 No. page between about one five ten hundred thousand a an per week China's "
    "largest top - – , . ( ) \n\n \n"
)
WORDS = WORDS_IN_ONE.split(" ")
SOUP = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
ANY = st.one_of(SOUP, st.text(max_size=80), st.text(alphabet="0123456789,.-:/% $kmbt\n", max_size=60))
DATES = st.one_of(st.none(), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
SHIFTED = ("start", "end", "number_start", "number_end", "cue_start", "cue_end")


def moved(mention: Mention, by: int) -> Mention:
    places = {name: getattr(mention, name) + by for name in SHIFTED if getattr(mention, name) >= 0}
    return mention._replace(**places)


@given(ANY, DATES)
@settings(max_examples=300, deadline=None)
def test_mentions_are_in_order_apart_and_inside_the_text(text: str, date: dt.date | None) -> None:
    at = 0
    for mention in find_mentions(text, date):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.start <= mention.number_start <= mention.number_end <= mention.end
        assert -1 <= mention.cue_start <= mention.start
        assert mention.cue_end == -1 or mention.end <= mention.cue_end <= len(text)
        assert mention.value is None or mention.value_high is None or mention.value <= mention.value_high
        at = mention.end


@given(SOUP, SOUP)
@settings(max_examples=200, deadline=None)
def test_text_before_and_after_only_shifts(text: str, other: str) -> None:
    found = find_mentions(text)
    before = f"It ended.\n\n{other}\n\n"
    whole = find_mentions(f"{before}{text}\n\nIt goes on.")
    assert [m for m in whole if len(before) <= m.start < len(before) + len(text)] == [
        moved(m, len(before)) for m in found
    ]


@st.composite
def printed_numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    decimals = draw(st.integers(0, 3))
    value = draw(st.decimals(min_value=0, max_value=999_999_999, places=decimals))
    word, factor = draw(st.sampled_from([("", 1), (" thousand", 10**3), (" million", 10**6), (" billion", 10**9)]))
    return f"{value:,.{decimals}f}{word}", value * factor


UNITS = {"percent": "%", "kilometers": "km", "tonnes": "t", "yuan": "CNY", "hectares": "har", "ships": "{ship}"}


@given(printed_numbers(), st.sampled_from(sorted(UNITS)))
@settings(max_examples=200, deadline=None)
def test_a_printed_quantity_is_read_back(number: tuple[str, Decimal], unit: str) -> None:
    printed, value = number
    text = f"It came to {printed} {unit} in all."
    (mention,) = find_mentions(text)
    assert (mention.value, mention.value_high) == (value, None)
    if unit != "ships" or value != 1:
        assert mention.unit == UNITS[unit]
    assert text[mention.number_start : mention.number_end] == printed
    assert text[mention.start : mention.end] == f"{printed} {unit}"


ONES_IN_ONE = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
ONES = ONES_IN_ONE.split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest < 100 else " "
            return f"{spelled(number // size)} {name}" + (joint + spelled(rest) if rest else "")
    raise AssertionError


@given(st.integers(2, 10**12 - 1))
@settings(max_examples=300, deadline=None)
def test_a_number_in_words_is_read_back(number: int) -> None:
    (mention,) = find_mentions(f"They counted {spelled(number)} ships there.")
    assert (mention.value, mention.unit) == (number, "{ship}")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["%B {d}, %Y", "{d} %B %Y", "%Y-%m-%d"]))
@settings(max_examples=100, deadline=None)
def test_a_printed_date_is_read_back(date: dt.date, form: str) -> None:
    (mention,) = find_mentions("It opened on " + date.strftime(form.format(d=date.day)) + " in the rain.")
    assert mention.period is not None
    assert mention.period.start == mention.period.end == date


@pytest.mark.parametrize(
    "text",
    [
        "7" * 200_000,
        "1," * 50_000,
        "1,111" + ",111" * 50_000,
        "1 " * 50_000,
        "1-" * 50_000,
        "one " * 30_000,
        "a1" * 50_000,
        "x" * 300_000,
        "half a " * 20_000,
        "$" * 50_000 + "5",
        "(" * 50_000 + "5" + ")" * 50_000,
        "\0" * 1000 + "5 km",
        "\u202e5 km\u202c \u05d0 12",
        "\ud83d 5 km \udc00",
        "İ 5 km",
        "5 of " * 20_000,
        "12 " * 100_000 + "[" * 100_000,
        "a b o u t  2 5 " * 5_000,
        "per-\ncent 5 per-\ncent " * 5_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_input_is_read_without_a_hang(text: str) -> None:
    begun = time.process_time()
    find_mentions(text)
    assert time.process_time() - begun < 20


def taken(text: str) -> float:
    begun = time.process_time()
    find_mentions(text)
    return time.process_time() - begun


@pytest.mark.parametrize("piece", ["12, ", "5 km, "])
def test_a_list_of_numbers_is_read_in_time_with_its_length(piece: str) -> None:
    taken(piece)
    assert taken(piece * 96_000) < 18 * taken(piece * 12_000)  # 8 times where the time is linear, 64 where it is not


def test_words_cut_by_a_line_end_are_read_whole_with_their_offsets() -> None:
    text = "It grew 10.1 per-\ncent, and 12 bil-\nlion yuan came."
    percent, yuan = find_mentions(text)
    assert (percent.value, percent.unit, text[percent.start : percent.end]) == (Decimal("10.1"), "%", "10.1 per-\ncent")
    assert (yuan.value, yuan.unit) == (12 * 10**9, "CNY")


def test_letter_spaced_digits_are_one_number() -> None:
    text = "They saw a b o u t  2 5  m i l e s  a h e a d"
    (mention,) = find_mentions(text)
    assert (mention.value, mention.unit, mention.qualifier) == (25, "[mi_i]", "approx")
    assert text[mention.number_start : mention.number_end] == "2 5"
