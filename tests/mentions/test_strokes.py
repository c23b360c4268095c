"""What is read at one stroke is what the general readers would read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.mentions import find_mentions, reader, worded
from flows.mentions.mention import Mention
from flows.mentions.page import Page
from flows.mentions.strokes import read_plainly

PARTS_IN_ONE = (
    "12 3.5 1,200 three 2017 45 million billion percent % km years ships tonnes US$ $ yuan points times people "
    "rose fell by up about more than nearly of in the a per and to or ago old higher , . ( - port Hailong No. "
    "page Some over out new foreign EUR RMB12 workers firms new-energy most largest one other's (2 \n free runs"
)
PARTS = PARTS_IN_ONE.split(" ")


def generally(text: str) -> list[Mention]:
    """The mentions with the quick way shut."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (reader, worded):
            patch.setattr(module, "read_plainly", lambda page, at: None)
        return find_mentions(text)


@given(st.lists(st.sampled_from(PARTS), max_size=9).map(" ".join))
@settings(max_examples=600, deadline=None)
def test_both_ways_give_the_same(text: str) -> None:
    assert find_mentions(text) == generally(text)


@pytest.mark.parametrize(
    "text",
    [
        "12.5 percent of it",
        "1,318 km long",
        "$3.4 million.",
        "three years after that",
        "10,000 jobs, and",
        "1,200 with it",
    ],
)
def test_plain_figures_take_the_quick_way(text: str) -> None:
    at = 1 if text[0] == "$" else 0
    assert read_plainly(Page(text, None), at) == generally(text)[0]


@pytest.mark.parametrize(
    "text", ["12 to 15 km", "5 feet 2", "3 years ago", "12 km/h", "2017 ships", "0.5 per cent a year or so"]
)
def test_what_may_go_on_is_left_to_the_general_readers(text: str) -> None:
    assert read_plainly(Page(text, None), 0) is None


def test_a_power_that_no_measure_has_is_no_quantity():
    assert [m.kind for m in find_mentions("it weighs 1e400 million tons")] == ["other"]
