"""Rule files, found and loaded: the frames, the articles' rules, and the words that patterns name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import flows
from flows.errors import RuleError
from flows.matching.codebook import SCHEMAS, Codebook, load_codebook
from flows.matching.frames.asides import NO_ASIDES, Asides
from flows.matching.frames.chains import FILE as CHAINS
from flows.matching.frames.chains import NO_CHAINS, Chains
from flows.matching.patterns.compiling import CompiledClaim, CompiledRule, EntryCompiler
from flows.matching.patterns.groups import WordGroups, lists_in
from flows.matching.patterns.sieve import Sieve
from flows.matching.wording.phrases import PhraseBook
from flows.reading.documents import Document, load_document

RULES = Path(flows.__file__).parent / "rules"
WORDS = "words.yaml"
NO_RULES = frozenset(("corrections", "identities"))


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules that an issue's articles are read with, and the codebook they speak of.

    `rules` and `article_claims` are by article id; `frames` and `claims` are for any article. `digest` is the SHA-256
    over the rule files and the codebook. `phrases` is the codebook's, indexed; without it frames read nothing.
    """

    codebook: Codebook
    rules: Mapping[str, tuple[CompiledRule, ...]] = field(default_factory=dict)
    frames: tuple[CompiledRule, ...] = ()
    claims: tuple[CompiledClaim, ...] = ()
    article_claims: Mapping[str, tuple[CompiledClaim, ...]] = field(default_factory=dict)
    digest: str = ""
    phrases: PhraseBook | None = field(default=None, repr=False)
    asides: Asides = NO_ASIDES
    chains: Chains = NO_CHAINS


@cache
def load_rulebook(issue: str | None = None, rules: Path = RULES, schemas: Path = SCHEMAS) -> RuleBook:
    """The frames, and the rules of one issue (of all issues where None); read once a process.

    Raises:
        RuleError: a rule file falls short; the message names file, line and remedy.
        CodebookError: the same of the codebook.
    """
    codebook = load_codebook(schemas)
    words_file = _document(rules / "frames" / WORDS)
    words = word_groups(words_file)
    frame_files = [path for path in sorted((rules / "frames").glob("*.yaml")) if path.name not in (WORDS, CHAINS)]
    frames, claims = load_file_group(frame_files, "frames", codebook, words)
    by_article: dict[str, tuple[CompiledRule, ...]] = {}
    claims_by_article: dict[str, tuple[CompiledClaim, ...]] = {}
    for path in _article_files(rules, issue):
        article_id = f"{path.parent.name}/{path.stem}"
        found = load_file_group([path], article_id, codebook, words)
        by_article[article_id], claims_by_article[article_id] = found
    digest = digest_of(rules, schemas)
    return RuleBook(
        codebook,
        by_article,
        frames,
        claims,
        claims_by_article,
        digest,
        PhraseBook(codebook),
        Asides.of(words_file, words),
        Chains.load(rules / "frames" / CHAINS, words),
    )


def digest_of(*folders: Path) -> str:
    """SHA-256 over the names and bytes of the data files below some folders, in order of their names."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv") and p.is_file()):
            total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def load_words(path: Path) -> WordGroups:
    """The named groups of words: a mapping of names to lists; none where the file is not there."""
    return word_groups(_document(path))


def _document(path: Path) -> Document | None:
    return load_document(path, RuleError) if path.is_file() else None


def word_groups(document: Document | None) -> WordGroups:
    """The named groups that a file of words lists; none where there is no file."""
    return WordGroups({} if document is None else lists_in(document))


def load_file_group(
    paths: list[Path], name: str, codebook: Codebook, words: WordGroups
) -> tuple[tuple[CompiledRule, ...], tuple[CompiledClaim, ...]]:
    """The rules (or frames) and claims of some files, whose names must differ from each other."""
    rules: list[CompiledRule] = []
    claims: list[CompiledClaim] = []
    seen: dict[str, str] = {}
    sieve = Sieve()
    for path in paths:
        document = load_document(path, RuleError)
        compiler = EntryCompiler(document, name, codebook, words, sieve)
        for index, data in enumerate(_entries(document)):
            entry = compiler.compile(data, index)
            if entry.rule_id in seen:
                message = f"{entry.rule_id}: the name is taken, see {seen[entry.rule_id]}"
                raise RuleError(message, file=path, line=entry.line)
            seen[entry.rule_id] = f"{path.name}:{entry.line}"
            if isinstance(entry, CompiledRule):
                rules.append(entry)
            else:
                claims.append(entry)
    return tuple(rules), tuple(claims)


def _article_files(rules: Path, issue: str | None) -> Iterator[Path]:
    folders = [rules / issue] if issue else [p for p in sorted(rules.iterdir()) if p.is_dir() and p.name != "frames"]
    for folder in folders:
        yield from (path for path in sorted(folder.glob("*.yaml")) if path.stem not in NO_RULES)


def _entries(document: Document) -> list[Any]:
    if document.data is None:
        return []
    if not isinstance(document.data, list):
        raise RuleError("not a list", file=document.path, line=1, expected="entries that begin `- rule:` or `- claim:`")
    return document.data
