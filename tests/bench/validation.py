"""How long the checks of the tables take, for a thousand, a hundred thousand and a million observations.

`python -m tests.bench.validation [ROWS ...]`
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

import pyarrow as pa

from flows.matching.rows import OBSERVATION_KEY, identity
from flows.reckoning.checking import check_tables
from flows.releases.arrow import table_of
from schemas.tables import TABLES
from tests.schemas.dataset import SHA, YEAR, books, corpus

SIZES = (1_000, 100_000, 1_000_000)
ARTICLE_ROWS = 25


def tables(rows: int) -> dict[str, pa.Table]:
    """A dataset without a fault: so many observations, each with a mark and a token, in articles of twenty-five."""
    observations, marks, ledger, articles, sentences = [], [], [], [], []
    for number in range(rows):
        article, place = f"x-2018/a{number // ARTICLE_ROWS}", number % ARTICLE_ROWS * 10
        span = {"char_start": place, "char_end": place + 6}
        if place == 0:
            whole = {"article_id": article, "char_start": 0, "char_end": ARTICLE_ROWS * 10, "sha256": SHA}
            articles.append({"issue": "x-2018", "title": "T", "date": "2018", "edition": "restated"} | whole)
            articles[-1]["source_file"] = "a.md"
            sentences.append({"sentence_id": f"{article}#s1", "text": "It grew."} | whole)
        row = {
            "article_id": article,
            "sentence_id": f"{article}#s1",
            "rule_id": "r",
            "subject_id": f"city-{place}",
            "indicator_id": "output",
            "measure": "change_percent" if place % 20 else "level",
            "value": 24.5,
            "unit": "%" if place % 20 else "CNY",
            "qualifier": "exact",
            "status": "actual",
            "value_text": "24.5",
            "multiplier": 1.0,
            "decimals": 1,
            **YEAR,
            **span,
        }
        row["observation_id"] = identity(row, OBSERVATION_KEY)
        observations.append(row)
        marks.append(
            {"row_id": row["observation_id"], "edition": "restated", "source_file": "a.md", "sha256": SHA} | span
        )
        served = {"sentence_id": row["sentence_id"], "surface": "24.5", "role": "observation", "reason": "read"}
        ledger.append(
            {
                "token_id": f"{article}#t{place}",
                "article_id": article,
                "row_ids": row["observation_id"],
                **served,
                **span,
            }
        )
    given = {**books(), "observations": observations, "marks": marks, "ledger": ledger}
    given |= {"articles": articles, "sentences": sentences, "issues": corpus()["issues"]}
    kind = given["subjects"][0]["kind"]
    given["subjects"] = [{"subject_id": f"city-{10 * i}", "label": "L", "kind": kind} for i in range(ARTICLE_ROWS)]
    return {name: table_of(name, given.get(name, [])) for name in TABLES}


def seconds(given: dict[str, pa.Table]) -> float:
    """How long the checks take; they must find nothing."""
    start = time.perf_counter()
    found = check_tables(given)
    taken = time.perf_counter() - start
    if found:
        raise AssertionError(found[0])
    return taken


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=SIZES)
    sizes = parser.parse_args(arguments).rows
    seconds(tables(ARTICLE_ROWS))  # loads pandas and pandera, builds the schemas
    print(f"{'observations':>12} {'alone':>9} {'all tables':>11}   seconds")
    for rows in sizes:
        given = tables(rows)
        alone = seconds({"observations": given["observations"]})
        print(f"{rows:>12,} {alone:>9.2f} {seconds(given):>11.2f}")


if __name__ == "__main__":
    main()
