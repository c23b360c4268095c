from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from flows.releases.provenance import code_version, hash_files
from schemas.tables import TABLES
from tests.releases.dataset import about, sha


@pytest.fixture
def provenance(built):
    return json.loads((built / "provenance.json").read_text())


def test_every_source_is_named_with_its_hash(provenance):
    entities = provenance["entity"]
    for source in about().sources:
        assert entities[f"source:{source.path}"] == {"prov:type": "seamark:restated", "seamark:sha256": source.sha256}
    for name in ("rules", "code", "lock"):
        assert entities[f"seamark:{name}"]["seamark:sha256"] == sha(name)
    assert entities["issue:port-2018"]["seamark:sha256"] == sha("original")


def test_what_was_used_and_what_was_made_hang_together(provenance, built):
    package = json.loads((built / "datapackage.json").read_text())
    hashes = {each["name"]: each["contentHash"] for each in package["resources"]}
    made = {relation["prov:entity"] for relation in provenance["wasGeneratedBy"].values()}
    used = {relation["prov:entity"] for relation in provenance["used"].values()}
    assert made == {f"table:{name}" for name in TABLES}
    assert made | used == provenance["entity"].keys()
    assert {relation["prov:activity"] for relation in provenance["used"].values()} == provenance["activity"].keys()
    for name in TABLES:
        assert f"sha256:{provenance['entity'][f'table:{name}']['seamark:contentSha256']}" == hashes[name]
    names = [*provenance["entity"], *provenance["activity"]]
    assert {name.partition(":")[0] for name in names} <= provenance["prefix"].keys()


def test_no_clock_is_in_any_file(outputs):
    """Times of day, and dates other than those of the data."""
    for path in outputs.rglob("*"):
        if path.is_file() and path.suffix != ".parquet":
            text = path.read_text()
            assert not re.search(r"[0-9]{2}:[0-9]{2}:[0-9]{2}", text), path.name
            assert set(re.findall(r"20[2-9][0-9]-[0-9]{2}-[0-9]{2}", text)) == set(), path.name


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *settings, *arguments], check=True, capture_output=True)


def test_the_code_version_is_that_of_the_tracked_files_bytes_and_no_commits(tmp_path):
    for name in ("flows/a.py", "schemas/b.csv", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    first = code_version(tmp_path)
    assert first == hash_files(tmp_path, ["schemas/b.csv", "flows/a.py"])
    git(tmp_path, "commit", "-q", "-m", "one")
    (tmp_path / "README.md").write_text("other")
    (tmp_path / "flows" / "untracked.py").write_text("x")
    git(tmp_path, "commit", "-q", "-a", "-m", "two")
    assert code_version(tmp_path) == first
    (tmp_path / "flows" / "a.py").write_text("other")
    assert code_version(tmp_path) != first


def test_without_git_every_file_counts_but_compiled_ones(tmp_path):
    (tmp_path / "flows" / "__pycache__").mkdir(parents=True)
    (tmp_path / "flows" / "a.py").write_text("a")
    (tmp_path / "flows" / "__pycache__" / "a.pyc").write_text("compiled")
    assert code_version(tmp_path) == hash_files(tmp_path, ["flows/a.py"])
