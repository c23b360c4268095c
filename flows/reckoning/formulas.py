"""Formulas of declared identities: names of figures, numbers, + - * / and brackets; nothing else is run."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from fractions import Fraction

from flows.reckoning.intervals import point
from flows.reckoning.units import Quantity


class FormulaError(ValueError):
    """A formula that cannot be read."""


def names_of(formula: str) -> frozenset[str]:
    """The names that a formula uses.

    Raises:
        FormulaError: It is no formula.
    """
    tree = _parsed(formula)
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED) or (isinstance(node, ast.Constant) and not _is_number(node.value)):
            raise FormulaError(f"{ast.unparse(node)!r} cannot stand in a formula")
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def computed(formula: str, figures: Mapping[str, Quantity]) -> Quantity:
    """What a formula comes to, as an interval in base units.

    Raises:
        MismatchError: It adds or subtracts what is not of one unit.
        ZeroDivisionError: It divides by what may be nought.
    """
    return _value(_parsed(formula), figures)


def _value(node: ast.expr, figures: Mapping[str, Quantity]) -> Quantity:
    if isinstance(node, ast.Name):
        return figures[node.id]
    if isinstance(node, ast.Constant):
        return Quantity(point(Fraction(str(node.value))))
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand, figures)
    assert isinstance(node, ast.BinOp)
    left, right = _value(node.left, figures), _value(node.right, figures)
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    return left * right if isinstance(node.op, ast.Mult) else left / right


def _parsed(formula: str) -> ast.expr:
    try:
        return ast.parse(formula.strip(), mode="eval").body
    except SyntaxError as fault:
        raise FormulaError(f"not a formula: {fault.msg}") from None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_ALLOWED = (
    *(ast.Name, ast.Load, ast.Constant, ast.BinOp, ast.UnaryOp),
    *(ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub),
)
