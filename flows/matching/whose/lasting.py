"""About which names a text goes on: those that say what they are, a firm, a zone, a port."""

from __future__ import annotations

import re

from flows.matching.wording.printed import STRANGER, Phrase
from flows.matching.wording.strangers import FIRM, provisional_id, shortens

SITE = re.compile(
    r"(?:^|\s)(?:Zone|Park|Area|District|County|Harbou?r|Canal|Terminal|City|Province|State|Region|Island|Islands|Airways)$"
    r"|^\?(?:Port|Province|State|City|University|Bank) of\b"
)


def tells_what_it_is(phrase: Phrase, place: str) -> bool:
    """Whether later sentences may go on about a name: of one that nobody knows only if its own words say what it is.

    A road, a person and the office that counts are not what the next figure is of. `place` is the article's.
    """
    if not phrase.key.startswith(STRANGER):
        return True
    known = provisional_id(phrase.key.removeprefix(STRANGER))
    if FIRM.search(phrase.key) is not None or SITE.search(phrase.key) is not None:
        return True
    return known == place or shortens(known, place) or shortens(place, known)
