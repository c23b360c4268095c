"""JSON as it is published: the same bytes for the same data, readable, UTF-8, one line end at the end."""

from __future__ import annotations

import json


def json_bytes(data: object) -> bytes:
    """Data as JSON, keys in the order given; what is not a number (NaN, infinity) is refused."""
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
