"""The tiny language of conditions: names, constants, comparisons, and/or/not, ``seen('beat')``.

Parsed with Python's ``ast`` under an allow-list, then compiled to a function of the place.
"""

from __future__ import annotations

import ast
import itertools
import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from workstation.content.diagnostics import Phrase, phrase
from workstation.i18n import mark

MAX_LENGTH = 300
SEEN = 4  # where the place keeps the beats already seen, as bits
A_VARIABLE = "variable"
A_BEAT = "beat"
A_FACET = "facet"
A_FAMILY = "family of words"
# So many cases are tried to find a condition that is always true, or never.
_MOST_CASES = 512

Predicate = Callable[[Sequence[int]], bool]

_OPS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


@dataclass(frozen=True)
class Name:
    """Where a name's value stands in the place; ``words`` for an enum, whose constants are words.

    ``low`` and ``most``: the least and the greatest value; nothing is checked against them when ``most`` is below.
    """

    slot: int
    words: tuple[str, ...] = ()
    low: int = 0
    most: int = -1

    def holds(self, value: int) -> bool:
        """Whether the name can have that value, as far as its values are known."""
        return self.most < self.low or self.low <= value <= self.most

    def described(self, name: str) -> Phrase:
        """What the name may be compared with, in words."""
        if self.words:
            return phrase(mark("“{name}” is one of {words}"), name=name, words=", ".join(self.words))
        return phrase(mark("“{name}” goes from {low} to {most}"), name=name, low=self.low, most=self.most)


@dataclass(frozen=True)
class Told:
    """What the condition of an outcome may ask of a text: ``lacks``, ``said('facet')``, ``found('family')``.

    ``slot``: where the number of things lacking stands, then the bits of what is said, then of what is found.
    """

    slot: int
    most: int
    facets: Mapping[str, int]
    families: Mapping[str, int]


class ConditionFault(ValueError):
    """A condition that cannot be used: the diagnostic's code, what it is about, and the column in the text.

    ``name`` is the word at fault, ``known`` the words it may have been meant for, ``about`` what it should name.
    """

    def __init__(
        self,
        code: str,
        detail: str | Phrase,
        column: int = 0,
        name: str = "",
        known: Iterable[str] = (),
        about: str = "",
    ) -> None:
        super().__init__(detail if isinstance(detail, str) else detail.text)
        self.code = code
        self.detail = detail
        self.column = column
        self.name = name
        self.known = tuple(known)
        self.about = about


class Read(NamedTuple):
    """A condition compiled. ``always``: its value, when it has the same whatever happens."""

    predicate: Predicate
    always: bool | None


def compile_condition(text: str, names: Mapping[str, Name], beats: Mapping[str, int]) -> Predicate:
    """A function of the place. Raises ``ConditionFault``."""
    return read_condition(text, names, beats).predicate


def read_condition(text: str, names: Mapping[str, Name], beats: Mapping[str, int], told: Told | None = None) -> Read:
    """A function of the place, and whether it ever changes. Raises ``ConditionFault``."""
    if told:
        names = {**names, "lacks": Name(told.slot, most=told.most)}
    if len(text) > MAX_LENGTH:
        raise ConditionFault("RP020", phrase(mark("it is longer than {most} characters"), most=MAX_LENGTH))
    try:
        with warnings.catch_warnings():  # « 1if » is read, with a word on stderr that is none of the author's
            warnings.simplefilter("ignore")
            tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        raise _unreadable(text, fault) from fault
    writer = _Writer(text, names, beats, told)
    try:
        source = writer.write(tree.body)
    except ConditionFault as fault:  # the parser counts bytes, a reader counts letters
        fault.column = len(text.encode()[: fault.column].decode(errors="ignore"))
        raise
    function: Predicate = eval(f"lambda p: bool({source})", {"__builtins__": {"bool": bool}})  # noqa: S307  only what _Writer wrote
    return Read(function, _always(function, writer))


_QUOTES = re.compile("[’‘“”«»]")
_ASSIGNED = re.compile(r"(?<![=!<>:])=(?!=)")
_FOREIGN = re.compile(r"&&?|\|\|?|!(?!=)")
_FRENCH = re.compile(r"\b(et|ou|non|pas|vrai|faux)\b")
_IN_ENGLISH = {"et": "and", "ou": "or", "non": "not", "pas": "not", "vrai": "true", "faux": "false"}
_TURNED = re.compile(r"=([<>])")
_CUT = re.compile(r"(?:\b(?:and|or|not)|[=<>!,(])\s*\Z")


def _unreadable(text: str, fault: BaseException) -> ConditionFault:
    """Why a condition is no sentence of the language, in our own words: Python's are for programmers."""
    column = max(0, (fault.offset or 1) - 1) if isinstance(fault, SyntaxError) else 0
    column = min(column, len(text))
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", lambda found: " " * len(found[0]), text)
    if not text.strip():
        return ConditionFault("RP020", mark("it is empty"))
    if not isinstance(fault, SyntaxError) or "\0" in text:
        return ConditionFault("RP020", mark("it is too deep, or holds a sign that is not a letter"), column)
    if curly := _QUOTES.search(bare):
        said = phrase(mark("“{sign}” stands where a straight quote (') is wanted"), sign=curly[0])
        return ConditionFault("RP020", said, curly.start())
    if foreign := _FOREIGN.search(bare):
        return ConditionFault("RP020", phrase(mark("“{sign}” is said in words: and, or, not"), sign=foreign[0]),
                              foreign.start())  # fmt: skip
    if french := _FRENCH.search(bare):
        said = phrase(mark("“{word}” is said in English: {right}"), word=french[0], right=_IN_ENGLISH[french[0]])
        return ConditionFault("RP020", said, french.start())
    if turned := _TURNED.search(bare):
        right = f"{turned[1]}="
        return ConditionFault("RP020", phrase(mark("“{sign}” is written “{right}”"), sign=turned[0], right=right),
                              turned.start())  # fmt: skip
    if alone := _ASSIGNED.search(bare):
        return ConditionFault("RP020", mark("one “=” gives a value, two compare: write “==”"), alone.start())
    if bare.count("(") != bare.count(")"):
        return ConditionFault("RP020", mark("a bracket has no partner"), column)
    if "'" in bare or '"' in bare:
        return ConditionFault("RP020", mark("a quote is not closed"), column)
    if _CUT.search(text):
        return ConditionFault("RP020", mark("it stops too soon"), len(text.rstrip()))
    return ConditionFault("RP020", mark("a word or a sign is missing, or out of place"), column)


def _always(predicate: Predicate, writer: _Writer) -> bool | None:
    """The value of a condition that no event can change; None when some can, or when there are too many cases."""
    names = [writer.names[name] for name in sorted(writer.used)]
    if writer.asks or any(name.most < name.low for name in names):
        return None
    ranges: list[Sequence[int]] = [range(name.low, name.most + 1) for name in names]
    cases = 2 ** len(writer.seen)
    for values in ranges:
        cases *= len(values)
    if cases > _MOST_CASES:
        return None
    place = [0] * (max((name.slot for name in names), default=SEEN) + 1 + SEEN)
    found = set()
    for bits in itertools.product((0, 1), repeat=len(writer.seen)):
        place[SEEN] = sum(bit << beat for bit, beat in zip(bits, sorted(writer.seen), strict=True))
        for values in itertools.product(*ranges):
            for name, value in zip(names, values, strict=True):
                place[name.slot] = value
            found.add(predicate(place))
            if len(found) > 1:
                return None
    return found.pop()


@dataclass
class _Writer:
    text: str
    names: Mapping[str, Name]
    beats: Mapping[str, int]
    told: Told | None = None
    asks: bool = False  # of a text
    used: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

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
                if beat not in self.beats:
                    raise ConditionFault("RP039", beat, node.col_offset, beat, self.beats, A_BEAT)
                self.seen.add(self.beats[beat])
                return f"(p[{SEEN}] >> {self.beats[beat]} & 1)"
            case ast.Call(
                func=ast.Name(id="said" | "found" as ask), args=[ast.Constant(value=str() as name)], keywords=[]
            ):
                return self._asked(ask, name, node)
            case _:
                raise self._not_allowed(node)

    def _asked(self, ask: str, name: str, node: ast.expr) -> str:
        if self.told is None:
            raise self._not_allowed(node)
        self.asks = True
        known, about = (self.told.facets, A_FACET) if ask == "said" else (self.told.families, A_FAMILY)
        if name not in known:
            raise ConditionFault("RP111" if ask == "said" else "RP059", name, node.col_offset, name, known, about)
        return f"(p[{self.told.slot + (1 if ask == 'said' else 2)}] >> {known[name]} & 1)"

    def _not_allowed(self, node: ast.expr) -> ConditionFault:
        written = ast.get_source_segment(self.text, node) or ""
        return ConditionFault("RP021", phrase(mark("“{written}”"), written=written[:40]), node.col_offset)

    def _name(self, name: str, node: ast.expr) -> str:
        if name in ("true", "false"):
            return repr(int(name == "true"))
        if name not in self.names:
            raise ConditionFault("RP022", name, node.col_offset, name, self.names, A_VARIABLE)
        self.used.add(name)
        return f"p[{self.names[name].slot}]"

    def _compare(self, sides: list[ast.expr], ops: list[Any]) -> str:
        for op, left, right in zip(ops, sides, sides[1:], strict=False):
            if type(op) not in _OPS:
                raise ConditionFault("RP021", mark("this comparison"), right.col_offset)
            self._comparable(left, right)
        words: tuple[str, ...] = ()
        for side in sides:
            if isinstance(side, ast.Name) and side.id in self.names:
                words = words or self.names[side.id].words
        parts = [self._side(sides[0], words)]
        for op, side in zip(ops, sides[1:], strict=True):
            parts += [_OPS[type(op)], self._side(side, words)]
        return "(" + " ".join(parts) + ")"

    def _comparable(self, left: ast.expr, right: ast.expr) -> None:
        """Refuse a name beside what it can never be: a word that is not one of its own, a number out of its range."""
        for side, other in ((left, right), (right, left)):
            if not isinstance(side, ast.Name) or side.id not in self.names:
                continue
            name = self.names[side.id]
            match other:
                case ast.Constant(value=str() as word):
                    fits, shown = word in name.words, word
                case ast.Constant(value=bool() | int() as value):
                    fits, shown = not name.words and name.holds(int(value)), str(value)
                case ast.Name(id=second) if second in self.names:
                    fits, shown = name.words == self.names[second].words, second
                case ast.Name(id="true" | "false" as word):
                    fits, shown = (name.low, name.most) in ((0, 1), (0, -1)) and not name.words, word
                case _:
                    continue
            if not fits:
                raise ConditionFault("RP023", name.described(side.id), other.col_offset, shown, name.words)

    def _side(self, side: ast.expr, words: tuple[str, ...]) -> str:
        if isinstance(side, ast.Constant) and isinstance(side.value, str):
            if side.value not in words:
                raise ConditionFault("RP023", mark("words are compared with a variable"), side.col_offset, side.value)
            return repr(words.index(side.value))
        if not isinstance(side, (ast.Name, ast.Constant)):
            raise self._not_allowed(side)
        return self.write(side)
