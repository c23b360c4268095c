"""Reading spread over a Dask cluster, by Prefect's task runner for it: `--runner dask`.

Each chunk of articles is a task of some seconds of work. What travels is bytes: Prefect would search every article for
futures. The workers must see the same checkout and the same rules; one that does not is found out and refused.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

from flows.errors import UsageError
from flows.running.batch import IN_FLIGHT, SPREAD_CHUNK, Chunk, Results, Spread, processes_here, read_chunk, windowed
from flows.tasks import TAGS  # before Prefect: it makes the settings

# isort: split
from prefect import task
from prefect.cache_policies import NO_CACHE

try:
    from prefect_dask.task_runners import DaskTaskRunner
except ImportError as fault:
    raise UsageError(
        "Dask is not installed here", found=str(fault), advice="install the extra: pip install 'seamark[dask]'"
    ) from None


def read_packed(packed: bytes) -> bytes:
    """Read a chunk on a worker."""
    return pickle.dumps(read_chunk(pickle.loads(packed)))


# Made apart from its function, which so travels by its name; one new attempt where a worker was lost.
READ = task(name="read a chunk", tags=set(TAGS), cache_policy=NO_CACHE, persist_result=False, retries=1)(read_packed)


@dataclass(frozen=True, slots=True)
class Packed:
    """Results on their way back from a worker."""

    future: Any

    def result(self) -> Results:
        """Wait for them."""
        found: Results = pickle.loads(self.future.result())
        return found


@contextmanager
def spread_over_dask(address: str | None) -> Iterator[Spread]:
    """The workers of a Dask scheduler; without an address a cluster of this machine's processors, while this lasts."""
    if address is None:
        local = {"n_workers": processes_here(), "threads_per_worker": 1, "dashboard_address": None}
        options: dict[str, Any] = {"cluster_kwargs": local}
    else:
        options = {"address": address}
    # What a chunk's task is told of where it belongs must not hold the task that waits for it, and all that this holds.
    context = copy_context()
    with DaskTaskRunner(**options) as runner:

        def submit(chunk: Chunk) -> Packed:
            return Packed(context.run(runner.submit, READ, {"packed": pickle.dumps(chunk)}))

        def read(chunks: Iterable[Chunk]) -> Iterator[Results]:
            threads = sum(runner.client.nthreads().values())
            return windowed(submit, chunks, IN_FLIGHT * max(threads, 1))

        yield Spread(read, SPREAD_CHUNK)
