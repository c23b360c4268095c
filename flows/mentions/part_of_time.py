"""Parts of a time: "the end of 2017", "early 2018", "mid-2017", "earlier this year"."""

from __future__ import annotations

from flows.mentions import periods
from flows.mentions.context import start_of
from flows.mentions.mention import Mention
from flows.mentions.page import Page

PARTS = {"end": "end", "close": "end", "late": "end", "beginning": "start", "start": "start", "early": "start",
         "mid": "middle", "middle": "middle", "earlier": "before", "later": "after"}  # fmt: skip


def with_part(page: Page, mention: Mention, words: list[str]) -> Mention:
    """The time with the cue before it: "the end of 2017", "early 2018", "mid-2017", "earlier this year"."""
    if not words:
        return mention
    last = words[-1].strip("(,\"'“‘")
    tail = (
        words[-1:]
        if last in PARTS
        else words[-2:]
        if last == "of"
        else words[-3:]
        if words[-2:] == ["of", "the"]
        else []
    )
    joined = last.rpartition("-")[0].rpartition("-")[2] if last.endswith("-") else ""  # "by mid-", "end-"
    cue = joined or (tail[0].strip("(,\"'“‘") if tail else "")
    if cue not in PARTS:
        return mention
    tail = [f"{joined}-"] if joined else tail
    start = start_of(page.low, mention.start, tail)
    start += len(tail[0]) - len(tail[0].lstrip("(,\"'“‘"))
    text = " ".join(page.raw[start : mention.start].split())
    period = periods.part_of(mention.period, PARTS[cue], page.date) if mention.period is not None else None
    return mention._replace(
        period=period,
        qualifier="approx",
        qualifier_text=text,
        cue_start=max(start, page.floor),
        cue_end=mention.end,
    )
