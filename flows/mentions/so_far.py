"""A year so far: "year to date", "since the start of the year"."""

from __future__ import annotations

import re

from flows.mentions import periods
from flows.mentions.dates import time_mention
from flows.mentions.mention import Mention
from flows.mentions.page import Page
from flows.mentions.patterns import GAP

YEAR_STARTS = tuple(f"{word} of {which} year" for word in ("start", "beginning") for which in ("the", "this"))
SINCE = re.compile(rf"\bsince{GAP}the{GAP}$")


def to_date(page: Page, at: int, end: int) -> Mention | None:
    """As in "year to date", "since the start of the year": from its begin to the document's date."""
    begins = page.low[at:end].endswith(" year")
    if begins and SINCE.search(page.low, page.since(at, 12), at) is None:
        return None
    first = page.date.replace(month=1, day=1) if page.date else None
    period = periods.day_span(first, page.date, resolved=True) if first and page.date else None
    return time_mention(at, end, period, "the year so far")
