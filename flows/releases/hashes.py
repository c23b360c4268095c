"""Texts as numbers of eight bytes, where so many must be remembered that the texts themselves would fill the memory.

Two texts of a hundred million have the same number once in some thousand releases: what rests on it is made sure of
with the texts themselves wherever that is possible.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

Numbers = np.ndarray[tuple[int], np.dtype[np.uint64]]


def numbers_of(texts: pa.Array | pa.ChunkedArray) -> Numbers:
    """For each text its number: the same on every machine."""
    from pandas.util import hash_array  # pandas takes a second to load

    values = np.asarray(texts.to_numpy(zero_copy_only=False), dtype=object)
    found: Numbers = hash_array(values, categorize=False)
    return found


def remembered(parts: Iterable[pa.Array | pa.ChunkedArray]) -> Numbers:
    """The numbers of all texts, sorted: eight bytes each."""
    numbers = [numbers_of(part) for part in parts]
    found: Numbers = np.concatenate(numbers) if numbers else np.array([], np.uint64)
    found.sort()
    return found


def among(numbers: Numbers, known: Numbers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each number is one of some sorted ones."""
    if not len(known):
        return np.zeros(len(numbers), dtype=bool)
    places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    return np.asarray(known[places] == numbers)


def repeated(known: Numbers) -> Numbers:
    """The numbers that stand more than once among some sorted ones."""
    found: Numbers = np.unique(known[1:][known[1:] == known[:-1]])
    return found
