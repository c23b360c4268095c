from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys

import pytest

from flows.releases.publishing import publish
from tests.releases.dataset import about, changed_tables, port_rows


@pytest.fixture
def two(outputs):
    """A folder with two releases."""
    publish(changed_tables(), about(), outputs)
    return outputs


def test_verify_names_what_is_not_at_hand_and_ends_well(seamark, two, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = seamark("verify", two / "v0.1.1")
    assert done.code == 0
    assert "not at hand: port-2018/articles/01-port.md, with 2 marks" in done.out
    assert done.out.endswith("v0.1.1: everything holds\n")


def test_verify_opens_the_sources_given(seamark, outputs, sources):
    done = seamark("verify", "--outputs", outputs, "--raw", sources, "--json")
    report = json.loads(done.out)
    assert (done.code, report["fine"], report["marks"]["opened"], report["marks"]["notAtHand"]) == (0, True, 4, {})


def test_verify_says_what_does_not_hold_and_ends_with_one(seamark, release):
    path = release / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"park", b"bark", 1))
    done = seamark("verify", release)
    assert done.code == 1
    assert "error: release, checksum: events.csv: altered; download the release again" in done.out
    assert "this does not hold" in done.out


@pytest.mark.parametrize("option", ["--raw", "--originals"])
def test_verify_refuses_a_folder_of_sources_that_is_not_there(seamark, release, option):
    done = seamark("verify", release, option, "nowhere")
    assert (done.code, f"name another with {option}" in done.err) == (2, True)


def test_diff_is_readable_and_plain_data(seamark, two):
    done = seamark("diff", "0.1.0", "0.1.1", "--outputs", two)
    assert done.code == 0
    assert "# Changes in version 0.1.1 against 0.1.0" in done.out
    assert "value 4.5 → 4.6" in done.out
    data = json.loads(seamark("diff", two / "v0.1.0", two / "v0.1.1", "--json").out)
    assert data == json.loads((two / "v0.1.1" / "diff.json").read_text())


def test_of_a_release_that_is_gone_its_successor_tells_the_difference(seamark, two):
    there = seamark("diff", "0.1.0", "0.1.1", "--outputs", two).out
    shutil.rmtree(two / "v0.1.0")
    assert seamark("diff", "0.1.0", "0.1.1", "--outputs", two).out == there
    done = seamark("diff", "0.0.9", "0.1.1", "--outputs", two)
    assert (done.code, "no such release" in done.err) == (1, True)


def test_withdraw_takes_the_pointer_back(seamark, two):
    done = seamark("withdraw", "0.1.1", "--reason", "a wrong figure", "--outputs", two)
    assert (done.code, "the current release is v0.1.0" in done.out) == (0, True)
    assert json.loads((two / "latest.json").read_text())["withdrawn"] == {"0.1.1": "a wrong figure"}
    assert (two / "v0.1.1").is_dir()


def test_withdraw_reaches_other_targets(seamark, tables):
    from flows.releases.targets import publish_to

    publish_to("memory://releases/command", tables, about())
    done = seamark("withdraw", "0.1.0", "--reason", "wrong", "--outputs", "memory://releases/command", "--json")
    assert json.loads(done.out) == {"withdrawn": "0.1.0", "reason": "wrong", "current": None}


def test_withdraw_asks_for_a_reason(seamark, two):
    assert seamark("withdraw", "0.1.1", "--outputs", two).code == 2
    assert seamark("withdraw", "0.1.1", "--outputs", two, "--reason", " ").code == 1


@pytest.mark.parametrize("given", ["24.276 billion", "24,276,000,000", "24276000000", "24.276billion", "24.276"])
def test_trace_finds_a_figure_printed_or_stored(seamark, outputs, given):
    done = seamark("trace", given, "--outputs", outputs)
    level = port_rows()[0]
    assert done.code == 0
    for part in (
        "24276000000 t: port, cargo, level",
        f"row        {level.observation_id}",
        "sentence   port-2018/01-port#s2: The port handled",
        "rule       level-and-growth",
        "mark       restated: port-2018/articles/01-port.md, characters 23 to 37",
        "token      '24.276 billion' at 23: observation, read",
    ):
        assert part in done.out


def test_trace_finds_ids_dates_and_tokens(seamark, outputs):
    level = port_rows()[0]
    for given, table in (
        (level.observation_id, "observations"),
        (f"port-2018/01-port#{level.observation_id}", "observations"),
        ("port-2018/01-port#t23-37", "observations"),
        ("4.5%", "observations"),
        ("5th", "observations"),
        ("March 1, 2018", "events"),
        ("2018-03-01", "events"),
    ):
        found = json.loads(seamark("trace", given, "--outputs", outputs, "--json").out)
        assert [one["table"] for one in found] == [table], given
    assert len(json.loads(seamark("trace", "port-2018/01-port#s2", "--outputs", outputs, "--json").out)) == 2


def test_trace_of_nothing_ends_with_one_and_says_how_to_ask(seamark, outputs):
    done = seamark("trace", "77", "--outputs", outputs)
    assert (done.code, "try the figure as it is printed" in done.out) == (1, True)


def processor_seconds(root, *command: object) -> tuple[float, bytes]:
    """What a process takes of the processor's time, and what it says of errors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", *command], cwd=root, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("given", ["24.276 billion", "24276000000", "five percent"])
def test_trace_needs_no_pandas_and_little_more_time_than_its_libraries(outputs, given, root):
    """A ratio within one run, so that neither a busy machine nor a slow one fails it."""
    code = (
        "import sys\nfrom flows.cli import main\ntry: main(sys.argv[1:])\n"
        "finally: assert not {'pandas', 'pandera', 'prefect'} & sys.modules.keys()"
    )
    libraries, _ = processor_seconds(root, "import pyarrow.parquet, pydantic, typer")
    taken, said = processor_seconds(root, code, "trace", given, "--outputs", outputs)
    assert b"AssertionError" not in said
    assert taken < 3 * libraries
