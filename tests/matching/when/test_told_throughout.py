"""An article that tells of one time: what is measured in it without a time of its own is of that one."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.matching import match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_text
from tests.matching.frames_alone import frames_alone

Told = list[tuple[str, float, str | None, str]]


def told(text: str, date: dt.date = dt.date(2016, 2, 1), *, provisional: bool = True) -> Told:
    article = read_text(text, article_id="extract/x", date=date, place="ohio")
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=provisional)
    return [(row.indicator_id, row.value, row.period, row.period_basis) for row in made.observations]


LEAD = "Ohio does well\n\nIn the first nine months of 2015, Ohio's exports rose 5 percent from a year earlier.\n\n"


def test_a_figure_in_a_paragraph_of_its_own_is_of_the_time_of_the_article():
    assert ("retail_sales", 3e9, "2015-01/2015-09", "context") in told(LEAD + "Retail sales reached $3 billion.")


def test_the_title_tells_it_too():
    text = "Ohio's economy in 2015\n\nThe state had a good run.\n\nRetail sales reached $3 billion."
    assert told(text) == [("retail_sales", 3e9, "2015", "context")]


def test_where_another_time_was_told_in_between_nothing_is_guessed():
    text = LEAD + "In October, imports fell 3 percent.\n\nRetail sales reached $3 billion."
    assert [row[0] for row in told(text)] == ["exports", "imports"]


def test_a_look_back_from_which_the_text_came_back_is_no_other_time():
    back = (
        "In the first quarter of 2015 imports fell 3 percent.\n\nImports rose 2 percent in the first nine months.\n\n"
    )
    assert told(LEAD + back + "Retail sales reached $3 billion.")[-1][2] == "2015-01/2015-09"
    only_back = told(LEAD + back.partition("\n\n")[0] + "\n\nRetail sales reached $3 billion.")
    assert [row[0] for row in only_back] == ["exports", "imports"]


def test_what_a_figure_is_compared_with_tells_no_time():
    text = (
        LEAD
        + "Imports fell 3 percent from $4 billion in the first nine months of 2013.\n\nRetail sales reached $3 billion."
    )
    assert told(text)[-1][2] == "2015-01/2015-09"


def test_one_month_alone_is_by_the_way():
    text = LEAD + "In September alone, exports rose 6 percent.\n\nRetail sales reached $3 billion."
    assert told(text)[-1][2] == "2015-01/2015-09"


@pytest.mark.parametrize(
    "sentence",
    [
        "Annual retail sales are $3 billion.",
        "Retail sales reached $3 billion a year.",
        "Retail sales have reached $3 billion so far.",
        "Retail sales are expected to reach $3 billion.",
        "The population was 3 million.",
    ],
)
def test_what_is_so_at_all_times_or_is_to_be_has_no_time_of_the_article(sentence: str) -> None:
    assert [row[2] for row in told(LEAD + sentence) if row[3] == "context"] == []


def test_history_dates_nothing():
    text = "Ohio once\n\nIn 2009, Ohio's exports rose 5 percent.\n\nRetail sales reached $3 billion."
    assert [row[0] for row in told(text)] == ["exports"]


def test_a_stock_without_a_time_and_a_text_without_any_have_rows_without_a_period():
    assert ("population", 4e6, None, "undated") in told(LEAD + "Ohio's population is 4 million.")
    assert told("Ohio\n\nOhio's retail sales reached $3 billion.") == [("retail_sales", 3e9, None, "undated")]


def test_an_issue_with_rules_of_its_own_takes_no_time_from_other_paragraphs():
    text = LEAD.replace("Ohio", "Dalian") + "Dalian's retail sales reached 3 billion yuan."
    assert [row[2] for row in told(text, provisional=False) if row[0] == "retail_sales"] == [None]


def test_a_flow_until_a_date_is_of_the_time_that_ends_then():
    text = LEAD + "By the end of September 2015, fiscal revenue reached $3 billion."
    assert told(text)[-1] == ("fiscal_revenue", 3e9, "2015-01/2015-09", "context")


def test_a_time_behind_over_is_the_base_of_points():
    text = LEAD + "Retail sales rose 6 percent to $3 billion, up 2 percentage points over the first half of the year."
    assert {row[2] for row in told(text) if row[0] == "retail_sales"} == {"2015-01/2015-09"}


def test_the_date_of_an_act_that_is_the_cause_is_not_the_time():
    text = "Ohio\n\nIn the third quarter of 2015 exports rose 5 percent.\n\n"
    text += "Retail sales rose 6 percent to $3 billion because of the opening of a mall in August."
    assert {row[2] for row in told(text) if row[0] == "retail_sales"} == {"2015-07/2015-09"}


def test_the_same_month_a_year_before_says_that_a_month_is_told():
    text = "Ohio\n\nIn October 2015 exports rose 5 percent. In the ten months of 2015 imports fell 3 percent. "
    text += "Services were up 2 percent from the same month last year. Retail sales rose 6 percent to $3 billion."
    assert {row[2] for row in told(text) if row[0] == "retail_sales"} == {"2015-10"}


def test_the_months_of_a_year_are_its_first():
    assert told("Ohio\n\nIn the eight months of 2015, retail sales reached $3 billion.")[0][2] == "2015-01/2015-08"
    assert told("Ohio\n\nIn the year 2015, retail sales reached $3 billion.")[0][2] == "2015"


def test_a_target_of_a_time_to_come_dates_no_figure_behind_it():
    text = "Ohio\n\nIn January 2016, exports rose 5 percent. Ohio aims at exports of $9 billion for the year 2017. "
    text += "Retail sales reached $3 billion."
    assert told(text)[-1] == ("retail_sales", 3e9, "2016-01", "context")


def test_over_the_same_period_is_a_comparison():
    text = LEAD + "Retail sales reached $3 billion, up 9 percent over the same period."
    assert {row[2] for row in told(text) if row[0] == "retail_sales"} == {"2015-01/2015-09"}


def test_a_quarter_told_by_its_end_is_that_of_the_article():
    text = "Ohio\n\nIn the third quarter ended 31 December 2015, exports rose 5 percent.\n\n"
    assert told(text + "Retail sales reached $3 billion.")[-1][2] == "2015-10/2015-12"


def test_a_figure_for_the_full_year_is_not_of_the_quarter_named_before():
    text = "Ohio\n\nAfter weak months in the first quarter, retail sales for the full year reached $3 billion."
    assert [row[2] for row in told(text) if row[2] and row[2].startswith("2015-01")] == []


@pytest.mark.parametrize("change", ["down 4 percent on", "up 4 percent, or $90 million, on", "a rise of 4% on"])
def test_what_a_change_is_set_against_is_no_time_told(change: str):
    text = f"Ohio\n\nFrom July to September 2015, exports reached $2 billion, {change} the third quarter of 2014.\n\n"
    assert told(text + "Retail sales reached $3 billion.")[-1][1:] == (3e9, "2015-07/2015-09", "context")


TWICE = "Ohio's exports in the first nine months of 2015\n\n" + LEAD.partition("\n\n")[2]


@pytest.mark.parametrize(
    "back",
    [
        "In the first quarter of 2015 imports fell 3 percent.",
        "Imports rose 9 percent in 2013.",
        "The governor has had high hopes this year, as orders went up 7 percent.",
    ],
)
def test_to_a_time_that_the_text_told_twice_it_need_not_come_back(back: str) -> None:
    assert told(f"{TWICE}{back}\n\nRetail sales reached $3 billion.", dt.date(2015, 10, 20))[-1] == (
        "retail_sales",
        3e9,
        "2015-01/2015-09",
        "context",
    )


def test_a_later_time_is_no_look_back_even_then():
    later = "In October, imports fell 3 percent."
    assert told(f"{TWICE}{later}\n\nRetail sales reached $3 billion.")[-1][0] == "imports"


def test_a_time_told_some_days_before_it_ends_is_over():
    text = LEAD + "Retail sales reached $3 billion."
    assert told(text, dt.date(2015, 9, 28))[-1][2] == "2015-01/2015-09"
    assert [row[0] for row in told(text, dt.date(2015, 8, 28))][1:] == []


def test_since_when_a_figure_is_the_highest_is_no_time_of_its_own():
    assert told(LEAD + "Retail sales reached $3 billion, the most since 2008.")[-1][2] == "2015-01/2015-09"


def test_the_year_before_that_a_figure_is_set_against_tells_which_year_it_is_of():
    text = "Ohio's GDP rose 4 percent in 2015.\n\nIn the fourth quarter of 2015, Ohio's GDP rose 3 percent.\n\n"
    assert told("Accounts\n\n" + text + "Exports were $3 billion, compared with $2 billion in 2014.")[-2:] == [
        ("exports", 3e9, "2015", "context"),
        ("exports", 2e9, "2014", "explicit"),
    ]


def test_a_half_in_the_title_is_the_one_that_the_text_tells():
    text = (
        "Retail sales hit first-half record\n\nRetail sales in Ohio rose 9 percent in the April-September period.\n\n"
    )
    assert told(text + "Exports reached $3 billion.")[-1][2] == "2015-04/2015-09"


def test_a_month_may_be_praised():
    text = "Ohio exports up 9 percent in record January\n\nImports rose 3 percent."
    assert told(text)[-1] == ("imports", 3.0, "2016-01", "context")


@pytest.mark.parametrize(
    "title", ["Ohio Steel: financial statement bulletin 2015", "Ohio Steel's annual results for the year 2015"]
)
def test_the_year_of_accounts_that_a_title_names_is_told(title: str):
    text = f"{title}\n\nNet sales fell by 2 percent to EUR 360 million (EUR 389 million in 2014)."
    assert ("turnover", 360e6, "2015", "context") in told(text)


def test_half_a_year_of_accounts_is_not_the_year():
    text = "Ohio Steel: half-year report 2015\n\nNet sales fell by 2 percent to EUR 360 million."
    assert ("turnover", 360e6, "2015", "context") not in told(text)


def test_a_time_in_brackets_is_of_the_figure_there():
    text = "A title\n\nNet sales fell by 2 percent to EUR 360 million (EUR 389 million in 2014)."
    assert "2014" not in [period for _, value, period, _ in told(text) if value != 389e6]
