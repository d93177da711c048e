"""YAML read as it is written: every scalar stays text, every node knows its line and column.

The tree is built from parser events, not by libyaml's composer, which crashes the process on deep nesting.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from workstation.content.diagnostics import Diagnostics, Place
from workstation.i18n import tr

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

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
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        place = Place(mark.line + 1, mark.column + 1, file) if mark else Place(file=file)
        diagnostics.add("RP001", place, detail=(fault.problem or fault.context or "?").rstrip("."))
    except yaml.YAMLError as fault:
        diagnostics.add("RP001", Place(file=file), detail=str(fault).splitlines()[0])
    except _Refused:
        pass
    return None


def _build(text: str, diagnostics: Diagnostics, file: str) -> Node | None:
    stack: list[Sequence | Mapping] = []
    keys: list[Scalar | None] = []
    root: Node | None = None

    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        place = Place(mark.line + 1, mark.column + 1, file) if mark else Place(file=file)
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
        if stack:
            _attach(stack[-1], keys, node, diagnostics)
        elif root is None:
            root = node
        else:
            diagnostics.add("RP001", place, detail=tr("a second document begins here"))
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


def _attach(parent: Sequence | Mapping, keys: list[Scalar | None], node: Node, diagnostics: Diagnostics) -> None:
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is None:
        if not isinstance(node, Scalar):
            diagnostics.add("RP001", node.place, detail=tr("a key must be a word"))
            raise _Refused
        first = parent.places.setdefault(node.value, node.place)
        if first is not node.place:
            diagnostics.add("RP003", node.place, name=node.value, line=first.line)
            raise _Refused
        keys[-1] = node
        return
    parent.entries.append((key, node))
    keys[-1] = None
