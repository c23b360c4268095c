"""The text dump of a printed page -> blocks: paragraphs put together across columns, pages, titles and captions."""

from __future__ import annotations

import re

from flows.reading.article import BlockKind
from flows.reading.chunks import PAGE, Chunk, Layout, chunks_of, closed
from flows.reading.reflow import Block

NAME = r"[A-Z][\w.'’-]*"
BYLINE = re.compile(rf"(?:[A-Z][a-z]+(?: [a-z]+)? )?[Bb]y {NAME}(?:[ ,&]+(?:and )?{NAME}){{0,7}}\Z")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
HEADING_WORDS, HEADING_LINES = 16, 4  # more than these is no heading
BODY_WORDS = 8  # a closed sentence of so many words is no heading
SMALL_WORD = 4  # shorter words of a title may be in lower case
ASIDES = 4  # page numbers and bylines that may stand between a heading and what follows it


def dump_blocks(text: str, start: int, end: int, layout: Layout) -> tuple[list[Block], list[int]]:
    """(blocks of `text[start:end]`, places of the spaces inside its letter-spaced words)."""
    drops: list[int] = []
    chunks = list(chunks_of(text, start, end, layout, drops))
    return _Page(text, layout).read(chunks), drops


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
            own = self._own_kind(chunk)
            if own is not None:
                self._aside(chunk, own)
            elif (chunk.marked and not self._resumes(chunk)) or self._lacks_capital(chunk):
                self._paragraph(chunk)
            elif self.open is not None and self._goes_on(chunk):
                self.open.spans.append((chunk.start, chunk.end))
                self.soft, self.above = chunk.soft, None
            elif chunk.marked or not self._is_heading(chunk):
                self._paragraph(chunk)
            else:
                self._heading(chunk, *self._following(chunks, index))
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
        return self.open is not None and not closed(self.text, self.open.spans[-1][1])

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
        if self.text[chunk.start].islower():
            return False
        words = WORD.findall(self.text[chunk.start : chunk.end])
        if len(words) > HEADING_WORDS or chunk.lines > HEADING_LINES or self.text[chunk.end - 1] in ",;-":
            return False
        whole = closed(self.text, chunk.end)
        if whole and len(words) >= BODY_WORDS:
            return False
        if not self._unfinished():
            return True
        long = [word for word in words if len(word) >= SMALL_WORD]
        return not whole and bool(long) and sum(word[0].isupper() for word in long) > len(long) / 2

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

    def _following(self, chunks: list[Chunk], index: int) -> tuple[Chunk | None, bool]:
        """The next chunk that is no page number, byline or lone letter; and whether it is on this page."""
        same = True
        for chunk in chunks[index + 1 : index + 1 + ASIDES]:
            same = same and not chunk.page
            if self._own_kind(chunk) is None:
                return chunk, same
        return None, False

    def _heading(self, chunk: Chunk, following: Chunk | None, same_page: bool) -> None:
        if self._begins_sentence(following):
            self._paragraph(chunk)
            return
        above = self.above
        if above is not None and above.soft and not chunk.page and self.blocks[-1].spans[-1][1] == above.end:
            self.blocks[-1].spans.append((chunk.start, chunk.end))
        elif not self.blocks:
            self._aside(chunk, "title")
        elif self._unfinished() or not same_page:
            self._aside(chunk, "caption")
        else:
            self._aside(chunk, "heading")
        self.above = chunk

    def _with_capitals(self) -> list[Block]:
        """Give a drop capital, set on a line of its own, back to the paragraph that lacks it."""
        blocks: list[Block] = []
        for block in self.blocks:
            capital = blocks[-1] if blocks else None
            if capital is not None and self._begins(capital, block.spans[0][0]):
                blocks.pop()
                block.spans.insert(0, capital.spans[0])
                block.glued = True
            blocks.append(block)
        return blocks

    def _lacks_capital(self, chunk: Chunk) -> bool:
        return bool(self.blocks) and self._begins(self.blocks[-1], chunk.start)

    def _begins(self, capital: Block, at: int) -> bool:
        """Whether a block is the drop capital of the word at `at`: the document knows the word that they make."""
        start, end = capital.spans[0]
        if capital.kind != "caption" or end - start != 1 or not self.text[at].islower():
            return False
        word = WORD.match(self.text, at)
        return word is not None and self.layout.lexicon.knows(self.text[start] + word.group())
