"""Many articles: what the cache knows is not read again, the rest is shared among the machine's processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flows.matching.loading import RULES
from flows.reading.article import Article
from flows.running.article import ArticleResult, read_figures
from flows.running.books import book_of
from flows.running.cache import Cache
from flows.running.entries import decode, encode
from flows.running.fingerprints import article_rules_digest, combine, frames_digest

Tick = Callable[[int, int], None]

# A process costs about a second to start and reads some 0.7 million characters in it.
POOL_FROM = 2_000_000
CHUNK = 500_000


@dataclass(frozen=True, slots=True)
class Work:
    """An article to be read, from which file, and whether its sentences may be published."""

    article: Article
    file: Path
    with_text: bool


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
) -> Batch:
    """Read every article that the cache does not know.

    What comes out is the same whatever the cache held and however many processes took part.

    Args:
        works: The articles.
        cache: What earlier runs of the same code made.
        rules: The folder of rule files.
        processes: How many may take part; None: as many as the machine has. With little to do it is one.
        tick: Called with (articles done, articles in all).
    """
    keys = _keys(works, rules)
    entries = [cache.get(key) for key in keys]
    known = [_decoded(entry) for entry in entries]
    missing = [index for index, result in enumerate(known) if result is None]
    done = len(works) - len(missing)
    if tick:
        tick(done, len(works))
    for index, data in _read([works[i] for i in missing], missing, rules, processes or processes_here()):
        cache.put(keys[index], data)
        known[index] = decode(data)
        done += 1
        if tick:
            tick(done, len(works))
    return Batch(tuple(result for result in known if result is not None), len(works) - len(missing))


def _read(works: Sequence[Work], indices: Sequence[int], rules: Path, processes: int) -> Iterator[tuple[int, bytes]]:
    """(index, encoded result) of each work, in any order."""
    numbered = list(zip(indices, works, strict=True))
    size = sum(len(work.article.text) for work in works)
    if processes < 2 or size < POOL_FROM:
        for index, work in numbered:
            yield index, encoded(work, rules)
        return
    # Not forked: whoever calls this may run threads (Prefect does), and a fork in the middle of one can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        futures = [pool.submit(_encoded_chunk, chunk, rules) for chunk in _chunks(numbered)]
        for future in as_completed(futures):
            yield from future.result()


def encoded(work: Work, rules: Path) -> bytes:
    """What one article gives, as bytes: read with the frames and its own rules."""
    book = book_of(work.article.article_id, rules)
    return encode(read_figures(work.article, book, with_text=work.with_text))


def _encoded_chunk(chunk: Sequence[tuple[int, Work]], rules: Path) -> list[tuple[int, bytes]]:
    return [(index, encoded(work, rules)) for index, work in chunk]


def _chunks(numbered: Sequence[tuple[int, Work]]) -> Iterator[list[tuple[int, Work]]]:
    """Runs of works of about `CHUNK` characters: enough to be worth a message, few enough to share out evenly."""
    chunk: list[tuple[int, Work]] = []
    size = 0
    for index, work in numbered:
        chunk.append((index, work))
        size += len(work.article.text)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


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
        repr((article.source_file, article.char_start, article.char_end, article.sentences, work.with_text)),
        frames,
        article_rules_digest(rules, article.article_id),
    )
