"""When a frame that fits says nothing all the same: the words around its figure speak of a part or of another base."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.matching.changes.bases import A_QUARTER, against_the_one_before, base_of
from flows.matching.changes.steps import YEAR_ON_YEAR, month_by_month, turns_to_years
from flows.matching.model import Meaning
from flows.matching.when.periods import times_between
from flows.matching.wording.clauses import sentence_at
from flows.mentions.mention import Mention
from flows.reading.article import Article, Sentence

EACH_TIME = re.compile(
    r"\b(?:(?:a|per|each|every) (?:single )?(?:day|week|month|hour|minute)|daily|weekly|monthly|hourly"
    r"|on an average day)\b(?! (?:earlier|ago|before|later|on|ever|since|in (?:its|their|the port's|history))\b)",
    re.IGNORECASE,
)
NEAR_A_RATE = 60  # characters between a figure and the words that make it a rate
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
_MONEY = r"(?:(?:about|around|some|nearly|almost|just|only|over|more than|less than)\s)*[A-Z]{0,3}\.?[$€£¥₹₩¢]?\s?\d"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
NARROWING = re.compile(
    rf"\s?(?:\([^()]*\)\s)?from\s(?!an?\s|the\s(?:same|previous|year|{_MONEY})|last\b|{_MONEY}|{_MONTH})"
)
# "0.2 million greater than in 2014" is a change, no level; "5 percent of sales" no level of what comes before.
# "Rose by 5 percent at Heathrow", "employs 50,000 in Kazakhstan alone".
ELSEWHERE = re.compile(
    r"\s(?:at|among)\s(?:(?:the\s)?[A-Z][a-z]|those\b)|\sfor\s(?:wo)?men\b|\sfor\s(?:fe)?males\b"
    r"|\sfor\s(?:the\s)?(?:urban|rural|city|farming)\s[a-z]+\b|\sfor\s(?:farmers|herders|townspeople)\b"
    r"|\sfor\san?\s(?:(?:\w+|\w+[- ]bed(?:room)?)[- ])?(?:bedroom|studio|apartment|flat|house|unit)\b"
    r"|\s(?:[a-z]+\s)?in\s(?:the\s)?[A-Z][\w' -]{0,30}?\salone\b"
)
TO_SOMEBODY = re.compile(
    r"\s?(?:\([^()]*\)\s)?(?:to|with)\s(?:the\s)?(?!GDP\b)[A-Z]"
)  # "exports of 5 billion dollars to Japan"
# "Rose 5 percent in machinery", but not "in value terms", "in the first half", "in June".
IN_A_PART = re.compile(
    r"\sin\s(?!(?i:"
    r"(?:the |its |their |this |that |a |each |real |nominal |monetary |dollar |yuan |local |the same |both )*"
    r"(?:first|second|third|fourth|last|past|previous|preceding|prior|latter|early|late|mid|half|year|quarter|month|week"
    r"|period|day|fiscal|financial|calendar|reporting|value|volume|terms?|total|all|line|turn|contrast|response|addition"
    r"|comparison|general|spite|currency|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter|recent|three|six|nine|ten|eleven|twelve|two|four|five|seven|eight|months?"
    r"|years?|time|same|corresponding|comparable|final|opening|current|country|city|province|region|state|district"
    r"|zone|area|port|world|nation|[a-z]*-quarter|[a-z]*-half)\b))[a-z]"
)
# "Up 69 percent from 5 billion in 1997 to 9 billion": over how many years, nobody says.
FROM_THEN = re.compile(r"\sfrom\s[^;]{1,90}?\sin\s[12]\d{3}\sto\s(?![^;]{0,60}\bin\s(?:the\s|[12]\d{3}))")
# "According to seasonally adjusted data, compared with the previous month, exports rose 3 percent and imports 4".
STEP_FIRST = re.compile(
    r"[^;]{0,90}?\b(?:seasonally|(?:compared with|compared to|from|over) the (?:previous|preceding|prior|last)"
    r" (?:month|quarter)|month[- ]on[- ]month|quarter[- ]on[- ]quarter|on a (?:monthly|quarterly) basis)\b",
    re.IGNORECASE,
)
BY_WHICH = re.compile(
    r"\s(?:more|less|greater|higher|lower|fewer|better|worse|larger|smaller|above|below)\b(?! (?:expensive|developed))",
    re.IGNORECASE,
)
ANNUALIZED = re.compile(r"\b(?:annuali[sz]ed|annual rate(?! of inflation)|seasonally adjusted annual)\b", re.IGNORECASE)
# "Fell 5 percent year-on-year": whatever else is told, nearer than any other base.
YEAR_ON_YEAR_IS = re.compile(
    r"\s?\(?(?:year[- ]on[- ]year|year[- ]over[- ]year|y-o-y|yoy|y/y|o(?:n|ver) the year"
    r"|(?:from|than|over|on) (?:(?:a|one) year (?:ago|earlier|before)|the (?:previous|preceding|prior) year))\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"since\b", re.IGNORECASE)
RECORD = re.compile(
    r"\b(?:\w+est|first|most|best|worst|record|consecutive|straight|\w+th)\b[^,;.]{0,60}$", re.IGNORECASE
)
TWO_YEARS = re.compile(r"(?:19|20)\d\d[-–/]\d\d")  # "in 2015-16": the year of accounts
WITH_PARTNER = re.compile(
    r"\b(?:trade|exports?|imports?)\s(?:volume\s|value\s|turnover\s)?(?:with|to|from|between)\s", re.IGNORECASE
)
BOXES = "{TEU}"  # printed in words too: "twenty-foot equivalent units"
_DAY = r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
DAY_BEHIND, DAY_BEFORE = (
    re.compile(rf",?\s{_DAY}"),
    re.compile(rf"\b{_DAY},?(?: by)?\s$"),
)  # "fell on Monday by 2 percent"
BEFORE, BEHIND = 70, 60  # characters around a change in which its base would stand
A_YEAR, MORE_THAN_A_YEAR = 364, 370


def narrowed(text: str, mention: Mention, meaning: Meaning) -> bool:
    """Whether words behind a level say that it is of a part: "1,512 EMU cars", "5 billion yuan from tickets"."""
    if meaning.measure not in (None, "level"):
        return False
    things = (
        text[mention.number_end : mention.end].removeprefix(" standard").split()
        if mention.unit.startswith("{") and "/" not in mention.unit and mention.unit != BOXES
        else ()
    )
    if BY_WHICH.match(text, mention.end) is not None or ELSEWHERE.match(text, mention.end) is not None:
        return True
    if meaning.counterpart is None and TO_SOMEBODY.match(text, mention.end) is not None:
        return True
    from_somewhere = meaning.counterpart is None and NARROWING.match(text, mention.end) is not None
    whose = 0 if meaning.counterpart is None else 2  # "3,000 South Korean tourists"
    return len(things) > 1 + whose or from_somewhere


def by_the_day(article: Article, mention: Mention, meaning: Meaning) -> bool:
    """Whether a level is told of each day, week or month ("handles 70 boxes on average every day"), not of a period."""
    if meaning.measure not in (None, "level") or "/" in mention.unit or mention.unit == "%":
        return False
    sentence = sentence_at(article, mention.number_start)
    behind = EACH_TIME.search(article.text, mention.end, sentence.end)
    before = EACH_TIME.search(article.text, sentence.start, mention.number_start)
    near = behind is not None and behind.start() - mention.end <= NEAR_A_RATE
    return near or (before is not None and mention.number_start - before.end() <= NEAR_A_RATE)


def annualized(article: Article, mentions: Sequence[Mention], growth: Mention) -> bool:
    """Whether a change may be at an annual rate, as the article tells others, since it does not say against what.

    One of a whole year is none.
    """
    if ANNUALIZED.search(article.text) is None:
        return False
    sentence = sentence_at(article, growth.number_start)
    own = [m.period for m in times_between(mentions, sentence.start, sentence.end) if m.period is not None]
    if own and all(A_YEAR <= (p.end - p.start).days <= MORE_THAN_A_YEAR for p in own):
        return ANNUALIZED.search(article.text, sentence.start, sentence.end) is not None
    return not year_on_year(article, growth)


def of_part(article: Article, growth: Mention) -> bool:
    """Whether a change is told of a part only, at an annual rate, or on average over some periods."""
    sentence = sentence_at(article, growth.number_start)
    start, end = max(sentence.start, growth.number_start - BEFORE), min(sentence.end, growth.number_end + BEHIND)
    if NO_CHANGE_OF_ALL.search(article.text, start, end) is not None:
        return True
    if FROM_THEN.match(article.text, growth.end, sentence.end) is not None:
        return True
    if DAY_BEHIND.match(article.text, growth.end) or DAY_BEFORE.search(article.text, start, growth.start):
        return True
    if STEP_FIRST.match(article.text, sentence.start, growth.number_start) and not year_on_year(article, growth):
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
    if YEAR_ON_YEAR_IS.match(article.text, growth.end, sentence.end) is not None:
        return True
    if _other_base(article.text, start, end) or OVER_IT.search(article.text, sentence.start, sentence.end):
        return False
    if YEAR_ON_YEAR.search(article.text, sentence.start, sentence.end) is None and month_by_month(
        article, mentions, sentence
    ):
        return False
    if turns_to_years(article, sentence) and not year_on_year(article, growth):
        return False
    if (growth.value or 0) < 1 and not year_on_year(article, growth):
        around = times_between(mentions, sentence.start, sentence.end)  # "rose 0.3 percent in May": on the month?
        if any(0 < (m.period.end - m.period.start).days <= A_QUARTER for m in around if m.period):
            return False
    times = times_between(mentions, start, end)
    return not any(
        (m.period.end - m.period.start).days > MORE_THAN_A_YEAR
        and TWO_YEARS.fullmatch(article.text, m.start, m.end) is None
        for m in times
        if m.period
    )


def _other_base(text: str, start: int, end: int) -> bool:
    """Whether words name another base; "since" behind "the lowest" or "for the first time" names none."""
    for found in OTHER_BASE.finditer(text, start, end):
        if SINCE.fullmatch(found[0]) is None or RECORD.search(text, start, found.start()) is None:
            return True
    return False


def behind_partner(article: Article, sentence: Sentence, figure: int) -> bool:
    """Whether a paragraph spoke of trade with somebody before a figure ("trade with Japan grew; exports rose ...")."""
    paragraph = max(sentence.start - 1000, 0)
    start = article.text.rfind("\n", paragraph, sentence.start) + 1 or paragraph
    return WITH_PARTNER.search(article.text, start, figure) is not None
