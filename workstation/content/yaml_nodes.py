"""YAML read as it is written: every scalar stays text, every node knows its line and column.

The tree is built from parser events, not by libyaml's composer, which crashes the process on deep nesting.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from workstation.content.diagnostics import Diagnostics, Place
from workstation.content.traps import braces_as_key, lost_comment, unreadable
from workstation.i18n import mark

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
# Keys and values of a file and those it includes: a role-play of the bundle has some 2,000.
MAX_NODES = 20_000
MAX_LETTERS = 10_000  # of one text

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Scalar:
    """A text, a number, a word: always text until a schema decides."""

    value: str
    place: Place
    quoted: bool = False
    made: bool = False  # put together while loading, from what an author wrote


@dataclass
class Sequence:
    """A list."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass
class Mapping:
    """A block of keys, in the order written."""

    place: Place
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict, repr=False, compare=False)  # of the keys, while reading

    def get(self, key: str) -> Node | None:
        """The node under ``key``."""
        return next((node for name, node in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """Reading stops here; the diagnostic is already noted."""


def parse(text: str, diagnostics: Diagnostics, file: str = "") -> Node | None:
    """The document's tree, or None once a diagnostic says why there is none. ``file``: an included file's name."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        diagnostics.add("RP005", Place(file=file))
        return None
    try:
        return _build(text, diagnostics, file)
    except yaml.YAMLError as fault:
        unreadable(fault, text, diagnostics, file)
    except _Refused:
        pass
    return None


def _build(text: str, diagnostics: Diagnostics, file: str) -> Node | None:
    stack: list[Sequence | Mapping] = []
    keys: list[Scalar | None] = []
    root: Node | None = None
    lines = text.split("\n")
    commented = " #" in text

    for event in yaml.parse(text, Loader=_Loader):
        start = event.start_mark
        place = Place(start.line + 1, start.column + 1, file) if start else Place(file=file)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            diagnostics.add("RP002", place)
            raise _Refused
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            keys.pop()
            continue
        node = _node(event, place)
        if node is None:
            continue
        _bounded(node, diagnostics)
        if stack:
            if commented and isinstance(node, Scalar) and not node.quoted:
                _not_cut(event, node, (stack, keys), lines, diagnostics)
            _attach(stack[-1], keys, node, diagnostics, lines)
        elif root is None:
            root = node
        else:
            diagnostics.add("RP001", place, detail=mark("a second document begins here"))
            raise _Refused
        if isinstance(node, (Sequence, Mapping)):
            if len(stack) >= MAX_DEPTH:
                diagnostics.add("RP005", place)
                raise _Refused
            stack.append(node)
            keys.append(None)
    return root


def _node(event: yaml.Event, place: Place) -> Node | None:
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, place, event.style in ("'", '"', "|", ">"))
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(place)
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(place)
    return None


def _not_cut(
    event: yaml.Event,
    node: Scalar,
    within: tuple[list[Sequence | Mapping], list[Scalar | None]],
    lines: list[str],
    diagnostics: Diagnostics,
) -> None:
    """Report a sentence without quotes that a “#” cuts. The key of a list is that of each of its texts."""
    stack, keys = within
    if isinstance(stack[-1], Mapping):
        key = keys[-1]
    else:
        above = next((one for one in reversed(stack) if isinstance(one, Mapping) and one.entries), None)
        key = above.entries[-1][0] if above else None
    end = event.end_mark
    line = lines[end.line] if end and end.line < len(lines) else ""
    if key is not None and end and lost_comment(key.value, node.value, line, end.column):
        column = line.index("#", end.column) + 1
        diagnostics.add("RP016", Place(end.line + 1, column, node.place.file))


def _bounded(node: Node, diagnostics: Diagnostics) -> None:
    diagnostics.nodes += 1
    if diagnostics.nodes > MAX_NODES:
        diagnostics.add("RP014", node.place, most=MAX_NODES)
        raise _Refused
    if isinstance(node, Scalar) and len(node.value) > MAX_LETTERS:
        diagnostics.add("RP008", node.place, count=len(node.value), most=MAX_LETTERS)
        raise _Refused


def _attach(
    parent: Sequence | Mapping, keys: list[Scalar | None], node: Node, diagnostics: Diagnostics, lines: list[str]
) -> None:
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is None:
        if not isinstance(node, Scalar):
            if braces_as_key(node.place, lines):
                diagnostics.add("RP017", Place(node.place.line, node.place.column - 1, node.place.file))
            else:
                diagnostics.add("RP001", node.place, detail=mark("a key must be a word"))
            raise _Refused
        first = parent.places.setdefault(node.value, node.place)
        if first is not node.place:
            diagnostics.add("RP003", node.place, name=node.value, line=first.line)
            raise _Refused
        keys[-1] = node
        return
    parent.entries.append((key, node))
    keys[-1] = None
