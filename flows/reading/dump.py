"""The text dump of a printed page -> blocks: paragraphs put together across columns, pages, titles and captions.

A dump has no structure but its lines. What it shows differs from one to the next, so each file is looked at first
(`Layout`): whether paragraphs carry a mark (U+3000), whether a space at a line's end says that the line goes on, and
whether a page begins with a lone space or a form feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from flows.reading.article import BlockKind
from flows.reading.lexicon import HYPHEN, Lexicon
from flows.reading.reflow import INVISIBLE, SPACE, Block, trimmed
from flows.reading.stretched import LETTERS, inner_spaces

PARAGRAPH_MARK = "\u3000"
TERMINAL = ".?!:。？！：…"
CLOSERS = "\"'”’»)]"
NAME = r"[A-Z][\w.'’-]*"
BYLINE = re.compile(rf"(?:[A-Z][a-z]+(?: [a-z]+)? )?[Bb]y {NAME}(?:[ ,&]+(?:and )?{NAME}){{0,7}}\Z")
PAGE = re.compile(r"(?:[Pp]age|PAGE|[Pp]\.) ?\d+\b.{0,60}\Z|[-–—| ]*\d{1,4}[-–—| ]*\Z")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
HEADING_WORDS, HEADING_LINES = 16, 4  # more than these is no heading
BODY_WORDS = 8  # a closed sentence of so many words is no heading
SMALL_WORD = 4  # shorter words of a title may be in lower case
RELIABLE, RARE = 0.9, 0.1  # shares of lines from which, and up to which, a trait of the lines is taken for a signal
LONGEST_LINE = 400  # a longer one is no line of a column
SIGNAL_LINES = 8  # lines that must show it
GAP = re.compile(rf"{SPACE}{{2,}}|[^\S ]|[{INVISIBLE}]| (?=[,.;:!?)](?:\W|\Z))")
APOSTROPHE_GAP = re.compile(rf"{GAP.pattern}|(?<=’) (?=s\b)|(?<=[^\W\dsS]’) (?=[a-z]{{1,3}}\b)")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a file mean, and its words."""

    trailing: bool
    """A line that goes on ends with a space or a hyphen; one that does not ends its block."""
    pages: bool
    """A line that begins with a lone space begins a page."""
    gap: re.Pattern[str]
    """What of a line is not taken over as it is; with "city’ s" where ’ is no closing quotation mark."""
    lexicon: Lexicon


@dataclass(slots=True)
class Chunk:
    """Lines that stand together, without white space at the ends."""

    start: int
    end: int
    marked: bool
    page: bool
    lines: int
    soft: bool
    """Ends with a space where a space says that the line goes on."""


def looks_like_dump(text: str) -> bool:
    """Whether a text is a dump rather than plain text: marked paragraphs or form feeds."""
    return "\f" in text or re.search(r"^[ \t]?\u3000", text, re.MULTILINE) is not None


def layout_of(text: str) -> Layout:
    """Look at a whole file."""
    lines = text.splitlines()
    inner = [line for line, after in pairwise(lines) if line.strip() and after[:1].islower()]
    spaced = sum(line[-1] == " " for line in inner if line[-1] != HYPHEN)
    unbroken = sum(line[-1] != HYPHEN for line in inner)
    lone = sum(line[:1] == " " and line[1:2] != " " for line in lines)
    return Layout(
        trailing=unbroken >= SIGNAL_LINES and spaced >= RELIABLE * unbroken,
        pages=lone <= RARE * len(lines),
        gap=GAP if "‘" in text else APOSTROPHE_GAP,
        lexicon=Lexicon(text),
    )


def dump_blocks(text: str, start: int, end: int, layout: Layout) -> tuple[list[Block], list[int]]:
    """(blocks of `text[start:end]`, places of the spaces inside its letter-spaced words)."""
    drops: list[int] = []
    chunks = list(_chunks(text, start, end, layout, drops))
    return _Page(text, layout).read(chunks), drops


def _chunks(text: str, start: int, end: int, layout: Layout, drops: list[int]) -> Iterator[Chunk]:
    chunk: Chunk | None = None
    page = False
    at = start
    for line in text[start:end].splitlines(keepends=True):
        begin, at = at, at + len(line)
        first, last = trimmed(text, begin, at)
        page = page or "\f" in line[: first - begin]
        if first == last:
            if chunk:
                yield chunk
            chunk = None
            continue
        lead = text[begin:first]
        page = page or (layout.pages and lead[:1] == " " and lead[:2] != "  ")
        marked = PARAGRAPH_MARK in lead
        if chunk and (marked or page or _ends_block(text, chunk, first, layout)):
            yield chunk
            chunk = None
        if chunk is None:
            chunk = Chunk(first, last, marked, page, 0, False)
        chunk.end, chunk.lines = last, chunk.lines + 1
        chunk.soft = layout.trailing and text[last : last + 1] == " "
        page = text[at - 1] == "\f"
        if last - first <= LONGEST_LINE and ("  " in text[first:last] or LETTERS.search(text, first, last)):
            drops.extend(sorted(inner_spaces(text, first, last, layout.lexicon)))
    if chunk:
        yield chunk


def _ends_block(text: str, chunk: Chunk, following: int, layout: Layout) -> bool:
    """Whether a chunk's last line says that the next one is not its continuation."""
    if not layout.trailing or chunk.soft or text[chunk.end - 1] == HYPHEN:
        return False
    return _closed(text, chunk.end) or not text[following].islower()


def _closed(text: str, end: int) -> bool:
    """Whether what ends here is a whole sentence."""
    at = end
    while at > 0 and text[at - 1] in CLOSERS:
        at -= 1
    return at > 0 and text[at - 1] in TERMINAL


class _Page:
    """Sorts chunks into blocks, in the order of the file; a title that cuts a sentence comes behind its paragraph."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text, self.layout = text, layout
        self.blocks: list[Block] = []
        self.open: Block | None = None
        """The paragraph that may go on."""
        self.soft = False
        """Whether its last line says so."""
        self.above: Chunk | None = None
        """The heading just above, when it is one."""

    def read(self, chunks: list[Chunk]) -> list[Block]:
        for index, chunk in enumerate(chunks):
            following = chunks[index + 1] if index + 1 < len(chunks) else None
            own = self._own_kind(chunk)
            if own is not None:
                self._aside(chunk, own)
            elif chunk.marked and not self._resumes(chunk):
                self._paragraph(chunk)
            elif self.open is not None and self._goes_on(chunk):
                self.open.spans.append((chunk.start, chunk.end))
                self.soft, self.above = chunk.soft, None
            elif not chunk.marked and self._is_heading(chunk) and not self._begins_sentence(following):
                self._heading(chunk, following)
            else:
                self._paragraph(chunk)
        return self._with_capitals()

    def _own_kind(self, chunk: Chunk) -> BlockKind | None:
        """What a chunk is by its own words, wherever it stands."""
        if chunk.lines > 1:
            return None
        words = self.text[chunk.start : chunk.end]
        if PAGE.match(words):
            return "page"
        if BYLINE.match(words):
            return "byline"
        return "caption" if len(words) == 1 and words.isalpha() and not self._unfinished() else None

    def _unfinished(self) -> bool:
        return self.open is not None and not _closed(self.text, self.open.spans[-1][1])

    def _resumes(self, chunk: Chunk) -> bool:
        """A paragraph mark that stands inside a sentence."""
        return self._unfinished() and self.text[chunk.start].islower()

    def _goes_on(self, chunk: Chunk) -> bool:
        """Whether a chunk without a mark goes on with the open paragraph."""
        if self.text[chunk.start].islower():
            return True
        if self._is_heading(chunk):
            return False
        return self._unfinished() or (self.soft and self.above is None)

    def _is_heading(self, chunk: Chunk) -> bool:
        """Few words, few lines, most of them capitalised or nothing before them left to finish."""
        words = WORD.findall(self.text[chunk.start : chunk.end])
        if len(words) > HEADING_WORDS or chunk.lines > HEADING_LINES or self.text[chunk.end - 1] in ",;-":
            return False
        closed = _closed(self.text, chunk.end)
        if closed and len(words) >= BODY_WORDS:
            return False
        if not self._unfinished():
            return True
        long = [word for word in words if len(word) >= SMALL_WORD]
        return not closed and bool(long) and sum(word[0].isupper() for word in long) > len(long) / 2

    def _begins_sentence(self, following: Chunk | None) -> bool:
        """Whether what stands here only begins a sentence, which `following` goes on with."""
        if self._unfinished() or following is None or following.marked:
            return False
        return self.text[following.start].islower()

    def _paragraph(self, chunk: Chunk) -> None:
        self.open = Block("body", [(chunk.start, chunk.end)])
        self.blocks.append(self.open)
        self.soft, self.above = chunk.soft, None

    def _aside(self, chunk: Chunk, kind: BlockKind) -> None:
        self.blocks.append(Block(kind, [(chunk.start, chunk.end)]))

    def _heading(self, chunk: Chunk, following: Chunk | None) -> None:
        above = self.above
        if above is not None and above.soft and not chunk.page:
            self.blocks[-1].spans.append((chunk.start, chunk.end))
        elif not self.blocks:
            self._aside(chunk, "title")
        elif self._unfinished() or following is None or following.page:
            self._aside(chunk, "caption")
        else:
            self._aside(chunk, "heading")
        self.above = chunk

    def _with_capitals(self) -> list[Block]:
        """Give a drop capital, set on a line of its own, back to the paragraph that lacks it."""
        blocks: list[Block] = []
        for block in self.blocks:
            capital = blocks[-1] if blocks else None
            if capital is not None and capital.kind == "caption" and self._begins(capital, block):
                blocks.pop()
                block.spans.insert(0, capital.spans[0])
                block.glued = True
            blocks.append(block)
        return blocks

    def _begins(self, capital: Block, block: Block) -> bool:
        start, end = capital.spans[0]
        word = WORD.match(self.text, block.spans[0][0])
        if end - start != 1 or word is None or not word.group()[0].islower():
            return False
        return self.layout.lexicon.knows(self.text[start] + word.group())
