"""The text dump of printed pages: broken words, columns, pages, headings, captions."""

from __future__ import annotations

import pytest

from flows.reading.article import Article
from flows.reading.articles import read_text

P = "\u3000"


def read(text: str) -> Article:
    return read_text(text, article_id="harbour/boats", form="dump")


def words(text: str) -> list[str]:
    return read(text).text.split("\n\n")


def kinds(text: str) -> dict[str, str]:
    article = read(text)
    return {article.text[s.start : s.end]: s.block for s in article.sentences}


def columns(*lines: str) -> str:
    """A dump that ends lines which go on with a space, often enough for the space to count as a signal."""
    return "\n".join([P + "boats sail \nand row \n" * 6 + "and rest.", *lines])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the develop-\nment", "the development"),
        ("high-end boats and high-\nend sails", "high-end boats and high-end sails"),
        ("world-class boats of leading makers, world-\nleading", "world-leading"),
        ("self-\nmade", "self-made"),
        ("North-\nSouth", "North-South"),
        ("350-\nkmh", "350-kmh"),
        ("2016-\n2018", "2016-2018"),
        ("interna-\n tionalization", "internationalization"),
        ("E-Com-\nmerce and commerce", "E-Commerce and commerce"),
        ("har\u00ad\nbour", "harbour"),
        ("a boat -\nor two", "a boat - or two"),
        ("medium- \nand high-end", "medium- and high-end"),
    ],
)
def test_hyphens_at_line_ends(text: str, expected: str):
    assert expected in read(P + text + " here.").text


def test_letter_spaced_words_are_put_together_with_the_words_of_the_document():
    text = P + "Harbour offices and boats in a town.\n" + P + "Here are\nbo a t s  i n  a  town of Har bour  Off ices."
    assert "Here are boats in a town of Harbour Offices." in read(text).text


def test_letter_spaced_words_and_numbers_that_stand_nowhere_else():
    assert (
        "nearly 20 ferries afar, moored"
        in read(P + "It is\nn e a r l y  2 0  f e r r i e s  a f a r,  m o o r e d  \nseen.").text
    )


def test_letters_with_single_spaces_only_are_put_together_where_the_document_knows_the_words():
    assert (
        "nearly 20 ferries"
        in read(P + "Ferries are nearly here.\n" + P + "See\nn e a r l y 2 0 f e r r i e s\nsail.").text
    )


def test_two_spaces_in_an_ordinary_line_join_nothing():
    assert "The  Bergen Line  of Oslo Fjord".replace("  ", " ") in read(P + "The  Bergen Line  of Oslo Fjord.").text


def test_spaces_before_punctuation_and_behind_an_apostrophe_go():
    assert (
        "Bergen’s boats, Xi’an and some years’ work."
        in read(P + "Bergen’ s boats , Xi’ an and some years’ work .").text
    )


def test_a_paragraph_goes_on_across_columns_and_pages():
    text = columns(P + "The port has boats \n", "from Bergen and \n Oslo, ferries and other ships that sail.")
    assert "The port has boats from Bergen and Oslo, ferries and other ships that sail." in words(text)


def test_a_title_in_the_middle_of_a_sentence_is_a_block_of_its_own_behind_the_paragraph():
    text = columns(
        P + "The crane lifts to a height of ", "", "Harbour Town: A New \nForce at Sea", " 110 meters; it is new."
    )
    found = words(text)
    at = found.index("The crane lifts to a height of 110 meters; it is new.")
    assert found[at + 1] == "Harbour Town: A New Force at Sea"


def test_the_span_of_a_cut_sentence_is_its_hull():
    text = columns(P + "It lifts to a height of ", "", "The Port of Bergen", " 110 meters.")
    article = read(text)
    start = article.text.index("height")
    a, b = article.span(start, article.text.index("meters") + 6)
    hull = text[a:b]
    assert (hull[:6], hull[-6:]) == ("height", "meters")
    assert "The Port of Bergen" in hull


def test_headings_captions_bylines_and_pages_are_told_apart():
    text = columns(
        "",
        "Boats of All Kinds",
        P + "They sail.",
        "",
        "Harbour at Night ",
        " Words by Ann Lee",
        P + "They row.",
        "",
        "Page 3, May 2018",
    )
    found = kinds(text)
    assert found["Boats of All Kinds"] == "heading"
    assert found["Harbour at Night"] == "caption"
    assert found["Words by Ann Lee"] == "byline"
    assert found["Page 3, May 2018"] == "page"


def test_the_first_heading_is_the_title_over_several_lines():
    article = read(" Boats of \nHarbour \nTown\n\n" + P + "They sail.")
    assert article.title == "Boats of Harbour Town"


def test_a_heading_broken_by_a_blank_line_is_one_block():
    assert "Building a Harbour Center" in words(columns("", "Building a Harbour ", "", "Center", P + "It sails."))


def test_a_heading_does_not_go_on_behind_a_byline():
    found = kinds(columns("", "Building a Harbour ", "", "Words by Ann Lee", "", "Center", P + "It sails."))
    assert (found["Building a Harbour"], found["Words by Ann Lee"], found["Center"]) == ("heading", "byline", "heading")


def test_a_drop_capital_goes_back_to_its_word():
    text = P + "The boats.\n\nT\n" + P + "he boats sail."
    assert words(text) == ["The boats.", "The boats sail."]
    assert read(text).offsets[12:15].tolist() == [13, 16, 17]


def test_a_drop_capital_on_the_line_above_its_word():
    assert (
        words("T\nhe boats sail to the port.\n\nThe boats row to the other port.")[0] == "The boats sail to the port."
    )


def test_a_page_number_at_the_edge_of_a_page_is_no_part_of_the_sentence():
    text = "Some boats sail to the port and\n11\f12\nback to the town in which they were built. Others do not."
    assert kinds(text)["11"] == kinds(text)["12"] == "page"
    assert "Some boats sail to the port and back to the town in which they were built." in kinds(text)


def test_a_lone_letter_that_no_word_lacks_stays_by_itself():
    assert words(P + "They sail.\n\nW\n" + P + "The boats.") == ["They sail.", "W", "The boats."]


def test_form_feeds_make_pages_without_any_other_signal():
    text = "Boats sail\nto the\n\fnorth of the\nharbour and back.\n\nHarbour Life\n\nThe town sleeps."
    assert words(text)[0] == "Boats sail to the north of the harbour and back."


def test_a_file_in_which_every_line_is_indented_has_no_pages_by_that():
    assert words(P + "Boats\n sail\n and\n row.") == ["Boats sail and row."]
