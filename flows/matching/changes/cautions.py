"""When a frame that fits says nothing all the same: the words around its figure speak of a part or of another base."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from flows.matching.changes.bases import A_QUARTER, against_the_one_before, base_of, follows
from flows.matching.codebook import Codebook
from flows.matching.model import Meaning
from flows.matching.when.periods import times_between
from flows.matching.wording.clauses import sentence_at
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

DOLLARS = Path(__file__).with_name("dollars.csv")
EACH_TIME = re.compile(
    r"\b(?:(?:a|per|each|every) (?:single )?(?:day|week|month|hour|minute)|daily|weekly|monthly|hourly"
    r"|on an average day)\b(?! (?:earlier|ago|before|later|on)\b)",
    re.IGNORECASE,
)
NEAR_A_RATE = 60  # characters between a figure and the words that make it a rate
BARE_DOLLAR = re.compile(r"(?<![A-Za-z.])\$")
# A change over several periods, or of a part only.
NO_CHANGE_OF_ALL = re.compile(
    r"\b(?:annuali[sz]ed|annual rate|annual average|average annual|compound|constant (?:currenc\w+|exchange)|excluding"
    r"|seasonally|on average|a year on|(?:per|every|each) year|on the (?:day|week)|(?:day|week)[- ]on[- ](?:day|week)"
    r"|(?:underlying|organic|comparable|like[- ]for[- ]like|adjusted|same-store|same) (?:basis|terms)|like for like"
    r"|(?:currency|exchange[- ]rate) (?:effects|movements|fluctuations)|in local currenc\w+|organically|adjusted for"
    r"|ex[- ]fuel|over the (?:past|last|previous|prior) (?:\w+ ){0,2}months)\b"
    # "in the five years to 2015", but "the most in 10 years"
    r"|(?<!most )(?<!est )(?<!time )(?<!high )(?<!low )(?<!rise )(?<!gain )(?<!growth )(?<!increase )"
    r"\b(?:in|over|within|during|across) (?:the |these |those |a |its |just |only |less than |about |around )?"
    r"(?:past |first |same |next |last |whole )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several)[- ](?:years?|decades?)\b",
    re.IGNORECASE,
)
# A change that is not against the same period of the year before, which a frame takes it for.
OTHER_BASE = re.compile(
    r"\b(?:on a (?:monthly|quarterly|weekly) basis"
    r"|(?:month|quarter)[- ](?:on|over)[- ](?:month|quarter)|m-?o-?m|q-?o-?q|m/m|q/q|since"
    r"|(?:on|over|for) the month|on the quarter|(?:previous|preceding|prior|last) (?:month|quarter)"
    r"|(?:month|quarter|week|months|years|decades?) (?:earlier|ago|before)"
    r"|(?:beginning|start|end) of (?:the|last|this) year"
    r"|(?:past|last|next|recent|previous) (?:\w+ ){0,2}(?:years|decades?))\b",
    re.IGNORECASE,
)
OVER_IT = re.compile(r"\b(?:over (?:that|this) (?:period|span)|that month)\b", re.IGNORECASE)  # from its start, may be
NARROWING = re.compile(r"\s?(?:\([^()]*\)\s)?from\s(?!an?\s|the\s(?:same|previous|year)|last\b|\d|[$€£¥])")
# "0.2 million greater than in 2014" is a change, no level; "5 percent of sales" no level of what comes before.
# "Rose by 5 percent at Heathrow", "employs 50,000 in Kazakhstan alone".
ELSEWHERE = re.compile(
    r"\s(?:at|among)\s(?:(?:the\s)?[A-Z][a-z]|those\b)|\s(?:[a-z]+\s)?in\s(?:the\s)?[A-Z][\w' -]{0,30}?\salone\b"
)
TO_SOMEBODY = re.compile(
    r"\s?(?:\([^()]*\)\s)?(?:to|with)\s(?:the\s)?(?!GDP\b)[A-Z]"
)  # "exports of 5 billion dollars to Japan"
# "Rose 5 percent in machinery", but not "in value terms", "in the first half", "in June".
IN_A_PART = re.compile(
    r"\sin\s(?!(?:the |its |their |this |that |a |each |real |nominal |monetary |dollar |yuan |local |the same |both )*"
    r"(?:first|second|third|fourth|last|past|previous|preceding|prior|latter|early|late|mid|half|year|quarter|month|week"
    r"|period|day|fiscal|financial|calendar|reporting|value|volume|terms?|total|all|line|turn|contrast|response|addition"
    r"|comparison|general|spite|currency|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter|recent|three|six|nine|ten|eleven|twelve|two|four|five|seven|eight|months?"
    r"|years?|time|same|corresponding|comparable|final|opening|current|country|city|province|region|state|district"
    r"|zone|area|port|world|nation|[a-z]*-quarter|[a-z]*-half)\b)[a-z]"
)
BY_WHICH = re.compile(
    r"\s(?:more|less|greater|higher|lower|fewer|better|worse|larger|smaller|above|below)\b(?! (?:expensive|developed))",
    re.IGNORECASE,
)
ANNUALIZED = re.compile(r"\b(?:annuali[sz]ed|annual rate|seasonally adjusted annual)\b", re.IGNORECASE)
YEAR_ON_YEAR = re.compile(
    r"\b(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|y/y|(?:from|than) (?:a|one) year (?:ago|earlier|before)"
    r"|same (?:period|month|quarter)|(?:previous|preceding|prior|last) year|on the year|on year|annually"
    r"|(?:corresponding|comparable) (?:period|month|quarter|figure)|in the year to|over the year)\b",
    re.IGNORECASE,
)
WITH_PARTNER = re.compile(
    r"\b(?:trade|exports?|imports?)\s(?:volume\s|value\s|turnover\s)?(?:with|to|from|between)\s", re.IGNORECASE
)
# "From the previous month", "than November exports".
STEPS = re.compile(
    r"\b(?:month|quarter)[- ](?:on|over|to)[- ](?:month|quarter)\b|\bm-o-m\b|\bq-o-q\b"
    r"|\bon a (?:monthly|quarterly) basis\b|\bon the (?:month|quarter)\b(?! of)"
    r"|\b[Oo]ver (?:the )?(?:past|last) (?:12|twelve) months\b"  # what is not of them is of a month
    r"|\b(?:from|than|over|on|against|compared (?:with|to)) (?:(?:[$€£A-Z]|\d)[^;%]{0,24}? )?(?:in )?"
    r"(?:the )?(?:(?:previous|preceding"
    r"|prior) (?:month|quarter)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?!,? (?:\d{1,4}\b|last|a year|to|through|until|and|[-–])|[-–]))"
)
# Behind which a date is the base: "compared to April 2017", "on the fourth quarter of 2016".
WITH_DATED = re.compile(
    r"\b(?:compared (?:with|to)|than|over|against|on|versus|relative to) (?:that |those )?(?:in |of )?(?:the )?$",
    re.IGNORECASE,
)
# "Compared with the same period last year, exports rose ...": what came before was against something else.
TURNS = re.compile(
    r"\s*(?:In comparison|Compared|As compared|Relative|Set against) ?(?:with|to) the same "
    r"|\s*(?:Year[- ]on[- ]year|On an annual basis|On a yearly basis|In annual terms|On a year-on-year basis),? ",
)
BEFORE, BEHIND = 70, 60  # characters around a change in which its base would stand
MORE_THAN_A_YEAR = 370


def narrowed(text: str, mention: Mention, meaning: Meaning) -> bool:
    """Whether words behind a level say that it is of a part: "1,512 EMU cars", "5 billion yuan from tickets"."""
    if meaning.measure not in (None, "level"):
        return False
    things = (
        text[mention.number_end : mention.end].split()
        if mention.unit.startswith("{") and "/" not in mention.unit
        else ()
    )
    if BY_WHICH.match(text, mention.end) is not None or ELSEWHERE.match(text, mention.end) is not None:
        return True
    if meaning.counterpart is None and TO_SOMEBODY.match(text, mention.end) is not None:
        return True
    from_somewhere = meaning.counterpart is None and NARROWING.match(text, mention.end) is not None
    return len(things) > 1 or from_somewhere


def by_the_day(article: Article, mention: Mention, meaning: Meaning) -> bool:
    """Whether a level is told of each day, week or month ("handles 70 boxes on average every day"), not of a period."""
    if meaning.measure not in (None, "level") or "/" in mention.unit or mention.unit == "%":
        return False
    sentence = sentence_at(article, mention.number_start)
    behind = EACH_TIME.search(article.text, mention.end, sentence.end)
    before = EACH_TIME.search(article.text, sentence.start, mention.number_start)
    near = behind is not None and behind.start() - mention.end <= NEAR_A_RATE
    return near or (before is not None and mention.number_start - before.end() <= NEAR_A_RATE)


def annualized(article: Article, growth: Mention) -> bool:
    """Whether a change may be at an annual rate, as the article tells others, since it does not say against what."""
    if ANNUALIZED.search(article.text) is None:
        return False
    return not year_on_year(article, growth)


def of_part(article: Article, growth: Mention) -> bool:
    """Whether a change is told of a part only, at an annual rate, or on average over some periods."""
    sentence = sentence_at(article, growth.number_start)
    start, end = max(sentence.start, growth.number_start - BEFORE), min(sentence.end, growth.number_end + BEHIND)
    if NO_CHANGE_OF_ALL.search(article.text, start, end) is not None:
        return True
    return ELSEWHERE.match(article.text, growth.end) is not None


def year_on_year(article: Article, growth: Mention) -> bool:
    """Whether the sentence of a change says that it is against the year before."""
    sentence = sentence_at(article, growth.number_start)
    return YEAR_ON_YEAR.search(article.text, sentence.start, sentence.end) is not None


def yearly(article: Article, mentions: Sequence[Mention], growth: Mention) -> bool:
    """Whether nothing around a change says that it is measured from another time than the year before."""
    sentence = sentence_at(article, growth.number_start)
    start, end = max(sentence.start, growth.number_start - BEFORE), min(sentence.end, growth.number_end + BEHIND)
    if of_part(article, growth):
        return False
    if base_of(article, mentions, growth) is not None:
        return True
    if not year_on_year(article, growth) and against_the_one_before(article, mentions, growth):
        return False
    if OTHER_BASE.search(article.text, start, end) or OVER_IT.search(article.text, sentence.start, sentence.end):
        return False
    if YEAR_ON_YEAR.search(article.text, sentence.start, sentence.end) is None and _month_by_month(
        article, mentions, sentence
    ):
        return False
    if _turns_to_years(article, sentence) and not year_on_year(article, growth):
        return False
    if (growth.value or 0) < 1 and not year_on_year(article, growth):
        around = times_between(mentions, sentence.start, sentence.end)  # "rose 0.3 percent in May": on the month?
        if any(0 < (m.period.end - m.period.start).days <= A_QUARTER for m in around if m.period):
            return False
    times = times_between(mentions, start, end)
    return not any((m.period.end - m.period.start).days > MORE_THAN_A_YEAR for m in times if m.period)


def _turns_to_years(article: Article, sentence: Sentence) -> bool:
    """Whether the next sentence opens with the year before as its base, so that this one's is another."""
    return TURNS.match(article.text, sentence.end, sentence.end + 200) is not None


def _month_by_month(article: Article, mentions: Sequence[Mention], sentence: Sentence) -> bool:
    """Whether an article compares months or quarters with those before, so that a change may be such a one."""
    start = article.text.rfind("\n", 0, sentence.start) + 1
    end = article.text.find("\n", sentence.end)
    paragraph = article.text[start : end if end >= 0 else len(article.text)]
    near = STEPS.search(paragraph) is not None and YEAR_ON_YEAR.search(paragraph) is None
    around = times_between(mentions, sentence.start, sentence.end)
    if not near and not _goes_by_steps(article.text, _steps_back(article, mentions, around)):
        return False
    return not any((m.period.end - m.period.start).days > A_QUARTER for m in around if m.period)


def own_dollar(article: Article, mention: Mention, book: Codebook) -> bool:
    """Whether a bare "$" may be another dollar than the American: the text names a land with one of its own.

    Where the codebook knows the article's place, that place is no such land (China's press prints dollars of America).
    """
    if mention.unit != "USD" or BARE_DOLLAR.search(article.text, mention.start, mention.end) is None:
        return False
    return article.place not in book.subjects and _names_a_land_of_dollars(f"{article.place} {article.text}")


@lru_cache(maxsize=4)
def _names_a_land_of_dollars(text: str) -> bool:
    return _lands().search(text) is not None


@cache
def _lands() -> re.Pattern[str]:
    """Lands, and some of their regions and cities, whose own money is printed "$" too (dollars.csv)."""
    rows = DOLLARS.read_text(encoding="utf-8").splitlines()[1:]
    return re.compile(rf"\b(?:{'|'.join(re.escape(row.split(',')[0]) for row in rows)})\b", re.IGNORECASE)


@lru_cache(maxsize=4)  # of a text once, not for each of its figures
def _goes_by_steps(text: str, more: int) -> bool:
    """Whether a text compares with the month or quarter before more often than with the year before.

    `more` such comparisons are by a date.
    """
    return len(STEPS.findall(text)) + more > len(YEAR_ON_YEAR.findall(text))


def _steps_back(article: Article, mentions: Sequence[Mention], own: Sequence[Mention]) -> int:
    """How often an article compares with the dated month or quarter right before that of a sentence ("April 2017")."""
    short = [m for m in own if m.period is not None and m.period.start != m.period.end]
    if not short:
        return 0
    dated = (m for m in times_between(mentions, 0, len(article.text)) if follows(m, short))
    return sum(1 for m in dated if WITH_DATED.search(article.text, max(0, m.start - 40), m.start))


def behind_partner(article: Article, sentence: Sentence, figure: int) -> bool:
    """Whether a paragraph spoke of trade with somebody before a figure ("trade with Japan grew; exports rose ...")."""
    paragraph = max(sentence.start - 1000, 0)
    start = article.text.rfind("\n", paragraph, sentence.start) + 1 or paragraph
    return WITH_PARTNER.search(article.text, start, figure) is not None
