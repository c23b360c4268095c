"""Plain text and Markdown: blocks, marks, line ends."""

from __future__ import annotations

import pytest

from flows.errors import SourceError
from flows.reading.article import Article
from flows.reading.articles import read_text


def read(text: str) -> Article:
    return read_text(text, article_id="harbour/boats", form="plain")


def blocks(text: str) -> list[tuple[str, str]]:
    article = read(text)
    kinds = {sentence.paragraph: sentence.block for sentence in article.sentences}
    return [(kinds[number], words) for number, words in enumerate(article.text.split("\n\n"))]


def test_headings_lose_their_marks_and_paragraphs_are_parted_by_blank_lines():
    assert blocks("# Boats\n\nOne boat.\n\n## Ferries ##\nTwo ferries.") == [
        ("title", "Boats"),
        ("body", "One boat."),
        ("heading", "Ferries"),
        ("body", "Two ferries."),
    ]


def test_the_title_is_the_first_heading():
    assert read("# Boats\n\nOne.").title == "Boats"
    assert read("One.\n\n# Boats").title == ""


def test_a_wrapped_paragraph_is_one_line():
    assert read("Two boats\nand a\r\n  ferry.").text == "Two boats and a ferry."


def test_crlf_is_no_blank_line_and_spans_count_it():
    article = read("# Boats\r\n\r\nTwo boats\r\nand 3 ferries.")
    at = article.text.index("3")
    assert article.text == "Boats\n\nTwo boats and 3 ferries."
    assert article.span(at, at + 1) == (26, 27)
    assert article.source_text[26] == "3"


def test_a_byte_order_mark_is_skipped_but_counted():
    article = read("\ufeff# Boats\n\nTwo.")
    assert (article.text, article.title) == ("Boats\n\nTwo.", "Boats")
    assert article.span(0, 5) == (3, 8)


def test_the_hyphen_of_a_word_broken_at_a_line_end_goes():
    assert read("The develop-\nment of ports.").text == "The development of ports."


def test_list_items_are_blocks_without_their_marks():
    assert [text for _, text in blocks("There are:\n- 5 boats\n- 6 ferries")] == ["There are:", "5 boats", "6 ferries"]


def test_a_dash_that_starts_a_wrapped_line_is_no_list_item():
    assert read("They have one goal\n- to sail.").text == "They have one goal - to sail."


def test_no_break_spaces_are_spaces_and_soft_hyphens_nothing():
    assert read("5\u00a0000 fer\u00adries").text == "5 000 ferries"


@pytest.mark.parametrize("text", ["", " \n\u3000\r\n", "\ufeff", "#  \n"])
def test_an_empty_article_is_an_error(text: str):
    with pytest.raises(SourceError, match="empty article"):
        read(text)


def test_a_nul_character_is_an_error_with_its_line():
    with pytest.raises(SourceError, match=r"boats\.md:2: holds a NUL"):
        read_text("a\nb\x00", article_id="harbour/boats", source_file="boats.md")


def test_sentence_ids_number_the_sentences_of_the_article():
    assert [s.sentence_id for s in read("# Boats\n\nOne. Two.").sentences] == [
        "harbour/boats#s001",
        "harbour/boats#s002",
        "harbour/boats#s003",
    ]
