"""How quick the reader of quantities is: against quantulum3, against the bare digit regex, and against length.

Times are of the process, the best of several runs, so that other work on the machine counts little.
"""

from __future__ import annotations

import calendar
import os
import random
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from flows.mentions import find_mentions

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 300  # sentences that quantulum3, which is slow, is timed on
HEAVY = ("pandas", "pandera", "prefect", "pyarrow")

SUBJECTS_IN_ONE = (
    "The port|Exports of steel|The company|Its net profit|Output|The number of visitors|Rainfall|The index|"
    "Passenger traffic|The fund"
)
SUBJECTS = SUBJECTS_IN_ONE.split("|")
VERBS_IN_ONE = "rose|fell|grew by|climbed|dropped by|came to|reached|stood at|was estimated at|increased by"
VERBS = VERBS_IN_ONE.split("|")
UNITS_IN_ONE = (
    "percent|%|million yuan|billion dollars|tonnes|km|ships|people|hectares|million TEUs|percentage points|MW"
)
UNITS = UNITS_IN_ONE.split("|")
TAILS = (
    "in {year}, compared with the year before",
    "in the first {n} months of {year}",
    "from {x} a year earlier, officials said",
    "and the board expects more of the same next year",
    "between {month} and the end of the season, the ministry said on Tuesday",
    "while the rest of the sector waited for better weather and cheaper fuel",
    "after a slow start to the year",
    "as the second of its two yards opened, according to people who know the plans",
)
FILLERS = (
    "Officials said that the works would go on as planned and that nobody had asked for a delay",
    "Analysts had hoped for a better season, but the weather and the exchange rate stood in the way",
    "The council will meet again to discuss who is to pay for the new road to the harbour",
)
MONTHS = calendar.month_name[1:]


def generated(count: int, seed: int = 7) -> list[str]:
    """Sentences of made-up news: four in five with figures, as in business pages."""
    draw = random.Random(seed)
    found = []
    for _ in range(count):
        if draw.random() < 0.2:
            found.append(draw.choice(FILLERS) + ".")
            continue
        figure = draw.choice(
            [
                f"{draw.uniform(0, 100):.1f}",
                f"{draw.randrange(10**6):,}",
                str(draw.randrange(2, 400)),
                "three",
                "some 40",
            ]
        )
        tail = draw.choice(TAILS).format(
            year=draw.randrange(2001, 2020),
            n=draw.randrange(2, 12),
            x=f"{draw.uniform(0, 100):.2f}",
            month=draw.choice(MONTHS),
        )
        found.append(f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} {figure} {draw.choice(UNITS)} {tail}.")
    return found


def magazine() -> tuple[str, list[str]]:
    """A name and the sentences of the original where it is at hand (SEAMARK_ORIGINALS), else of the restatement."""
    folder = Path(os.environ.get("SEAMARK_ORIGINALS", ROOT.parent / "shared" / "originals"))
    files = sorted(folder.glob("*.txt"))
    name = "magazine, original" if files else "magazine, restated"
    files = files or sorted((ROOT / "raw").glob("*/articles/*.md"))
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    return name, [sentence for sentence in SENTENCE_END.split(text) if sentence]


def seconds(read: Callable[[str], object], texts: Sequence[str], runs: int = 5) -> float:
    """The least time of the process that reading all texts took."""
    best = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - begun)
    return best


def digits(text: str) -> int:
    """What the bare digit regex does."""
    return sum(1 for _ in DIGITS.finditer(text))


def quantulum() -> Callable[[str], object] | None:
    """quantulum3's parser; None where it is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from quantulum3 import parser
        except ImportError:
            return None
        parser.parse("It weighs 5 kg.")
    return parser.parse


def lines() -> Iterator[str]:
    """What is printed: speeds and ratios on both corpora, time against length, import time."""
    rival = quantulum()
    find_mentions("one 1")
    for name, texts in (magazine(), ("generated", generated(10_000))):
        yield from _compared(name, texts, rival)
    yield from _against_length()
    yield from _import_time()


def _compared(name: str, texts: list[str], rival: Callable[[str], object] | None) -> Iterator[str]:
    size = sum(map(len, texts))
    ours, bare = seconds(find_mentions, texts), seconds(digits, texts)
    found = sum(len(find_mentions(text)) for text in texts)
    yield f"{name}: {len(texts):,} sentences, {size / 1e6:.2f} MB, {found:,} mentions"
    yield f"  find_mentions  {len(texts) / ours:>11,.0f} sentences/s {size / ours / 1e6:>8.2f} MB/s"
    speed = f"{len(texts) / bare:>11,.0f} sentences/s {size / bare / 1e6:>8.2f} MB/s"
    yield f"  digit regex    {speed}   we take {ours / bare:.0f} times its time"
    if rival is not None:
        sample = texts[:: max(1, len(texts) // SAMPLE)]
        slow = seconds(rival, sample, runs=2) / sum(map(len, sample)) * size
        yield (
            f"  quantulum3     {len(texts) / slow:>11,.0f} sentences/s {size / slow / 1e6:>8.3f} MB/s   "
            f"we are {slow / ours:.0f} times as quick"
        )


def _against_length() -> Iterator[str]:
    text = " ".join(generated(400))
    one = seconds(find_mentions, [text])
    for factor in (1, 10, 100):
        took = seconds(find_mentions, [text * factor], runs=2)
        yield f"one text of {len(text) * factor / 1e6:.2f} MB: {took:.3f} s, {took / one / factor:.2f} of linear"


def _import_time() -> Iterator[str]:
    code = (
        "import time, sys; begun = time.perf_counter(); import flows.mentions as m; m.find_mentions('1');"
        "print(time.perf_counter() - begun, *sys.modules)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout.split()
        for _ in range(3)
    ]
    loaded = [name for name in HEAVY if name in runs[0]]
    took = min(float(run[0]) for run in runs)
    yield f"import and first call: {took:.3f} s, of {', '.join(HEAVY)} loaded: {loaded or 'none'}"
