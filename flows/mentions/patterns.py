"""Pieces of regular expressions that several modules share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

SPACE = r"[ \u00a0\u2009\u202f]?\r?\n?[ \u00a0]?"  # a space, or a line's end with spaces around it, or nothing
GAP = r"(?:[ \u00a0\u2009\u202f\t]{1,3}(?:\r?\n[ \u00a0]?)?|\r?\n[ \u00a0]?)"  # the same, but something
NO_LETTER = r"(?![^\W\d_])"  # where a word ends


def trie(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, that tries no letter twice; spaces may be two."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    options = [_escape(letter) + _branch(below) for letter, below in sorted(node.items()) if letter]
    if not options:
        return ""
    if len(options) == 1 and "" not in node:
        return options[0]
    return "(?:" + "|".join(options) + ")" + ("?" if "" in node else "")


def _escape(letter: str) -> str:
    if letter == " ":
        return r"(?: {1,2}|\u00a0)"
    return letter if letter.isalnum() else "\\" + letter
