"""How a phrase is printed: whether words in a text are a phrase of their own, or a part of a name or of a compound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

INDICATOR, COUNTED, SUBJECT, PEERS, GROUP, WORLD = "i", "n", "s", "p", "g", "w"
STRANGER, TAKEN_UP, NATION = "?", "@", "~"
JOINT = re.compile(r"(?:['’]s)?[-\s.&/’']{1,2}|\s&\s|\s?[\"“”()]\s?")
LISTING = 6  # words of a phrase that may hold a list: "earnings before interest, tax, depreciation and amortisation"
NEAR_NAME = 40  # characters before a phrase in which the name stands that it may belong to
OTHER_NAME = re.compile(r",?\s(?:\(|or\s)")
INITIALS = re.compile(r"\s\(([A-Z]{2,6})\)")
SMALL = frozenset(("of", "the", "and", "for", "in"))
# What makes a longer name of a measure printed with capitals, which "the Industrial Production Index (IPI)" is not.
NAME_AHEAD = re.compile(
    r"(?<![\w'’])(?!(?:The|An?|Its|Their|Our|This|And|But|In|As|For|While|Both|Total|Overall)\b)[A-Z][\w&.]*[ -]"
    r"(?:(?:of|for|on|and|the|&) )*$"
)
NAME_BEHIND = re.compile(r"(?: |-)(?:(?:and|the|&) )*[A-Z]")
# Words that a headline alone prints with capitals: "Net Profit Up 5 Percent In May".
HEADLINE = re.compile(
    r"(?:\sGrowth)?\s(?:Up|Down|In|To|By|At|On|From|Over|Hits?|Rises?|Rose|Falls?|Fell|Grows?|Grew|Jumps?|Climbs?|Drops?|Surges?|Gains?"
    r"|Slows?|Shrinks?|Expands?|Plunges?|Tumbles?|Slides?|Increases?|Increased|Declines?|Declined|Decreases?|Reach(?:es|ed)?|Tops?|Exceeds?|Totals?|Soars?|Slips?|Widens?)\b"
)
NAME_GOES_ON = re.compile(r"[\s-](?:of\s|for\s|the\s|and\s|on\s)*[A-Z]")
ACTS = re.compile(
    r"(?:\s(?:on\s[A-Z][a-z]+day|also|earlier|recently|then))?\s(?:said|says|reported|reports|announced|announces|posted|posts|employs|employed|plans|aims|delivered|sold|sells"
    r"|launched|opened|operates|acquired|produces|produced|manufactures|earned|recorded|registered|expects"
    r"|received|handled|has|had|owns|booked|invested|attracted|boasts|is\shome)\b"
)
COMMON = re.compile(r"(?:tion|sion|ment|ing|ism|ity|ness|ture|ance|ence|ship|ly|ics|[a-z]s|ed|th|ers?|ade|try|my|and)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the codebook at `start`..`end` of the text; `key` is its id.

    The key of a subject that is only taken up again is `@it` or `@<kind>`; of a name that nobody knows `?<name>`; of
    an adjective ("Chinese") `~<country>`, but before an indicator, which the country owns then, the country's id.
    Words that take an indicator up again have the id of whom that was told (`told_of`).
    """

    start: int
    end: int
    code: str
    key: str
    words: int
    owns: bool = False
    told_of: str = ""


class Word(NamedTuple):
    """A word of the text: where it stands, without case and plural, and whether it is printed with a capital."""

    start: int
    end: int
    stem: str
    capital: bool
    figured: bool  # a figure stands before it


def whole(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is no part of a compound ("high" of "high-speed", "China" of "China-made")."""
    before, behind = text[max(0, phrase.start - 2) : phrase.start], text[phrase.end : phrase.end + 2]
    return not (behind[:1] in ("-", "/") and behind[1:].isalnum()) and not (
        before[1:] in ("-", "/") and before[:1].isalnum()
    )


def in_name(text: str, phrase: Phrase, last: Word) -> bool:
    """Whether words that stand for a measure or take somebody up again are printed like a name."""
    if phrase.code == SUBJECT:  # "the Group", but not "the Group of Seven", "the State Council"
        again = phrase.key.startswith(TAKEN_UP) and last.capital and phrase.words > 1
        return again and NAME_GOES_ON.match(text, phrase.end) is not None
    printed = text[phrase.start : phrase.end]
    if phrase.code == COUNTED and phrase.words == 1 and last.capital and printed.lower() == last.stem:
        return True
    named = phrase.words > 1 and last.capital and not printed.isupper() and printed[0].isupper()
    return named and not (phrase.code == INDICATOR and (shortened(text, phrase) or _alone(text, phrase)))


def _alone(text: str, phrase: Phrase) -> bool:
    """Whether no other word with a capital makes a longer name of a phrase ("Foreign Trade University")."""
    if HEADLINE.match(text, phrase.end) is not None:
        return True
    ahead = NAME_AHEAD.search(text, max(0, phrase.start - NEAR_NAME), phrase.start)
    return ahead is None and NAME_BEHIND.match(text, phrase.end) is None


def shortened(text: str, phrase: Phrase) -> bool:
    """Whether a phrase's own initials follow it: "Gross Domestic Product (GDP)"."""
    behind = INITIALS.match(text, phrase.end)
    if behind is None:
        return False
    initials = [word[0].upper() for word in re.findall(r"\w+", text[phrase.start : phrase.end]) if word not in SMALL]
    return behind[1] == "".join(initials)


def are_initials(text: str, phrase: Phrase) -> bool:
    """Whether a name in brackets is but the letters of another one ("Al Safra International Airport (ASIA)")."""
    printed = text[phrase.start : phrase.end]
    if phrase.code != SUBJECT or not printed.isupper() or phrase.key != printed.lower():
        return False
    return text[phrase.start - 1 : phrase.start] == "(" and text.startswith(")", phrase.end)


def renames(text: str, known: Phrase, phrase: Phrase) -> bool:
    """Whether a measure's other name follows: "gross domestic product (GDP)", "gross domestic product or GDP"."""
    same = known.code == phrase.code == INDICATOR and known.key == phrase.key
    return same and OTHER_NAME.fullmatch(text, known.end, phrase.start) is not None


def acts(text: str, word: Word) -> bool:
    """Whether a sentence's first word is somebody who acts ("Toyota employs"), and has no ending of common nouns."""
    return ACTS.match(text, word.end) is not None and COMMON.search(text, word.start, word.end) is None


BOTH_WAYS = frozenset(("import", "export"))  # "imports, exports rise 5 percent": of headlines, trade
LIST = re.compile(r",|\s(?:and|or)\b")
GOES_ON = re.compile(r",|\s(?:and|or|of|to|from)\b|[^.;\n]{0,80}\brespectively\b")


def second_of_two(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a flow is told with the other one before it, so that nobody knows which figure is whose.

    As in "China's exports, imports rise 5, 6 percent respectively", but not in "unlike exports, imports rose".
    """
    if at == 0 or {words[at - 1].stem, words[at].stem} != BOTH_WAYS:
        return False
    if text[words[at - 1].end : words[at].start] != ", " or LIST.match(text, words[at].end) is not None:
        return False  # of three nobody mixes up which is whose
    return at == 1 or text[words[at - 2].end : words[at - 1].start].startswith(("'s ", "’s "))


def joined(text: str, words: Sequence[Word], at: int, last: int) -> bool:
    """Whether nothing but blanks, hyphens and the like stands between words; in a phrase that lists, commas may."""
    lists = last - at + 1 >= LISTING or (
        {word.stem for word in words[at : last + 1]} == BOTH_WAYS and GOES_ON.match(text, words[last].end) is None
    )
    for i in range(at, last):
        end, start = words[i].end, words[i + 1].start
        if text[end:start] != " " and not (lists and text[end:start] == ", ") and not JOINT.fullmatch(text, end, start):
            return False
    return True
