"""When a level is not what its indicator says: something is left out, it stands against another, or has no year."""

from __future__ import annotations

import re

from flows.matching.wording.clauses import sentence_at
from flows.mentions.mention import Mention
from flows.reading.article import Article

# "Excluding charges, net income was 3 billion", "sales rose to 3 billion at constant currencies".
LESS = re.compile(
    r"\b(?:excluding|excludes|stripping out|without factoring|before (?:special|exceptional|one-off|one-time)"
    r"|adjusted for|(?:underlying|organic|comparable|like[- ]for[- ]like|adjusted) basis"
    r"|constant (?:currenc\w+|exchange)|taken out|would have been)\b",
    re.IGNORECASE,
)
# "Compared with a loss of 3 million", "analysts expected revenue of 3 billion".
AGAINST = re.compile(
    r"\b(?:(?:compared|in comparison) (?:with|to)|as against|against|versus|vs|than|from|reversing"
    r"|(?:consensus|estimates?|forecasts?|expectations?) (?:of|for))\s(?:(?:an?|the|its|their|net|pre-?tax|operating"
    r"|profits?|loss(?:es)?|income|earnings|deficit|surplus|revenues?|sales|turnover|quarterly|annual|of|for)\s){2,7}$",
    re.IGNORECASE,
)
A_YEAR_AGO = re.compile(
    r"(?:,? (?:or [^,;.]{1,24},? )?(?:in |for |during )?(?:(?:the|its) )?(?:year[- ]ago|year[- ]earlier|prior[- ]year"
    r"|(?:same|corresponding|comparable) (?:period|quarter|month|half)(?: (?:of the|in the|a))? (?:year|previous|prior"
    r"|preceding)|(?:a|one) year (?:ago|earlier|before))\b)",
    re.IGNORECASE,
)
A_YEAR_AGO_OF = re.compile(r"\b(?:a|one) year (?:ago|earlier|before)(?: of|,)? ?[^,;.\d]{0,20}$", re.IGNORECASE)
# "Up 5 percent from a year ago at 3 million": the level is that of now.
SINCE_THEN = re.compile(
    r"\b(?:from|than|over|on|with|to|against) (?:a|one) year (?:ago|earlier|before),? "
    r"(?:to|at|and (?:reached|hit|totall?ed|stood at|amounted to)|reaching|hitting)\b[^,;.\d]{0,20}$",
    re.IGNORECASE,
)
# "Excluding gold, exports rose": of what is left, and so may be the sentences that take it up.
LEAVES_OUT = re.compile(
    r"(?:Excluding|Stripping out|Leaving out|Leaving aside|Not counting|Not including|Apart from|Aside from"
    r"|On (?:this|that) basis)\b"
)
OPENS = re.compile(
    r"(?:a|one) year (?:ago|earlier|before)\b|(?:in|during|for) the (?:year-ago|prior-year"
    r"|(?:same|corresponding) (?:\w+ )?(?:a|one) year (?:ago|earlier|before))\b",
    re.IGNORECASE,
)
# "Analysts had expected earnings of 3 cents and revenue of 3 billion".
OTHERS_EXPECT = re.compile(
    r"\b(?:analysts?|economists?|wall street|the street|forecasters?|consensus|markets?|brokers?|polls?|polled"
    r"|surveyed)\b[^;.]{0,100}\b(?:expect\w*|forecast\w*|estimat\w*|predict\w*|anticipat\w*|project\w*|pegged)\b[^;.,]{0,80}$",
    re.IGNORECASE,
)
# "Since 2012 growth has slowed to 10 percent": over years of which none is the figure's.
PAST_YEARS = re.compile(r"\b(?:in|over|during|within) the (?:past|last) (?:\w+ )?(?:years|decades?)\b", re.IGNORECASE)
LED_TO = re.compile(r"\bto (?:about |around |nearly |some |over |more than |an? |the )*(?:[A-Z]{0,3}[$€£¥])?$")
GAINED = re.compile(
    r"\b(?:add(?:ed|s|ing)?|gain(?:ed|s|ing)?|shed(?:s|ding)?|los(?:t|es|ing)|creat(?:ed|es|ing)|cut(?:s|ting)?)\s"
    r"(?:an? |another |some |about |around |nearly |more than |over |almost |estimated |further |net )*$",
    re.IGNORECASE,
)
SINCE = re.compile(r"\s*(?:(?:And|But|However),? )?Since (?:(?:early|late|about|around) )?[12]\d{3}\b(?! ?[-–])")
A_TIME = re.compile(r"\b(?:[12]\d{3}|(?:last|this) (?:year|month|quarter))\b")
LEFT_OUT, NEAR = 140, 60  # characters before a level in which its sentence says what is left out; those beside it


def of_less(article: Article, figure: Mention) -> bool:
    """Whether the words around a firm's figure say that something is left out of it."""
    sentence = sentence_at(article, figure.number_start)
    start, end = max(sentence.start, figure.number_start - LEFT_OUT), min(sentence.end, figure.end + NEAR)
    bracket = article.text.find("(+", figure.end, end)  # "(+9 percent at constant currency)": of another figure
    return LESS.search(article.text, start, end if bracket < 0 else bracket) is not None


def leaves_out(article: Article, figure: Mention) -> bool:
    """Whether the sentence of a figure opens with what is left out of it, whatever it measures."""
    return LEAVES_OUT.match(article.text, sentence_at(article, figure.number_start).start) is not None


def others_expect(article: Article, figure: Mention) -> bool:
    """Whether a figure is what analysts or economists expected."""
    sentence = sentence_at(article, figure.number_start)
    return OTHERS_EXPECT.search(article.text, sentence.start, figure.start) is not None


def set_against(article: Article, level: Mention) -> bool:
    """Whether a firm's level stands only for comparison, so that the times around are not its own."""
    sentence = sentence_at(article, level.number_start)
    return AGAINST.search(article.text, max(sentence.start, level.start - NEAR), level.start) is not None


def a_year_ago(article: Article, level: Mention) -> bool:
    """Whether the words beside a level say that it was a year before, without a date."""
    sentence = sentence_at(article, level.number_start)
    if A_YEAR_AGO.match(article.text, level.end, sentence.end) is not None:
        return True
    if OPENS.match(article.text, sentence.start) is not None:
        return True
    start = max(sentence.start, level.start - NEAR)
    if SINCE_THEN.search(article.text, start, level.start) is not None:
        return False
    return A_YEAR_AGO_OF.search(article.text, start, level.start) is not None


def over_years(article: Article, level: Mention) -> bool:
    """Whether a level is what a change over several years led to ("in the past five years, it rose to")."""
    sentence = sentence_at(article, level.number_start)
    led = LED_TO.search(article.text, max(sentence.start, level.number_start - 24), level.number_start)
    return led is not None and PAST_YEARS.search(article.text, sentence.start, sentence.end) is not None


def gained(article: Article, level: Mention) -> bool:
    """Whether a number is what came to a stock or left it ("added 3,000 jobs"), and not what there is."""
    return GAINED.search(article.text, max(0, level.number_start - 40), level.number_start) is not None


def since_then(article: Article, level: Mention) -> bool:
    """Whether a sentence tells of all years since one, so that no year of it is the level's."""
    sentence = sentence_at(article, level.number_start)
    opens = SINCE.match(article.text, sentence.start)
    return opens is not None and A_TIME.search(article.text, opens.end(), sentence.end) is None
