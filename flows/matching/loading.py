"""Rule files, loaded, checked and compiled."""

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
from flows.matching.meaning_check import check_meanings
from flows.matching.model import Claim, Rule, Slot
from flows.matching.pattern import Pattern, PatternError, atom_source, compile_pattern
from flows.reading.documents import Document, load_document, validated

RULES = Path(flows.__file__).parent / "rules"
CODES = {None: "qor", "figure": "qor", "time": "t", "any": "qort"}


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule ready to run; `patterns` in the order in which they are tried."""

    rule_id: str
    rule: Rule
    file: Path
    line: int
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    anchors: tuple[bytes, ...]
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompiledClaim:
    """A claim ready to run."""

    rule_id: str
    claim: Claim
    file: Path
    line: int
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules that an issue's articles are read with, and the codebook they speak of.

    `rules` and `article_claims` are by article id; `frames` and `claims` are for any article. `digest` is the SHA-256
    over the rule files and the codebook.
    """

    codebook: Codebook
    rules: Mapping[str, tuple[CompiledRule, ...]] = field(default_factory=dict)
    frames: tuple[CompiledRule, ...] = ()
    claims: tuple[CompiledClaim, ...] = ()
    article_claims: Mapping[str, tuple[CompiledClaim, ...]] = field(default_factory=dict)
    digest: str = ""


@cache
def load_rulebook(issue: str | None = None, rules: Path = RULES, schemas: Path = SCHEMAS) -> RuleBook:
    """The frames, and the rules of one issue (of all issues where None); read once a process.

    Raises:
        RuleError: a rule file falls short; the message names file, line and remedy.
        CodebookError: the same of the codebook.
    """
    codebook = load_codebook(schemas)
    frames, claims = load_file_group(sorted((rules / "frames").glob("*.yaml")), "frames", codebook)
    by_article: dict[str, tuple[CompiledRule, ...]] = {}
    claims_by_article: dict[str, tuple[CompiledClaim, ...]] = {}
    for path in _article_files(rules, issue):
        article_id = f"{path.parent.name}/{path.stem}"
        by_article[article_id], claims_by_article[article_id] = load_file_group([path], article_id, codebook)
    return RuleBook(codebook, by_article, frames, claims, claims_by_article, digest_of(rules, schemas))


def digest_of(*folders: Path) -> str:
    """SHA-256 over the names and bytes of the data files below some folders, in order of their names."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv") and p.is_file()):
            total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def load_file_group(
    paths: list[Path], name: str, codebook: Codebook
) -> tuple[tuple[CompiledRule, ...], tuple[CompiledClaim, ...]]:
    """The rules (or frames) and claims of some files, whose names must differ from each other."""
    rules: list[CompiledRule] = []
    claims: list[CompiledClaim] = []
    seen: dict[str, str] = {}
    for path in paths:
        document = load_document(path, RuleError)
        for index, data in enumerate(_entries(document)):
            entry = _compile_entry(data, document, index, name, codebook)
            place = f"{path.name}:{entry.line}"
            if entry.rule_id in seen:
                raise RuleError(
                    f"{entry.rule_id}: the name is taken, see {seen[entry.rule_id]}", file=path, line=entry.line
                )
            seen[entry.rule_id] = place
            if isinstance(entry, CompiledRule):
                rules.append(entry)
            else:
                claims.append(entry)
    return tuple(rules), tuple(claims)


def _article_files(rules: Path, issue: str | None) -> Iterator[Path]:
    folders = [rules / issue] if issue else [p for p in sorted(rules.iterdir()) if p.is_dir() and p.name != "frames"]
    for folder in folders:
        yield from (path for path in sorted(folder.glob("*.yaml")) if path.stem != "corrections")


def _entries(document: Document) -> list[Any]:
    if document.data is None:
        return []
    if not isinstance(document.data, list):
        raise RuleError("not a list", file=document.path, line=1, expected="entries that begin `- rule:` or `- claim:`")
    return document.data


def _compile_entry(
    data: object, document: Document, index: int, group: str, codebook: Codebook
) -> CompiledRule | CompiledClaim:
    line = document.line((index,)) or 1
    if not isinstance(data, dict):
        raise RuleError(
            "not a rule", file=document.path, line=line, found=data, expected="`rule:`, `frame:` or `claim:`"
        )
    if "claim" in data:
        claim = validated(Claim, data, document, (index,), RuleError)
        return CompiledClaim(
            f"{group}/{claim.claim}", claim, document.path, line, _claim_patterns(claim, document, index)
        )
    rule = validated(Rule, data, document, (index,), RuleError)
    _check_layer(rule, group, document, line)
    check_meanings(rule, codebook, document, index)
    patterns = _rule_patterns(rule, document, index)
    bound = {slot for pattern in patterns for slot in pattern.slots}
    for name in rule.read:
        if name not in bound:
            raise RuleError(
                f"{rule.name}: nothing binds [{name}]",
                file=document.path,
                line=document.line((index, "read", name)),
                advice=f"give it a `when` that holds [{name}]",
            )
    unless = tuple(_compiled(source, {}, document, (index, "unless")) for source in rule.unless)
    anchors = tuple(f" {word.lower()}".encode() for word in rule.anchor)
    required = rule.require or (next(iter(rule.read)),)
    return CompiledRule(f"{group}/{rule.name}", rule, document.path, line, patterns, unless, anchors, required)


def _check_layer(rule: Rule, group: str, document: Document, line: int) -> None:
    if (group == "frames") != (rule.frame is not None):
        wanted = "frame" if group == "frames" else "rule"
        raise RuleError(f"{rule.name}: not in its place", file=document.path, line=line, expected=f"`{wanted}:` here")


def _rule_patterns(rule: Rule, document: Document, index: int) -> tuple[Pattern, ...]:
    sources = {name: _slot_source(slot) for name, slot in rule.read.items()}
    patterns = [_compiled(source, sources, document, (index, "when")) for source in rule.when]
    for name, slot in rule.read.items():
        for source in slot.when:
            pattern = _compiled(source, sources, document, (index, "read", name, "when"))
            if name not in pattern.slots:
                raise RuleError(
                    f"{rule.name}: {source!r} does not hold [{name}]",
                    file=document.path,
                    line=document.line((index, "read", name, "when")),
                )
            patterns.append(pattern)
    return tuple(patterns)


def _slot_source(slot: Slot) -> str:
    kind = slot.kind or ("time" if slot.event and not slot.date else "figure")
    keys = tuple("" if unit == "none" else unit for unit in slot.unit) or None
    return atom_source(CODES[kind], keys)


def _claim_patterns(claim: Claim, document: Document, index: int) -> tuple[Pattern, ...]:
    sources = _AnySlot()
    return tuple(_compiled(source, sources, document, (index, "when")) for source in claim.when)


class _AnySlot(dict[str, str]):
    """Every name is a slot that binds any figure or date: what a claim's pattern may use."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> str:
        return atom_source("qort")


def _compiled(source: str, slots: Mapping[str, str], document: Document, at: tuple[str | int, ...]) -> Pattern:
    try:
        return compile_pattern(source, slots)
    except PatternError as fault:
        raise RuleError(f"a pattern that cannot be read: {fault}", file=document.path, line=document.line(at)) from None
