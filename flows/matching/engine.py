"""The engine: the rules run over the mentions of one article; what they say, and what they leave."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.matching.changes.local_money import in_local_money
from flows.matching.facts import FactMaker, Made
from flows.matching.frames.reader import FrameReader
from flows.matching.loading import RuleBook
from flows.matching.matched import Claimed, Conflict, Matched, NearMiss
from flows.matching.patterns.binding import acceptor, bind, tried
from flows.matching.patterns.compiling import CompiledClaim, CompiledRule
from flows.matching.patterns.line import mention_atoms
from flows.matching.patterns.stretches import Lines
from flows.matching.rows import Event, Mark, Observation, rounds
from flows.matching.when.dating import Context
from flows.matching.when.told_throughout import ToldThroughout
from flows.mentions.mention import Mention
from flows.reading.article import Article


def match_article(
    article: Article, mentions: Sequence[Mention], book: RuleBook, *, provisional: bool = False
) -> Matched:
    """Run the article's rules and claims, then the frames, then the claims of any article, over its mentions.

    A figure that the article's own file accounts for is left alone by frames, but where a frame says just what a rule
    says, the row is the frame's: rules are for what only this article says. With `provisional`, a name that the
    codebook does not know is a subject of its own (`extract`); else it makes frames silent.
    """
    if provisional:
        mentions = in_local_money(article, mentions, book.codebook)
    return Matching(article, list(mentions), book, provisional=provisional).run()


class Matching:
    """The work on one article."""

    def __init__(self, article: Article, mentions: list[Mention], book: RuleBook, *, provisional: bool = False) -> None:
        self.article = article
        self.mentions = mentions
        self.book = book
        self.provisional = provisional
        self.atoms = mention_atoms(mentions, book.codebook.units)
        self.lines = Lines(article, self.atoms)
        self.matched = Matched()
        self.events: dict[str, Event] = {}
        self.throughout = ToldThroughout(article, mentions) if provisional else None

    def run(self) -> Matched:
        """Everything, in order of precedence."""
        made: list[Made] = []
        for rule in events_first(self.book.rules.get(self.article.article_id, ())):
            made += self._apply(rule, set())
        for claim in self.book.article_claims.get(self.article.article_id, ()):
            self._claim(claim)
        reader = self._reader()
        if reader is not None:
            made = [*self._agreed(made, reader), *self._frames(reader)]
        for claim in self.book.claims:
            self._claim(claim)
        self._collect(made)
        return self.matched

    def _reader(self) -> FrameReader | None:
        if not self.book.frames or not self.atoms or self.book.phrases is None:
            return None
        finder = self.book.phrases.finder(self.article.article_id)
        book = self.book.codebook
        frames = self.book.frames
        return FrameReader(
            self.article,
            self.mentions,
            self.atoms,
            book,
            finder,
            frames,
            provisional=self.provisional,
            asides=self.book.asides,
            chains=self.book.chains,
        )

    def _agreed(self, made: list[Made], reader: FrameReader) -> list[Made]:
        """The rows of rules; those that a frame makes just so, of the same figure, are the frame's."""
        rows = frozenset(item.index for item in made)
        taken = frozenset(index for index, claims in self.matched.claims.items() if claims) - rows
        read: dict[tuple[int, str], Made] = {}
        for firing in reader.read(taken, closely=False)[0] if made else ():
            if rows.isdisjoint(firing.binding.slots.values()):
                continue
            for item in FactMaker(firing.rule, firing.binding, self._context()).rows():
                read[item.index, row_id(item.row)] = item
        return [self._agreeing(item, read.get((item.index, row_id(item.row)))) for item in made]

    def _agreeing(self, item: Made, other: Made | None) -> Made:
        if other is None or not same_fact(item.row, other.row) or item.others != other.others:
            return item
        for index in (item.index, *item.others):
            claims = self.matched.claims[index]
            own = [claim.rule_id == item.row.rule_id and row_id(item.row) in claim.row_ids for claim in claims]
            renamed = [
                replace(c, rule_id=other.row.rule_id) if mine else c for c, mine in zip(claims, own, strict=True)
            ]
            self.matched.claims[index] = renamed
        return replace(item, row=replace(item.row, rule_id=other.row.rule_id))

    def _frames(self, reader: FrameReader) -> list[Made]:
        taken = frozenset(index for index, claims in self.matched.claims.items() if claims)
        firings, unsure = reader.read(taken)
        self.matched.strangers = reader.subjects.names.strangers
        for one, other in unsure:
            start, end = self.mentions[min(one.figures)].start, self.mentions[max(one.figures)].end
            names = (one.rule.rule_id, other.rule.rule_id)
            printed = self.article.text[start:end]
            self.matched.ambiguous.append(Conflict("ambiguous", names, f"{printed!r}: two frames differ"))
        made: list[Made] = []
        for firing in firings:
            acts = {index for name, index in firing.binding.slots.items() if firing.rule.rule.read[name].event}
            if acts & taken:  # an article rule has an act of that date
                continue
            self.matched.fired[firing.rule.rule_id] += 1
            undated = firing.named or not self.provisional or not reader.subjects.names.others  # else of whom and when?
            made += self._fire(firing.rule, FactMaker(firing.rule, firing.binding, self._context(), undated=undated))
        return made

    def _apply(self, rule: CompiledRule, used: set[int]) -> list[Made]:
        """Every firing of one rule, up to the number it declares plus one, so that too many are noticed."""
        accepts = acceptor(rule.rule, self.mentions, self.book.codebook)
        made: list[Made] = []
        seen = set(used)
        for stretch in self.lines.of(rule.rule.scope):
            passing = stretch.passing(rule.sieve)
            if not tried(rule, stretch.line, passing):
                continue
            binding = bind(rule, stretch.line, passing, accepts, seen)
            if not binding.fires:
                self.matched.near_misses.append(NearMiss(rule.rule_id, stretch.start, stretch.end, binding.missing))
            while binding.fires and binding.slots:
                self.matched.fired[rule.rule_id] += 1
                made += self._fire(rule, FactMaker(rule, binding, self._context()))
                figures = {
                    i for n, i in binding.slots.items() if self.mentions[i].kind != "time" or rule.rule.read[n].event
                }
                if not figures or self.matched.fired[rule.rule_id] > rule.rule.fires:
                    break
                seen |= figures
                binding = bind(rule, stretch.line, passing, accepts, seen)
        return made

    def _context(self) -> Context:
        return Context(self.article, self.mentions, self.book.codebook, self.events, self.throughout)

    def _fire(self, rule: CompiledRule, maker: FactMaker) -> list[Made]:
        self.matched.bindings.append((rule.rule_id, dict(maker.binding.slots)))
        made = maker.rows()
        for name, index in maker.binding.slots.items():
            slot = rule.rule.read[name]
            if slot.claim:
                self.matched.claims[index].append(Claimed(slot.claim, rule.rule_id, (), slot.reason or ""))
        for item in made:
            if isinstance(item.row, Event):
                self.events.setdefault(rule.rule.name, item.row)
            self._own(item, rule.rule_id)
        return made

    def _own(self, item: Made, rule_id: str) -> None:
        role = "event" if isinstance(item.row, Event) else "observation"
        for index in (item.index, *item.others):
            self._guard(index, rule_id, role)
            self.matched.claims[index].append(Claimed(role, rule_id, (row_id(item.row),)))

    def _guard(self, index: int, rule_id: str, role: str) -> None:
        """Two article rules that read one figure contradict each other."""
        others = {c.rule_id for c in self.matched.claims[index] if c.role == role} - {rule_id}
        if others:
            mention = self.mentions[index]
            printed = self.article.text[mention.start : mention.end]
            self.matched.conflicts.append(
                Conflict("figure-read-twice", (*sorted(others), rule_id), f"{printed!r} is read by more than one rule")
            )

    def _claim(self, claim: CompiledClaim) -> None:
        for stretch in self.lines.of("sentence"):
            for pattern in claim.patterns:
                for match in pattern.matches(stretch.line):
                    self.matched.fired[claim.rule_id] += 1
                    for index in match.values():
                        if not self.matched.claims.get(index):
                            self.matched.claims[index].append(
                                Claimed(claim.claim.role, claim.rule_id, (), claim.claim.reason)
                            )

    def _collect(self, made: Iterable[Made]) -> None:
        """Rows in order of their place; one said twice is one row with two marks; one with two values is a conflict."""
        rows: dict[str, Observation | Event] = {}
        marks: set[tuple[str, int, int]] = set()
        for item in sorted(made, key=lambda m: (m.row.char_start, m.row.char_end, row_id(m.row))):
            name = row_id(item.row)
            known = rows.setdefault(name, item.row)
            marks.add((name, item.row.char_start, item.row.char_end))
            if self.provisional and (rounds(known, item.row) or self._in_headline(known)):
                rows[name] = item.row  # a title says "6 percent", "over 300 billion" where the text has 6.44, 301.8
            elif known is not item.row and not same_fact(known, item.row):
                self.matched.conflicts.append(
                    Conflict(
                        "one-key-two-values",
                        (known.rule_id, item.row.rule_id),
                        f"{name}: {_short(known)} and {_short(item.row)}; name the column that tells them apart",
                    )
                )
        self.matched.observations = [row for row in rows.values() if isinstance(row, Observation)]
        self.matched.events = [row for row in rows.values() if isinstance(row, Event)]
        self.matched.marks = [self._mark(*place) for place in sorted(marks, key=lambda m: (m[1], m[2], m[0]))]

    def _in_headline(self, row: Observation | Event) -> bool:
        """Whether a row is an undated headline's, so that the sentence which it has its time from tells it better."""
        title = self.article.sentences[0].sentence_id
        return isinstance(row, Observation) and row.sentence_id == title and row.period_basis == "context"

    def _mark(self, name: str, start: int, end: int) -> Mark:
        piece = self.article.source_text[start:end]
        digest = hashlib.sha256(piece.encode()).hexdigest()
        return Mark(name, self.article.edition, self.article.source_file, start, end, digest)


def events_first(rules: Iterable[CompiledRule]) -> list[CompiledRule]:
    """Rules that date something before those that take a period or a date from them; else in their own order."""

    def level(rule: CompiledRule) -> int:
        meanings = [rule.rule, *rule.rule.read.values()]
        meanings += [row for slot in rule.rule.read.values() for row in slot.rows]
        if any((m.period or "").startswith("event ") for m in meanings):
            return 2
        return 1 if any(m.date for m in meanings) else 0

    return sorted(rules, key=level)


def row_id(row: Observation | Event) -> str:
    """The row's own id."""
    return row.observation_id if isinstance(row, Observation) else row.event_id


def same_fact(one: Observation | Event, other: Observation | Event) -> bool:
    """Whether two rows of one id say the same; where they stand and how they are printed aside."""
    if isinstance(one, Event) and isinstance(other, Event):
        return (one.date, one.qualifier) == (other.date, other.qualifier)
    if isinstance(one, Observation) and isinstance(other, Observation):
        keep = ("value", "value_high", "qualifier", "rank_of")
        return all(getattr(one, name) == getattr(other, name) for name in keep)
    return False


def _short(row: Observation | Event) -> str:
    return row.date if isinstance(row, Event) else f"{row.qualifier} {row.value:g} {row.unit}"
