"""What reading gives: an article as reflowed text, every character of which knows its place in the source file."""

from __future__ import annotations

import datetime as dt
from array import array
from dataclasses import dataclass
from typing import Literal

Edition = Literal["original", "restated"]
BlockKind = Literal["title", "heading", "body", "caption", "byline", "page"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's reflowed text.

    `start` and `end` count characters of `Article.text`; `paragraph` numbers the block it stands in, from 0.
    """

    sentence_id: str
    start: int
    end: int
    paragraph: int
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one edition.

    `text` is reflowed for reading: blocks (title, headings, paragraphs …) separated by a blank line, no line breaks
    inside. `offsets[i]` is the place of `text[i]` in the source file, in code points of the whole file as decoded from
    UTF-8 with its line ends untouched. Within a sentence offsets increase; a title that cut a sentence in the file is a
    block of its own.
    """

    article_id: str
    issue: str
    title: str
    date: dt.date
    place: str
    edition: Edition
    source_file: str
    source_text: str
    char_start: int
    char_end: int
    text: str
    offsets: array[int]
    sentences: tuple[Sentence, ...]

    @property
    def slug(self) -> str:
        """The article's name within its issue."""
        return self.article_id.rpartition("/")[2]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """(start, end) in the source file of `text[start:end]`, not empty; the hull where a title cuts it."""
        places = self.offsets[start:end]
        return min(places), max(places) + 1
