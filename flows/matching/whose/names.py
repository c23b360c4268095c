"""The names in the sentences of one article, and how each stands there: bound, owning, in a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from flows.matching.wording.clauses import sentence_at
from flows.matching.wording.nobody import are_people, is_unit
from flows.matching.wording.part_words import names_nothing
from flows.matching.wording.printed import NATION, STRANGER, SUBJECT, TAKEN_UP, Phrase
from flows.matching.wording.strangers import FIRM, describes, names_nobody, never_subjects, provisional_id, shortens
from flows.matching.wording.taking_up import goes_on
from flows.matching.wording.words import no_names
from flows.reading.article import Article, Sentence

WEAK = re.compile(
    r"\b(?:of|in|at|from|to|with|by|between|on|near|for|via|into|through|than|under|per|like|as|including"
    r"|among|besides|except|excluding|outside)\s(?:the\s|neighbou?ring\s|nearby\s)?(?:then\s|former\s)?$",
    re.IGNORECASE,
)
FOLLOWING = re.compile(
    r"\b(?:following|after|behind|before|against|over|exceeding|surpassing|overtaking|only|outside|except"
    r"|joining|unlike|versus|vs\.?)\s(?:only\s|the\s)?$",
    re.IGNORECASE,
)
ITS = re.compile(r"(?:\b(?:its|their|his|her|our)|['’]s)\s(?:[\w-]+\s)?$", re.IGNORECASE)
WHOSE = re.compile(r",?\s(?:whose|which)\b")
OPENS = re.compile(r"\b(?:that|and|but|while|said|showed|shows|also|then|now)$", re.IGNORECASE)
OWNS = re.compile(r"['’][sS]?\b|['’](?=\s)")
FRONTED = re.compile(r"\s*(?:At|In|On)\s[^,;:]+")
LISTED = re.compile(r"(?:,|\band|,\sand|\bor)\s(?:the\s)?$", re.IGNORECASE)
AND_OTHERS = re.compile(r"(?:,\s[A-Z][\w'’ -]{1,30}){0,4},?\sand\s(?:the\s)?[A-Z]")
GOES_ON = re.compile(r"\s?(?:,|and|or)\s(?:and\s|or\s)?(?:the\s)?[A-Z]")
LIES_IN = re.compile(
    r"\s?(?:\([^()]*\))?,\s(?:(?:located|based|situated)\s)?(?:in|near|off|outside)\s(?:[\w’' -]{0,30}\s)?"
)
APPOSED = re.compile(r"\s*([A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,3}, (?:the|an?) (?:[\w-]+ ){0,4}")
ENDS_APPOSED = re.compile(
    r"[^,;:.]{0,60}, (?:saw|reported|posted|recorded|registered|has|had|is|was|achieved|attracted)\b"
)
WITH = re.compile(r"(?:,\s|\b)with\s(?:the\s)?$")
DOING = re.compile(r"\s(?:also\s)?[a-z]{3,}ing\s")
BACK = 3  # sentences of the same paragraph that a topic may stand back
LETTERS_OF = re.compile(r"((?:[A-Z][\w&'’.-]*\s(?:(?:of|for|and|the)\s)*){2,7})\(([A-Z]{2,7})\)")  # "Full Name (FN)"


class Names:
    """The phrases of one article that name a subject, or take one up again.

    With `provisional`, a name that the codebook does not know is a subject of its own, whose id is made from it
    (`strangers` gives the names by id); else it is nobody's.
    """

    def __init__(
        self, article: Article, phrases_of: Callable[[Sentence], Sequence[Phrase]], *, provisional: bool
    ) -> None:
        self.article = article
        self.phrases_of = phrases_of
        self.provisional = provisional
        self.strangers: dict[str, str] = {}
        self._place = {sentence.sentence_id: at for at, sentence in enumerate(article.sentences)}

    def of(self, sentence: Sentence) -> list[Phrase]:
        """The names in a sentence, "there" left out."""
        left = (f"{TAKEN_UP}there", NATION + self.article.place)  # "Chinese ports" in what is about China
        return [phrase for phrase in self.phrases_of(sentence) if phrase.code == SUBJECT and phrase.key not in left]

    def stranger(self, key: str) -> str | None:
        """The provisional id of a name that nobody knows, by its phrase's key; `strangers` keeps its first print."""
        if not self.provisional:
            return None
        name = key.removeprefix(STRANGER)
        known = self._spelled_out.get(name) or provisional_id(name)
        if known == self.article.place or shortens(known, self.article.place):
            return self.article.place
        if known in never_subjects() or names_nobody(known) or describes(name) or is_unit(name):
            return None
        self.strangers.setdefault(known, name)
        return known

    @cached_property
    def _spelled_out(self) -> dict[str, str]:
        """The ids of names by the letters that the text puts behind them ("Zentra Stock Exchange (ZSE)")."""
        found: dict[str, str] = {}
        for match in LETTERS_OF.finditer(self.article.text):
            words = match[1].split()
            first = len(words) - len(match[2])
            while first >= 0 and "".join(w[0] for w in words[first:] if w[0].isupper()) != match[2]:
                first -= 1
            if first >= 0 and words[first][0].isupper():
                found.setdefault(match[2], provisional_id(" ".join(words[first:])))
        return found

    @cached_property
    def place_is_firm(self) -> bool:
        """Whether the text names its place with a firm's legal form ("Varn Motor Co Ltd")."""
        phrases = (p for s in self.article.sentences for p in self.of(s) if p.key.startswith(STRANGER))
        named = (provisional_id(p.key.removeprefix(STRANGER)) for p in phrases if FIRM.search(p.key))
        return any(name.startswith(f"{self.article.place}-") for name in named)

    @cached_property
    def others(self) -> bool:
        """Whether the article names anybody but its place, of whom a figure without a name may be."""
        named = (phrase for sentence in self.article.sentences for phrase in self.of(sentence))
        return any(self._of_another(phrase) for phrase in named if not phrase.key.startswith(TAKEN_UP))

    def _of_another(self, phrase: Phrase) -> bool:
        place = self.article.place
        if not phrase.key.startswith(STRANGER):
            return phrase.key != place
        known = provisional_id(phrase.key.removeprefix(STRANGER))
        return known != place and not shortens(known, place)

    def part(self, subject: str, words: str) -> str | None:
        """The provisional id of a part of a subject that common words name ("ohio-shoes"); None where all are known."""
        if not self.provisional or are_people(words) or names_nothing(words):
            return None
        known = f"{subject}-{provisional_id(words)}"
        self.strangers.setdefault(known, f"{words} ({self.strangers.get(subject, subject)})")
        return known

    def back(self, sentence: Sentence) -> Sequence[Sentence]:
        """The few sentences before one, of whatever paragraph."""
        at = self._place[sentence.sentence_id]
        return self.article.sentences[max(0, at - BACK) : at]

    def earlier(self, sentence: Sentence) -> Iterator[Sentence]:
        """The few sentences of the same paragraph before one, the nearest first."""
        carried = goes_on(self.article, sentence)
        for earlier in reversed(self.back(sentence)):
            if earlier.paragraph != sentence.paragraph and earlier != carried:
                return
            yield earlier

    def before(self, here: Sequence[Phrase], sentence: Sentence) -> Iterator[tuple[Sentence, Phrase]]:
        """The names `here`, then those of the same paragraph's sentences before, the nearest first."""
        yield from ((sentence, phrase) for phrase in reversed(here))
        for earlier in self.earlier(sentence):
            yield from ((earlier, phrase) for phrase in reversed(self.of(earlier)))

    def head(self, phrase: Phrase, sentence: Sentence) -> Phrase | None:
        """Of a name that stands before a verb the one that it belongs to: of "the port in Dalian" the port.

        None where a preposition binds the name to something that is no name.
        """
        text = self.article.text
        bound = WEAK.search(text, max(sentence.start, phrase.start - 16), phrase.start)
        if bound is None or WHOSE.match(text, phrase.end):
            return phrase
        before = text[sentence.start : bound.start()].rstrip()
        if not before or before[-1] in ",;:—–" or OPENS.search(before):
            return phrase
        return next((p for p in self.of(sentence) if p.end == sentence.start + len(before)), None)

    def owned(self, sentence: Sentence, start: int) -> bool:
        """Whether a name with the possessive stands right before a phrase at `start` ("Toyota's car sales")."""
        text = self.article.text
        before = [p for p in self.of(sentence) if p.end <= start and OWNS.match(text, p.end)]
        return bool(before) and start - before[-1].end <= 24 and "," not in text[before[-1].end : start]

    def in_list(self, phrase: Phrase, others: Sequence[Phrase]) -> bool:
        """Whether a name is one of several joined by commas or "and"."""
        near = [p for p in others if 0 < phrase.start - p.end < 8]
        return stands_behind(LISTED, self.article.text, phrase) and bool(near) and not self._fronted(near[-1])

    def bound(self, phrase: Phrase, others: Sequence[Phrase]) -> bool:
        """Whether a preposition stands before a name, or before the list of names that it is in."""
        text = self.article.text
        if self._apposed(phrase):
            return True
        while not is_bound(text, phrase):
            near = [p for p in others if 0 < phrase.start - p.end < 8]
            joint = LISTED.search(text, max(0, phrase.start - 20), phrase.start)
            if not near or joint is None or self._fronted(near[-1]):
                return False
            lone = joint[0].strip() in (",", ", the") and not text.startswith(",", phrase.end)
            if lone and GOES_ON.match(text, phrase.end) is None:  # "in China, Dalian boasts ..."
                return False
            phrase = near[-1]
        return True

    def _apposed(self, phrase: Phrase) -> bool:
        """Whether a name only says what the sentence's first word is ("Varn, the old district of Lorne, saw its")."""
        text = self.article.text
        start = sentence_at(self.article, phrase.start).start
        found = APPOSED.fullmatch(text, start, phrase.start)
        return (
            found is not None
            and found[1].lower() not in no_names()
            and ENDS_APPOSED.match(text, phrase.end) is not None
        )

    def _fronted(self, phrase: Phrase) -> bool:
        """Whether a name ends a phrase of place before a sentence's subject ("At Jiaozhou in Qingdao, the center")."""
        text = self.article.text
        start = sentence_at(self.article, phrase.start).start
        return FRONTED.fullmatch(text, start, phrase.end) is not None and text.startswith(", the ", phrase.end)


def owns(text: str, phrase: Phrase) -> bool:
    """Whether a name is printed with the possessive, or an adjective that stands for it."""
    return phrase.owns or OWNS.match(text, phrase.end) is not None


def begins_list(text: str, phrase: Phrase) -> bool:
    """Whether a name is the first of several: "in Changsha, Zhuzhou, and Xiangtan"."""
    return AND_OTHERS.match(text, phrase.end) is not None


def in_brackets(text: str, phrase: Phrase) -> bool:
    """Whether a name stands in brackets of its own: another name's letters ("National Statistical Office (NSO)")."""
    return text.startswith("(", phrase.start - 1) and text.startswith(")", phrase.end)


def told(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of which something may be told: no strangers in brackets, no places that others are in."""
    named = [p for p in phrases if not p.key.startswith(STRANGER) or not in_brackets(text, p)]
    return [p for at, p in enumerate(named) if at == 0 or not _places(text, named[at - 1], p)]


def _places(text: str, before: Phrase, phrase: Phrase) -> bool:
    """Whether a name only says where the one right before it is: "Sunda Port, in Banten, handled"."""
    if before.code != SUBJECT or not text.startswith(",", phrase.end):
        return False
    return LIES_IN.fullmatch(text, before.end, phrase.start) is not None


def is_bound(text: str, phrase: Phrase) -> bool:
    """Whether a preposition stands before a name."""
    return stands_behind(WEAK, text, phrase)


def with_doing(text: str, phrase: Phrase) -> bool:
    """Whether a name is told to do something by the way: ", with Ohio Rail reporting a rise"."""
    return (
        WITH.search(text, max(0, phrase.start - 12), phrase.start) is not None
        and DOING.match(text, phrase.end) is not None
    )


def stands_behind(pattern: re.Pattern[str], text: str, phrase: Phrase) -> bool:
    """Whether a pattern, which ends with `$`, fits the words right before a phrase."""
    return pattern.search(text, max(0, phrase.start - 20), phrase.start) is not None
