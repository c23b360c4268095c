"""YAML files with the line of every key at hand, so that an error can name where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from flows.errors import InputError

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


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
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise error("no such file", file=path, advice="check the name, or make the file") from None
    except UnicodeDecodeError as fault:
        raise error("not UTF-8", file=path, found=f"byte {fault.start}", expected="a UTF-8 text file") from None
    return parse_document(text, path, error)


def parse_document(text: str, path: Path, error: type[InputError]) -> Document:
    """Read YAML text; `path` is only for messages."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Place, int] = {}
        if node is None:
            return Document(path, None, lines)
        _number(node, (), lines, path, error)
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
        name = ".".join(str(part) for part in first["loc"]) or "this entry"
        known = ", ".join(sorted(_fields(model, first["loc"]))) if first["type"] == "extra_forbidden" else None
        raise error(
            f"{name}: {first['msg']}",
            file=document.path,
            line=document.line(place),
            found=_short(first.get("input")),
            expected=f"one of {known}" if known else None,
        ) from None


# libyaml where it is at hand, which the wheels bring along: the same in a tenth of the time.
_Safe: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc, valid-type]
    """A safe loader that refuses a key given twice and leaves dates as text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _number(node: yaml.Node, at: Place, lines: dict[Place, int], path: Path, error: type[InputError]) -> None:
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            place = (*at, key.value)
            if place in lines:
                raise error(
                    f"{key.value}: given twice", file=path, line=key.start_mark.line + 1, advice="keep one of the two"
                )
            lines[place] = key.start_mark.line + 1
            _number(value, place, lines, path, error)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _number(value, (*at, index), lines, path, error)


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
