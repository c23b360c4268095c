from __future__ import annotations

import copy
import json
import shutil
from dataclasses import asdict, replace

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from flows.errors import ReleaseError
from flows.matching.rows import OBSERVATION_KEY, identity
from flows.releases import diffing
from flows.releases.changes import Origin
from flows.releases.diffing import compare, compare_folders, described_anew
from flows.releases.rendering import changes_text
from flows.releases.versioning import level_of, next_version
from tests.releases.dataset import article, articles, park_rows, port_rows, tiny_tables


def port(*rows, **more):
    return tiny_tables([article("01-port", rows or port_rows()), article("02-park", *park_rows())], **more)


def renamed(row, **columns):
    row = replace(row, **columns)
    return replace(row, observation_id=identity(asdict(row), OBSERVATION_KEY))


def test_the_same_tables_do_not_differ(tables):
    assert compare(tables, port()).same


def test_a_changed_value_shows_old_new_and_why(tables):
    level, growth = port_rows()
    new = port(level, replace(growth, value=4.6, rule_id="another-rule"))
    (change,) = compare(tables, new).tables["observations"].changed
    assert change.columns == {"value": (4.5, 4.6), "rule_id": ("level-and-growth", "another-rule")}
    assert (change.old, change.new, change.why) == (growth.observation_id, growth.observation_id, ("rule",))
    assert level_of(compare(tables, new)) == "patch"


def test_a_correction_and_a_changed_source_are_named(tables):
    level, growth = port_rows()
    corrected = port(level, replace(growth, value=5.4, value_reported=4.5, correction_id="c1"))
    assert compare(tables, corrected).tables["observations"].changed[0].why == ("correction",)
    rows = article("01-port", (level, replace(growth, value=5.4)))
    rows = replace(rows, article=replace(rows.article, sha256="0" * 64))
    source = tiny_tables([rows, article("02-park", *park_rows())])
    assert compare(tables, source).tables["observations"].changed[0].why == ("source",)


def test_where_nothing_else_explains_it_rules_or_code_are_named(tables):
    level, growth = port_rows()
    new = port(level, replace(growth, value=4.6))
    diff = compare(tables, new, Origin("a", "b"), Origin("a", "c"))
    assert diff.tables["observations"].changed[0].why == ("code",)


def test_a_figure_that_only_moved_is_told_apart(tables):
    level, growth = port_rows()
    new = port(level, replace(growth, char_start=3, char_end=6))
    found = compare(tables, new).tables["observations"]
    assert ([change.new for change in found.moved], found.changed) == ([growth.observation_id], ())
    assert level_of(compare(tables, new)) == "patch"


def test_a_row_under_another_id_is_paired_by_its_mark(tables):
    level, growth = port_rows()
    other = renamed(growth, indicator_id="size")
    diff = compare(tables, port(level, other))
    (change,) = diff.tables["observations"].reidentified
    assert (change.old, change.new) == (growth.observation_id, other.observation_id)
    assert change.columns["indicator_id"] == ("cargo", "size")
    assert (diff.tables["observations"].added, diff.tables["observations"].removed) == ((), ())
    assert level_of(diff) == "major"
    assert diff.by_indicator()["size"]["reidentified"] == 1


@pytest.mark.parametrize(("change", "level"), [
    (lambda t: t, "none"),
    (lambda t: {**t, "observations": t["observations"].slice(1)}, "major"),
    (lambda t: {**t, "observations": t["observations"].drop_columns(["note"])}, "major"),
    (lambda t: {**t, "observations": t["observations"].select(t["observations"].column_names[::-1])}, "major"),
    (lambda t: {**t, "events": t["events"].rename_columns(["id", *t["events"].column_names[1:]])}, "major"),
    (lambda t: {**t, "extra": pa.table({"a": [1]})}, "minor"),
    (lambda t: {n: x for n, x in t.items() if n != "ledger"}, "major"),
    (lambda t: {n: t[n] for n in reversed(t)}, "major"),
    (lambda t: {**t, "ledger": t["ledger"].slice(1)}, "patch"),
    (lambda t: {**t, "ledger": t["ledger"].drop_columns(["reason"])}, "patch"),
    (lambda t: {**t, "subjects": t["subjects"].slice(1)}, "major"),
    (lambda t: {**t, "subjects": t["subjects"].replace_schema_metadata(None)}, "none"),
])  # fmt: skip
def test_the_level_follows_the_recipe(tables, change, level):
    assert level_of(compare(tables, change(tables))) == level


def test_new_rows_are_minor(tables):
    without = tiny_tables(articles()[:1])
    assert level_of(compare(without, tables)) == "minor"


@pytest.mark.parametrize(("change", "described"), [
    (lambda p: p.update(licenses=[]), ("licenses",)),
    (lambda p: p.update(version="9.9.9", sources=[], resources=p["resources"][:2]), ()),
    (lambda p: p["resources"][0].update(hash="sha256:0", bytes=1, rows=9, contentHash=""), ()),
    (lambda p: p["resources"][0].update(description="other"), ("observations",)),
    (lambda p: p["resources"][0]["schema"]["fields"][1].update(unit="t"), ("observations.article_id",)),
    (lambda p: p["resources"][0]["schema"]["fields"].pop(), ()),
])  # fmt: skip
def test_what_is_described_anew_is_told_apart_from_what_follows_from_the_data(built, change, described):
    old = json.loads((built / "datapackage.json").read_text())
    new = copy.deepcopy(old)
    change(new)
    assert described_anew(old, new) == described


def test_a_description_corrected_is_a_patch(built, tmp_path, tables):
    new = tmp_path / "new"
    shutil.copytree(built, new)
    path = new / "datapackage.json"
    path.write_text(path.read_text().replace("Open data".lower(), "Open Data"))
    diff = compare_folders(built, new)
    assert (diff.described, level_of(diff)) == (("keywords",), "patch")
    assert "Described anew: keywords." in changes_text(diff, "patch", "0.1.1", "0.1.0")


def test_marks_that_moved_alone_are_a_patch(tables):
    marks = tables["marks"]
    moved = marks.set_column(3, marks.schema.field(3), pc.add(marks.column(3), 1))
    diff = compare(tables, {**tables, "marks": moved})
    assert (diff.tables["marks"].other_rows, level_of(diff)) == (8, "patch")


def test_a_table_is_compared_without_a_look_at_the_rows_that_are_alike(tables, monkeypatch):
    """A million rows of which one differs cost one row of Python, not a million."""
    level, growth = port_rows()
    seen = []
    real = diffing._by_key
    monkeypatch.setattr(diffing, "_by_key", lambda table, key: seen.append(table.num_rows) or real(table, key))
    compare(tables, port(level, replace(growth, value=4.6)))
    assert sorted(seen) == [0] * 10 + [1, 1]


@pytest.mark.parametrize(("previous", "level", "version"), [
    (None, "minor", (0, 1, 0)),
    ((0, 1, 0), "patch", (0, 1, 1)),
    ((0, 1, 1), "minor", (0, 2, 0)),
    ((0, 2, 3), "major", (0, 3, 0)),
    ((1, 2, 3), "major", (2, 0, 0)),
    ((1, 2, 3), "minor", (1, 3, 0)),
    ((1, 2, 3), "patch", (1, 2, 4)),
])  # fmt: skip
def test_the_next_version(previous, level, version):
    assert next_version(previous, level) == version


def test_a_version_declared_by_hand_is_refused_unless_it_is_the_first_stable_one():
    assert next_version((0, 4, 0), "patch", (1, 0, 0)) == (1, 0, 0)
    for previous, declared in (((0, 4, 0), (0, 6, 0)), ((1, 0, 0), (1, 0, 0)), ((1, 2, 0), (1, 0, 0))):
        with pytest.raises(ReleaseError, match="declared"):
            next_version(previous, "patch", declared)


def test_the_changes_are_readable(tables):
    level, growth = port_rows()
    diff = compare(tables, port(level, replace(growth, value=4.6)))
    text = changes_text(diff, "patch", "0.1.1", "0.1.0")
    assert "# Changes in version 0.1.1 against 0.1.0" in text
    assert "| cargo | 0 | 0 | 0 | 1 | 0 |" in text
    assert f"(`{growth.observation_id}`, port-2018/01-port): value 4.5 → 4.6" in text
