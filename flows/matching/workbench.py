"""The workbench: what a rule makes of its examples, what the rules matched in an article, and what they left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.errors import SeamarkError
from flows.matching.engine import Matching
from flows.matching.loading import RuleBook
from flows.matching.matched import Matched
from flows.matching.patterns.compiling import CompiledClaim, CompiledRule
from flows.matching.patterns.line import CLOSE, MIDDLE, OPEN, PASSED, SENTENCE, mention_atoms
from flows.matching.patterns.stretches import Lines
from flows.mentions import find_mentions
from flows.mentions.mention import Mention
from flows.reading.article import Article
from flows.reading.articles import read_text

NUMERIC = frozenset(("quantity", "ordinal", "rank"))


@dataclass(frozen=True, slots=True)
class Fault:
    """An example that does not come out as written, or that is missing; `line` is the rule's in its file."""

    rule_id: str
    file: str
    line: int
    message: str


def check_examples(book: RuleBook) -> Iterator[Fault]:
    """Run every example of every rule, frame and claim of the book by itself."""
    rules = [rule for group in book.rules.values() for rule in group]
    for rule in (*rules, *book.frames):
        yield from _check_rule(rule, book)
    for claim in (*book.claims, *(c for group in book.article_claims.values() for c in group)):
        yield from _check_claim(claim, book)


def alone(text: str, rule: CompiledRule | CompiledClaim, book: RuleBook) -> tuple[Matched, list[Mention], Article]:
    """What one rule by itself makes of a text; in a frame's examples names that nobody knows are subjects too."""
    article = read_text(text, article_id="example/text", place="example")
    mentions = find_mentions(article.text, article.date)
    empty = replace(book, rules={}, frames=(), claims=(), article_claims={})
    if isinstance(rule, CompiledClaim):
        only = replace(empty, claims=(rule,))
    elif rule.rule.frame:
        only = replace(empty, frames=(rule,))
    else:
        only = replace(empty, rules={article.article_id: (rule, *_dating(rule, book))})
    provisional = isinstance(rule, CompiledRule) and rule.rule.frame is not None
    return Matching(article, mentions, only, provisional=provisional).run(), mentions, article


def _dating(rule: CompiledRule, book: RuleBook) -> tuple[CompiledRule, ...]:
    """The rules of the same file whose events date what the rule reads (`event <rule>`)."""
    meanings = [rule.rule, *rule.rule.read.values(), *(row for slot in rule.rule.read.values() for row in slot.rows)]
    stated = [value.split() for m in meanings for value in (m.period, m.date) if value and value.startswith("event ")]
    names = {words[1] for words in stated}
    group = next((group for group in book.rules.values() if rule in group), ())
    return tuple(other for other in group if other.rule.name in names)


def _check_rule(rule: CompiledRule, book: RuleBook) -> Iterator[Fault]:
    def fault(message: str) -> Fault:
        return Fault(rule.rule_id, str(rule.file), rule.line, message)

    if not rule.rule.examples:
        yield fault("no example; write one text that it must read, with the value of each slot")
    if not rule.rule.not_:
        yield fault("no negative example; write under `not:` a text like it that it must leave alone")
    for example in rule.rule.examples:
        yield from (fault(message) for message in _example_faults(rule, example, book))
    for text in rule.rule.not_:
        try:
            matched, _, _ = alone(text, rule, book)
        except SeamarkError as error:
            yield fault(f"on {text!r}: {error}")
            continue
        if matched.fired.get(rule.rule_id):
            yield fault(f"fires on its negative example {text!r}")


def _example_faults(rule: CompiledRule, example: dict[str, object], book: RuleBook) -> Iterator[str]:
    text = str(example.get("text", ""))
    wanted = {name: value for name, value in example.items() if name != "text"}
    try:
        matched, mentions, article = alone(text, rule, book)
    except SeamarkError as error:
        yield f"on {text!r}: {error}"
        return
    slots = next((slots for rule_id, slots in matched.bindings if rule_id == rule.rule_id), None)
    if slots is None:
        near = ", ".join(f"[{name}]" for miss in matched.near_misses for name in miss.missing)
        yield f"does not fire on {text!r}" + (f"; nothing binds {near}" if near else "")
        return
    for name in sorted(wanted.keys() | slots.keys()):
        found = shown(mentions[slots[name]], article) if name in slots else None
        expected = wanted.get(name)
        if name in wanted and not _same(found, expected):
            yield f"on {text!r}: [{name}] holds {found!r}, expected {expected!r}"
        if name not in wanted:
            yield f"on {text!r}: [{name}] holds {found!r}, which the example does not say"


def shown(mention: Mention, article: Article) -> object:
    """What a slot holds, as examples write it: a number, [low, high], or an ISO period."""
    if mention.period is not None:
        return mention.period.iso
    if mention.value is None:
        return article.text[mention.start : mention.end]
    if mention.value_high is not None:
        return [float(mention.value), float(mention.value_high)]
    return float(mention.value)


def _same(found: object, expected: object) -> bool:
    if isinstance(found, float) and isinstance(expected, int | float):
        return found == float(expected)
    if isinstance(found, list) and isinstance(expected, list):
        return [float(x) for x in expected] == found
    return str(found) == str(expected)


def _check_claim(claim: CompiledClaim, book: RuleBook) -> Iterator[Fault]:
    def fault(message: str) -> Fault:
        return Fault(claim.rule_id, str(claim.file), claim.line, message)

    if not claim.claim.examples:
        yield fault("no example")
    for text in claim.claim.examples:
        if not alone(text, claim, book)[0].fired.get(claim.rule_id):
            yield fault(f"claims nothing in {text!r}")
    for text in claim.claim.not_:
        if alone(text, claim, book)[0].fired.get(claim.rule_id):
            yield fault(f"claims something in its negative example {text!r}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the rules made of one article.

    `fired` is by rule id, zero where a rule of the article never fired; `unread` are the numeric mentions that nothing
    accounts for, each with its sentence.
    """

    article_id: str
    edition: str
    mentions: int
    fired: dict[str, int]
    unread: tuple[tuple[str, str], ...]
    near_misses: tuple[tuple[str, str], ...]
    conflicts: tuple[str, ...]


def cover(article: Article, book: RuleBook) -> Coverage:
    """Run the rules on an article, and say what they matched and what they left."""
    mentions = find_mentions(article.text, article.date)
    matched = Matching(article, mentions, book).run()
    own = book.rules.get(article.article_id, ())
    fired = {rule.rule_id: matched.fired.get(rule.rule_id, 0) for rule in own} | dict(matched.fired)
    numeric = [i for i, m in enumerate(mentions) if m.kind in NUMERIC]
    unread = [mentions[i] for i in numeric if not matched.claims.get(i)]
    return Coverage(
        article.article_id,
        article.edition,
        len(numeric),
        fired,
        tuple((article.text[m.start : m.end], around(article, m)) for m in unread),
        tuple(
            (f"{miss.rule_id} lacks {', '.join(miss.missing)}", article.text[miss.start : miss.end])
            for miss in matched.near_misses
            if not matched.fired.get(miss.rule_id)
        ),
        tuple(f"{c.code}: {c.message} ({', '.join(c.names)})" for c in matched.conflicts),
    )


def around(article: Article, mention: Mention, reach: int = 60) -> str:
    """A mention with the words around it, within its block."""
    start, end = max(0, mention.start - reach), min(len(article.text), mention.end + reach)
    before = article.text[start : mention.start].rpartition("\n\n")[2]
    behind = article.text[mention.end : end].partition("\n\n")[0]
    return f"…{before}⟦{article.text[mention.start : mention.end]}⟧{behind}…"


def readable(line: str, mentions: Sequence[Mention], text: str) -> str:
    """An encoded line as a person reads it: atoms as `<quantity 24.276 billion CNY>`."""
    parts = []
    for token in line.split(" "):
        if token.startswith(OPEN):
            index = int(token[2 : token.index(MIDDLE)])
            unit = token[token.index(MIDDLE) + 1 : token.index(CLOSE)]
            mention = mentions[index]
            printed = text[mention.number_start : mention.number_end] or text[mention.start : mention.end]
            parts.append(f"<{mention.kind} {printed}{' ' + unit if unit else ''}>")
        elif token == SENTENCE:
            parts.append("\n  ")
        else:
            parts.append(token.lstrip(PASSED))
    return " ".join(parts).strip()


def render(article: Article, book: RuleBook) -> Iterator[str]:
    """Each sentence that holds a figure or a date, as patterns see it."""
    mentions = find_mentions(article.text, article.date)
    lines = Lines(article, mention_atoms(mentions, book.codebook.units))
    for stretch in lines.of("sentence"):
        line = stretch.line.decode()
        if OPEN in line:
            yield readable(line, mentions, article.text)
