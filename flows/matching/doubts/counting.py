"""Whether a figure counts the thing that its noun names."""

from __future__ import annotations

from flows.matching.model import Meaning
from flows.matching.wording.printed import Phrase
from flows.mentions.mention import Mention


def counts(meaning: Meaning, mention: Mention, noun: Phrase | None) -> bool:
    """Whether a count's noun is the thing it counts."""
    if noun is None or meaning.measure not in (None, "level"):
        return True
    if noun.end <= mention.number_start:  # "universities in Dalian number 30"
        return not mention.unit
    if mention.number_end > noun.start or noun.end < mention.end:
        return False
    return noun.start < mention.end or noun.start - mention.end <= 1
