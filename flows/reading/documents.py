"""YAML files with the line of every key at hand, so that an error can name where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from flows.errors import InputError
from flows.reading.source import as_utf8

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]
DEPTH = 30  # levels of lists and mappings, one in the other


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file's data, and for each place in it (keys and indices from the top) the line it stands in, from 1."""

    path: Path
    data: Any
    lines: Mapping[Place, int] = field(repr=False)

    def line(self, place: Sequence[str | int]) -> int | None:
        """The line of a place, or of the nearest thing around it."""
        at = tuple(place)
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at)


def load_document(path: Path, error: type[InputError]) -> Document:
    """Read a YAML file; what cannot be read is an `error` with file and line."""
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise error("not a file", file=path, advice="take it away, or make a file of it")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise error("no such file", file=path, advice="check the name, or make the file") from None
    except OSError as fault:
        raise error("cannot be read", file=path, found=fault.strerror, advice="check its permissions") from None
    return parse_document(as_utf8(data, path, error), path, error)


def parse_document(text: str, path: Path, error: type[InputError]) -> Document:
    """Read YAML text; `path` is only for messages."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Place, int] = {}
        if node is None:
            return Document(path, None, lines)
        _Numbering(lines, path, error).walk(node, ())
        return Document(path, loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise error(
            "not valid YAML",
            file=path,
            line=None if mark is None else mark.line + 1,
            found=fault.problem,
            advice="mend the indentation or the quotes in this line",
        ) from None
    except RecursionError:
        raise error("nested too deeply", file=path, expected=f"{DEPTH} levels at most") from None
    except (yaml.YAMLError, ValueError) as fault:  # a character that YAML forbids, `!!int x`
        raise error("not valid YAML", file=path, found=_short(str(fault)), advice="write plain text there") from None
    finally:
        loader.dispose()


def validated(model: type[Model], data: object, document: Document, at: Place, error: type[InputError]) -> Model:
    """`data` (which stands at `at` in `document`) as a `model`; what is wrong is an `error` with its line.

    The first fault is told, but an unknown key before all others: a typo also makes the key missing that was meant.
    """
    try:
        return model.model_validate(data)
    except ValidationError as fault:
        errors = fault.errors()
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        place = (*at, *first["loc"])
        known = sorted(_fields(model, first["loc"])) if first["type"] == "extra_forbidden" else []
        close = get_close_matches(str(place[-1]), known, 1) if known else []
        raise error(
            _said(".".join(str(part) for part in first["loc"]), first["type"], first["msg"]),
            file=document.path,
            line=document.line(place),
            found=None if first["type"] in ("missing", "value_error") else _short(first.get("input")),
            expected=f"one of {', '.join(known)}" if known else None,
            advice=f"is {close[0]} meant?" if close else None,
        ) from None


# What pydantic says to programmers, for people who write YAML.
_WORDS = {
    "extra_forbidden": "unknown key",
    "missing": "missing",
    "model_type": "not a mapping of keys to values",
    "dict_type": "not a mapping of keys to values",
    "tuple_type": "not a list",
}


def _said(name: str, kind: str, message: str) -> str:
    words = _WORDS.get(kind, message.removeprefix("Value error, "))
    return f"{name}: {words}" if name else words


# libyaml where it is at hand, which the wheels bring along: the same in a tenth of the time.
_Safe: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc, valid-type]
    """A safe loader that refuses a key given twice and leaves dates as text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(slots=True)
class _Numbering:
    """Walks a file's nodes and writes down their lines; refuses what nobody writes by hand, and what could not end."""

    lines: dict[Place, int]
    path: Path
    error: type[InputError]
    seen: set[int] = field(default_factory=set)

    def walk(self, node: yaml.Node, at: Place) -> None:
        line = node.start_mark.line + 1
        if id(node) in self.seen:  # ten lines of aliases can stand for more than any memory holds
            raise self._fault("used again by an alias (*name)", line, "write it out in each place")
        if len(at) > DEPTH:
            raise self._fault("nested too deeply", line, f"use {DEPTH} levels at most")
        self.seen.add(id(node))
        self.lines.setdefault(at, line)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._key(key, at)
                self.walk(value, (*at, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self.walk(value, (*at, index))

    def _key(self, key: yaml.Node, at: Place) -> None:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise self._fault("a key that is a list or a mapping", line, "use a word")
        if (*at, key.value) in self.lines:
            raise self._fault(f"{key.value}: given twice", line, "keep one of the two")
        self.lines[(*at, key.value)] = line

    def _fault(self, message: str, line: int, advice: str) -> InputError:
        return self.error(message, file=self.path, line=line, advice=advice)


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The keys that a place of a model knows; nested models are looked up as far as their names tell."""
    current: type[BaseModel] = model
    for part in loc[:-1]:
        found = current.model_fields.get(str(part))
        inner = [] if found is None else _models(found.annotation)
        if inner:
            current = inner[0]
    return [info.alias or name for name, info in current.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401  a type annotation is any object
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:79] + "…"
