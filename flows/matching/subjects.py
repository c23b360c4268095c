"""Whom a figure is about where a frame's pattern does not say: a name in its clause, the topic, the article's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from flows.matching.codebook import Codebook
from flows.matching.phrases import STRANGER, SUBJECT, TAKEN_UP, Phrase
from flows.reading.article import Article, Sentence

OF = re.compile(r"\s(?:of|in|at|for)\s(?:the\s)?", re.IGNORECASE)
WEAK = re.compile(
    r"\b(?:of|in|at|from|to|with|by|between|on|near|for|via|into|through|than|under|per|like|as|including|among)\s(?:the\s)?$",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:,|\band|,\sand|\bor)\s(?:the\s)?$", re.IGNORECASE)
BACK = 3  # sentences of the same paragraph that a topic may stand back


class Subjects:
    """The subjects of one article: every phrase that names one, by sentence.

    With `provisional`, a name that the codebook does not know is a subject of its own, whose id is made from it
    (`strangers` gives the names by id); else it makes a frame silent.
    """

    def __init__(
        self,
        article: Article,
        phrases: Callable[[Sentence], Sequence[Phrase]],
        book: Codebook,
        *,
        provisional: bool,
    ) -> None:
        self.article = article
        self.book = book
        self.provisional = provisional
        self.strangers: dict[str, str] = {}
        self._phrases = phrases
        self._place = {sentence.sentence_id: at for at, sentence in enumerate(article.sentences)}

    def _of(self, sentence: Sentence) -> list[Phrase]:
        return [phrase for phrase in self._phrases(sentence) if phrase.code == SUBJECT]

    def about(self, sentence: Sentence, start: int, end: int) -> str | None:
        """The subject of an indicator phrase or a figure at `start`..`end`; None where it is not sure."""
        here = self._of(sentence)
        behind = next((p for p in here if p.start >= end and OF.fullmatch(self.article.text, end, p.start)), None)
        if behind is not None:
            return self.known(behind, sentence)
        before = [p for p in here if p.end <= start]
        strong = [p for p in before if not self._is(WEAK, p)]
        if strong:
            return None if self._in_list(strong[-1], before) else self.known(strong[-1], sentence)
        return None if before else self.topic(sentence)

    def known(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The subject's id that a phrase stands for."""
        if phrase.key.startswith(STRANGER):
            return self._stranger(phrase.key.removeprefix(STRANGER)) if self.provisional else None
        if phrase.key.startswith(TAKEN_UP):
            return self._taken_up(phrase, sentence)
        return phrase.key

    def _stranger(self, name: str) -> str:
        """The provisional id of a name that nobody knows; `strangers` keeps the first print of each."""
        known = provisional_id(name)
        self.strangers.setdefault(known, name)
        return known

    def topic(self, sentence: Sentence) -> str | None:
        """Whom the sentences before speak of; at a paragraph's begin, whom the article is about: its place."""
        for earlier in self._earlier(sentence):
            strong = [p for p in self._of(earlier) if not self._is(WEAK, p)]
            if strong:
                return self.known(strong[0], earlier) if not self._in_list(strong[0], strong) else None
        return self.article.place or None

    def _taken_up(self, phrase: Phrase, sentence: Sentence) -> str | None:
        """The subject that "it" or "the city" takes up again: the last one before that can be meant."""
        kind = phrase.key.removeprefix(TAKEN_UP)
        here = [p for p in self._of(sentence) if p.end <= phrase.start]
        if kind == "it":
            strong = [p for p in here if not p.key.startswith(TAKEN_UP) and not self._is(WEAK, p)]
            return self.known(strong[0], sentence) if strong else self.topic(sentence)
        for earlier, known in self._before(here, sentence):
            subject = known.key
            if subject in self.book.subjects and self.book.subjects[subject].kind == kind:
                return subject
            if known.key.startswith(STRANGER) and self.provisional and kind in ("organization", "facility"):
                return self.known(known, earlier)
        return self.article.place if self._place_kind(kind) else None

    def _place_kind(self, kind: str) -> bool:
        """Whether the article's place may be called by a noun of that kind; of a stranger nobody knows the kind."""
        place = self.book.subjects.get(self.article.place)
        if place is None:
            return self.provisional and bool(self.article.place) and kind in ("city", "region", "country", "district")
        return place.kind == kind

    def _before(self, here: Sequence[Phrase], sentence: Sentence) -> Iterator[tuple[Sentence, Phrase]]:
        yield from ((sentence, phrase) for phrase in reversed(here))
        for earlier in self._earlier(sentence):
            yield from ((earlier, phrase) for phrase in reversed(self._of(earlier)))

    def _earlier(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of the same paragraph before one, the nearest first."""
        at = self._place[sentence.sentence_id]
        for earlier in reversed(self.article.sentences[max(0, at - BACK) : at]):
            if earlier.paragraph != sentence.paragraph:
                return
            yield earlier

    def _is(self, pattern: re.Pattern[str], phrase: Phrase) -> bool:
        return pattern.search(self.article.text, max(0, phrase.start - 16), phrase.start) is not None

    def _in_list(self, phrase: Phrase, others: Sequence[Phrase]) -> bool:
        """Whether a name is one of several joined by commas or "and"."""
        return self._is(LISTED, phrase) and any(0 < phrase.start - p.end < 8 for p in others)


def provisional_id(name: str) -> str:
    """The id of a subject that only its name is known of."""
    return "-".join(re.findall(r"[^\W_]+", name.lower()))
