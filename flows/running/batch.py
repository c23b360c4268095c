"""Many articles: what the cache knows is not read again, the rest is shared among the machine's processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from flows.errors import UsageError
from flows.matching import RuleBook
from flows.matching.loading import RULES
from flows.reading.article import Article
from flows.running.article import ArticleResult, read_figures
from flows.running.books import book_of
from flows.running.cache import Cache
from flows.running.entries import decode, encode
from flows.running.fingerprints import article_rules_digest, code_digest, combine, frames_digest
from flows.running.parent import end_with_parent

Tick = Callable[[int, int], None]

Results = list[tuple[int, bytes]]

# A process costs about a second to start and reads some 0.5 million characters in it.
POOL_FROM = 1_000_000
CHUNK = 300_000
SPREAD_CHUNK = 1_500_000  # over a network: some seconds of work
IN_FLIGHT = 3  # chunks a process: one that it reads, the others wait, so that a slow one keeps nobody idle


@dataclass(frozen=True, slots=True)
class Work:
    """An article to be read, from which file, whether its sentences may be published, and strangers be subjects."""

    article: Article
    file: Path
    with_text: bool
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Works with their places in the order of all, and the code and rules that they must be read with."""

    works: tuple[tuple[int, Work], ...]
    rules: Path
    made_with: str


class Promise(Protocol):
    """What will be the results of a chunk."""

    def result(self) -> Results:
        """Wait for them."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Who reads chunks of articles with `read_chunk`, and how many characters a chunk should have."""

    read: Callable[[Iterable[Chunk]], Iterator[Results]]
    characters: int


@dataclass(frozen=True, slots=True)
class Batch:
    """The results in the order of the works, and how many of them the cache knew."""

    results: tuple[ArticleResult, ...]
    known: int


def processes_here() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(
    works: Sequence[Work],
    cache: Cache,
    rules: Path = RULES,
    processes: int | None = None,
    tick: Tick | None = None,
    spread: Spread | None = None,
    book: RuleBook | None = None,
) -> Batch:
    """Read every article that the cache does not know.

    What comes out is the same whatever the cache held and however many processes or machines took part.

    Args:
        works: The articles.
        cache: What earlier runs of the same code made.
        rules: The folder of rule files.
        processes: How many may take part; None: as many as the machine has. With little to do it is one.
        tick: Called with (articles done, articles in all).
        spread: Who reads chunks of articles instead of this machine's processes.
        book: The rules in `rules`, where they are loaded already; else each article's are loaded when it is read.
    """
    keys = _keys(works, rules)
    entries = [cache.get(key) for key in keys]
    known = [_decoded(entry) for entry in entries]
    missing = [index for index, result in enumerate(known) if result is None]
    done = len(works) - len(missing)
    if tick:
        tick(done, len(works))
    numbered = [(index, works[index]) for index in missing]
    for index, data in _read(numbered, rules, processes or processes_here(), spread, book):
        cache.put(keys[index], data)
        known[index] = decode(data)
        done += 1
        if tick:
            tick(done, len(works))
    return Batch(tuple(result for result in known if result is not None), len(works) - len(missing))


def _read(
    numbered: Sequence[tuple[int, Work]], rules: Path, processes: int, spread: Spread | None, book: RuleBook | None
) -> Iterator[tuple[int, bytes]]:
    """(index, encoded result) of each work, in any order."""
    if spread is None and (processes < 2 or sum(len(work.article.text) for _, work in numbered) < POOL_FROM):
        for index, work in numbered:
            yield index, encoded(work, book or book_of(work.article.article_id, rules))
    elif spread is None:
        with in_processes(processes) as own:
            yield from _spread_out(numbered, rules, own)
    elif numbered:
        yield from _spread_out(numbered, rules, spread)


def _spread_out(numbered: Sequence[tuple[int, Work]], rules: Path, spread: Spread) -> Iterator[tuple[int, bytes]]:
    for results in spread.read(_chunks(numbered, rules, spread.characters)):
        yield from results


@contextmanager
def in_processes(processes: int) -> Iterator[Spread]:
    """Processes of this machine that read chunks; a few chunks are under way at a time, never all."""
    # Not forked: whoever calls this may run threads (Prefect does), and a fork in the middle of one can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=end_with_parent) as pool:

        def read(chunks: Iterable[Chunk]) -> Iterator[Results]:
            return windowed(lambda chunk: pool.submit(read_chunk, chunk), chunks, IN_FLIGHT * processes)

        yield Spread(read, CHUNK)


def windowed(submit: Callable[[Chunk], Promise], chunks: Iterable[Chunk], width: int) -> Iterator[Results]:
    """Submit chunks and give their results in order, with at most `width` chunks under way: memory stays flat."""
    waiting, under_way = iter(chunks), deque[Promise]()
    while True:
        under_way.extend(submit(chunk) for chunk in islice(waiting, width - len(under_way)))
        if not under_way:
            return
        yield under_way.popleft().result()


def read_chunk(chunk: Chunk) -> Results:
    """(index, encoded result) of each work of a chunk, in whatever process this is.

    Raises:
        UsageError: This process has other code or other rules than the one that asks.
    """
    if chunk.made_with != made_with(chunk.rules, chunk.works):
        raise UsageError(
            "a worker has other code or rules than the run",
            file=chunk.rules,
            advice="give every machine the same checkout and the same Python, then run again",
        )
    return [(index, encoded(work, book_of(work.article.article_id, chunk.rules))) for index, work in chunk.works]


def made_with(rules: Path, works: Iterable[tuple[int, Work]]) -> str:
    """The code and the rules that some articles are read with, as this process sees them."""
    own = (article_rules_digest(rules, work.article.article_id) for _, work in works)
    return combine(code_digest(), frames_digest(rules), *own)


def encoded(work: Work, book: RuleBook) -> bytes:
    """What one article gives, as bytes."""
    return encode(read_figures(work.article, book, with_text=work.with_text, provisional=work.provisional))


def _chunks(numbered: Sequence[tuple[int, Work]], rules: Path, characters: int) -> Iterator[Chunk]:
    """Runs of works of about so many characters: enough to be worth a message, few enough to share out evenly."""
    works: list[tuple[int, Work]] = []
    size = 0
    for index, work in numbered:
        works.append((index, work))
        size += len(work.article.text)
        if size >= characters:
            yield Chunk(tuple(works), rules, made_with(rules, works))
            works, size = [], 0
    if works:
        yield Chunk(tuple(works), rules, made_with(rules, works))


def _decoded(entry: bytes | None) -> ArticleResult | None:
    if entry is None:
        return None
    try:
        return decode(entry)
    except ValueError:
        return None


def _keys(works: Sequence[Work], rules: Path) -> list[str]:
    key = partial(_key, frames=frames_digest(rules), rules=rules)
    return [key(work) for work in works]


def _key(work: Work, *, frames: str, rules: Path) -> str:
    """The content that an article's result is made of; the code and the codebook are the cache's generation."""
    article = work.article
    digest = hashlib.sha256()
    digest.update(article.source_text[article.char_start : article.char_end].encode())
    digest.update(article.text.encode())
    digest.update(article.offsets.tobytes())
    return combine(
        digest.hexdigest(),
        repr((article.article_id, article.issue, article.title, article.date, article.place, article.edition)),
        repr((article.source_file, article.char_start, article.char_end, article.sentences)),
        repr((work.with_text, work.provisional)),
        frames,
        article_rules_digest(rules, article.article_id),
    )
