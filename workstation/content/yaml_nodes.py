"""YAML read as it is written: every scalar stays text, every node knows its line and column.

The tree is built from parser events, not by libyaml's composer, which crashes the process on deep nesting. A slip whose
cure is plain is told, put right in memory and read past, so that an author hears of all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from workstation.content import signs
from workstation.content.diagnostics import Diagnostics, Place, lines_of
from workstation.content.traps import SENTENCES, Mended, braces_as_key, lost_comment, unreadable, without_braces
from workstation.i18n import mark

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
# Keys and values of a file and those it includes: a role-play of the bundle has some 2,000.
MAX_NODES = 20_000
MAX_LETTERS = 10_000  # of one text
MOST_MENDED = 30  # slips that are read past: the text is parsed again after each

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
        for name, node in self.entries:
            if name.value == key:
                return node
        return None


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """Reading stops here; the diagnostic is already noted."""


class _Misread(Exception):
    """A line is not what its author meant; the diagnostic is already noted."""

    def __init__(self, mended: Mended) -> None:
        super().__init__()
        self.mended = mended


def plain(text: str) -> Any:
    """The values of a document that is known to be sound, without their places. Raises ``YAMLError`` for another."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506  a safe one, by either name


def parse(text: str, diagnostics: Diagnostics, file: str = "") -> Node | None:
    """The document's tree, as far as it can be read; None once a diagnostic says why there is none.

    A tree may come with errors: whoever reads it raises them with its own. ``file``: an included file's name. Nobody
    changes a tree: that of a sound file is the same for all that include it.
    """
    known = _included(text, file) if file else None
    if known and diagnostics.nodes + known[1] <= MAX_NODES:
        diagnostics.nodes += known[1]
        return known[0]
    return _parse(text, diagnostics, file)


@lru_cache(maxsize=64)
def _included(text: str, file: str) -> tuple[Node | None, int] | None:
    """The tree of an included file, and how many nodes it has; None where there is a word to say of it."""
    alone = Diagnostics(file, text)
    tree = _parse(text, alone, file)
    return None if alone.found else (tree, alone.nodes)


def _parse(text: str, diagnostics: Diagnostics, file: str) -> Node | None:
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        diagnostics.add("RP005", Place(file=file))
        return None
    lines, nodes, sure = lines_of(signs.to_read(text.removeprefix("\ufeff"))), diagnostics.nodes, True
    for _ in range(MOST_MENDED):
        diagnostics.nodes = nodes
        try:
            tree = _Builder(lines, diagnostics, file).tree()
        except yaml.YAMLError as fault:
            mended = unreadable(fault, lines, diagnostics, Place(file=file), sure)
        except _Misread as misread:
            mended = misread.mended
        except _Refused:
            return None
        else:
            return tree if sure else None
        if mended is None:
            return None
        lines[mended.number - 1] = mended.line
        sure = sure and mended.sure
    return None


class _Builder:
    """Puts one tree together."""

    def __init__(self, lines: list[str], diagnostics: Diagnostics, file: str) -> None:
        self._lines = lines
        self._diagnostics = diagnostics
        self._file = file
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._root: Node | None = None
        self._aliased = False

    def tree(self) -> Node | None:
        """The root; None for an empty document. Raises ``YAMLError``, ``_Misread`` or ``_Refused``."""
        for event in yaml.parse("\n".join(self._lines), Loader=_Loader):
            if isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
                self._keys.pop()
            elif (node := self._node(event)) is not None:
                self._put(node)
        if self._aliased:
            raise _Refused
        return self._root

    def _node(self, event: yaml.Event) -> Node | None:
        start = event.start_mark
        place = Place(start.line + 1, start.column + 1, self._file) if start else Place(file=self._file)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._diagnostics.add("RP002", place)
            self._aliased = True
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.AliasEvent):
            return Scalar(f"*{event.anchor}", place, made=True)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place)
        return Mapping(place) if isinstance(event, yaml.MappingStartEvent) else None

    def _put(self, node: Node) -> None:
        self._diagnostics.nodes += 1
        if self._diagnostics.nodes > MAX_NODES:
            self._diagnostics.add("RP014", node.place, most=MAX_NODES)
            raise _Refused
        if self._stack:
            self._attach(self._stack[-1], node)
        elif self._root is None:
            self._root = node
        else:
            self._diagnostics.add("RP001", node.place, detail=mark("a second document begins here"))
            raise _Refused
        if isinstance(node, (Sequence, Mapping)):
            if len(self._stack) >= MAX_DEPTH:
                self._diagnostics.add("RP005", node.place)
                raise _Refused
            self._stack.append(node)
            self._keys.append(None)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        value, quoted = event.value, event.style in ("'", '"', "|", ">")
        if len(value) > MAX_LETTERS:
            self._diagnostics.add("RP008", place, count=len(value), most=MAX_LETTERS)
            raise _Refused  # what follows is probably part of it
        if not value.isascii() and signs.has_unseen(value):
            value = self._without_unseen(value, place, quoted)
        if not quoted and self._stack:
            self._not_cut(event, value, place)
        return Scalar(signs.as_text(value), place, quoted)

    def _without_unseen(self, value: str, place: Place, quoted: bool) -> str:
        """The value its author meant, a sign of the kind where none belongs being reported. May raise ``_Misread``."""
        line, start = self._line(place.line), place.column - 1
        is_key = bool(self._stack) and isinstance(self._stack[-1], Mapping) and self._keys[-1] is None
        first = not quoted and not line[:start].strip(" -")
        if not is_key and not quoted and line[start + len(value) :].lstrip(" ").startswith(":"):
            return value  # the colon is what is wrong here, and told next
        if not is_key and not signs.misread(value, first, quoted or self._key() in SENTENCES):
            return value
        signs.report(self._diagnostics, place)
        if first or (is_key and not quoted):
            right = signs.set_right(line, start, len(value)) if is_key else signs.set_right(line)
            if right != line:
                raise _Misread(Mended(place.line, right))
        return signs.cleared(value).partition(" #")[0].strip()

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _key(self) -> str:
        """The key that a value stands under; that of a list is the key of each of its texts."""
        if self._stack and isinstance(self._stack[-1], Mapping):
            key = self._keys[-1]
            return key.value if key else ""
        above = next((one for one in reversed(self._stack) if isinstance(one, Mapping) and one.entries), None)
        return above.entries[-1][0].value if above else ""

    def _not_cut(self, event: yaml.ScalarEvent, value: str, place: Place) -> None:
        """Report a sentence without quotes that a “#” cuts."""
        end = event.end_mark
        line = self._line(end.line + 1) if end else ""
        if end and "#" in line and lost_comment(self._key(), value, line, end.column):
            self._diagnostics.add("RP016", Place(end.line + 1, line.index("#", end.column) + 1, place.file))

    def _attach(self, parent: Sequence | Mapping, node: Node) -> None:
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._as_key(parent, node)
            return
        if parent.places[key.value] is key.place:  # of a key written twice the first is kept
            parent.entries.append((key, node))
        self._keys[-1] = None

    def _as_key(self, parent: Mapping, node: Node) -> Scalar:
        place = node.place
        if not isinstance(node, Scalar):
            if braces_as_key(place, self._lines):
                self._diagnostics.add("RP017", Place(place.line, place.column - 1, place.file))
                raise _Misread(Mended(place.line, without_braces(self._line(place.line))))
            self._diagnostics.add("RP001", place, detail=mark("a key must be a word"))
            raise _Refused
        first = parent.places.setdefault(node.value, place)
        if first is not place:
            self._diagnostics.add("RP003", place, name=node.value, line=first.line)
        return node
