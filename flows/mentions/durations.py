"""How long something took, as races print it: "2:04:11", "27:13.44", "a time of 9:58"."""

from __future__ import annotations

import re
from decimal import Decimal

from flows.mentions.context import cue_before
from flows.mentions.figures import cued
from flows.mentions.mention import Mention
from flows.mentions.page import Page
from flows.mentions.tables import word_lists

CLOCKED = re.compile(
    r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(\.\d{1,3})?(?![\d:]|\.\d|\s?(?:[ap]\.?\s?m\b|gmt|utc|hours\b))"
)
SIXTY = Decimal(60)


def read_duration(page: Page, at: int, words: list[str]) -> Mention | None:
    """Hours or minutes and their parts, in the unit printed first; None for a time of day, a ratio, a score."""
    found = CLOCKED.match(page.low, at)
    if found is None or not _is_long(found, words):
        return None
    first, second, third = (Decimal(part or 0) for part in found.groups()[:3])
    parts = Decimal(found[4] or 0)
    value = first + (second + (third + parts) / SIXTY) / SIXTY if found[3] else first + (second + parts) / SIXTY
    code = "h" if found[3] else "min"
    mention = Mention(at, found.end(), "quantity", at, found.end(), value, unit=code)
    cue, _ = cue_before(page.low, at, words)
    return mention if cue is None or cue.start < page.floor else cued(page, mention, cue)


def _is_long(found: re.Match[str], words: list[str]) -> bool:
    """Whether it is a length of time: by its parts of a second, or by the words before it."""
    if found[4]:
        return True
    lists = word_lists()
    last = words[-1].lstrip("([\"'“‘") if words else ""
    told = last in lists["timed_by"] or (last == "of" and words[-2:-1] and words[-2] in lists["timed_of"])
    return bool(told) or (found[3] is not None and last not in lists["clock_before"])
