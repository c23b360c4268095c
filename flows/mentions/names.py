"""Digits and number words that count nothing: names, addresses, pages, telephone numbers, versions."""

from __future__ import annotations

import re

from flows.mentions.context import start_of
from flows.mentions.mention import Mention
from flows.mentions.money import money_before, multiplied
from flows.mentions.page import Page
from flows.mentions.patterns import GAP, NO_LETTER
from flows.mentions.tables import heads, word_lists

TAIL = re.compile(r"\w{0,60}(?:[-/.]\w{1,60}){0,6}")
FRONT = re.compile(r"[^\W_](?:[^\W_]|[-/](?=[^\W\d_]|$)){0,24}$")
PHONE = re.compile(
    r"\+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]?\d{2,4}){1,4}(?!\d)|\(\d{2,4}\)\s?\d{3,4}[\s-]\d{3,4}(?!\d)"
    r"|0\d{2,4}\s\d{3,4}\s\d{3,4}(?!\d)|\d{2,4}-\d{3,4}-\d{4}(?!\d)|\d{3,4}-\d{7,8}(?!\d)|\d{4}-\d{4,8}-\d{4,8}"
)
VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,6}(?![\d%])")
STROKED = re.compile(
    r"\d{1,2}/(?:11|13|14|17|18|19|2[1-46-9]|3[01]|50|99)(?![\d/,.]\d|\d|/)|\d{1,4}x\d{1,4}m?(?![\w.])|\d{1,2}(?:-\d{1,2}){2,4}(?![\d-])"
)
PLACE = re.compile(r"\d{1,3}°\s?\d{1,2}(?:\.\d+)?['’′](?:\s?\d{1,2}(?:\.\d+)?(?:\"|''|″))?\s?[nsew]?(?![^\W\d_])")
STREET = re.compile(r"\d{1,5}[a-z]?,?\s(?:[^\W\d_][\w.'’-]{0,30}\s){1,3}?([a-z]+)\b")
NUMBERED = re.compile(r"\d\w{0,30}(?:[-–/.]\d{1,8}){0,4}")
PHASE = re.compile(rf"(?:{GAP}|-)(phases?|generations?){NO_LETTER}")
CAPITAL_AFTER = re.compile(rf"{GAP}([A-Z][^\W\d_]*)(?:[\w.&'’-]{{0,20}}{GAP}([A-Z]))?")
INSIDE = re.compile(r"(?:[a-z,]\s|[a-z]\s[\"'“‘]|\bMay\s)$")  # the word before is inside a sentence
LABEL = re.compile(
    r"(?<=[^\s.!?:;] )(?!About|Some|Over|Around|Nearly|Only|Almost|The|All|These|Those|Just|At|In|On|By|From|For|With"
    r"|And|But|To|Of|More|Less|Than|Up|Is|Was|Are|Were|Has|Had|Have)[A-Z][a-z]{2,20}\s$"
)
MAKE = re.compile(r"\s[A-Z]{3,}(?![^\W_]|\s(?:[A-Z]|and\b|or\b))")
MAKERS = re.compile(r"(?:(?<![^\W_])(?:the|its|their|a|an|new)|['’]s)\s$")
NAMED_AFTER = re.compile(r"\s(?:[A-Z0-9]|[-–]\s)|[-–:]")
QUOTED = re.compile(r"[\"“'‘][A-Z][a-z]{2,20}\s$")
QUOTES = frozenset("\"'“”‘’")
DIMENSION = re.compile(
    r"([1-6][DG]|(?:480|720|1080|2160)p)(?![^\W_])|([48]K)(?=\s(?:video|tv|TV|television|resolution|screen|display|ultra|UHD|HD|film|camera))"
)
BLOCK = re.compile(r"\d{1,4}(?:-\d{1,4}){1,3},?\s[A-Z]")
PLACED = re.compile(r"(?<![^\W\d_])(?:at|address:?)\s$")
MEASURES = re.compile(r"\s?(?:%|percent|million|billion|points?\b)")
MID = frozenset(
    (
        "mid",
        "end",
        "start",
        "pre",
        "post",
        "late",
        "early",
        "sub",
        "non",
        "over",
        "under",
        "to",
        "from",
        "of",
        "and",
        "a",
        "an",
    )
)


def head_word(word: str) -> str:
    """The word before a number as a head may be written: without a bracket or quote before it, the last of a pair."""
    return word.lstrip("([\"'“‘").rpartition("/")[2]


def by_its_head(page: Page, at: int, words: list[str]) -> Mention | None:
    """A number that the word before it makes part of a name ("No. 5", "Building 3", "page 12")."""
    if not words:
        return None
    last = head_word(words[-1])
    head = heads().get(last)
    if head is None or MEASURES.match(page.low, _end(page.low, at)):
        return None
    start = start_of(page.low, at, [last])
    if start < page.floor or (head.capital and not page.raw[start].isupper()):
        return None
    return _named(page, start, at, head.kind, f"{head.reason}: {page.raw[start : start + len(last)]}")


def _end(low: str, at: int) -> int:
    found = NUMBERED.match(low, at)
    return found.end() if found else at


def _named(page: Page, start: int, at: int, kind: str, reason: str) -> Mention:
    return Mention(start, _end(page.low, at), kind, at, _end(page.low, at), reason=reason)  # type: ignore[arg-type]


def glued(page: Page, at: int) -> Mention | None:
    """Digits glued to letters before them: "CRH380A", "G20", "COVID-19"; None for "RMB10,000", "mid-2017", "some10"."""
    low = page.low
    found = FRONT.search(low, max(page.floor, at - 26), at)
    if found is None:
        return None
    front = found.group().rstrip("-/")
    joined = low[at - 1] in "-/"
    if money_before(page, at) is not None or front.isdigit():
        return None
    if not joined and len(front) < 4 and multiplied(low, at):
        return None  # "K3.4 billion": an amount in a currency that we do not know
    printed = page.raw[found.start() : found.start() + len(front)]
    if printed.islower() and front in MID:
        return None
    if printed.islower() and len(front) > 3 and (not joined or front.isalpha()):
        return None
    quarter = front in ("q", "h") and (not low[at + 1 : at + 2].isalnum() or low[at + 1 : at + 3] in ("fy", "cy"))
    if front in ("fy", "cy") or quarter:
        return None
    end = TAIL.match(low, at).end()  # type: ignore[union-attr]
    return Mention(found.start(), end, "name", at, end, reason="name with a number")


def ordinal_name(page: Page, at: int, end: int) -> Mention | None:
    """Ordinals in names: "the 19th CPC National Congress", "May Fourth Square", "First Prize", "the second phase"."""
    if found := PHASE.match(page.low, end):
        return Mention(at, found.end(), "name", at, end, reason=f"numbered {found[1]}")
    after = CAPITAL_AFTER.match(page.raw, end)
    if after is None:
        return None
    digits = page.raw[at].isdigit()
    if not digits and not (page.raw[at].isupper() and INSIDE.search(page.raw, page.since(at, 24), at)):
        return None
    if digits and after[1].lower() in word_lists()["demonym"] and not after[2]:
        return None
    return Mention(at, end, "name", at, end, reason=f"name with an ordinal: {page.raw[at : after.end(1)]}")


def spelled_name(page: Page, at: int, end: int) -> Mention | None:
    """As in "the Two Meetings": a number word with a capital, inside a sentence, before another one."""
    if not page.raw[at].isupper() or CAPITAL_AFTER.match(page.raw, end) is None:
        return None
    if INSIDE.search(page.raw, page.since(at, 24), at) is None:
        return None
    return Mention(at, end, "name", at, end, reason="name with a number")


def labelled(page: Page, mention: Mention) -> Mention:
    """The mention, or a name where its bare digits belong to words around them or to quotes: "Hailong 2", "985"."""
    at, end, raw = mention.number_start, mention.number_end, page.raw
    if mention.unit or mention.value_high is not None or mention.start != at or mention.end != end or end - at > 4:
        return mention
    if not raw[at:end].isdigit() or mention.qualifier != "exact":
        return mention
    first = max(page.since(at, 30), page.floor)
    closed = end < len(raw) and raw[end] in QUOTES
    quoted = closed and at > 0 and raw[at - 1] in QUOTES
    zero = raw[at] == "0" and end - at > 1
    if quoted or zero or (closed and QUOTED.search(raw, first, at)):
        return Mention(at, end, "name", at, end, reason="number of a name")
    if end - at == 3 and MAKE.match(raw, end) and MAKERS.search(raw, first, at):
        return Mention(at, end, "name", at, end, reason="number of a model")
    if LABEL.search(raw, first, at) and not NAMED_AFTER.match(raw, end):
        return Mention(at, end, "name", at, end, reason="number of a name")
    return mention


def dimension(page: Page, at: int) -> Mention | None:
    """As in "3D printing", "a 5G network", "4K video"."""
    found = DIMENSION.match(page.raw, at)
    if found is None:
        return None
    return Mention(at, found.end(), "name", at, found.end(), reason="name of a technology")


def street(page: Page, at: int) -> Mention | None:
    """As in "2 Edison Road", "at 3-10 Kanda Jinbocho"."""
    found = BLOCK.match(page.raw, at)
    if found is not None and PLACED.search(page.low, page.since(at, 12), at):
        return Mention(at, found.end(), "address", at, _end(page.low, at), reason="house number")
    found = STREET.match(page.low, at)
    if found is None or found[1] not in word_lists()["street"]:
        return None
    if not all(word[0].isupper() for word in page.raw[at : found.end()].split()[1:]):
        return None
    return Mention(at, found.end(), "address", at, _end(page.low, at), reason="house number")


def numbered_code(page: Page, at: int) -> Mention | None:
    """Telephone numbers and versions."""
    low = page.low
    start = at - 1 if at > page.floor and low[at - 1] in "+(" else at
    if found := PHONE.match(low, start):
        return Mention(start, found.end(), "other", at, found.end(), reason="telephone number")
    if found := STROKED.match(low, at):
        return Mention(at, found.end(), "other", at, found.end(), reason="digits that a stroke, dash or x joins")
    if found := PLACE.match(low, at):
        return Mention(at, found.end(), "other", at, found.end(), reason="degrees and minutes of a place")
    if found := VERSION.match(low, at):
        return Mention(at, found.end(), "name", at, found.end(), reason="version or numbered part")
    return None
