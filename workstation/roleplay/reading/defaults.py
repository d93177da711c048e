"""What a role-play of a channel need not write: silence, hold, how a note turns out, the endings.

A file of ``defaults/`` is one channel's. What the customer says stands in it by language. A role-play takes what it
does not write, key by key; ``none`` in its place means that there is none, and a text alone is what the customer says.
A block that says the one thing in ``WHOLE`` is its author's own from end to end, and takes nothing.
"""

from __future__ import annotations

from pathlib import PurePath

from workstation.channels import CHANNELS
from workstation.content.reading import Block, finish, open_document
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay.reading.channel_parts import refuse_defaults
from workstation.roleplay.reading.dropped import read_quiet
from workstation.roleplay.reading.formats import Origins
from workstation.roleplay.reading.leading import led
from workstation.roleplay.reading.parts import read_ends, read_note, read_patience

FOLDER = "defaults"
SPOKEN = ("fr", "en", "de")
PARTS = ("silence", "hold", "quiet", "note", "ends")
WHOLE = {"silence": "limit", "hold": "limit", "note": "moves", "ends": "kind"}
_NONE = "none"


def read_defaults(text: str, file: str) -> Mapping:
    """The defaults of a channel, as written. Raises ``ContentFault``."""
    top = open_document(text, file)
    channel = top.choice("channel", CHANNELS, required=True)
    stem = PurePath(file).stem
    if channel and stem in CHANNELS and channel != stem:
        node = top.node.get("channel")
        top.wrong("channel", node or top.node, mark("the channel that the file is named after"))
    refuse_defaults(top, channel)
    for part in PARTS:
        top.take(part)
    for language in SPOKEN:
        said = Block(in_language(top.node, language), top.diagnostics)  # a fault of all three is told once
        read_patience(said, "silence")
        read_patience(said, "hold")
        read_quiet(said)
        read_note(said)
        if said.has("ends"):
            read_ends(said)
    finish(top)
    return top.node


def in_language(node: Node, language: str) -> Mapping:
    """A block with the texts of one language in the place of those that are written by language."""
    found = _in_language(node, language)
    assert isinstance(found, Mapping)  # noqa: S101  a block stays one: only its texts are chosen
    return found


def _in_language(node: Node, language: str) -> Node:
    if isinstance(node, Sequence):
        return Sequence(node.place, [_in_language(item, language) for item in node.items])
    if isinstance(node, Mapping):
        names = {key.value for key, _ in node.entries}
        chosen = node.get(language)
        if names and names <= set(SPOKEN) and chosen is not None:
            return chosen
        return Mapping(node.place, [(key, _in_language(value, language)) for key, value in node.entries])
    return node


class Settled:
    """A role-play's blocks with what they leave to the channel."""

    def __init__(self, top: Mapping, defaults: Mapping | None, origins: Origins) -> None:
        self._top = top
        self._origins = origins
        head = top.get("scenario")
        self._head = head if isinstance(head, Mapping) else Mapping(top.place)
        language = self._head.get("language")
        spoken = language.value[:2] if isinstance(language, Scalar) else SPOKEN[0]
        self._given = in_language(defaults, spoken) if defaults else Mapping(top.place)
        self._notes = 0

    def top(self) -> Mapping:
        """The whole."""
        found = Mapping(self._top.place)
        own = self._origins.shares(self._top.place)
        for key, node in self._top.entries:
            match key.value:
                case "beats" if isinstance(node, Mapping):
                    found.entries.append((key, self._beats(node)))
                case "interrupts" if isinstance(node, Sequence):
                    inner = [self._beat(item) for item in node.items]
                    found.entries.append((key, Sequence(node.place, inner)))
                case "hold" | "quiet" | "ends" if own:
                    pass
                case _:
                    found.entries.append((key, node))
        if own:
            found.entries += self._patient("hold", self._top)
            found.entries += self._whole("quiet")
            found.entries += self._ends()
        return found

    def _beats(self, beats: Mapping) -> Mapping:
        return Mapping(beats.place, [(name, self._beat(body)) for name, body in beats.entries])

    def _beat(self, body: Node) -> Node:
        if not isinstance(body, Mapping) or not self._origins.shares(body.place):
            return body
        body = led(body)
        note, alone = body.get("note"), body.get("route")
        found = Mapping(body.place, [(key, node) for key, node in body.entries if key.value not in ("silence", "note")])
        if isinstance(note, Mapping):
            found.entries.append((_key(body, "note"), self._note(note)))
        elif note is not None:
            found.entries.append((_key(body, "note"), note))
        spoken = any(body.get(key) is not None for key in ("moves", "subjects", "reply"))
        if body.get("silence") is not None or (spoken and note is None and alone is None):
            found.entries += self._patient("silence", body)
        return found

    def _patient(self, part: str, block: Mapping) -> list[tuple[Scalar, Node]]:
        """The silence or the hold of a block: its own, filled in; the channel's; or none."""
        written, given = block.get(part), self._given.get(part)
        if written is None:
            return [(_key(self._given, part), given)] if given is not None else []
        if _is_none(written):
            return []
        if isinstance(given, Mapping):
            if isinstance(written, Scalar) and (written.quoted or not written.value.isdecimal()):
                written = Mapping(written.place, [(Scalar("client", written.place), written)])
            if isinstance(written, Mapping):
                written = filled(written, given, part)
        return [(_key(block, part), written)]

    def _whole(self, part: str) -> list[tuple[Scalar, Node]]:
        """A block that is written whole, or not at all: its own, the channel's, or none."""
        written, given = self._top.get(part), self._given.get(part)
        if written is not None:
            return [] if _is_none(written) else [(_key(self._top, part), written)]
        return [(_key(self._given, part), given)] if given is not None else []

    def _note(self, note: Mapping) -> Mapping:
        """A note that does not write how it turns out takes it from the channel, with what it rests on."""
        given = self._given.get("note")
        if note.get(WHOLE["note"]) is not None or not isinstance(given, Mapping):
            return note
        found = filled(note, given, "note")
        motif = self._head.get("motif")
        if found.get("code") is None and isinstance(motif, Scalar):
            found.entries.append((Scalar("code", motif.place), motif))
        if self._notes:
            found = _renamed(found, self._notes + 1)
        self._notes += 1
        return found

    def _ends(self) -> list[tuple[Scalar, Node]]:
        written, given = self._top.get("ends"), self._given.get("ends")
        if not isinstance(given, Mapping):
            return [(_key(self._top, "ends"), written)] if written is not None else []
        if written is None:
            return [(_key(self._given, "ends"), given)]
        if not isinstance(written, Mapping):
            return [(_key(self._top, "ends"), written)]
        found = Mapping(written.place)
        for name, body in written.entries:
            other = given.get(name.value)
            if isinstance(body, Mapping) and isinstance(other, Mapping):
                found.entries.append((name, filled(body, other, "ends")))
            elif isinstance(body, Scalar) and isinstance(other, Mapping) and not _is_none(body):
                said = Mapping(body.place, [(Scalar("client", body.place), body)])
                found.entries.append((name, filled(said, other, "ends")))
            elif not _is_none(body):
                found.entries.append((name, body))
        found.entries += [(name, body) for name, body in given.entries if written.get(name.value) is None]
        return [(_key(self._top, "ends"), found)]


def filled(written: Mapping, given: Mapping, part: str) -> Mapping:
    """A block with the keys of another that it does not write, unless it is written whole."""
    if written.get(WHOLE[part]) is not None:
        return written
    own = {key.value for key, _ in written.entries}
    return Mapping(written.place, [*written.entries, *(pair for pair in given.entries if pair[0].value not in own)])


def _is_none(node: Node) -> bool:
    """« none », as a word of the language: between quotes it is a text."""
    return isinstance(node, Scalar) and node.value == _NONE and not node.quoted


def _key(block: Mapping, name: str) -> Scalar:
    return next((key for key, _ in block.entries if key.value == name), Scalar(name, block.place))


def _renamed(note: Mapping, number: int) -> Mapping:
    """The outcomes of a role-play's second note under ids of their own."""
    found = Mapping(note.place)
    for key, value in note.entries:
        inner = value
        if key.value == "moves" and isinstance(value, Sequence):
            inner = Sequence(value.place, [_numbered(item, number) for item in value.items])
        found.entries.append((key, inner))
    return found


def _numbered(move: Node, number: int) -> Node:
    if not isinstance(move, Mapping):
        return move
    entries: list[tuple[Scalar, Node]] = []
    for key, value in move.entries:
        if key.value == "id" and isinstance(value, Scalar):
            value = Scalar(f"{value.value}-{number}", value.place, made=True)  # noqa: PLW2901
        entries.append((key, value))
    return Mapping(move.place, entries)
