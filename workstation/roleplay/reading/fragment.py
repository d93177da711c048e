"""A fragment as it is written: beats with parameters and named exits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence

# Where the keys are names the author chose, or the texts are no ids.
FREE = frozenset({"set", "score", "with", "must", "must_not", "facets"})


@dataclass(frozen=True)
class Fragment:
    """A fragment as written."""

    name: str
    place: Place
    params: tuple[str, ...]
    entry: str
    exits: tuple[str, ...]
    beats: Mapping
    tests: tuple[Block, ...] = ()

    @property
    def moves(self) -> frozenset[str]:
        """The ids of its moves and subjects."""
        return frozenset(ids(self.beats))


def ids(node: Node) -> Iterator[str]:
    """Every ``id`` written below a node."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from ids(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if key.value == "id" and isinstance(value, Scalar):
                yield value.value
            elif key.value not in FREE:
                yield from ids(value)
