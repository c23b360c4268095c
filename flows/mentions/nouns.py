"""Counted things: the noun phrase behind a number, found without a tagger."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.mentions.tables import number_words, word_lists
from flows.mentions.units import RATE, Printed, singular, with_rate

MAX_WORDS = 9
WORD = re.compile(r"(?:[ \u00a0\t]{1,2}|\s?\r?\n\s?|(?<=[\w%])-)([\"'“‘]?)([^\W\d_][\w&’'+/-]*)")
NUMBERED = re.compile(r"\s\d[\d.,]*-?(?:[^\W\d_][\w-]*)")  # "11 350-kmh trains": a modifier with a number of its own
TITLED = re.compile(r"\s(?:fortune|forbes|global|top|s&p|ftse)\s\d+")


class Things(NamedTuple):
    """A noun phrase: its unit code, the words from `start` to `end`, whether other numbers stand in it."""

    code: str
    start: int
    end: int
    broken: bool


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a noun in the plural."""
    lists = word_lists()
    if word in lists["irregular_plural"]:
        return True
    tail = word.rpartition("-")[2].rstrip("'’\"")
    return len(tail) > 2 and tail[-1] == "s" and tail not in lists["not_plural"] and not tail.endswith(("ss", "us", "is"))


def read_things(low: str, at: int, *, single: bool) -> Things | None:
    """What is counted by the number that ends at `at`; `single`: the number is one, so the noun is in the singular."""
    lists = word_lists()
    stop, numbers = lists["stop"], number_words()
    start, end, head, broken = -1, at, "", False
    place, last, joined = at, "", 0
    for index in range(MAX_WORDS):
        if not last and (skipped := TITLED.match(low, place) or NUMBERED.match(low, place)):
            place, broken = skipped.end(), True
        found = WORD.match(low, place)
        if found is None:
            if last and not head and joined < 2 and low.startswith(", ", place) and not single and index < 4:
                place, joined = place + 1, joined + 1
                continue
            break
        word = found[2].rstrip("'’\"-/")
        if word in stop:
            if word in ("and", "or") and last and not head and not single and joined < 3:
                place, joined = found.end(2), joined + 1
                continue
            break
        if word in numbers or (found[1] and index and word not in ("first", "firsts")):
            break
        if start < 0:
            start = found.start(2)
        plural = is_plural(word)
        if single and last and (word.endswith("ed") or (plural and not found[2].endswith(("'s", "’s")))):
            break
        place = found.start(2) + len(word)
        last = word
        if found[2].endswith(("'s", "’s")):
            if not head and single is False and is_plural(found[2][:-2]):
                return Things("{" + singular(found[2][:-2]) + "}", start, place, broken)
            continue
        if plural:
            head, end = word, place
            if found[1]:
                place += 1
            if not _goes_on(low, place):
                break
        elif head:
            break
    if single and last and not head:
        head, end = last, place
    if not head or (joined and end <= start):
        return None
    return Things("{" + singular(head) + "}", start, end, broken)


def _goes_on(low: str, at: int) -> bool:
    """Whether the noun is the modifier of another plural behind it ("sports teams")."""
    found = WORD.match(low, at)
    if found is None:
        return False
    word = found[2].rstrip("'’\"-/")
    return is_plural(word) and word not in word_lists()["stop"] and word not in word_lists()["verb_s"]


def things_with_rate(raw: str, low: str, things: Things) -> Printed:
    """Counted things as a unit, with a rate behind them: "four trains a week"."""
    printed = Printed(things.code, "count", things.start, things.end)
    return with_rate(raw, low, printed) if RATE.match(low, things.end) else printed
