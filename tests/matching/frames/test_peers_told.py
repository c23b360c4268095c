"""Names with a figure each and no indicator, behind a sentence that told one; nouns that stand for the topic."""

from __future__ import annotations

import pytest

from tests.matching.frames_alone import observed

Row = tuple[str, str, str, float, str]
GROWTH, LEVEL = "change_percent", "level"


def rows(text: str, place: str = "canada", title: str = "A title") -> set[Row]:
    """Subject, indicator, measure, value and partner of what is read."""
    found = observed(text, place, title)
    return {(o.subject_id, o.indicator_id, o.measure, o.value, o.counterpart or "") for o in found}


SALES = "Retail sales in Canada rose 3 percent in 2015. "


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ontario was up 2 percent and Quebec 1 percent.", ("quebec", "retail_sales", GROWTH, 1.0, "")),
        (
            "Ontario fell 2 percent to 9 billion dollars, Nova Scotia 5 percent to 3 billion dollars.",
            ("nova-scotia", "retail_sales", GROWTH, -5.0, ""),
        ),
        (
            "Ontario fell 2 percent to 9 billion dollars, Nova Scotia 5 percent to 3 billion dollars.",
            ("nova-scotia", "retail_sales", LEVEL, 3e9, ""),
        ),
        (
            "Ontario had the strongest growth at 7 percent, followed by Prince Edward Island with 6 percent.",
            ("prince-edward-island", "retail_sales", GROWTH, 6.0, ""),
        ),
        (
            "The steepest decline was in Nova Scotia, at 7 percent, followed by New Brunswick with 4 percent.",
            ("new-brunswick", "retail_sales", GROWTH, -4.0, ""),
        ),
        (
            "Ontario gained 2 percent while Nova Scotia slipped 4 percent.",
            ("nova-scotia", "retail_sales", GROWTH, -4.0, ""),
        ),
    ],
)
def test_others_are_told_of_by_the_indicator_told_before(text, row):
    assert row in rows(SALES + text)


def test_where_a_rate_is_highest_it_is_told_of_there():
    text = "Ohio's unemployment rate was 5 percent in June 2015. "
    text += "It was highest in Utah, at 6 percent, and lowest in Iowa, at 3 percent."
    read = rows(text, "ohio")
    assert {("utah", "unemployment_rate", LEVEL, 6.0, ""), ("iowa", "unemployment_rate", LEVEL, 3.0, "")} <= read


@pytest.mark.parametrize(
    "text",
    [
        "Siemens Group was up 7 percent.",
        "Chile grew 7 percent.",
        "Ontario and Quebec were up 7 percent and 3 percent.",
        "Ontario was up 7 percent of the way.",
        "Car makers did well. The sun shone. Nova Scotia was up 7 percent.",
        "Exports and imports did well too. Ontario was up 7 percent.",
    ],
)
def test_who_may_be_told_of_something_else_is_left_alone(text):
    assert 7.0 not in {row[3] for row in rows(SALES + text)}


COME = "Tourist arrivals in Malta reached 900,000 in 2015, up 4 percent. "


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Italy came first with 90,000 visitors, up 7 percent, followed by France with 80,000.",
            ("malta", "tourist_arrivals", GROWTH, 7.0, "IT"),
        ),
        (
            "Italy came first with 90,000 visitors, up 7 percent, followed by France with 80,000.",
            ("malta", "tourist_arrivals", LEVEL, 80000.0, "FR"),
        ),
        (
            "Italy was the top market with 90,000 (10 percent), ahead of France with 80,000 (9 percent) and Spain with"
            " 70,000 (8 percent).",
            ("malta", "tourist_arrivals", LEVEL, 70000.0, "ES"),
        ),
        (
            "Of them, 90,000 came from Italy, an increase of 5 percent, and 80,000 from France.",
            ("malta", "tourist_arrivals", LEVEL, 80000.0, "FR"),
        ),
        (
            "Italy fell 6 percent to 90,000, France 5 percent to 80,000.",
            ("malta", "tourist_arrivals", GROWTH, -5.0, "FR"),
        ),
        (
            "Southern Europe did best, with Italy up 6 percent to 90,000 and Spain up 8 percent to 70,000.",
            ("malta", "tourist_arrivals", GROWTH, 8.0, "ES"),
        ),
    ],
)
def test_those_who_come_are_told_of_by_where_they_come_from(text, row):
    assert row in rows(COME + text, "malta")


def test_behind_one_market_of_exports_others_follow():
    text = "In May 2015 exports to Peru, the main market of Chile, rose 5 percent to 9 billion dollars. "
    text += "It was followed by Japan with 7 billion dollars and India with 6 billion dollars."
    assert ("chile", "exports", LEVEL, 6e9, "IN") in rows(text, "chile")


def test_shares_in_brackets_are_no_changes():
    text = COME + "Italy was the top market with 90,000 (10 percent), ahead of France with 80,000 (9 percent)."
    assert 9.0 not in {row[3] for row in rows(text, "malta") if row[2] == GROWTH}


def test_who_sells_is_no_market():
    text = "Exports of Chile rose 5 percent in May 2015 and its imports 4 percent. The main supplier was Japan with 7"
    text += " billion dollars. India followed with 6 billion dollars."
    assert 6e9 not in {row[3] for row in rows(text, "chile")}


def test_of_exports_that_no_market_was_told_of_nobody_follows():
    text = "Exports of Chile rose 5 percent in 2015. Japan was second with 7 billion dollars."
    assert 7e9 not in {row[3] for row in rows(text, "chile")}


@pytest.mark.parametrize(
    ("title", "text", "row"),
    [
        ("Retail sales up in May", "Ohio's sales rose 4 percent in May.", ("ohio", "retail_sales", GROWTH, 4.0, "")),
        ("Steel output down", "In 2015 production fell 4 percent.", ("ohio", "steel_output", GROWTH, -4.0, "")),
        ("Tea exports grow", "In 2015, exports rose 4 percent.", ("ohio", "tea_exports", GROWTH, 4.0, "")),
        ("Tourist arrivals grow", "In 2015, arrivals rose 4 percent.", ("ohio", "tourist_arrivals", GROWTH, 4.0, "")),
    ],
)
def test_a_bare_noun_stands_for_what_the_article_is_about(title, text, row):
    assert row in rows(text, "ohio", title)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tea exports grow", "Ohio's exports and tea exports rose in 2015. In 2014, exports rose 4 percent."),
        ("Retail sales up in May", "Ohio's shoe sales rose 4 percent in May."),
        ("Retail sales up in May", "Ohio's sales force rose 4 percent in May."),
        ("Retail sales up in May", "Wint's sales rose 4 percent in May."),
        ("Retail sales up in May", "Wint Group said its sales rose 4 percent in May."),
        ("Tourist arrivals grow", "In 2015, East Asian arrivals rose 4 percent."),
        ("Steel output and coal output down", "In 2015 production fell 4 percent."),
    ],
)
def test_a_noun_that_something_narrows_down_does_not(title, text):
    known = {"tea_exports", "retail_sales", "tourist_arrivals", "steel_output", "coal_output"}
    assert not known & {row[1] for row in rows(text, "ohio", title) if row[3] in (4.0, -4.0)}
