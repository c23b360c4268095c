from __future__ import annotations

import pytest

from tests.bench.mutation import RAW, measure
from tests.reckoning.facts import book, figure, in_articles
from tests.reckoning.mutation import mutations

BOOK = book(["output", "gdp"], {"city": None}, ["ship"])


def test_a_change_of_a_figure_in_an_equation_is_noticed_and_one_that_stands_alone_is_counted_apart():
    twice = figure("city", "count/ship", 22, "{ship}"), figure("city", "count/ship", 22, "{ship}", article="b")
    alone = figure("city", "output", 7, "CNY")
    found = mutations(in_articles(*twice, alone), BOOK, ())
    assert (found.figures(), found.alone) == (2, 1)
    assert found.noticed() == found.noticed(equation=True) == (4, 4)


def test_a_bound_lets_changes_pass():
    rows = [figure("city", "count/ship", 30, "{ship}", article=name, qualifier="gt") for name in "ab"]
    assert mutations(in_articles(*rows), BOOK, ()).noticed(equation=False) == (0, 4)


@pytest.mark.slow
def test_most_changes_of_figures_in_equations_are_noticed_in_the_articles_at_hand():
    noticed, tried = measure(RAW).noticed(equation=True)
    assert tried > 50
    assert noticed / tried > 0.85
