"""The sentences of one article as frames see them: their phrases, and their lines of words and atoms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from flows.matching.doubts.dependent import kept
from flows.matching.frames.stretch import Stretch, line_of
from flows.matching.patterns.line import Atom
from flows.matching.whose.names import told
from flows.matching.wording.naming import behind_dateline
from flows.matching.wording.phrases import PhraseFinder
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.matching.wording.taking_up import again_of
from flows.matching.wording.topic_nouns import TopicNouns
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

BEGIN = 2  # sentences with which an article says what it is about: its title and the first one


class Sentences:
    """The sentences of one article; `atoms` are those of its mentions, by sentence."""

    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        atoms: Mapping[str, Sequence[Atom]],
        finder: PhraseFinder,
    ) -> None:
        self.article = article
        self.mentions = mentions
        self._atoms = atoms
        self._finder = finder
        self._phrases: dict[str, list[Phrase]] = {}

    def phrases_of(self, sentence: Sentence) -> list[Phrase]:
        """The phrases of a sentence, none within a figure or a date."""
        name = sentence.sentence_id
        if name not in self._phrases:
            spans = [(atom.start, atom.end) for atom in self._atoms.get(name, ())]
            start = behind_dateline(self.article.text, sentence.start, sentence.end)
            found = self._finder.find(self.article.text, start, sentence.end, spans)
            self._phrases[name] = self._topic.put_in(self.article.text, start, sentence.end, found)
        return self._phrases[name]

    @cached_property
    def _topic(self) -> TopicNouns:
        """What the article's begin names, so that bare nouns stand for it."""
        text = self.article.text
        named = []
        for sentence in self.article.sentences[:BEGIN]:
            start = behind_dateline(text, sentence.start, sentence.end)
            found = self._finder.find(text, start, sentence.end, [])
            named.append(frozenset(p.key for p in found if p.code == INDICATOR))
        return TopicNouns(named)

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The sentences that hold a figure or a date; their phrases are atoms too, numbered behind the mentions."""
        first = len(self.mentions)
        found = []
        for sentence in self.article.sentences:
            atoms = self._atoms.get(sentence.sentence_id)
            if atoms is None:
                continue
            again = again_of(self.article, sentence, self.phrases_of)
            begins = again[0].end if again else sentence.start
            phrases = [*again, *(phrase for phrase in self.phrases_of(sentence) if phrase.start >= begins)]
            phrases = told(self.article.text, phrases)
            line = self.line(sentence, phrases)
            found.append(Stretch(sentence, line, first, phrases))
        return found

    def line(self, sentence: Sentence, phrases: Sequence[Phrase], *, whole: bool = False) -> bytes:
        """A sentence's line with some phrases; but the `whole` up to where it speaks of a part told before."""
        opens = behind_dateline(self.article.text, sentence.start, sentence.end)
        atoms = self._atoms.get(sentence.sentence_id, ())
        line = line_of(self.article.text, opens, sentence.end, atoms, phrases, len(self.mentions))
        if whole:
            return line
        at = bisect_left(self.article.sentences, sentence.start, key=lambda s: s.start)
        before = self.article.sentences[at - 1] if at else None
        return kept(line, self.phrases_of(before) if before is not None else (), phrases)
