"""Two files of one kind read as one: a house's entries laid over those that ship, by their ids.

What comes of it is text again, so that it is read, pinned and replayed as any file is. Each of its lines remembers
where it was written: a fault is told at that place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics, Place, lines_of
from workstation.content.yaml_nodes import Mapping as Block
from workstation.content.yaml_nodes import Node, Scalar, Sequence, parse

REPLACES = "replaces"
"""The key by which a house says what it replaces, by its id: of an entry, or of a whole file."""
_PLAIN = re.compile(r"[A-Za-z0-9_.+-]+\Z")
Found = TypeVar("Found")
Origin = tuple[int, Place]


@dataclass(frozen=True)
class Source:
    """A content file as it is read: the ``name`` it is pinned under, the ``file`` its faults are told in, its text.

    ``origins``: of a text put together, what stands on each line, by column, and where it was written; ``texts``: those
    it was put together from, by file.
    """

    name: str
    file: str
    text: str
    origins: tuple[tuple[Origin, ...], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """Its name without its folder and its ending."""
        return self.name.rpartition("/")[2].rpartition(".")[0]

    def read(self, reader: Callable[[str, str], Found]) -> Found:
        """What a reader makes of it. Raises ``ContentFault``, each fault at the place where it was written."""
        try:
            return reader(self.text, self.file)
        except ContentFault as fault:
            raise ContentFault([self.told(one) for one in fault.diagnostics]) from fault

    def told(self, fault: Diagnostic) -> Diagnostic:
        """A fault at the place where it was written."""
        if not self.origins or fault.file != self.file or not 0 < fault.place.line <= len(self.origins):
            return fault
        column, place = 1, Place()
        for start, where in self.origins[fault.place.line - 1]:
            if start <= fault.place.column or not place.file:
                column, place = start, where
        if not place.file:
            return fault
        lines = lines_of(self.texts.get(place.file, ""))
        source = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        there = Place(place.line, place.column + max(0, fault.place.column - column))
        return replace(fault, file=place.file, place=there, source=source)


def as_blocks(text: str, file: str) -> Block:
    """The top block of a file, each node with the file it stands in. Raises ``ContentFault``."""
    diagnostics = Diagnostics(file)
    diagnostics.includes(file, text)
    root = parse(text, diagnostics, file)
    if not isinstance(root, Block):
        if not diagnostics.errors:
            diagnostics.add("RP001", Place(file=file), detail="")
        raise ContentFault(diagnostics.errors)
    diagnostics.stop()
    return root


def entries_of(root: Block, container: str, by: str) -> Iterator[tuple[str, Scalar | None, Node]]:
    """The entries of a block: id, where the id is written, and the entry itself."""
    node = root.get(container)
    if isinstance(node, Block):
        for key, body in node.entries:
            yield key.value, key, body
    elif isinstance(node, Sequence):
        for item in node.items:
            name = item.get(by) if isinstance(item, Block) else None
            yield _id(item, by), name if isinstance(name, Scalar) else None, item


def laid_over(bundled: Block, own: Block, containers: Mapping[str, str], taken: frozenset[str]) -> Block:
    """The bundled block with the house's laid over it.

    ``taken``: the ids, of all the files of the kind, that the house replaces. Its own entry stands in the place of the
    one it replaces, or after those that ship; lists go on, and blocks are filled.
    """
    found = Block(bundled.place)
    for key, node in bundled.entries:
        other = own.get(key.value)
        if key.value in containers:
            found.entries.append((key, _entries(node, other, containers[key.value], taken)))
        else:
            found.entries.append((key, node if other is None else _filled(node, other)))
    known = {key.value for key, _ in bundled.entries}
    found.entries += [(key, without_mark(node)) for key, node in own.entries if key.value not in known]
    return found


def without_mark(node: Node) -> Node:
    """A block, or the entries of a list or a block of them, without ``replaces``."""
    if isinstance(node, Sequence):
        return Sequence(node.place, [_unmarked(item) for item in node.items])
    if isinstance(node, Block):
        return Block(node.place, [(key, _unmarked(body)) for key, body in node.entries if key.value != REPLACES])
    return node


def _unmarked(node: Node) -> Node:
    if not isinstance(node, Block):
        return node
    return Block(node.place, [(key, value) for key, value in node.entries if key.value != REPLACES])


def _entries(bundled: Node, own: Node | None, by: str, taken: frozenset[str]) -> Node:
    if isinstance(bundled, Sequence):
        mine = own.items if isinstance(own, Sequence) else []
        left = [(_id(item, by), _unmarked(item)) for item in mine]
        found = []
        for item in bundled.items:
            if _id(item, by) not in taken:
                found.append(item)
            else:  # a figure may have several entries, one for each time it changed
                found += [body for name, body in left if name == _id(item, by)]
                left = [pair for pair in left if pair[0] != _id(item, by)]
        return Sequence(bundled.place, [*found, *(body for _, body in left)])
    if isinstance(bundled, Block):
        pairs = own.entries if isinstance(own, Block) else []
        mine_too = {key.value: (key, _unmarked(body)) for key, body in pairs}
        kept = [
            mine_too.pop(key.value) if key.value in taken and key.value in mine_too else (key, body)
            for key, body in bundled.entries
            if key.value not in taken or key.value in mine_too
        ]
        return Block(bundled.place, [*kept, *mine_too.values()])
    return bundled


def _id(item: Node, by: str) -> str:
    name = item.get(by) if isinstance(item, Block) else None
    return name.value if isinstance(name, Scalar) else ""


def _filled(bundled: Node, own: Node) -> Node:
    """Lists go on and blocks are filled; what is neither is the bundled one's."""
    if isinstance(bundled, Sequence) and isinstance(own, Sequence):
        return Sequence(bundled.place, [*bundled.items, *own.items])
    if isinstance(bundled, Block) and isinstance(own, Block):
        found = Block(bundled.place)
        for key, node in bundled.entries:
            other = own.get(key.value)
            found.entries.append((key, node if other is None else _filled(node, other)))
        known = {key.value for key, _ in bundled.entries}
        found.entries += [pair for pair in own.entries if pair[0].value not in known]
        return found
    return bundled


def put_together(name: str, file: str, root: Block, texts: Mapping[str, str]) -> Source:
    """A text of a block, one key or value a line, each with the place where it was written."""
    writer = _Writer()
    writer.node(root)
    writer.line()
    return Source(name, file, "\n".join(writer.lines) + "\n", tuple(map(tuple, writer.origins)), texts)


def whole(name: str, file: str, text: str) -> Source:
    """A file that takes the place of another, its ``replaces`` left out: the rest stays on its lines."""
    lines = lines_of(text)
    ends = lines.index("---", 1) if name.endswith(".md") and lines[0] == "---" and "---" in lines[1:] else len(lines)
    for number in range(ends):
        if re.match(rf"{REPLACES}\s*:", lines[number]):
            lines[number] = ""
    return Source(name, file, "\n".join(lines))


class _Writer:
    """Writes blocks down, line by line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.origins: list[list[Origin]] = []
        self._line = ""
        self._begun: list[Origin] = []

    def line(self) -> None:
        """End the line."""
        self.lines.append(self._line)
        self.origins.append(self._begun)
        self._line, self._begun = "", []

    def node(self, node: Node) -> None:
        """A node, begun on this line."""
        self._begun.append((len(self._line) + 1, node.place))
        if isinstance(node, Scalar):
            self._line += _word(node)
            return
        self._line += "[" if isinstance(node, Sequence) else "{"
        if isinstance(node, Sequence):
            for item in node.items:
                self.line()
                self.node(item)
                self._line += ","
        else:
            for key, value in node.entries:
                self.line()
                self._begun.append((1, key.place))
                self._line += f"{json.dumps(key.value, ensure_ascii=False)}: "
                self.node(value)
                self._line += ","
        self.line()
        self._line += "]" if isinstance(node, Sequence) else "}"


def _word(node: Scalar) -> str:
    """A text between quotes; a plain word as it was written, since some mean something."""
    return node.value if not node.quoted and _PLAIN.match(node.value) else json.dumps(node.value, ensure_ascii=False)
