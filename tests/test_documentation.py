"""What the documents promise is there, and what is there is documented."""

from __future__ import annotations

import re

import pytest
import typer
import yaml

import flows
from flows.cli import app

GROUP = typer.main.get_command(app)
NAMES = GROUP.list_commands(None)


def leaves(name, command):
    """(path, command) of a command, or of each command of a group."""
    inner = getattr(command, "commands", None)
    return [(name, command)] if inner is None else [(f"{name} {key}", one) for key, one in inner.items()]


COMMANDS = dict(leaf for name in NAMES for leaf in leaves(name, GROUP.get_command(None, name)))


def test_all_commands_of_the_design_are_there():
    expected = {"release", "build", "check", "compare", "extract", "trace", "verify", "diff", "withdraw"}
    assert expected | {"rules test", "rules coverage", "rules explain"} <= set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS)
def test_each_command_has_an_example_of_itself_and_says_what_each_option_does(path):
    command = COMMANDS[path]
    assert re.search(rf"Example: (.* \| )?seamark {path}\b", command.help or "")
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{path}: {parameter.name} has no help"


@pytest.mark.parametrize("name", NAMES)
def test_each_command_is_in_the_readme(root, name):
    assert f"`seamark {name}" in re.sub(r"` · `", "` · `seamark ", (root / "README.md").read_text(encoding="utf-8"))


def test_the_paths_that_the_map_names_are_there(root):
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:flows|schemas|tests|\.ci)/[\w./-]+)`", text))
    assert len(named) > 10
    assert [name for name in named if not (root / name).exists()] == []


def test_versions_agree(root):
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert f'version = "{flows.__version__}"' in project
    assert citation["version"] == flows.__version__
