"""Among whom a rank is: the peer group of a noun, of a subject that is one of the group, or of all of a kind."""

from __future__ import annotations

from collections.abc import Mapping

from flows.matching.codebook import Codebook
from flows.matching.wording.printed import TAKEN_UP

# Those of its kind in a land that the codebook knows no group of, by the kind of land; of the country that a text calls
# "the country" alone, whose name it may not tell.
OWN = {f"{TAKEN_UP}country": "own-country", f"{TAKEN_UP}region": "own-province"}
ALIKE = {"own-country": "in-country", "own-province": "in-province", "world": "in-world"}
KINDS = {"country": "in-country", "region": "in-province"}


def of_noun(book: Codebook, ids: Mapping[str, str]) -> dict[str, str] | None:
    """The peers that a bound noun names within its scope, and of a group with one member that one; None: no group."""
    if "group" not in ids:
        return {}
    peers = book.groups.get((ids.get("scope") or ids.get("world", ""), ids["group"]))
    if peers is None:
        return _alike(book, ids) or None
    members = book.members.get(peers, ())
    return {"peers": peers, **({"member": members[0]} if len(members) == 1 else {})}


def of_subject(book: Codebook, ids: Mapping[str, str], subject: str) -> dict[str, str]:
    """The peers of a subject in a scope ("it is the largest in China"): its own group, else all of its kind."""
    scope = ids.get("scope") or ids.get("world", "")
    if "peers" in ids or not scope:
        return {}
    own = [code for code, members in book.members.items() if subject in members and book.scopes.get(code) == scope]
    if own:
        return {"peers": own[0]} if len(own) == 1 else {}
    entry = book.subjects.get(subject)
    peers = None if entry is None else book.groups.get((scope, entry.kind))
    return _alike(book, ids) if peers is None and scope != subject else {"peers": peers} if peers else {}


def _alike(book: Codebook, ids: Mapping[str, str]) -> dict[str, str]:
    """Those of its kind in the land that is the scope of a rank by an indicator; none where nothing says by what."""
    scope = ids.get("scope") or ids.get("world", "")
    entry = book.subjects.get(scope)
    peers = ALIKE.get(scope) or (None if entry is None else KINDS.get(entry.kind))
    return {"peers": peers} if peers and "indicator" in ids else {}
