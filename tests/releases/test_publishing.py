from __future__ import annotations

import errno
import functools
import hashlib
import http.server
import json
import shutil
import threading
import urllib.request
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from flows.errors import ReleaseError
from flows.releases import durable, pointer, publishing, writing
from flows.releases.folder import content_hashes, current_release, releases_in
from flows.releases.pointer import withdraw
from flows.releases.publishing import plan_release, publish
from flows.releases.verifying import verify
from flows.releases.writing import write_build
from tests.releases.dataset import about, article, changed_tables, park_rows, port_rows, tiny_tables


def names(outputs: Path) -> list[str]:
    return [path.name for _, path in releases_in(outputs)]


def test_the_first_release_is_whole_and_named(outputs):
    assert names(outputs) == ["v0.1.0"]
    assert current_release(outputs) == outputs / "v0.1.0"
    assert verify(outputs / "v0.1.0").findings == ()
    assert {"diff.json", "CHANGES.md"} <= {path.name for path in (outputs / "v0.1.0").iterdir()}
    assert "first release" in (outputs / "v0.1.0" / "CHANGES.md").read_text()


def test_nothing_is_published_when_nothing_changed(outputs, tables):
    before = {path: path.stat().st_mtime_ns for path in outputs.rglob("*")}
    done = publish(tables, about(), outputs)
    assert (done.new, done.folder.name) == (False, "v0.1.0")
    assert "has not changed; the current release is 0.1.0" in str(done)
    assert {path: path.stat().st_mtime_ns for path in outputs.rglob("*")} == before


def test_only_the_newest_release_need_be_there(outputs):
    """Before 1.0.0 the older folder is removed by hand."""
    newer = publish(changed_tables(), about(), outputs).folder
    shutil.rmtree(outputs / "v0.1.0")
    assert verify(newer).findings == ()
    assert not publish(changed_tables(), about(), outputs).new
    done = publish(changed_tables(4.7), about(), outputs)
    assert json.loads((done.folder / "datapackage.json").read_text())["changes"]["previous"] == "0.1.1"
    assert (done.folder.name, verify(done.folder).findings) == ("v0.1.2", ())


def test_where_the_release_that_the_pointer_names_is_gone_nothing_is_published(outputs):
    publish(changed_tables(), about(), outputs)
    shutil.rmtree(outputs / "v0.1.1")
    with pytest.raises(ReleaseError, match=r"names a release that is not there; found 0\.1\.1"):
        publish(changed_tables(4.7), about(), outputs)


def test_other_code_with_the_same_data_publishes_nothing(outputs, tables):
    assert not publish(tables, replace(about(), code_sha256="0" * 64), outputs).new


def test_a_corrected_value_is_a_patch(outputs):
    done = publish(changed_tables(), about(), outputs)
    assert (done.new, done.folder.name) == (True, "v0.1.1")
    text = (done.folder / "CHANGES.md").read_text()
    assert "value 4.5 → 4.6" in text
    diff = json.loads((done.folder / "diff.json").read_text())
    assert (diff["previous"], diff["version"], diff["level"]) == ("0.1.0", "0.1.1", "patch")
    assert verify(done.folder).findings == ()


def test_a_row_gone_is_major_and_below_one_raises_the_minor_number(outputs):
    done = publish(
        tiny_tables([article("01-port", port_rows()[:1]), article("02-park", *park_rows())]), about(), outputs
    )
    assert done.folder.name == "v0.2.0"


def test_a_plan_writes_nothing(outputs):
    plan = plan_release(changed_tables(), about(), outputs)
    assert (plan.version, plan.level, names(outputs)) == ((0, 1, 1), "patch", ["v0.1.0"])


def test_one_is_declared_by_hand_and_no_other(outputs, tables):
    with pytest.raises(ReleaseError, match=r"expected 0\.1\.1"):
        publish(changed_tables(), about(), outputs, declared=(0, 5, 0))
    assert publish(tables, about(), outputs, declared=(1, 0, 0)).folder.name == "v1.0.0"
    assert publish(changed_tables(), about(), outputs).folder.name == "v1.0.1"


def test_a_release_is_never_overwritten(outputs, monkeypatch):
    (outputs / "v0.1.1").mkdir()
    (outputs / "v0.1.1" / "kept.txt").write_text("kept")
    monkeypatch.setattr("flows.releases.publishing.newest_release", lambda folder: releases_in(folder)[0])
    with pytest.raises(ReleaseError, match="none is ever overwritten"):
        publish(changed_tables(), about(), outputs)
    assert [path.name for path in (outputs / "v0.1.1").iterdir()] == ["kept.txt"]
    assert not list(outputs.glob(".building-*"))


def test_two_at_once_the_second_is_told_so(outputs):
    with durable.locked(outputs), pytest.raises(ReleaseError, match="another release is being published"):
        publish(changed_tables(), about(), outputs)
    assert publish(changed_tables(), about(), outputs).new


def test_a_disk_that_fills_up_leaves_the_old_release(outputs, monkeypatch):
    written = []

    def full(path, chunks):
        written.append(path)
        if len(written) > 5:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, chunks)

    real = writing.write_file
    monkeypatch.setattr(writing, "write_file", full)
    with pytest.raises(ReleaseError, match="nothing was published: No space left"):
        publish(changed_tables(), about(), outputs)
    assert names(outputs) == ["v0.1.0"]
    assert not list(outputs.glob(".building-*"))
    assert verify(current_release(outputs)).fine


def test_a_pointer_that_cannot_be_written_is_told_and_set_right_by_the_next_run(outputs, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(pointer, "replace_file", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left")))
        with pytest.raises(ReleaseError, match=r"v0\.1\.1 is there and whole, but latest\.json does not name it yet"):
            publish(changed_tables(), about(), outputs)
    assert current_release(outputs).name == "v0.1.0"
    assert not publish(changed_tables(), about(), outputs).new
    assert current_release(outputs).name == "v0.1.1"


def test_a_folder_that_cannot_be_made_is_named(tmp_path, tables):
    (tmp_path / "outputs").write_text("a file, no folder")
    with pytest.raises(ReleaseError, match=r"nothing was published: (File exists|Not a directory)"):
        publish(tables, about(), tmp_path / "outputs")


def test_what_was_written_is_checked_before_it_is_named(outputs, monkeypatch):
    def broken(tables, folder, metadata):
        real(tables, folder, metadata)
        (folder / "events.csv").write_bytes(b"")

    real = publishing.write_build
    monkeypatch.setattr(publishing, "write_build", broken)
    with pytest.raises(ReleaseError, match="does not hold"):
        publish(changed_tables(), about(), outputs)
    assert names(outputs) == ["v0.1.0"]


def test_a_number_that_nothing_accounts_for_is_never_published(tmp_path):
    rows = article("01-port", port_rows())
    first = rows.ledger[0]
    lost = replace(first, token_id=f"{first.article_id}#t0-1", char_start=0, char_end=1, role="unclaimed", row_ids="")
    tables = tiny_tables([replace(rows, ledger=(lost, *rows.ledger)), article("02-park", *park_rows())])
    with pytest.raises(ReleaseError, match="numbers that nothing accounts for"):
        publish(tables, about(), tmp_path / "outputs")
    assert names(tmp_path / "outputs") == []
    write_build(tables, tmp_path / "build", about())
    assert verify(tmp_path / "build").findings == ()


def test_a_pointer_left_behind_is_set_right(outputs):
    stale = (outputs / "latest.json").read_bytes()
    publish(changed_tables(), about(), outputs)
    (outputs / "latest.json").write_bytes(stale)
    assert not publish(changed_tables(), about(), outputs).new
    assert current_release(outputs).name == "v0.1.1"


def test_withdrawing_takes_the_pointer_back_and_deletes_nothing(outputs):
    publish(changed_tables(), about(), outputs)
    assert withdraw(outputs, "0.1.1", "a wrong figure").name == "v0.1.0"
    latest = json.loads((outputs / "latest.json").read_text())
    assert (latest["version"], latest["withdrawn"]) == ("0.1.0", {"0.1.1": "a wrong figure"})
    assert names(outputs) == ["v0.1.0", "v0.1.1"]
    with pytest.raises(ReleaseError, match="was withdrawn"):
        publish(changed_tables(), about(), outputs)
    assert publish(changed_tables(4.7), about(), outputs).folder.name == "v0.1.2"
    assert current_release(outputs).name == "v0.1.2"


def test_withdrawing_the_only_release_leaves_none_current(outputs):
    assert withdraw(outputs, "v0.1.0", "wrong") is None
    assert current_release(outputs) is None


@pytest.mark.parametrize(("version", "reason", "match"), [("0.9.0", "x", "no such release"), ("0.1.0", " ", "reason")])
def test_withdrawing_needs_a_release_and_a_reason(outputs, version, reason, match):
    with pytest.raises(ReleaseError, match=match):
        withdraw(outputs, version, reason)


def test_a_rebuild_is_compared_by_content(outputs, built):
    assert content_hashes(outputs / "v0.1.0") == content_hashes(built)
    changed, unchanged = content_hashes(publish(changed_tables(), about(), outputs).folder), content_hashes(built)
    assert {name for name in unchanged if changed[name] != unchanged[name]} == {"observations", "figures"}


def test_a_release_is_downloaded_by_latest_json_alone(outputs, tmp_path):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    handler = functools.partial(Quiet, directory=str(outputs))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        latest = json.loads(fetch(f"{base}/latest.json"))
        for file in latest["files"]:
            data = fetch(f"{base}/{latest['folder']}/{file['path']}")
            assert (len(data), hashlib.sha256(data).hexdigest()) == (file["size"], file["sha256"])
            (tmp_path / file["path"]).write_bytes(data)
        server.shutdown()
    assert (
        len(pd.read_csv(tmp_path / "observations.csv")) == len(pd.read_parquet(tmp_path / "observations.parquet")) == 3
    )


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        return answer.read()
