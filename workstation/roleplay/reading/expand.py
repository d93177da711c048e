"""Puts fragments in the place of the beats that use them."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from dataclasses import dataclass
from typing import NoReturn

from workstation.content.diagnostics import ContentFault, Diagnostics, nearest
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay.reading.fragment import FREE, Fragment
from workstation.roleplay.reading.fragments import (
    BARE,
    NOT_CONNECTED,
    NOT_DECLARED,
    NOT_GIVEN,
    UNKNOWN,
    Fragments,
)

# What a file may grow to. A role-play of the bundle is some 2,000 nodes and 40,000 characters.
MAX_NODES = 20_000
MAX_LETTERS = 1_000_000
MAX_DEPTH = 8  # fragments that use fragments
_SEEN = re.compile(r"""(seen\(\s*(['"]))([^'"]*)(['"]\s*\))""")


@dataclass(frozen=True)
class Scope:
    """A use of a fragment: what its names stand for. ``exits`` are beats of the role-play, already qualified.

    ``params`` are the texts that were given, each with its place: where what is wrong with one is put right.
    """

    name: str
    fragment: Fragment
    params: Words[str, Scalar]
    exits: Words[str, str]
    moves: frozenset[str]
    beats: frozenset[str]

    def beat(self, name: str) -> str:
        """A beat of the fragment, or one of its exits, as the role-play knows it."""
        if name == self.fragment.entry:
            return self.name
        return f"{self.name}/{name}" if name in self.beats else self.exits.get(name, name)

    def move(self, name: str) -> str:
        """A move's id, qualified when the fragment wrote it."""
        return f"{self.name}/{name}" if name in self.moves else name


class Expander:
    """Expands one file."""

    def __init__(self, fragments: Fragments, diagnostics: Diagnostics) -> None:
        self._fragments = fragments
        self._diagnostics = diagnostics
        self._nodes = MAX_NODES
        self._letters = MAX_LETTERS
        self._before = len(diagnostics.errors)

    def beats(self, written: Mapping) -> Mapping:
        """The beats with every use replaced. Raises ``ContentFault`` when they would grow past all measure."""
        found = Mapping(written.place)
        known = [name.value for name, _ in written.entries]
        for name, node in written.entries:
            if isinstance(node, Mapping) and node.get("use") is not None:
                self._led(node, known)
                found.entries += self._used(name, node, ())
            else:
                found.entries.append((name, node))
        return found

    def _led(self, node: Mapping, known: list[str]) -> None:
        """The exits of a use written in the role-play itself lead to its beats."""
        exits = node.get("exits")
        for _, to in exits.entries if isinstance(exits, Mapping) else ():
            if isinstance(to, Scalar) and to.value not in known:
                self._diagnostics.add("RP039", to.place, nearest(to.value, known), name=to.value)

    def _used(self, name: Scalar, node: Mapping, trail: tuple[str, ...]) -> list[tuple[Scalar, Node]]:
        if len(trail) > MAX_DEPTH:
            self._refuse(node)
        block = Block(node, self._diagnostics)
        fragment = self._fragments.use(block, trail)
        params = self._given(block, "with", "RP033", fragment.params if fragment else None)
        connected = self._given(block, "exits", "RP034", fragment.exits if fragment else None)
        exits = {name: to.value for name, to in connected.items()}
        block.done()
        if fragment is None or len(self._diagnostics.errors) > self._before:
            return []
        names = frozenset(key.value for key, _ in fragment.beats.entries)
        scope = Scope(name.value, fragment, params, exits, fragment.moves, names)
        found: list[tuple[Scalar, Node]] = []
        for key, body in fragment.beats.entries:
            beat = Scalar(scope.beat(key.value), key.place, made=True)
            if isinstance(body, Mapping) and body.get("use") is not None:
                found += self._used(beat, self._use_within(body, scope), (*trail, fragment.name))
            else:
                found.append((beat, self._copy(body, "", scope)))
        return found

    def _given(self, block: Block, key: str, code: str, declared: tuple[str, ...] | None) -> dict[str, Scalar]:
        """What a use gives to its fragment, each declared name and no other."""
        found: dict[str, Scalar] = {}
        for key_name, node in block.named(key):
            if not isinstance(node, Scalar):
                block.wrong(key_name.value, node, mark("a text"))
            elif declared is not None and key_name.value not in declared:
                reason = UNKNOWN if code == "RP033" else NOT_DECLARED
                word = key_name.value
                self._diagnostics.add(code, key_name.place, nearest(word, declared), name=word, reason=reason)
            else:
                found[key_name.value] = node
                if key == "with" and not node.place.file:
                    self._fragments.given.append((node.value, node.place))
        given = block.node.get(key)
        for name in declared or ():
            if not isinstance(given, Mapping) or given.get(name) is None:
                reason = NOT_GIVEN if code == "RP033" else NOT_CONNECTED
                self._diagnostics.add(code, block.place_of("use"), name=name, reason=reason)
        return found

    def _use_within(self, node: Mapping, scope: Scope) -> Mapping:
        """A use written inside a fragment, its parameters filled in and its exits told apart."""
        found = Mapping(node.place)
        for key, value in node.entries:
            copied = self._copy(value, "with", scope)
            if key.value == "exits" and isinstance(copied, Mapping):
                copied.entries = [
                    (name, Scalar(scope.beat(to.value), to.place, made=True) if isinstance(to, Scalar) else to)
                    for name, to in copied.entries
                ]
            found.entries.append((key, copied))
        return found

    def _copy(self, node: Node, key: str, scope: Scope) -> Node:
        self._spend(node, len(node.value) if isinstance(node, Scalar) else 0)
        if isinstance(node, Scalar):
            return self._scalar(node, key, scope)
        if isinstance(node, Sequence):
            return Sequence(node.place, [self._copy(item, key, scope) for item in node.items])
        found = Mapping(node.place)
        for name, value in node.entries:
            claimed = key == "facets" and name.value == "claims"  # a step of the fragment's own
            inner = key if key in FREE and not claimed else name.value
            led = inner == "exit" and key not in FREE
            written = Scalar("next", name.place, made=True) if led else self._scalar(name, "", scope)
            found.entries.append((written, self._copy(value, inner, scope)))
        return found

    def _scalar(self, node: Scalar, key: str, scope: Scope) -> Scalar:
        whole = BARE.fullmatch(node.value.strip())
        given = scope.params.get(whole[1]) if whole else None
        place = given.place if given else node.place
        text = BARE.sub(lambda found: self._given_for(found, scope, node), node.value)
        made = False
        match key:
            case "id":
                text, made = scope.move(text), True
            case "better" | "claims":
                text = scope.move(text)
            case "next" | "else":
                text = scope.beat(text)
            case "exit":
                text = scope.exits.get(text, text)
            case "when" | "if" | "unless":
                text = _SEEN.sub(lambda found: f"{found[1]}{scope.beat(found[3])}{found[4]}", text)
            case _:
                pass
        if text == node.value:
            return node
        return Scalar(text, place, node.quoted, made)

    def _given_for(self, found: re.Match[str], scope: Scope, node: Node) -> str:
        given = scope.params.get(found[1])
        text = given.value if given else found[0]
        self._spend(node, len(text))  # before it is copied: a text inserted in itself, again and again, has no end
        return text

    def _spend(self, node: Node, letters: int = 0) -> None:
        self._nodes -= 1
        self._letters -= letters
        if self._nodes < 0 or self._letters < 0:
            self._refuse(node)

    def _refuse(self, node: Node) -> NoReturn:
        self._diagnostics.add("RP005", node.place)
        raise ContentFault(self._diagnostics.errors)


def expand(top: Block, fragments: Fragments) -> Block:
    """The file's top block as if its author had written the fragments out, as far as they are sound.

    Raises ``ContentFault`` when they would grow past all measure.
    """
    diagnostics = top.diagnostics
    before = len(diagnostics.errors)
    fragments.take(top)
    fragments.check()
    sound = len(diagnostics.errors) == before
    written = Mapping(top.place)
    for key, node in top.node.entries:
        if key.value in ("include", "fragments"):
            continue
        if key.value == "beats" and isinstance(node, Mapping):
            beats = Expander(fragments, diagnostics).beats(node) if sound else _without_uses(node)
            written.entries.append((key, beats))
        else:
            written.entries.append((key, node))
    return Block(written, diagnostics)


def _without_uses(beats: Mapping) -> Mapping:
    """The beats that are written out: the rest cannot be read, their fragments being at fault."""
    kept = [(name, node) for name, node in beats.entries if not isinstance(node, Mapping) or node.get("use") is None]
    return Mapping(beats.place, kept)
