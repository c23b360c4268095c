"""Parts that begin a sentence of their own, of what was told right before: "Exports rose. Toys were up 8 percent".

The indicator is put before the words of the part ("exports of toys were up ..."), and read as there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import re2

from flows.matching.frames.chains import Chains
from flows.matching.frames.firing import Firing, by_sentence, choose
from flows.matching.frames.stretch import Stretch
from flows.matching.frames.topics import About, told_of
from flows.matching.patterns.line import BORDER, OPEN, PASSED
from flows.matching.whose.wholes import alone, listed_whole
from flows.matching.wording.part_words import HOLDER, SIZE, THING, WORDS, kind_of
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.reading.article import Article, Sentence

FRONT = rf"(?: {PASSED}[^ ]*)*(?: {BORDER}?(?:and|but|while|whereas))?(?: the| all)?"
# "Chips were the main driver, rising 4 percent".
HOW = (
    "(?:(?: (?:was|were|remained|did|fared|performed|again|the|main|biggest|largest|strongest|weakest|best|worst|well"
    rf"|better|worse|badly|poorly|driver|drivers|gainer|gainers|performer|performers|segment|sector|category|hardest"
    rf"|hit|fastest|growing|slowest|{THING}))+ {PASSED},)?"
)
LAZILY = WORDS.replace("{1,7}", "{1,7}?", 1)
ALONE = re2.compile(rf"^(?P<front>{FRONT})(?P<words>{LAZILY}(?:{SIZE})?){HOW}$".encode())
CHANGES = frozenset(("growth", "change"))
OUTPUT = "output"  # taken for that of the industry told of
FAR = 4  # sentences without a row behind which nothing goes on
NO_TOPIC = ("share", "rank", "ratio")
WORD = re.compile(r"[a-z][a-z'&-]*")


class Whole(NamedTuple):
    """An indicator that parts may be told of, whose it is, and whether parts of it were told already."""

    indicator: str
    home: str
    parted: bool


@dataclass(frozen=True, slots=True)
class PartsAlone:
    """The sentences of one article, asked which go on with a part of what the one before told.

    `plain` gives a sentence without its asides, `about` whom it tells of an indicator's, `chained` what fits a line.
    """

    article: Article
    chains: Chains
    phrases_of: Callable[[Sentence], Sequence[Phrase]]
    about: About
    plain: Callable[[Stretch], Stretch]
    chained: Callable[[Stretch, Stretch, Collection[int]], Iterator[Firing]]

    def read(self, stretches: Sequence[Stretch], sure: Sequence[Firing], taken: Collection[int]) -> list[Firing]:
        """What fits sentences that begin with a part, once its indicator stands before it."""
        rows = by_sentence(self.article, sure)
        read = frozenset(taken).union(*(firing.figures for firing in sure))
        of = {stretch.sentence.sentence_id: stretch for stretch in stretches}
        found: list[Firing] = []
        whole: Whole | None = None
        since = 0
        for sentence in self.article.sentences:
            stretch, own = of.get(sentence.sentence_id), rows.get(sentence.sentence_id, [])
            whole = whole if since < FAR else None
            if whole is not None and stretch is not None and not own:
                fresh = self._told_of(stretch, whole, read)
                found += fresh
                own = fresh
            before, whole = whole, self._whole(own, sentence, stretch, whole)
            since = 0 if own or whole != before else since + 1
        return found

    def _told_of(self, stretch: Stretch, whole: Whole, read: Collection[int]) -> list[Firing]:
        """What a sentence tells of parts of a whole, whose indicator it does not name before its first figure."""
        plain = self.plain(stretch)
        segment = self.chains.first(plain.line)
        if segment is None or segment.role not in CHANGES:
            return []
        part = _part(plain.line[: segment.start])
        if part is None or listed_whole(whole.indicator, kind_of(part.words)) != whole.indicator:
            return []
        if not whole.parted and (not alone(whole.indicator) or kind_of(part.words) == HOLDER):
            return []  # "GDP rose 5 percent. Private firms grew 7 percent"
        at = self._place(stretch.sentence, part.words)
        again = Phrase(at, at, INDICATOR, whole.indicator, 1, told_of=whole.home)
        index = stretch.first + len(stretch.phrases)
        atom = f" {OPEN}{INDICATOR}{index}\x02\x03 of".encode()
        phrases = [*stretch.phrases, again]
        line = part.front + atom + part.words + plain.line[segment.start :]
        begun = replace(plain, line=line, phrases=phrases)
        return choose(list(self.chained(begun, begun, read)))[0]

    def _place(self, sentence: Sentence, words: bytes) -> int:
        """Where the words of a part begin in a sentence."""
        word = WORD.search(words.decode())
        printed = self.article.text[sentence.start : sentence.end].lower()
        return sentence.start + (max(printed.find(word[0]), 0) if word is not None else 0)

    def _whole(
        self, firings: Sequence[Firing], sentence: Sentence, stretch: Stretch | None, before: Whole | None
    ) -> Whole | None:
        """Of what parts may be told behind a sentence: what its rows tell, or, where it has none, what was before."""
        if not firings:
            return self._named(sentence, stretch, before)
        found: set[tuple[str, str]] = set()
        parted = False
        for firing in firings:
            for figure in firing.figures:
                meaning = firing.meaning(figure)
                if meaning.measure in NO_TOPIC:
                    continue
                whole = listed_whole(meaning.indicator or "", "")
                if whole is None or meaning.counterpart or not firing.home:
                    return None
                found.add((whole, firing.home))
                parted |= (meaning.subject or firing.rule.rule.subject) != firing.home
        if len(found) != 1:
            return before if not found else None
        indicator, home = next(iter(found))
        same = before is not None and before[:2] == (indicator, home)
        return Whole(indicator, home, parted or (same and before is not None and before.parted))

    def _named(self, sentence: Sentence, stretch: Stretch | None, before: Whole | None) -> Whole | None:
        """The indicator that a sentence without rows names, and whose; what was told `before` where it is that."""
        phrases = self.phrases_of(sentence) if stretch is None else stretch.phrases
        named = {p.key for p in phrases if p.code == INDICATOR}
        timed = stretch is not None and f" {OPEN}t".encode() in stretch.line
        if (
            before is not None
            and not timed
            and all(listed_whole(key, "") in (before.indicator, OUTPUT) for key in named)
        ):
            return before
        indicator = next(iter(named)) if len(named) == 1 else ""
        if stretch is None or listed_whole(indicator, "") != indicator:
            return None
        home = told_of(self.chains, self.about, stretch, self.plain(stretch).line)
        return None if home is None else Whole(indicator, home, parted=False)


class Part(NamedTuple):
    """What stands before a part's first figure: what is before its words, and these."""

    front: bytes
    words: bytes


def _part(gap: bytes) -> Part | None:
    """The part that a gap is of; None where it holds anything else."""
    found = ALONE.match(gap)
    if found is None or not kind_of(found[b"words"]):
        return None
    return Part(bytes(found[b"front"]), bytes(found[b"words"]))
