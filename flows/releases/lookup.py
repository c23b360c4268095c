"""A few rows of a table looked up in its Parquet file: no more of it is read than can hold them.

With pyarrow alone: `pq.read_table`, and a filter by a text, import pandas, which takes a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.releases.stored import opened

Row = Mapping[str, Any]
ARTICLE = "article_id"


def look_up(
    folder: Path,
    name: str,
    columns: Sequence[str],
    hits: Callable[[pa.Table], Sequence[bool]],
    article: str | None = None,
) -> list[Row]:
    """The rows that `hits` picks by some columns, in their order.

    Of each row group these columns are read, and the others only where it holds such a row.

    Args:
        folder: The build or release.
        name: The table.
        columns: The columns by which rows are picked.
        hits: For each row of a part with these columns, whether it is one.
        article: Where all such rows are of one article: row groups that cannot hold it are passed over.

    Raises:
        ReleaseError: The table cannot be read.
    """
    with opened(folder, name) as file:
        return [row for number in _groups(file, article) for row in _picked(file, number, columns, hits)]


def _picked(
    file: pq.ParquetFile, number: int, columns: Sequence[str], hits: Callable[[pa.Table], Sequence[bool]]
) -> Iterator[Row]:
    places = [at for at, hit in enumerate(hits(file.read_row_group(number, columns=list(columns)))) if hit]
    if places:
        whole = file.read_row_group(number)
        for at in places:
            yield whole.slice(at, 1).to_pylist()[0]


def _groups(file: pq.ParquetFile, article: str | None) -> Iterator[int]:
    """The row groups that may hold an article, by the statistics that stand in the file; without one all."""
    place = file.schema_arrow.names.index(ARTICLE) if article is not None else -1
    for number in range(file.metadata.num_row_groups):
        said = None if article is None else file.metadata.row_group(number).column(place).statistics
        if article is None or said is None or not said.has_min_max or said.min <= article <= said.max:
            yield number
