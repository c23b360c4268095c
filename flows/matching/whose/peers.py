"""Among whom a rank is: the peer group of a noun, of a subject that is one of the group, or of all of a kind."""

from __future__ import annotations

from collections.abc import Mapping

from flows.matching.codebook import Codebook


def of_noun(book: Codebook, ids: Mapping[str, str]) -> dict[str, str] | None:
    """The peers that a bound noun names within its scope, and of a group with one member that one; None: no group."""
    if "group" not in ids:
        return {}
    peers = book.groups.get((ids.get("scope") or ids.get("world", ""), ids["group"]))
    if peers is None:
        return None
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
    return {} if peers is None else {"peers": peers}
