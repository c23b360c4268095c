"""Where the words of a part stand around an indicator: "exports of shoes", "sales at car dealers", "toy imports"."""

from __future__ import annotations

from typing import NamedTuple

import re2

from flows.matching.patterns.line import BORDER, CLOSE, MIDDLE, OPEN, PASSED, PAUSE
from flows.matching.wording.part_words import (
    COMMA,
    HOLDER,
    LONE,
    SIZE,
    WORD,
    WORDS,
    are_goods,
    are_modes,
    kind_of,
    of_things,
)

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
# "Large retailers had sales", "clothing shops saw their sales (rise)".
HAD = (
    "(?: (?:also|have|has|had))?"
    " (?:had|has|have|posted|posts|recorded|records|reported|reports|registered|generated|achieved|realized|realised"
    "|saw|see|sees|seen|enjoyed|experienced|made|earned|booked|delivered|logged)"
)
FRONT = rf"^(?: [{PASSED}{PAUSE}][^ ]*)*(?: {BORDER}?(?:and|while|whereas|but|with|also))*(?: the| all)?"
HAVING = re2.compile(
    rf"{FRONT}(?P<words>{WORDS}(?:{SIZE})?){HAD}(?: (?:a|an|the|its|their|total|combined|annual|largest|biggest"
    rf"|highest|{OPEN}S[0-9]+{MIDDLE}[^{CLOSE} ]*{CLOSE}))*{MEASURE}$".encode()
)
BEGINS = frozenset(b"the its their our total and while with but as that also a an overall annual".split())
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
    having = HAVING.match(gap)
    if having is not None and kind_of(having[b"words"]):
        return Parted(b"" + having[b"measure"], bytes(having[b"words"]), {})
    before = BEFORE.search(gap)
    if before is not None and (words := _goods_of(before[b"words"])):
        rest = gap[: before.start()] + before[b"words"].removesuffix(words)
        return Parted(rest + before[b"measure"], words, {})
    found = POSSESSED.search(gap)
    if found is not None and kind_of(found[b"words"]) == HOLDER:
        start = _first_word(found[b"words"])
        words = found[b"words"][start:]
        return Parted(gap[: found.start() + start] + found[b"measure"], words, {})
    found = BEHIND.search(gap)
    if found is None or not (of_things(found[b"words"]) or found[b"words"].decode().strip() in LONE):
        return None
    if found[b"joint"] == b"by" and are_modes(found[b"words"]):
        return Parted(gap[: found.start()], b" by" + found[b"words"], {})
    if found[b"joint"] in HELD and kind_of(found[b"words"]) != HOLDER:
        return None
    if found[b"joint"] == b"on" and not kind_of(found[b"words"]):
        return None  # "spending on food", not "profit on lower costs"
    phrases = {name: int(found[name.encode()]) for name in ("owner", "subject") if found[name.encode()] is not None}
    words = b" from" + found[b"words"] if found[b"joint"] == b"from" else found[b"words"]
    return None if len(phrases) > 1 else Parted(gap[: found.start()], words, phrases)


def _goods_of(words: bytes) -> bytes:
    """The goods at the end of some tokens, behind what may begin a measure; none where others narrow them down."""
    tokens = words.split()
    for at in range(len(tokens)):
        if are_goods(b" ".join(tokens[at:])):
            known = at == 0 or tokens[at - 1] in BEGINS
            return b"".join(b" " + token for token in tokens[at:]) if known else b""
    return b""


def _first_word(words: bytes) -> int:
    """Where the name of a part begins behind "the" or "and"."""
    start = 0
    for token in (b" and", b" the"):
        start += len(token) if words[start:].startswith(token + b" ") else 0
    return start
