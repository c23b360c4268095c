"""Parts that begin a sentence of their own, of the indicator that the one before told."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed


def parts(text: str) -> dict[str, float]:
    """The figures of all but Ohio itself, by their subjects."""
    return {o.subject_id: o.value for o in observed(text, "ohio") if o.subject_id != "ohio"}


def test_branches_behind_the_gdp():
    text = (
        "Ohio's GDP grew by 4 percent in 2015. Logistics expanded by 6 percent and health care by 2 percent."
        " Mining was the hardest hit, falling 9 percent."
    )
    assert parts(text) == {"ohio-logistics": 6.0, "ohio-health-care": 2.0, "ohio-mining": -9.0}


def test_goods_behind_exports_in_the_next_paragraph():
    text = (
        "Ohio's exports rose 4 percent in 2015.\n\nThe mood was good. Toys, too, were up 6 percent, though honey fell."
    )
    assert parts("Ohio's exports rose 4 percent in 2015.\n\nToys were up 6 percent.") == {"ohio-toys": 6.0}
    assert parts(text) == {}


def test_one_part_behind_another():
    text = "In 2015 retail sales of toys in Ohio rose 4 percent. Furniture gained 6 percent and books 7 percent."
    assert parts(text)["ohio-furniture"] == 6.0
    assert parts(text)["ohio-books"] == 7.0


@pytest.mark.parametrize(
    "text",
    [
        "Ohio's exports rose 4 percent in 2015. Tourism gained 6 percent.",  # no goods
        "Ohio's exports rose 4 percent and imports 5 percent in 2015. Toys gained 6 percent.",  # of which?
        "Ohio's exports rose 4 percent in 2015. Employment fell. Toys gained 6 percent.",
        "Ohio's exports rose 4 percent in 2015. Much happened in June. Toys gained 6 percent.",  # when?
        "Ohio's exports to Peru rose 4 percent in 2015. Toys gained 6 percent.",
        "Ohio's exports rose 4 percent in 2015. In Peru, toys gained 6 percent.",
        "Ohio's GDP rose 4 percent in 2015. Private firms gained 6 percent.",  # in number
        "Ohio's retail sales rose 4 percent in 2015. Tourism gained 6 percent.",
        "Ohio's exports rose 4 percent in 2015. Oil fell 6 percent to $50 a barrel.",
        "Ohio's exports rose 4 percent in 2015. Old toys lying about gained 6 percent.",
    ],
)
def test_what_may_be_of_something_else_is_left(text: str):
    assert 6.0 not in [abs(o.value) for o in observed(text, "ohio")]


def test_a_time_behind_what_is_made_up_for_is_of_that():
    text = "Ohio's economy did well in 2015. Exports rose 3 percent, recovering much of the fall recorded in 2014."
    assert [o.period for o in observed(text, "ohio")] == ["2015"]
