"""Names that only tell a figure, an office or a person with a post, or are told of as partners."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from flows.matching.whose.names import is_bound, owns
from flows.matching.whose.signs import A_PARTNER
from flows.matching.wording.printed import STRANGER, TAKEN_UP, Phrase
from flows.reading.article import Sentence

OPENING = 24  # characters before a name with which a sentence opens
ASIDE = re.compile(r", (?:it|he|she|they) (?:says?|said|adds?|added|notes?|noted),")
SAYS = re.compile(
    r"\b(?:said|says|show|shows|showed|shown|reported|revealed|announced|indicated|noted)\b", re.IGNORECASE
)
IT_SAYS = re.compile(rf"\s(?:also |further |now |later |then )?{SAYS.pattern}", re.IGNORECASE)
TOLD_BY = re.compile(
    r"\b(?:according to|based on|(?:data|figures|statistics) (?:from|by)|(?:released|issued|published) by)\b[^;:,]*$",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:Statistics|Bureau|Customs|Administration|Ministry|Commission|Committee|Department|Office|Authority|Council"
    r"|Government|Administrations|Agency|NBS|Survey Team)(?: \([A-Z]{2,8}\))?$"
)
POST = (
    r"(?:analyst|economist|executive|CEO|CFO|chair(?:man|woman|person)?|president|minister|spokes\w+|director|manager"
    r"|secretary|governor|mayor|head|officer|strategist|researcher|professor|boss|founder|commissioner|expert|chief"
    r"|trader|broker|official|author|leader)s?"
)
# A person: "analyst Mike Powell of ...", "Mr Eddington", "Jane Doe, chief executive of ...".
PERSON_BEFORE = re.compile(rf"\b(?:{POST}|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Prof\.?)[,:]?\s$", re.IGNORECASE)
PERSON_BEHIND = re.compile(rf"\s?[,(]\s?(?:[\w&’'-]+\s){{0,7}}?{POST}\b", re.IGNORECASE)


def is_person(text: str, phrase: Phrase) -> bool:
    """Whether a name that nobody knows is a person's, by the post that stands beside it."""
    if not phrase.key.startswith(STRANGER):
        return False
    before = PERSON_BEFORE.search(text, max(0, phrase.start - 20), phrase.start)
    return before is not None or PERSON_BEHIND.match(text, phrase.end) is not None


# "The airports association ACI has released its figures for May, showing ...".
BODY_BEFORE = re.compile(
    r"\b(?:association|institute|agency|ministry|bureau|office|council|federation|think[- ]tank|consultancy|researcher"
    r"|body|regulator|watchdog|provider|firm of analysts|chamber of commerce)\s$",
    re.IGNORECASE,
)
# "According to the city's statistics bureau, output rose": whose office tells it.
ITS_OFFICE = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,4}(?:bureau|customs|office|administration|authorit(?:y|ies)|commission|department"
    r"|government|committee|data|figures|statistics|report),"
)


# "Bank of England figures show": whose figures they are, not of whom.
ITS_FIGURES = re.compile(
    r"(?:['’]s?)?\s(?:[a-z]+\s){0,2}?(?:figures|data|statistics|numbers|estimates|survey|poll|report)\s"
    r"(?:also\s)?(?:show|suggest|indicate|reveal|say)(?:s|ed|d)?\b"
)


# "Lending grew 3 percent, the European Central Bank said".
LAST_SAID = re.compile(r",\s(?:the\s)?$")
COUNTING = re.compile(
    r"\b(?:(?:Central|Reserve|National) Bank|Bank of [A-Z]\w+|Bundesbank|Riksbank|IMF|OECD|World Bank)\b"
)


def has_figures(text: str, phrase: Phrase) -> bool:
    """Whether a name only says whose figures show what is told ("Bank of England figures show")."""
    if ITS_FIGURES.match(text, phrase.end) is not None:
        return True
    behind = LAST_SAID.search(text, max(0, phrase.start - 6), phrase.start)
    return (
        behind is not None
        and IT_SAYS.match(text, phrase.end) is not None
        and COUNTING.search(text, phrase.start, phrase.end) is not None
    )


def is_body(text: str, phrase: Phrase) -> bool:
    """Whether a name that nobody knows is that of an association or an office, by the noun before it."""
    before = BODY_BEFORE.search(text, max(0, phrase.start - 24), phrase.start)
    return phrase.key.startswith(STRANGER) and before is not None


def is_source(text: str, phrase: Phrase, start: int) -> bool:
    """Whether a name is that of an office which only tells the figure at `start`, or whose office does."""
    if ITS_OFFICE.match(text, phrase.end, start) and TOLD_BY.search(text, max(0, phrase.start - 80), phrase.start):
        return True
    if ASIDE.match(text, max(0, phrase.start - 2)) is not None:
        return True
    if is_body(text, phrase):
        return True
    if phrase.key == f"{TAKEN_UP}it":  # "They said the exports reached ..."
        return IT_SAYS.match(text, phrase.end) is not None and text[phrase.start].isupper()
    if TOLD_BY.search(text, max(0, phrase.start - 80), phrase.start) and SAYS.search(text, phrase.end, start):
        return True
    return OFFICE.search(text, phrase.start, phrase.end) is not None and (
        SAYS.search(text, phrase.end, start) is not None or is_bound(text, phrase)
    )


def of_partners(text: str, sentence: Sentence, names: Sequence[Phrase], is_country: Callable[[str], bool]) -> bool:
    """Whether a sentence tells of partners: the name with which it opens is one's, and others may follow."""
    first = next(iter(names), None)
    opens = first is not None and first.start - sentence.start < OPENING
    if first is None or not opens or owns(text, first) or not is_country(first.key):
        return False
    return A_PARTNER.match(text, first.end) is not None
