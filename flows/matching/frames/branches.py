"""Branches of an economy and how many work there: "Manufacturing employs 12,000 people", "3,000 work in tourism".

The line is written anew as one of their employment ("employment in manufacturing was 12,000 people"), and read as that.
"""

from __future__ import annotations

import re
from dataclasses import replace

import re2

from flows.matching.frames.parts_alone import FRONT, LAZILY
from flows.matching.frames.stretch import Stretch
from flows.matching.patterns.line import CLOSE, MIDDLE, OPEN
from flows.matching.wording.part_words import BRANCH, CLASS, GOODS, THING, kind_of
from flows.matching.wording.printed import INDICATOR, Phrase
from flows.reading.article import Article

EMPLOYMENT = "labour_force_employed"
PEOPLE = r"\{(?:person|people|worker|job)\}"
FIGURE = rf"(?: ~[^ ]+)* {OPEN}q[0-9]+{MIDDLE}[^{CLOSE} ]*{PEOPLE}[^{CLOSE} ]*{CLOSE}(?: jobs| people| persons)?"
FIGURES = rf" in {OPEN}q[0-9]+{MIDDLE}[^{CLOSE} ]*{CLOSE}(?: {THING})?"
EMPLOYING = re2.compile(
    rf"^(?P<front>{FRONT})(?P<words>{LAZILY}) (?:employ|employs|employed|provides|provided|supports|supported)"
    rf"(?P<figure>{FIGURE})(?:{FIGURES})?(?P<rest>.*)$".encode()
)
WORKING = re2.compile(
    rf"^(?P<front>(?: {OPEN}t[^ ]*)?)(?P<figure>{FIGURE})(?: (?:are|were|is|was))?"
    rf" (?:work|worked|works|employed) in(?: the)?(?P<words>{LAZILY})(?P<rest>(?: [^a-z ].*)?)$".encode()
)
VERB = re.compile(r"\b(?:employ|provide|support|work)\w*")


def employed(article: Article, stretch: Stretch) -> Stretch | None:
    """A sentence that tells how many work in a branch as one of its employment; None where it tells of no branch."""
    found = EMPLOYING.match(stretch.line) or WORKING.match(stretch.line)
    if found is None or kind_of(found[b"words"]) not in (BRANCH, CLASS, GOODS):
        return None
    verb = VERB.search(article.text, stretch.sentence.start, stretch.sentence.end)
    if verb is None:
        return None
    named = Phrase(verb.start(), verb.end(), INDICATOR, EMPLOYMENT, 1)
    atom = f" {OPEN}{INDICATOR}{stretch.first + len(stretch.phrases)}{MIDDLE}{CLOSE} in".encode()
    line = found[b"front"] + atom + found[b"words"] + b" was" + found[b"figure"] + found[b"rest"]
    return replace(stretch, line=line, phrases=[*stretch.phrases, named])
