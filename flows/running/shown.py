"""What was read of documents, sentence by sentence, for who looks rather than loads: their rows, and what was left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.reading.article import Article

Row = Mapping[str, Any]
READ, LEFT = "=", "?"


def in_sentences(articles: Sequence[Article], tables: Mapping[str, pa.Table]) -> Iterator[str]:
    """Each sentence that holds a number, below it its rows (`=`) and the numbers that nothing accounts for (`?`).

    Args:
        articles: The documents, in the order in which they are shown.
        tables: Those of a build of them.
    """
    rows = _by_sentence(tables["observations"], tables["events"])
    left = _by_sentence(_unclaimed(tables["ledger"]))
    for article in articles:
        yield f"{article.source_file}"
        for sentence in article.sentences:
            key = (article.article_id, sentence.sentence_id)
            if key in rows or key in left:
                yield f"  {' '.join(article.text[sentence.start : sentence.end].split())}"
            yield from (f"    {READ} {_row(row)}" for row in rows.get(key, ()))
            yield from (f"    {LEFT} {row['surface']}" for row in left.get(key, ()))


def as_data(tables: Mapping[str, pa.Table]) -> dict[str, Any]:
    """The rows and what nothing accounts for, as plain data, for JSON."""
    return {name: tables[name].to_pylist() for name in ("observations", "events")} | {
        "unclaimed": _unclaimed(tables["ledger"]).to_pylist()
    }


def _unclaimed(ledger: pa.Table) -> pa.Table:
    return ledger.filter(pc.field("role") == "unclaimed")


def _by_sentence(*tables: pa.Table) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in (row for table in tables for row in table.to_pylist()):
        found[row["article_id"], row["sentence_id"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: int(row["char_start"]))
    return found


def _row(row: Row) -> str:
    """A row in a line: what is printed, whose it is, what, how measured, when, and by which rule."""
    if "event_type" in row:
        return f"{row['date_text']}: {row['subject_id']}, {row['event_type']} [{row['rule_id']}]"
    told = [row[name] for name in ("subject_id", "indicator_id", "counted", "breakdown", "counterpart") if row[name]]
    measure = "" if row["measure"] == "level" else f", {row['measure']}"
    status = "" if row["status"] == "actual" else f", {row['status']}"
    when = row["period"] or "no period"
    return f"{row['value_text']} {row['unit']}: {', '.join(told)}{measure}, {when}{status} [{row['rule_id']}]"
