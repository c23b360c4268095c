from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.errors import ReleaseError
from flows.releases.checksums import check_files
from flows.releases.publishing import publish
from flows.releases.reopening import Sources
from flows.releases.verifying import check_version, verify
from tests.releases.dataset import about, changed_tables


def checks(folder: Path, *sources: Path) -> set[str]:
    return {finding.check for finding in verify(folder, *sources).findings}


def test_a_release_holds_and_so_does_every_mark(release, sources):
    found = verify(release, sources)
    assert (found.findings, found.marks.opened, found.marks.missing) == ((), 4, {})


def test_sources_that_are_not_at_hand_are_named_and_no_fault(release):
    found = verify(release)
    assert found.fine
    assert found.marks.missing == {"port-2018/articles/01-port.md": 2, "port-2018/articles/02-park.md": 2}


def test_a_source_that_says_something_else_is_found(release, sources, tmp_path):
    raw = tmp_path / "raw"
    shutil.copytree(sources, raw)
    path = raw / "port-2018" / "articles" / "01-port.md"
    path.write_text(path.read_text().replace("4.5", "4.6"))
    assert checks(release, raw) == {"mark_hash"}


def test_a_mark_cannot_lead_out_of_the_sources(release, sources, tmp_path):
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "raw").mkdir()
    assert Sources(tmp_path / "raw").text("../secret.txt") is None
    assert Sources(tmp_path / "raw").text(str(tmp_path / "secret.txt")) is None


TAMPERED = [
    ("observations.csv", b"24276000000", b"24276000001"),
    ("observations.csv", b"actual", b"Actual"),
    ("observations.parquet", None, None),
    ("marks.parquet", None, None),
    ("figures.csv", b"in 2017", b"in 2018"),
    ("datapackage.json", b'"name": "seamark"', b'"name": "seamarl"'),
    ("croissant.json", b"1.1", b"1.0"),
    ("provenance.json", b"prov#", b"prov/"),
    ("diff.json", b'"version": "0.1.0"', b'"version": "0.1.1"'),
    ("README.md", b"3 observations", b"4 observations"),
    ("SHA256SUMS", b"  CITATION.cff", b"  CITATION.cfg"),
    ("SHA256SUMS", b"\n", b" "),
    ("validation.json", b'"errors": 0', b'"errors": 1'),
]


@pytest.mark.parametrize(("name", "old", "new"), TAMPERED)
def test_a_single_byte_changed_is_found(release, name, old, new):
    path = release / name
    data = bytearray(path.read_bytes())
    if old is None:
        data[len(data) // 2] ^= 1
    else:
        assert old in data
        assert sum(a != b for a, b in zip(old, new, strict=True)) == 1
        data = data.replace(old, new, 1)
    path.write_bytes(data)
    found = verify(release)
    assert not found.fine
    assert any(finding.check == "checksum" and name in finding.message for finding in found.findings)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_value_changed_is_found_even_with_new_checksums(release, kind):
    """Whoever re-computes the sums is found out by the content hash and the other file."""
    path = release / f"observations.{kind}"
    if kind == "csv":
        path.write_bytes(path.read_bytes().replace(b"24276000000", b"24276000001"))
    else:
        table = pq.read_table(path)
        pq.write_table(table.slice(1), path)
    sums = release / "SHA256SUMS"
    lines = [line for line in sums.read_text().splitlines() if not line.endswith(f"  {path.name}")]
    lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}")
    sums.write_text("".join(f"{line}\n" for line in lines))
    assert "same_rows" in checks(release)


def test_files_missing_or_too_many_are_found(release):
    (release / "events.csv").unlink()
    (release / "stray.csv").write_text("x")
    messages = [finding.message for finding in verify(release).findings]
    assert "events.csv: no such file" in messages
    assert "stray.csv: not a file of this release" in messages


def test_a_release_whose_declared_version_disagrees_fails(release):
    renamed = release.rename(release.parent / "v0.2.0")
    assert "version" in checks(renamed)


@pytest.mark.parametrize("alone", [False, True])
def test_a_version_that_the_changes_do_not_ask_for_fails(release, alone):
    newer = publish(changed_tables(), about(), release.parent).folder
    declared = newer.rename(newer.parent / "v0.3.0")
    for name in ("datapackage.json", "diff.json"):
        data = (declared / name).read_text().replace('"version": "0.1.1"', '"version": "0.3.0"')
        (declared / name).write_text(data)
    if alone:
        shutil.rmtree(release)
    messages = [f.message for f in verify(declared).findings if f.check == "version"]
    assert messages == ["0.3.0 is declared, the changes ask for 0.1.1"]


def test_a_level_that_the_changes_do_not_have_fails(release):
    newer = publish(changed_tables(), about(), release.parent).folder
    path = newer / "diff.json"
    path.write_text(path.read_text().replace('"level": "patch"', '"level": "minor"'))
    messages = [f.message for f in verify(newer).findings if f.check == "version"]
    assert messages == ["level: patch is expected, diff.json says minor"]


def test_a_pointer_altered_anywhere_is_never_a_fault_of_ours(release):
    path = release.parent / "latest.json"
    data = path.read_bytes()
    for at in range(len(data[:400])):
        path.write_bytes(data[:at] + bytes([data[at] ^ 2]) + data[at + 1 :])
        assert isinstance(check_files(release), list)
    path.write_bytes(data.replace(b'"version": "0.1.0"', b'"version": "0.1.1"'))
    assert [f.message for f in check_files(release)] == ["latest.json: version and folder do not agree"]


def test_whatever_byte_is_changed_in_whatever_file_it_is_found_and_nothing_breaks(release):
    """One byte in each file and one in the pointer beside them, in places that differ from file to file."""
    for number, path in enumerate([*sorted(release.iterdir()), release.parent / "latest.json"]):
        data = path.read_bytes()
        at = (number + 1) * 7919 % len(data)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert any(finding.check in ("checksum", "descriptor") for finding in check_files(release)), (path.name, at)
        assert isinstance(check_version(release), list)
        path.write_bytes(data)
    assert check_files(release) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["datapackage.json", "diff.json", "SHA256SUMS"])
def test_a_description_altered_anywhere_is_a_finding_never_a_fault_of_ours(release, name):
    path = release / name
    data = path.read_bytes()
    for at in range(0, len(data), max(1, len(data) // 100)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 2]) + data[at + 1 :])
        assert [*check_files(release), *check_version(release)], at


def test_the_report_is_plain_data(release):
    assert json.loads(json.dumps(verify(release).as_data()))["fine"] is True


def test_no_release_is_said_so(tmp_path):
    with pytest.raises(ReleaseError, match="no such release"):
        verify(tmp_path / "nowhere")
