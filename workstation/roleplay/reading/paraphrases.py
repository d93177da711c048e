"""The other ways in which customers say what everybody says: yes, thanks, that is all, goodbye.

A file of ``paraphrases/`` is one language's. Each entry is one thing said, aloud or typed, and the ways of saying it.
Where a beat's ``client`` or a move's ``answer`` is one text, and sentences of it stand there, it is drawn among those
ways: two conversations differ, and no role-play has to write them. An author who writes a list keeps to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from workstation.channels import WRITTEN
from workstation.content.reading import TEXTS, Block, finish, one_of, open_document
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.folding import folded
from workstation.roleplay.reading.formats import LANGUAGES, Origins

FOLDER = "paraphrases"
SPOKEN, IN_WRITING = "spoken", "written"
MOST = 4
"""The ways of a line at most, its author's among them."""
_LONGEST = 4  # sentences of one wording
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\s*\|\s*")

Ways = dict[str, tuple[tuple[Scalar, ...], int]]
"""A wording as it is compared → all the ways of its entry, and which of them it is."""


def of_language(language: str) -> str:
    """The file of a language's paraphrases."""
    return f"{FOLDER}/{language[:2]}.yaml"


def read_paraphrases(text: str, file: str) -> tuple[Ways, Ways]:
    """What is said, and what is written, in other ways. Raises ``ContentFault``."""
    top = open_document(text, file)
    language, stem = top.choice("language", LANGUAGES, required=True), PurePath(file).stem
    named = next((one for one in LANGUAGES if one.startswith(f"{stem}-")), language)
    if language != named:
        top.wrong("language", top.node.get("language") or top.node, one_of([named]))
    found = take_ways(top, SPOKEN), take_ways(top, IN_WRITING)
    finish(top)
    return found


def take_ways(top: Block, how: str) -> Ways:
    """The ways of one half of a file. What is wrong in them is reported."""
    found: Ways = {}
    for name, entry in top.named(how):
        node = entry
        if isinstance(entry, Mapping):  # as a house writes it, with what it replaces
            block = Block(entry, top.diagnostics)
            node = block.take("says", required=True) or entry
            block.done()
        items = node.items if isinstance(node, Sequence) else []
        ways = tuple(item for item in items if isinstance(item, Scalar))
        if not ways or len(ways) != len(items):
            top.wrong(name.value, node, TEXTS)
        elif len(ways) == 1:
            top.diagnostics.add("RP160", node.place, name=name.value)
        for number, way in enumerate(ways):
            if _compared(way.value) in found:
                top.diagnostics.add("RP161", way.place, name=how, wording=way.value)
            found.setdefault(_compared(way.value), (ways, number))
    return found


class Reworded:
    """Puts the ways of saying what is standard in the place of a single text."""

    def __init__(self, top: Block, channel: str, origins: Origins, beats: frozenset[str]) -> None:
        """``top``: the file of the language, which is read whole. ``beats``: the names that a draw may have."""
        both = {SPOKEN: take_ways(top, SPOKEN), IN_WRITING: take_ways(top, IN_WRITING)}
        self._ways = both[IN_WRITING if channel in WRITTEN else SPOKEN]
        self._origins = origins
        self._beats = beats

    def within(self, key: str, node: Node) -> Node:
        """A part of a role-play (``beats``, ``interrupts``, ``desk``) with what its customer says in other ways."""
        if key == "beats" and isinstance(node, Mapping):
            return Mapping(node.place, [(name, self._block(beat, "client")) for name, beat in node.entries])
        if key == "interrupts" and isinstance(node, Sequence):
            return Sequence(node.place, [self._block(beat, "client") for beat in node.items])
        return self._moves(node)

    def _moves(self, node: Node) -> Node:
        """What stands below a beat: only moves have an answer."""
        if isinstance(node, Sequence):
            return Sequence(node.place, [self._moves(item) for item in node.items])
        return self._block(node, "answer")

    def _block(self, node: Node, said: str) -> Node:
        if not isinstance(node, Mapping):
            return node
        found, name = Mapping(node.place), node.get("id")
        taken = said == "answer" and isinstance(name, Scalar) and name.value in self._beats
        for key, value in node.entries:
            if isinstance(value, Scalar) and key.value == said and not taken and self._origins.shares(value.place):
                found.entries.append((key, self._line(value)))
            else:
                found.entries.append((key, self._moves(value)))
        return found

    def _line(self, written: Scalar) -> Node:
        ways = [Scalar(text, place.place, quoted=True, made=True) for text, place in self._reworded(written)]
        return Sequence(written.place, [written, *ways]) if ways else written

    def _reworded(self, written: Scalar) -> Iterator[tuple[str, Scalar]]:
        """The other ways of a text, each with the first wording that it took from elsewhere."""
        pieces = list(self._pieces(written.value))
        told = {_compared(written.value)}
        for turn in range(1, MOST):
            taken = [(ways[(number + turn) % len(ways)], rest) for ways, number, rest in pieces]
            text = "".join(rest if way is None else way.value + rest for way, rest in taken)
            first = next((way for way, _ in taken if way is not None), None)
            if first is not None and _compared(text) not in told:
                told.add(_compared(text))
                yield text, first

    def _pieces(self, text: str) -> Iterator[tuple[tuple[Scalar | None, ...], int, str]]:
        """A text piece by piece: the ways of what is standard, and what stands as it is after it."""
        cuts = [0, *(found.end() for found in _SENTENCES.finditer(text)), len(text)]
        ends = [*(found.start() for found in _SENTENCES.finditer(text)), len(text)]
        at = 0
        while at < len(ends):
            for last in range(min(at + _LONGEST, len(ends)) - 1, at - 1, -1):
                ways, number = self._ways.get(_compared(text[cuts[at] : ends[last]]), ((), 0))
                if ways:
                    yield ways, number, text[ends[last] : cuts[last + 1]]
                    at = last + 1
                    break
            else:
                yield (None,), 0, text[cuts[at] : cuts[at + 1]]
                at += 1


def _compared(text: str) -> str:
    return " ".join(folded(text).split())
