"""Mentions as a table for a terminal: each marked in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right

from rich.table import Table
from rich.text import Text

from flows.mentions.listing import listed, plain_number
from flows.mentions.mention import Mention
from flows.mentions.reader import find_mentions

SENTENCE_END = re.compile(r"(?<=[.!?。！？])[\"”’)]{0,2}\s+|\n\s*\n")
AROUND = 60  # characters shown on either side of a mention in a long sentence
STYLES = {"quantity": "bold green", "ordinal": "bold cyan", "rank": "bold magenta", "time": "yellow"}


def table_of(text: str, *, everything: bool) -> Table | None:
    """The table of a text's mentions; None where there are none."""
    found = list(listed(find_mentions(text), everything=everything))
    if not found:
        return None
    borders = [0, *(border.end() for border in SENTENCE_END.finditer(text)), len(text)]
    table = Table("kind", "value", "unit", "bound", "where", show_lines=False, expand=True)
    table.columns[-1].ratio = 1
    for mention in found:
        at = bisect_right(borders, mention.start)
        first, last = borders[at - 1], borders[min(at, len(borders) - 1)]
        table.add_row(
            mention.kind, value_of(mention), mention.unit, _bound(mention), marked(text, mention, first, last)
        )
    return table


def value_of(mention: Mention) -> str:
    """The value, or the period of a time, for people."""
    if mention.value is None:
        return mention.period.iso if mention.period else ""
    low, high = plain_number(mention.value), plain_number(mention.value_high)
    return f"{low:,}" if high is None else f"{low:,} to {high:,}"


def _bound(mention: Mention) -> str:
    return "" if mention.qualifier == "exact" else mention.qualifier


def marked(text: str, mention: Mention, first: int, last: int) -> Text:
    """The sentence `first`..`last` of the text with the mention highlighted, cut where it is long."""
    start, end = max(first, mention.start - AROUND), min(last, mention.end + AROUND)
    line = Text("…" if start > first else "")
    line.append(" ".join(text[start : mention.start].split()) + " " * text[start : mention.start][-1:].isspace())
    line.append(" ".join(text[mention.start : mention.end].split()), style=STYLES.get(mention.kind, "dim"))
    line.append(" " * text[mention.end : end][:1].isspace() + " ".join(text[mention.end : end].split()))
    return line.append("…") if end < last else line
