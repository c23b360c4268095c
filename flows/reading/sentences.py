"""Where the sentences of a text end.

A full stop ends one unless what stands before it (an abbreviation, an initial, the number of a list item) or behind it
(a lower-case word, a comma) says otherwise. `abbreviations.csv` tells of each abbreviation whether it `never` ends a
sentence, does not before a `number`, or `may` end one: then the next word decides, by being one of `starters.csv`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ABBREVIATIONS = Path(__file__).with_name("abbreviations.csv")
STARTERS = Path(__file__).with_name("starters.csv")
MARKS = re.compile(r"[.!?…]+[\"'”’»)\]]*(?= )|[。！？]+[”’」』）)\"]*(?=.)")
WIDE_MARKS = "。！？"
TOKEN = re.compile(r"[^\s\"“”‘(\[]+\Z")
NEXT_WORD = re.compile(r"[\"'“‘«(\[]*([^\W_]+)?")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z|[A-Z]\Z")
ITEM_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[)\]]?\.\Z")
CLOSERS = '"”)]'
LONGEST_TOKEN = 24


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences of `text[start:end]`, one block; the spaces between them belong to none."""
    ends = abbreviations()
    begin = start
    for match in MARKS.finditer(text, start, end):
        stop = match.end()
        if match.group()[0] in WIDE_MARKS or _ends(text, begin, match.start(), stop, ends):
            yield begin, stop
            begin = stop + 1 if text[stop] == " " else stop
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, mark: int, stop: int, ends: Mapping[str, str]) -> bool:
    """Whether the marks at `text[mark:stop]`, with a space behind, end the sentence that begins at `begin`."""
    following = NEXT_WORD.match(text, stop + 1)
    word = (following.group(1) or "") if following else ""
    after = text[following.end() - len(word)] if word and following else text[stop + 1]
    if after.islower():
        return text[mark] == "." and mark > begin and text[mark - 1] in CLOSERS
    if after in ",;:.!?)]”’%" or text[mark] == "…":
        return after.isupper()
    if text[mark] != "." or (stop > mark + 1 and text[mark + 1] == "."):
        return True
    if ITEM_NUMBER.match(text, begin, mark + 1):
        return False
    kind = word_before(text, begin, mark, ends)
    if kind == "may":
        return word in starters() and text[stop + 1] != "("
    if kind == "number":
        return not after.isdigit()
    return kind is None


def word_before(text: str, begin: int, mark: int, ends: Mapping[str, str]) -> str | None:
    """What `abbreviations.csv` says of the word before a full stop; None when it is none of them, nor an initial."""
    found = TOKEN.search(text, max(begin, mark - LONGEST_TOKEN), mark)
    if found is None:
        return None
    token = found.group()
    token = re.split(r"[/,–—-]", token)[-1]
    return ends.get(token) or ends.get(token[:1].lower() + token[1:]) or ("may" if INITIALS.match(token) else None)


@cache
def abbreviations() -> Mapping[str, str]:
    """What each abbreviation (without its last full stop) says of the end of a sentence."""
    with ABBREVIATIONS.open(encoding="utf-8", newline="") as file:
        return {row["abbreviation"]: row["ends"] for row in csv.DictReader(file)}


@cache
def starters() -> frozenset[str]:
    """Words that, with a capital, rather start a sentence than go on with a name."""
    with STARTERS.open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file))
