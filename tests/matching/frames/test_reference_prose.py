"""Encyclopedias, fact books, city profiles and firms' reports: how they tell whose and of when their figures are."""

from __future__ import annotations

import datetime as dt

from flows.matching import match_article
from flows.mentions import find_mentions
from flows.reading.articles import read_text
from tests.matching.frames_alone import frames_alone

DAY = dt.date(2016, 5, 3)


def told(text: str, place: str) -> list[tuple[str, str, float, str | None]]:
    article = read_text(f"An overview\n\n{text}", article_id="extract/x", date=DAY, place=place)
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    return [(row.subject_id, row.indicator_id, row.value, row.period) for row in made.observations]


def test_a_short_name_of_a_firm_is_the_firm():
    rows = told(
        "Velmo's net sales in 2015 fell by 8 per cent. Velmo employed 900 people at the end of 2015.", "velmo-castings"
    )
    assert {row[0] for row in rows} == {"velmo-castings"}
    assert {row[0] for row in told("Velmo's net sales in 2015 fell by 8 per cent.", "velmo-falls")} == {"velmo"}


def test_the_throughput_of_a_port_named_with_of_is_that_port_s():
    rows = told("The total throughput of the Port of Lorne amounted to 22 million tonnes in 2015.", "port-of-lorne")
    assert rows == [("port-of-lorne", "cargo_throughput", 22e6, "2015")]


def test_liquid_assets_are_no_assets_of_a_part():
    assert told("The company's liquid assets at the end of 2015 totalled EUR 31.6 million.", "velmo-castings") == []


def test_a_whole_behind_a_share_is_not_whom_the_text_goes_on_about():
    text = (
        "The city makes up half of Spain's output. The GDP of the city came to EUR 10 billion in 2015,"
        " 51.2% of the country's total. Exports rose by 4 per cent."
    )
    assert {row[0] for row in told(text, "lorne")} <= {"lorne"}


def test_what_is_planned_behind_and_makes_no_plan_of_the_figure_before():
    text = "As of 2014, Lorne Bikes had over 58,000 subscribers and had plans to provide for up to 5,000 bicycles."
    article = read_text(text, article_id="extract/x", date=DAY, place="lorne")
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    assert [(row.value, row.status) for row in made.observations] == [(58000, "actual")]


def test_the_company_is_no_town_that_only_says_where_it_is():
    text = "It opened its head office in Lorne, Ohio, in 1970. In 2010 the company's sales increased to $165 billion."
    assert all(row[0] != "lorne" for row in told(text, "lorne"))


def test_what_is_so_now_is_not_of_a_time_long_past_that_was_told_before():
    text = "In 2001, Spain's exports reached EUR 20 billion. Machinery accounts for 70 per cent of Spain's exports."
    assert [row[3] for row in told(text, "spain")] == ["2001"]
    assert [row[3] for row in told(text.replace("accounts", "accounted"), "spain")] == ["2001", "2001"]


def test_and_over_that_begins_another_clause_says_nothing_of_the_amount_before():
    text = "The exports of Lorne are worth $12 billion and over the next ten years are forecast to grow by 19 percent."
    rows = told(text, "lorne")
    assert all(row[3] is None for row in rows if row[2] == 12e9)


def test_a_date_in_brackets_behind_a_round_figure_dates_it():
    assert told("Population: 27.4 million (July 2015 est.)", "ghana") == [("ghana", "population", 27.4e6, "2015-07")]
    assert told("Labor force: 11.5 million (2014 est.)", "ghana")[0][3] == "2014"


def test_a_header_of_accounts_dates_the_list_below_it():
    text = (
        "Interim report January-June 2015\n\nVelmo makes castings.\n\nOperating profit EUR 14.1 million\n\n"
        "Like-for-like sales up 2.3%\n\nStaff costs rose by 5% to EUR 18 million."
    )
    assert {row[3] for row in told(text, "velmo-castings")} == {"2015-01/2015-06"}
    assert len(told(text, "velmo-castings")) == 4
    other = told(text.replace("Interim report", "Visitors' guide"), "velmo-castings")
    assert {row[3] for row in other} == {None}


def test_a_review_period_is_the_one_of_the_header():
    text = "Interim report January-June 2015\n\nNet sales for the review period came to EUR 31 million."
    assert told(text, "velmo-castings") == [("velmo-castings", "turnover", 31e6, "2015-01/2015-06")]


def test_hotels_of_a_place_tell_its_occupancy_and_room_rate():
    text = (
        "Hotels in Lorne achieved an average occupancy of 48% in 2015, compared with 55% the year before,"
        " at an average room rate of $84."
    )
    assert [row[1:] for row in told(text, "lorne")] == [
        ("room_occupancy_rate", 48, "2015"),
        ("room_occupancy_rate", 55, "2014"),
        ("average_daily_rate", 84, "2015"),
    ]
    assert told("Hotels in Lorne had revenue of $48 million in 2015.", "lorne") == []


def test_an_average_number_of_staff_is_how_many_there_were():
    rows = told("In 2015 the company employed an average of 14,320 people.", "velmo-castings")
    assert rows == [("velmo-castings", "employees", 14320, "2015")]


def test_a_heading_with_a_time_dates_what_stands_below_it_until_the_next():
    text = (
        "Interim report January-September 2015\n\nThird quarter 2015 compared with third quarter 2014\n\n"
        "Operating profit increased by 9 per cent to SEK 471m\n\nJanuary-September 2015\n\n"
        "Operating profit amounted to SEK 1,362m"
    )
    assert [row[2:] for row in told(text, "velmo-bank")] == [
        (9, "2015-07/2015-09"),
        (471e6, "2015-07/2015-09"),
        (1362e6, "2015-01/2015-09"),
    ]


def test_who_works_in_a_branch_is_employment_in_it():
    for text in (
        "Manufacturing employs 29,000 people in 1,800 firms, 7.7 per cent of the total.",
        "Some 29,000 people work in manufacturing.",
    ):
        assert told(text, "lorne") == [("lorne-manufacturing", "labour_force_employed", 29000, None)]
    assert told("The mine employs 29,000 people.", "lorne") == []
    assert told("Retail employs 29,000 people in the old centre.", "lorne") == []


def test_throughput_is_of_the_port_of_the_place_that_the_text_named():
    text = "The Port of Lorne is the largest of the coast.\n\nContainer throughput rose by 4 per cent in 2015."
    assert told(text, "lorne") == [("port-of-lorne", "container_throughput", 4, "2015")]
    assert told(text.partition("\n\n")[2], "lorne") == [("lorne", "container_throughput", 4, "2015")]


def test_hotels_tell_the_nights_of_their_place():
    text = "In 2014 hotels registered 1.92 million overnight stays, 3.2 per cent more than in 2013."
    assert [row[:3] for row in told(text, "lorne")] == [
        ("lorne", "tourist_nights", 1.92e6),
        ("lorne", "tourist_nights", 3.2),
    ]


def test_so_many_a_square_mile_are_not_so_many_a_square_kilometre():
    article = read_text(
        "The population density was 7,250 inhabitants per square mile.", article_id="extract/x", date=DAY, place="lorne"
    )
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    assert [(row.value, row.unit) for row in made.observations] == [(7250, "{person}/[mi_i]2")]


def test_families_beside_households_are_no_households():
    text = "In 2010 there were 283,510 households, and 120,690 families in the city."
    assert [row[2] for row in told(text, "lorne")] in ([283510], [])


def test_a_university_is_not_the_place_that_the_text_is_about():
    assert told("The university has 45,000 students.", "lorne") == []


def test_the_label_of_a_line_is_a_part_of_the_firm():
    lead = "Interim results for the six months ended 30 June 2015\n\n"
    assert told(lead + "Bricks: revenue rose 12% to £121m.", "velmo-holdings") == []
    assert len(told(lead + "Group: revenue rose 12% to £121m.", "velmo-holdings")) == 2


def test_a_year_in_brackets_is_of_the_figure_behind_it_alone():
    text = (
        "Revenue grew by 4.9% in 2015. The net profit was DKK 188 million (2014: DKK 64 million)."
        " Fuel costs fell by 28%."
    )
    assert [row[2:] for row in told(text, "velmo-lines")] == [
        (4.9, "2015"),
        (188e6, "2015"),
        (64e6, "2014"),
        (-28, "2015"),
    ]


def test_an_airport_has_no_prices_of_houses():
    text = "Lorne Airport had 283,000 passengers in 2014. House prices rose by 4 per cent."
    assert all(row[1] != "house_prices" or row[0] == "lorne" for row in told(text, "lorne"))


def test_a_quarter_of_a_fiscal_year_that_nobody_reads_dates_nothing():
    text = (
        "Results for the nine months ended December 31, 2015\n\n"
        "Revenue for Q3 FY16 stood at Rs 1,842 crore. EBITDA was Rs 142 crore."
    )
    assert all(row[3] is None for row in told(text, "velmo-oils"))


def test_what_is_expected_at_the_end_of_a_sentence_is_no_fact():
    article = read_text(
        "For 2017, revenue growth of 2% is expected.", article_id="extract/x", date=DAY, place="velmo-lines"
    )
    made = match_article(article, find_mentions(article.text, article.date), frames_alone(), provisional=True)
    assert {row.status for row in made.observations} <= {"target"}


def test_percent_below_an_average_amount_are_no_points():
    rows = told("The average monthly wage in 2015 was EUR 1,058, 6% below the national average.", "lorne")
    assert [row[1:3] for row in rows] == [("average_wage", 1058)]


def test_people_who_visit_a_place_are_its_visitors_and_a_delegation_is_not():
    assert told("More than 13 million people visited Lorne in 2015.", "lorne") == [
        ("lorne", "tourist_arrivals", 13e6, "2015")
    ]
    assert told("In 2015 a delegation of 30 people visited Lorne.", "lorne") == []
