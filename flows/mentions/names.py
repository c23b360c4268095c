"""Digits and number words that count nothing: names, addresses, pages, telephone numbers, versions."""

from __future__ import annotations

import re

from flows.mentions.context import start_of
from flows.mentions.mention import Mention
from flows.mentions.tables import heads, word_lists

CODE = re.compile(r"[\w]*(?:[-/.][\w]+)*")
PHONE = re.compile(
    r"\+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]?\d{2,4}){1,4}(?!\d)|\(\d{2,4}\)\s?\d{3,4}[\s-]\d{3,4}(?!\d)"
    r"|\d{2,4}-\d{3,4}-\d{4}(?!\d)|\d{3,4}-\d{7,8}(?!\d)|\d{4}-\d{4,8}-\d{4,8}"
)
VERSION = re.compile(r"\d+(?:\.\d+){2,}(?![\d%])")
RATIO = re.compile(r"(\d+(?:\.\d+)?)\s?:\s?(\d+(?:\.\d+)?)(?![\d:])")
STREET = re.compile(r"\d{1,5}[a-z]?,?\s(?:[^\W\d_][\w.'’-]*\s){1,3}?(\w+)\b")
NUMBERED = re.compile(r"\d[\w]*(?:[-–/.]\d+)*")


def named(low: str, raw: str, at: int, words: list[str]) -> Mention | None:
    """A number that the word before it makes part of a name ("No. 5", "Building 3", "page 12")."""
    if not words:
        return None
    last = words[-1].lstrip("([\"'“‘")
    head = heads().get(last)
    if head is None or low[at - 1] == "\n" and low[at - 2 : at - 1] == "\n":
        return None
    start = start_of(low, at, [last])
    if last in CAPITAL and not raw[start].isupper():
        return None
    end = NUMBERED.match(low, at).end()  # type: ignore[union-attr]
    return Mention(start, end, head.kind, at, end, reason=f"{head.reason}: {raw[start : start + len(last)]}")  # type: ignore[arg-type]


CAPITAL = frozenset(
    "line stage level class type group force figure table series model tier grade category season step big route port "
    "unit block release number numbers exit gate section flight episode phase platform".split()
)


def glued(low: str, raw: str, at: int) -> Mention | None:
    """Digits glued to letters before them: "CRH380A", "G20", "COVID-19"."""
    start = at
    while start > 0 and (low[start - 1].isalnum() or (low[start - 1] in "-/" and low[start - 2 : start - 1].isalpha())) and at - start < 24:
        start -= 1
    end = CODE.match(low, at).end()  # type: ignore[union-attr]
    return Mention(start, end, "name", at, end, reason="name with a number")


def street(low: str, raw: str, at: int) -> Mention | None:
    """ "2 Edison Road"."""
    found = STREET.match(low, at)
    if found is None or found[1] not in word_lists()["street"]:
        return None
    between = raw[at : found.end()].split()[1:]
    if not all(word[0].isupper() for word in between):
        return None
    return Mention(at, found.end(), "address", at, NUMBERED.match(low, at).end(), reason="house number")  # type: ignore[union-attr]


def numbered_code(low: str, at: int) -> Mention | None:
    """Telephone numbers and versions."""
    if found := PHONE.match(low, at - 1 if low[at - 1 : at] in ("+", "(") and at else at):
        return Mention(found.start(), found.end(), "other", at, found.end(), reason="telephone number")
    if found := VERSION.match(low, at):
        return Mention(at, found.end(), "name", at, found.end(), reason="version or numbered part")
    return None
