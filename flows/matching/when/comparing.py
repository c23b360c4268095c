"""Times that only say with what a figure is compared: "up 5 percent from 2016", "than in the first half"."""

from __future__ import annotations

import re

from flows.mentions.mention import Mention

TO_HERE = r"(?:[^,;:()]|(?<=\d),(?=\d))*"  # no mark but within a number
# "After falling 3 percent in August", "having risen 2 percent in May", "following a drop of 4 percent in June".
MOVED = (
    r"(?:having |after (?:having |(?:it|they|exports|imports|sales|prices|output) (?:had )?)?|following )(?:an? |the )?"
    r"(?:\w+ly |revised |sharp |slight |steep |small |modest )?"
    r"(?:fall\w*|fell|ris(?:e|en|ing)|rose|gr[eo]w\w*|declin\w+|decreas\w+|increas\w+|dropp?\w*|slip\w*|slid\w*|gain\w*"
    r"|jump\w*|climb\w*|plung\w+|surg\w+|shr[aiu]nk\w*|contract\w+|expand\w*|eas(?:e|ed|ing)|dip\w*|edg(?:ed|ing)|tumbl\w+"
    r"|sunk|sinking|los[st]\w*|losing|stagnat\w+|rebound\w*|recover(?:ed|ing)|advanc\w+|retreat\w*|soar\w*)\b"
)
COMPARED = re.compile(
    rf"\b{MOVED}{TO_HERE}$|"
    rf"\b(?:after|following) (?:an? |the |its )?(?:revised |upwardly revised )?[$€£]?\d{TO_HERE}$|"
    rf"\b(?:targets?|goals?|plans?|budgets?|forecasts?) (?:set |fixed )?(?:for|of) (?:the )?$|"
    r"\b(?:than(?! (?:a|one) year (?:ago|earlier|before) (?:in|for|during) )"
    r"|compared (?:with|to)|in comparison with|versus|against|reversing"
    rf"|(?:recovering|rebounding|recouping|offsetting|erasing|making up for)(?! (?:to|by) \S*\d))\b{TO_HERE}$"
    rf"|\b(?:unchanged|\w+ changed|flat|steady|stable|the same) (?:from|on|since|as in)\b{TO_HERE}$"
    rf"|\b(?:change|turnaround|swing|improvement|rebound|recovery|reversal) (?:from|of)\b{TO_HERE}$"
    r"|\b(?:compared (?:with|to)|versus|against|from) (?:an? )?[A-Z]{0,3}[$€£]?\d[^;:()]{0,30}, or [^;:()]{0,40}, $"
    r"|\bfrom (?:an? |the |its )?(?:loss|profit|deficit|surplus|level|figure|total|record|low|high|peak) of\b"
    rf"{TO_HERE}$"
    rf"|\b(?:same|corresponding|comparable|similar|identical) "
    rf"(?:period|time|month|quarter|half|figures?|season)(?:,? (?:of|in"
    rf"|during|a|for))?(?: the)?\W$"
    # "close to the 230 billion yuan for the whole of 2015": a figure that is known already
    rf"|\bthe [A-Z]{{0,3}}[$€£]?\d[\d.,]*(?:%| (?!months\b|weeks\b|quarters\b|days\b|years\b)[a-z]+){{0,4}}?"
    rf"(?: (?:seen|recorded|registered|posted|achieved|reported))?"
    rf" (?:for|in|of|during) (?:the (?:whole|entire) (?:of )?|all of |the )?$"
    rf"|\b(?:per ?cent|points?) (?:up|down) on {TO_HERE}$"
    rf"|\d[^,;:()]*\b(?:up|down|more|less|higher|lower|fewer|increase|decrease|rise|drop|fall|growth"
    rf"|decline) (?:on|over|above|below|against)\b"
    rf"{TO_HERE}$",
    re.IGNORECASE,
)
# Twelve months, or a calendar year? The text leaves it open.
LAST_YEAR = re.compile(r"\bthe (?:last|past) (?:year|month)$", re.IGNORECASE)
PREVIOUS = re.compile(
    r"\b(?:previous|preceding|prior) (?:financial |fiscal |calendar )?(?:year|quarter|month|half|half[- ]year)$",
    re.IGNORECASE,
)
# "Sales fell to EUR 1,360 million (EUR 1,389 million in 2014)": a time in brackets, of the figure there.
IN_BRACKETS = re.compile(r"\([^()]{0,60}\d[^()]{0,30}\s(?:in|for|during|at|from)(?: the)?\s$")
ON_A_YEAR = re.compile(r"\d\S*(?: per ?cent| percentage points?)? (?:on|over|against) $", re.IGNORECASE)  # "5% on 2014"
A_YEAR = re.compile(r"(?:[A-Z][a-z]+\.? )?\d{4}$")
SAID_ON = re.compile(
    r"\b(?:released|published|issued|announced|said|reported|unveiled|disclosed|told|revealed|paid|registered|signed)\b"
    r"[^;:()\d]*\s$",
    re.IGNORECASE,
)
ENDED = re.compile(r"\b(?:ended|ending)(?: on)?(?: the)?\s$")  # "reported results for the quarter ended May 1"
THROUGH = re.compile(r"\bthrough (?:the end of )?$")  # "data available through July": from some time on
WITHIN = re.compile(r"\b(?:in|during|for) the $", re.IGNORECASE)
OF_NEXT = re.compile(r"\s?:\s?[^\s]?\d|\s?:\s(?:[A-Z]{0,3}[$€£]|[A-Z][A-Za-z]{1,3}\.?\s?\d)")  # "(2014: 11 million)"
# "Up 2.9 percentage points over the first half", "up 5 percent over this year's first half".
OVER = re.compile(
    r"(?:\b(?:percentage points?|points)(?: (?:up|down|higher|lower|more|less|faster|slower))?,?"
    r" (?:over|above|below|from|on|against)"
    r"|\b(?:up|down|(?:increase|rise|growth|gain|drop|fall|decline|decrease) of) (?:by |about |around |some |nearly )?"
    r"\d[\d.]*\s?(?:%|percent|per cent|pct) over)"
    r" (?:(?:that|those) )?(?:(?:of|in|for|during) )?(?:the |its |(?:this|last) year['’]s )?$",
    re.IGNORECASE,
)
FROM = re.compile(
    r"(?:\d[^,;:()]*\)?,? ?|\b(?:up|down) )\bfrom(?P<amount> (?:an? |the )?(?:[\w-]+ly )?"
    r"(?:revised |record |reported )?(?:[A-Za-z]{1,4}\.? ?)?[$€£]?\d\S*"
    r"(?: (?!to\b|and\b)\w+){0,5}?(?: \([^()]{1,30}\)(?: [a-z]+){0,2}?)?)?"
    r"(?: the| its| those| that| last)?"
    r"(?: (?:fall|rise|drop|growth|decline|level|figure|rate|pace|increase))?"
    r"(?: (?:in|of|for|recorded in|seen in))?(?: the)?\s$",
    re.IGNORECASE,
)
FROM_ONE = re.compile(r"\d[^;:]*\bfrom\s[^;:]{1,50}\b(?:in|during|at|for)(?: the)?\s$", re.IGNORECASE)
TO_ANOTHER = re.compile(r",?\sto\b", re.IGNORECASE)
# "The lowest since 2008", behind a figure.
SINCE = re.compile(
    r"\b(?:\w+est|most|least|high|low|record|first)\b[^;:.\d]{0,80}\bsince"
    r"(?:\s(?:at|least|any|point|time|mid|early|late|before|reunification|comparable|official|current|modern|records?|record-keeping"
    r"|data|series|figures|statistics|collection|measurements?|began|started|begun|in|the|start|end|beginning|middle|of|its))*[\s-]$",
    re.IGNORECASE,
)
# "Up 5 percent since the end of 2015", behind a level: the change's time.
CHANGED_SINCE = re.compile(
    r"\b(?:up|down|growth|growing|increas\w+|ris(?:e|ing)|rose|gain\w*|grew|drop\w*|fall\w*|fell|declin\w+|decreas\w+)\b"
    r"[^;:]*\d[^;:]*\bsince(?: the)?(?: (?:start|beginning|end) of)?\s$",
    re.IGNORECASE,
)
# "The highest ever this year", behind a figure.
PEAK = re.compile(r"\b(?:highest|lowest|most|biggest|largest|best|worst|record)\b(?:\s[\w-]+){0,4}?\s$", re.IGNORECASE)
# "Down 4 percent, or 60 million dollars, on the third quarter of 2016".
ON_A_SPAN = re.compile(
    r"\b(?:up|down|rose|fell|(?:increase|rise|gain|drop|fall|decline|decrease) of) (?:by )?\d[\d.,]*\s?"
    r"(?:%|percent|per cent|pct)(?:,? or [A-Z]{0,3}\s?[$€£]?\d[\d.,]*(?: [A-Za-z]+){0,2},?)? on the $",
    re.IGNORECASE,
)
# "18 routes, one of which was opened in April": when something else was done, behind a figure.
OF_THAT = re.compile(
    r"\b(?:that|which|who) (?:was|were|has been|have been|had been) (?:\w+ )?(?:\w+ed|begun|built|set up|put into \w+)"
    r" (?:in|on|by|since|last|this)?(?: the)?\s?$"
)
ENDS = re.compile(r"\b(?:to|and|through|until)\b|[-–—]")


# "Up 5 percent because of its purchase of a rival in April": when something else was done.
OF_AN_ACT = re.compile(
    r"\b(?:because of|due to|owing to|thanks to|following|after|reflecting|driven by|boosted by)\b[^,;:]*"
    r"\b(?:acquisition|purchase|takeover|merger|launch|opening|closure|disposal|divestment|introduction)\b[^,;:]*$",
    re.IGNORECASE,
)

# "Founded in 1998, the park has 30 firms": when something began, which dates nothing that is so now.
BEGUN = re.compile(
    r"\b(?:founded|established|set up|opened|inaugurated|incorporated|formed|created|launched|built)"
    r"(?: back)? (?:in|on) (?:the |early |late |mid-)?$",
    re.IGNORECASE,
)
SO_NOW = re.compile(
    r"\b(?:has|have|is|are|covers|employs|handles|serves|boasts|operates|houses|hosts|owns|runs|occupies|spans|offers"
    r"|produces|accounts|ranks|counts|includes|comprises|manages|consists)\b"
)

# "Turnover for the quarter": of the stretch of time of that length which the text told before.
OWN_SPAN = re.compile(
    r"\b(?:for|in|during|over) the (?:full[ -]|whole |financial |fiscal |reporting )?(month|quarter"
    r"|half(?:[- ]year)?|year)\b(?!-ago|-earlier)"
    r"(?! (?:of|to|end|ended|ending|before|earlier|ago|through|\d))",
    re.IGNORECASE,
)


# "The 2010 football World Cup", "the 2012 Olympics": an event's year.
OF_EVENT = re.compile(
    r"\s(?:[a-z]+\s){0,2}(?:[A-Z]\w+\s){0,2}"
    r"(?:World Cup|Olympics?|Games|Expo|[Cc]hampionships?|[Ee]lections?|Grand Prix)\b"
)


def a_day(time: Mention) -> bool:
    """Whether a time is a single day, which says when something was told or done, seldom over what a flow is."""
    return time.period is not None and time.period.start == time.period.end


def compares(text: str, start: int, time: Mention, figure: Mention | None) -> bool:
    """Whether a time says with what is compared ("up 5 percent from 2016", "than in the first half of last year")."""
    if LAST_YEAR.search(text, max(start, time.start - 4), time.end) is not None:
        return True
    if OF_NEXT.match(text, time.end) is not None:
        closed = (
            text[time.start - 1 : time.start] == "(" and ")" in text[time.end : figure.number_start if figure else 0]
        )
        if figure is None or figure.number_start < time.start or closed:
            return True
    bracket = IN_BRACKETS.search(text, max(start, time.start - 110), time.start)
    if bracket is not None:
        return figure is None or not bracket.start() < figure.number_start < time.start
    said = (
        a_day(time)
        and not ENDED.search(text, max(start, time.start - 24), time.start)
        and SAID_ON.search(text, max(start, time.start - 60), time.start) is not None
    )
    if said or THROUGH.search(text, max(start, time.start - 20), time.start) is not None:
        return True
    if _of_a_base(text, start, time, figure) or _of_another(text, start, time, figure):
        return True
    before = max(start, time.start - 90)
    if OVER.search(text, before, time.start) or (not a_day(time) and ON_A_SPAN.search(text, before, time.start)):
        return True
    found = COMPARED.search(text, start, time.start)
    if found is not None:
        return figure is None or not found.start() <= figure.number_start < time.start
    found = FROM.search(text, start, time.start)
    return found is not None and (found["amount"] is not None or ENDS.search(text, time.start, time.end) is None)


def _of_a_base(text: str, start: int, time: Mention, figure: Mention | None) -> bool:
    """Whether a time is "the previous year", that of "5 percent on 2014", or the first of "from 5 in May to 6"."""
    if PREVIOUS.search(text, time.start, time.end) is not None and not (
        figure is not None and figure.number_end <= time.start and WITHIN.fullmatch(text, figure.end + 1, time.start)
    ):
        return True
    if A_YEAR.match(text, time.start, time.end) and ON_A_YEAR.search(text, max(start, time.start - 40), time.start):
        return True
    return TO_ANOTHER.match(text, time.end) is not None and FROM_ONE.search(text, start, time.start) is not None


def _since(text: str, behind: int, start: int) -> bool:
    """Whether a time behind a figure only says since when it is the highest, or since when something changed."""
    return any(words.search(text, behind, start) is not None for words in (SINCE, CHANGED_SINCE))


def _of_another(text: str, start: int, time: Mention, figure: Mention | None) -> bool:
    """Whether a time is an event's, an act's that caused a change, what stands before "for the full year", a since."""
    if figure is not None and OWN_SPAN.search(text, time.end, figure.number_start) is not None:
        return True
    if figure is not None and figure.number_end <= time.start and _since(text, figure.number_end, time.start):
        return True
    if OF_EVENT.match(text, time.end) is not None:
        return True
    if figure is not None and OF_THAT.search(text, figure.end, max(figure.end, time.start)) is not None:
        return True
    if figure is not None and PEAK.search(text, figure.number_end, max(figure.number_end, time.start)) is not None:
        return True
    if BEGUN.search(text, start, time.start) is not None and _is_so_now(text, time, figure):
        return True
    act = OF_AN_ACT.search(text, start, time.start)
    return act is not None and (figure is None or figure.number_end <= act.start())


def _is_so_now(text: str, begun: Mention, figure: Mention | None) -> bool:
    """Whether what follows the time at which something began tells how things are now; None: whatever follows it."""
    return figure is None or SO_NOW.search(text, begun.end, max(begun.end, figure.start)) is not None
