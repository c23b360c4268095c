"""Many articles made of the few that are here: each with other figures, its paragraphs in another order.

`python -m tests.bench.articles NUMBER FOLDER` writes FOLDER/raw and FOLDER/rules.

An issue of ours is copied again and again, each copy as an issue of its own with rules of its own.
Figures with a decimal point or a thousands separator get another last digit, so that the same rules read them; other
numbers stay: they may be dates, or parts of names.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from flows.matching.codebook import load_codebook
from flows.matching.loading import RULES
from flows.reading.issue import Issue, list_issues, load_issue
from flows.reading.stamping import stamped

RAW = Path(__file__).resolve().parents[2] / "raw"
FIGURE = re.compile(r"(?<![\w.,-])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Made:
    """Folders with so many articles of so many characters."""

    raw: Path
    rules: Path
    articles: int
    characters: int


def make(number: int, folder: Path, seed: int = 0, source: Path = RAW, *, reorder: bool = True) -> Made:
    """Write so many articles below `folder`; the same seed writes the same bytes.

    Args:
        number: How many articles.
        folder: Where to.
        seed: Of all that is left to chance.
        source: The folder of our own issues.
        reorder: Whether paragraphs change places. A name that an article explains once may then be met before it is
            explained, and a number in it stays unclaimed: what is to be released keeps its order.
    """
    raw, rules = folder / "raw", folder / "rules"
    shutil.copytree(RULES / "frames", rules / "frames")
    originals = [load_issue(path) for path in list_issues(source)]
    # An article that the codebook gives names of its own would not have them under another id: it is left out.
    named = {article for subject in load_codebook().subjects.values() for article in subject.local}
    left, characters, copy = number, 0, 0
    while left:
        issue = originals[copy % len(originals)]
        slugs = [slug for slug in issue.written() if f"{issue.name}/{slug}" not in named][:left]
        characters += _copy(issue, slugs, copy, raw, rules, random.Random(f"{seed}/{copy}"), reorder)
        left -= len(slugs)
        copy += 1
    return Made(raw, rules, number, characters)


def _copy(
    issue: Issue, slugs: Sequence[str], copy: int, raw: Path, rules: Path, chance: random.Random, reorder: bool
) -> int:
    """One more issue; gives its characters."""
    name = f"{issue.name.rpartition('-')[0]}-copy-{copy:05d}"
    target = raw / name
    (target / "articles").mkdir(parents=True)
    (rules / name).mkdir(parents=True)
    about = yaml.safe_load(issue.file.read_text(encoding="utf-8"))
    about |= {"issue": name, "date": str(about["date"]), "edition": "original", "rights": "open", "restated": {}}
    about.pop("original", None)
    about["articles"] = [{"id": part["id"]} for part in about["articles"]]
    written = 0
    for slug in slugs:
        file = issue.article_file(slug)
        text = varied(file.read_text(encoding="utf-8"), chance, reorder=reorder)
        (target / "articles" / file.name).write_text(text, encoding="utf-8")
        own = RULES / issue.name / f"{slug}.yaml"
        if own.is_file():
            shutil.copy(own, rules / name / own.name)
        written += len(text)
    (target / "issue.yaml").write_text(yaml.safe_dump(about, sort_keys=False, allow_unicode=True), encoding="utf-8")
    (target / "issue.yaml").write_text(stamped(target), encoding="utf-8")
    return written


def varied(text: str, chance: random.Random, *, reorder: bool) -> str:
    """An article with other figures, and where wanted its paragraphs, but for the title, in another order.

    What an article says twice it says twice of the other figure too.
    """
    title, *paragraphs = text.strip().split("\n\n")
    if reorder:
        chance.shuffle(paragraphs)
    others: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        figure = found[0]
        if figure not in others:
            others[figure] = figure[:-1] + chance.choice("123456789")
        return others[figure]

    return "\n\n".join([title, *(FIGURE.sub(other, part) for part in paragraphs)]) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write them, and say how many characters they have."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--in-order", action="store_true", help="let paragraphs stay where they are")
    given = parser.parse_args(arguments)
    made = make(given.number, given.folder, reorder=not given.in_order)
    print(f"{made.articles:,} articles, {made.characters:,} characters below {given.folder}")


if __name__ == "__main__":
    main()
