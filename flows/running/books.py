"""The rules that one article is read with: the frames and its own, none of its neighbours'."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from flows.matching import RuleBook, load_rulebook
from flows.matching.loading import RULES, WORDS, load_file_group, load_words
from flows.matching.patterns.groups import WordGroups
from flows.releases.provenance import file_hash

FRAMES_ONLY = "-"  # no issue's name: a slug cannot begin with a hyphen


def book_of(article_id: str, rules: Path = RULES) -> RuleBook:
    """The frames, which are read once a process, and the article's own rules.

    What is wrong in another article's file does not stop this one from being tried.

    Raises:
        RuleError: The article's file or a frame falls short.
        CodebookError: The codebook does.
    """
    frames = load_rulebook(FRAMES_ONLY, rules)
    path = rules / f"{article_id}.yaml"
    if not path.is_file():
        return frames
    words = _words(rules / "frames" / WORDS, file_hash(rules / "frames" / WORDS))
    own, claims = load_file_group([path], article_id, frames.codebook, words)
    return replace(frames, rules={article_id: own}, article_claims={article_id: claims})


@lru_cache(maxsize=4)
def _words(path: Path, _content: str) -> WordGroups:
    """The words that patterns name, parsed once for many articles; `_content` is the file's hash."""
    return load_words(path)
