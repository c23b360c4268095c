"""What may import what: the picture in CONTRIBUTING.md, kept true."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Data flows one way: a folder may import from those before it, and from itself.
ORDER = ("reading", "mentions", "matching", "reckoning", "releases", "running", "commands")
SHARED = ("errors", "settings")
# And within matching: what stands in the folder itself is before all of these, or runs them.
MATCHING = ("patterns", "wording", "whose", "when", "changes", "doubts", "frames")


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports(path: Path, top_only: bool = False) -> Iterator[str]:
    """The absolute names of all modules that a file imports, function bodies included unless `top_only`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_only else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def offenders(paths: list[Path], forbidden: tuple[str, ...], but: tuple[str, ...] = ()) -> list[str]:
    found = []
    for path in paths:
        for name in imports(path):
            if any(name == f or name.startswith(f"{f}.") for f in forbidden) and name not in but:
                found.append(f"{path.relative_to(ROOT)} imports {name}")
    return found


def test_the_folders_below_flows_never_import_prefect():
    below = [path for path in modules("flows") if path.parent != ROOT / "flows"]
    assert len(below) > 50
    assert offenders(below, ("prefect",)) == []


def test_the_schemas_import_nothing_from_flows():
    assert offenders(modules("schemas"), ("flows",)) == []


def test_pandera_is_imported_only_for_the_tables():
    elsewhere = [path for path in modules("flows", "schemas") if ROOT / "schemas" / "tables" not in path.parents]
    assert offenders(elsewhere, ("pandera",)) == []


@pytest.mark.parametrize("folder", ORDER)
def test_data_flows_one_way(folder):
    later = ORDER[ORDER.index(folder) + 1 :]
    assert offenders(modules(f"flows/{folder}"), tuple(f"flows.{name}" for name in later)) == []


@pytest.mark.parametrize("folder", MATCHING)
def test_matching_goes_from_patterns_to_frames(folder):
    later = MATCHING[MATCHING.index(folder) + 1 :]
    behind = (*(f"flows.matching.{name}" for name in later), "flows.matching.engine", "flows.matching.facts")
    assert offenders(modules(f"flows/matching/{folder}"), behind) == []


def test_every_folder_of_matching_has_its_place_in_the_order():
    folders = {path.name for path in (ROOT / "flows" / "matching").iterdir() if any(path.glob("*.py"))}
    assert folders - {"matching"} == set(MATCHING)


@pytest.mark.parametrize("folder", ORDER[:-1])
def test_the_plain_core_does_not_know_the_flows(folder):
    flows = [path.stem for path in (ROOT / "flows").glob("*.py") if path.stem not in (*SHARED, "__init__")]
    assert "cli" in flows
    assert offenders(modules(f"flows/{folder}"), tuple(f"flows.{name}" for name in flows)) == []


def test_every_folder_below_flows_has_its_place_in_the_order():
    folders = {path.name for path in (ROOT / "flows").iterdir() if any(path.glob("*.py"))}
    assert folders - {"__pycache__", "flows"} == set(ORDER)


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--help"], ["--version"], ["build", "--help"], ["release", "--help"], ["check", "--help"]),
        *(["rules", "--help"], ["extract", "--help"], ["compare", "--help"]),
    ],
    ids=" ".join,
)
def test_the_command_line_loads_nothing_heavy_before_it_works(arguments):
    code = (
        "import sys, json\nfrom flows.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print(json.dumps([n for n in ('prefect', 'pandas', 'pyarrow', 'pandera', 'duckdb') if n in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == []
