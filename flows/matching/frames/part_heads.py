"""Where the words of a part stand around an indicator: "exports of shoes", "sales at car dealers", "toy imports"."""

from __future__ import annotations

from typing import NamedTuple

import re2

from flows.matching.patterns.line import BORDER, CLOSE, MIDDLE, OPEN, PASSED
from flows.matching.wording.part_words import COMMA, HOLDER, SIZE, WORD, WORDS, are_goods, kind_of, of_things

ATOM = rf"[0-9]+{MIDDLE}[^{CLOSE} ]*{CLOSE}"
OWNER = rf"{OPEN}S(?P<owner>[0-9]+){MIDDLE}[^{CLOSE} ]*{CLOSE}"
TAIL = rf" (?:of|in|at|across|throughout|within)(?: the)? {OPEN}[sS](?P<subject>[0-9]+){MIDDLE}[^{CLOSE} ]*{CLOSE}"
BEHIND = re2.compile(
    rf" (?P<joint>of|for|in|by|from|at|on)(?: the)?(?: {OWNER}(?: {PASSED}'s)?)?"
    rf"(?P<words>{WORDS}(?:{SIZE})?)(?:{TAIL})?$".encode()
)
MEASURE = rf"(?P<measure> {OPEN}i{ATOM})"
BEFORE = re2.compile(rf"(?P<words>(?: [a-z][a-z'&-]+){{1,4}}){MEASURE}$".encode())
POSSESSED = re2.compile(rf"(?P<words>(?: {WORD}){{1,5}}) {PASSED}'s{MEASURE}$".encode())
# "Led by clothing, exports of which".
OF_WHICH = re2.compile(
    rf"(?: (?:by|including|especially|notably|mainly|particularly))(?: the)?(?P<words>{WORDS}) {COMMA}"
    rf"{MEASURE} (?:of|for) {BORDER}?which$".encode()
)
HELD = frozenset((b"by", b"at"))  # before those who have something, not before how or where it is done


class Parted(NamedTuple):
    """A piece of a line without the words of a part, these, and the phrases within them of whose part it is."""

    whole: bytes
    words: bytes
    phrases: dict[str, int]


def parted(gap: bytes) -> Parted | None:
    """The words of a part at the end of a gap, around its indicator; None where there are none that may name one."""
    which = OF_WHICH.search(gap)
    if which is not None and of_things(which[b"words"]):
        return Parted(f" {COMMA}".encode() + which[b"measure"], which[b"words"], {})
    before = BEFORE.search(gap)
    if before is not None and are_goods(before[b"words"]):
        return Parted(gap[: before.start()] + before[b"measure"], before[b"words"], {})
    found = POSSESSED.search(gap)
    if found is not None and kind_of(found[b"words"]) == HOLDER:
        start = _first_word(found[b"words"])
        words = found[b"words"][start:]
        return Parted(gap[: found.start() + start] + found[b"measure"], words, {})
    found = BEHIND.search(gap)
    if found is None or not of_things(found[b"words"]):
        return None
    if found[b"joint"] in HELD and kind_of(found[b"words"]) != HOLDER:
        return None
    if found[b"joint"] == b"on" and not kind_of(found[b"words"]):
        return None  # "spending on food", not "profit on lower costs"
    phrases = {name: int(found[name.encode()]) for name in ("owner", "subject") if found[name.encode()] is not None}
    words = b" from" + found[b"words"] if found[b"joint"] == b"from" else found[b"words"]
    return None if len(phrases) > 1 else Parted(gap[: found.start()], words, phrases)


def _first_word(words: bytes) -> int:
    """Where the name of a part begins behind "the" or "and"."""
    start = 0
    for token in (b" and", b" the"):
        start += len(token) if words[start:].startswith(token + b" ") else 0
    return start
