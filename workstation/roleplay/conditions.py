"""The tiny language of conditions: names, constants, comparisons, and/or/not, ``seen('beat')``.

Parsed with Python's ``ast`` under an allow-list, then compiled to a function of the place.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MAX_LENGTH = 300
SEEN = 4  # where the place keeps the beats already seen, as bits

Predicate = Callable[[Sequence[int]], bool]

_OPS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


@dataclass(frozen=True)
class Name:
    """Where a name's value stands in the place; ``words`` for an enum, whose constants are words."""

    slot: int
    words: tuple[str, ...] = ()


class ConditionFault(ValueError):
    """A condition that cannot be used: the diagnostic's code, what it is about, and the column in the text."""

    def __init__(self, code: str, detail: str, column: int = 0) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.column = column


def compile_condition(text: str, names: Mapping[str, Name], beats: Mapping[str, int]) -> Predicate:
    """A function of the place. Raises ``ConditionFault``."""
    if len(text) > MAX_LENGTH:
        raise ConditionFault("RP020", f"it is longer than {MAX_LENGTH} characters")
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        detail = fault.msg if isinstance(fault, SyntaxError) else "it is too deep"
        column = (fault.offset or 1) - 1 if isinstance(fault, SyntaxError) else 0
        raise ConditionFault("RP020", str(detail), column) from fault
    try:
        source = _Writer(text, names, beats).write(tree.body)
    except ConditionFault as fault:  # the parser counts bytes, a reader counts letters
        column = len(text.encode()[: fault.column].decode(errors="ignore"))
        raise ConditionFault(fault.code, fault.detail, column) from fault
    function: Predicate = eval(f"lambda p: bool({source})", {"__builtins__": {"bool": bool}})  # noqa: S307  only what _Writer wrote
    return function


class _Writer:
    def __init__(self, text: str, names: Mapping[str, Name], beats: Mapping[str, int]) -> None:
        self._text = text
        self._names = names
        self._beats = beats

    def write(self, node: ast.expr) -> str:
        match node:
            case ast.BoolOp(op=op, values=values):
                word = " and " if isinstance(op, ast.And) else " or "
                return "(" + word.join(self.write(value) for value in values) + ")"
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"(not {self.write(operand)})"
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                return self._compare([left, *comparators], ops)
            case ast.Name(id=name):
                return self._name(name, node)
            case ast.Constant(value=bool() | int() as value):
                return repr(int(value))
            case ast.Call(func=ast.Name(id="seen"), args=[ast.Constant(value=str() as beat)], keywords=[]):
                if beat not in self._beats:
                    raise ConditionFault("RP022", beat, node.col_offset)
                return f"(p[{SEEN}] >> {self._beats[beat]} & 1)"
            case _:
                raise self._not_allowed(node)

    def _not_allowed(self, node: ast.expr) -> ConditionFault:
        written = ast.get_source_segment(self._text, node) or ""
        return ConditionFault("RP021", f"“{written[:40]}”", node.col_offset)

    def _name(self, name: str, node: ast.expr) -> str:
        if name in ("true", "false"):
            return repr(int(name == "true"))
        if name not in self._names:
            raise ConditionFault("RP022", name, node.col_offset)
        return f"p[{self._names[name].slot}]"

    def _compare(self, sides: list[ast.expr], ops: list[Any]) -> str:
        words: tuple[str, ...] = ()
        for side in sides:
            if isinstance(side, ast.Name) and side.id in self._names:
                words = words or self._names[side.id].words
        parts = [self._side(sides[0], words)]
        for op, side in zip(ops, sides[1:], strict=True):
            if type(op) not in _OPS:
                raise ConditionFault("RP021", "this comparison", side.col_offset)
            parts += [_OPS[type(op)], self._side(side, words)]
        return "(" + " ".join(parts) + ")"

    def _side(self, side: ast.expr, words: tuple[str, ...]) -> str:
        if isinstance(side, ast.Constant) and isinstance(side.value, str):
            if side.value not in words:
                raise ConditionFault("RP022", side.value, side.col_offset)
            return repr(words.index(side.value))
        if not isinstance(side, (ast.Name, ast.Constant)):
            raise self._not_allowed(side)
        return self.write(side)
