"""Whether rows stand in the order of their key, on which it rests that tables can be read side by side."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


class UnsortedError(Exception):
    """The rows of a table do not stand in the order of their key; its text is the table's name."""


def last_key(name: str, keys: pa.ChunkedArray, before: str) -> str:
    """The last key of a part of a table that has rows.

    Args:
        name: The table.
        keys: The part's keys.
        before: The last key of the part before; "" before the first.

    Raises:
        UnsortedError: They do not stand in their order, or not behind those before.
    """
    in_order = pc.all(pc.less_equal(keys.slice(0, len(keys) - 1), keys.slice(1))).as_py()
    if keys.null_count or in_order is False or keys[0].as_py() < before:
        raise UnsortedError(name)
    return str(keys[-1].as_py())
