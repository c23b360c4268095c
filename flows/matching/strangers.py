"""Names that the codebook does not know: the id that one is given, whether it is a firm's, or a place's for short."""

from __future__ import annotations

import re

FIRM = re.compile(
    r"\b(?:Group|Inc|Corp|Corporation|Ltd|Limited|Co|Company|Bank|Holdings|Motors|University|Airport|Port"
    r"|Airlines|plc|PLC|AG|SA)$"
)
COMPANY_WORDS = re.compile(
    r"(?:group|holdings?|inc|corp|corporation|co|company|ltd|limited|plc|ag|sa|nv|se|asa|ab|and|port|airport|bank"
    r"|international|industries)"
)


def provisional_id(name: str) -> str:
    """The id of a subject that only its name is known of."""
    return "-".join(re.findall(r"[^\W_]+", name.lower()))


def shortens(name: str, place: str) -> bool:
    """Whether the id of a name is that of a place, shortened ("c-c" of "c-c-group", "ba" of "british-airways")."""
    if len(name) > 1 and name == "".join(word[0] for word in place.split("-") if word):
        return True
    rest = place.removeprefix(name + "-")
    return rest != place and all(COMPANY_WORDS.fullmatch(word) for word in rest.split("-"))
