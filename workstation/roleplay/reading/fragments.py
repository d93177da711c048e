"""Fragments: beats written once and used in several role-plays, with parameters and named exits.

They are put in place while loading, before anything else reads the beats: an id is qualified by its use
(``objection/compare``), the entry takes the name of the beat that uses it, an exit becomes the beat it is connected to.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from workstation.content.diagnostics import ContentFault, Diagnostics, Place, nearest
from workstation.content.objections import read_block
from workstation.content.reading import AN_ID, TEXTS, Block, is_id, open_part
from workstation.content.text import TextFault, insertions
from workstation.content.yaml_nodes import MAX_BYTES, Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay.reading import intents, raising
from workstation.roleplay.reading.formats import FORMATS, LANGUAGES, Origins
from workstation.roleplay.reading.fragment import FREE, Fragment
from workstation.roleplay.reading.includes import FOLDER, OUTSIDE, CannotInclude, Includes, is_safe
from workstation.roleplay.reading.intents import Intent, of_language, read_intents, take_intents

MAX_FILES = 40
MAX_FRAGMENTS = 200
BARE = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}")
NOT_DECLARED = mark("is not declared by the fragment")
NOT_CONNECTED = mark("leads nowhere")
PARAMETER = "parameter"
UNKNOWN = mark("is not one of the fragment’s")
NOT_GIVEN = mark("is missing")
CIRCULAR = mark("it includes itself")


class Fragments:
    """The fragments a file may use: its own, and those of the files it includes."""

    def __init__(self, diagnostics: Diagnostics, includes: Includes) -> None:
        self.known: dict[str, Fragment] = {}
        self.intents: dict[str, Intent] = {}
        self.spoken: list[tuple[Scalar, str]] = []  # the files of intents included, and the language of each
        self.origins = Origins()
        self.read: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self.given: list[tuple[str, Place]] = []  # what the role-play gives to the fragments it uses
        self._language = LANGUAGES[0]
        self._used: set[str] = set()
        self._unsound: set[str] = set()
        self._provided: list[tuple[Scalar, set[str]]] = []
        self._diagnostics = diagnostics
        self._includes = includes
        self._room = MAX_BYTES

    def take(self, top: Block, trail: tuple[str, ...] = ()) -> None:
        """Read a file's ``include`` and ``fragments``. ``trail``: the files that led to it."""
        node = top.node.get("include")
        names = node.items if isinstance(node, Sequence) else [node] if node else []
        top.take("include")
        if not trail:
            self._language = spoken_in(top.node)
        for item in names:
            if isinstance(item, Scalar):
                before = set(self.known)
                self._include(item, trail)
                if not trail:
                    self._provided.append((item, set(self.known) - before))
            else:
                top.wrong("include", item, TEXTS)
        for name, body in top.named("fragments"):
            self._fragment(name, body)

    def _include(self, name: Scalar, trail: tuple[str, ...]) -> None:
        if name.value in trail:
            self._refuse(name, CIRCULAR)
        elif name.value in self.read:
            return
        elif not is_safe(name.value):
            self._refuse(name, OUTSIDE)
        else:
            self._read(name, trail)

    def _read(self, name: Scalar, trail: tuple[str, ...]) -> None:
        of_intents = name.value.startswith(f"{intents.FOLDER}/")
        try:
            top = self._opened(name, (1,) if not name.value.startswith(f"{FOLDER}/") else FORMATS)
        except CannotInclude as fault:
            self._refuse(name, fault.reason)
            return
        if top is None:
            return
        if name.value.startswith(f"{raising.FOLDER}/"):
            self._objection(name, top)
        elif of_intents:
            self.spoken.append((name, take_intents(top, self.intents)))
        else:
            self.take(top, (*trail, name.value))
        top.done()

    def _objection(self, name: Scalar, top: Block) -> None:
        """A class of the library, as a fragment in the role-play's language."""
        known = len(self._diagnostics.errors)
        found = read_block(top, PurePosixPath(name.value).stem)
        if len(self._diagnostics.errors) == known:
            made = raising.fragment_of(found, self._language[:2], top.place)
            self.origins.note_shared(top.place.file)
            self.known[made.name] = made

    def around(self, name: str) -> Block | None:
        """A file that a role-play need not name; None where there is none, or when it cannot be read."""
        try:
            return None if name in self.read else self._opened(Scalar(name, Place()), (1,))
        except CannotInclude:
            return None

    def _opened(self, name: Scalar, formats: tuple[int, ...]) -> Block | None:
        """The top block of a file that belongs to the role-play from now on. Raises ``CannotInclude``."""
        diagnostics = self._diagnostics
        try:
            found = self._includes.read(name.value)
        except ContentFault as fault:
            diagnostics.found += fault.diagnostics
            return None
        self.read[name.value] = found.text
        self.sources[found.file] = found.text
        self._room -= len(found.text.encode("utf-8", "replace"))
        if self._room < 0 or len(self.read) > MAX_FILES:
            diagnostics.add("RP005", name.place)
            raise ContentFault(diagnostics.errors)
        diagnostics.includes(found.file, found.text)
        top = open_part(found.text, diagnostics, found.file, formats)
        if top is not None:
            self.origins.note(found.file, top)
        return top

    def elsewhere(self, name: str) -> str:
        """The language whose shared intents hold that name; nothing when none does."""
        for language in LANGUAGES:
            try:
                found = self._includes.read(of_language(language))
                if name in read_intents(found.text, found.file):
                    return language
            except (CannotInclude, ContentFault):
                continue
        return ""

    def _refuse(self, name: Scalar, reason: str) -> None:
        self._diagnostics.add("RP030", name.place, name=name.value, reason=reason)

    def _fragment(self, name: Scalar, body: Node) -> None:
        if name.value in self.known:
            first = self.known[name.value].place
            self._diagnostics.add(
                "RP031", name.place, name=name.value, where=self._diagnostics.where(first, name.place)
            )
            return
        if not isinstance(body, Mapping):
            self._diagnostics.add("RP012", body.place, name=name.value, expected=mark("a block of keys"))
            return
        if len(self.known) >= MAX_FRAGMENTS:
            self._diagnostics.add("RP005", name.place)
            raise ContentFault(self._diagnostics.errors)
        block, before = Block(body, self._diagnostics), len(self._diagnostics.errors)
        params, entry, exits = block.texts("params"), block.text("entry", required=True), block.texts("exits")
        if not exits:
            self._diagnostics.add("RP011", block.place, name="exits")
        list(block.named("beats", required=True))
        tests = tuple(block.blocks("tests"))
        beats = body.get("beats")
        if isinstance(beats, Mapping):
            found = Fragment(name.value, name.place, params, entry, exits, beats, tests)
            names = [key.value for key, _ in beats.entries]
            if entry and entry not in names:
                place = self._diagnostics.within(block.place_of("entry"), entry)
                self._diagnostics.add("RP039", place, nearest(entry, names), name=entry)
            self.known[name.value] = found
        block.done()
        if len(self._diagnostics.errors) > before:  # what it says cannot be judged by a part of it
            self._unsound.add(name.value)

    def check(self) -> None:
        """Report what does not hold together inside each fragment, whether it is used or not."""
        for fragment in [one for name, one in self.known.items() if name not in self._unsound]:
            inside = _Inside(fragment, self._diagnostics)
            inside.look(fragment.beats, "")
            inside.done()

    def advise(self, top: Block) -> None:
        """Warn of what a role-play includes, or writes as a fragment, and uses nowhere."""
        for name, provided in self._provided:
            if provided and not provided & self._used:
                self._diagnostics.add("RP062", name.place, name=name.value)
        own = top.node.get("fragments")
        for name, _ in own.entries if isinstance(own, Mapping) else ():
            if name.value not in self._used:
                self._diagnostics.add("RP062", name.place, name=name.value)

    def use(self, block: Block, trail: tuple[str, ...]) -> Fragment | None:
        """The fragment a beat uses; None once it is reported that there is no such thing."""
        name = block.text("use", required=True)
        node = block.node.get("use") or block.node
        if name in trail:
            self._diagnostics.add("RP028", node.place, name=name)
        elif name not in self.known:
            self._diagnostics.add("RP032", node.place, nearest(name, self.known), name=name)
        else:
            self._used.add(name)
            return self.known[name]
        return None


def spoken_in(top: Mapping) -> str:
    """The language of a role-play's head, ``fr-FR`` where it says none that is known."""
    head = top.get("scenario")
    node = head.get("language") if isinstance(head, Mapping) else None
    return node.value if isinstance(node, Scalar) and node.value in LANGUAGES else LANGUAGES[0]


class _Inside:
    """A fragment speaks of its own beats, exits and parameters only."""

    def __init__(self, fragment: Fragment, diagnostics: Diagnostics) -> None:
        self._fragment = fragment
        self._beats = [key.value for key, _ in fragment.beats.entries]
        self._diagnostics = diagnostics
        self._inserted: set[str] = set()

    def done(self) -> None:
        """Warn of each parameter that no text inserts. A fragment that declares none is told so, once."""
        declared = self._fragment.params
        if self._inserted and not declared:
            self._diagnostics.add("RP011", self._fragment.place, name="params")
        for name in declared:
            if name not in self._inserted:
                place = self._diagnostics.within(self._fragment.place, name)
                self._diagnostics.add("RP062", place, name=name)

    def look(self, node: Node, key: str) -> None:
        """Check a node and what is below it; ``key``: what it is written under."""
        if isinstance(node, Sequence):
            for item in node.items:
                self.look(item, key)
        elif isinstance(node, Mapping):
            for name, value in node.entries:
                self._text(name)
                self.look(value, "" if key in FREE else name.value)
                if key == "exits" and isinstance(value, Scalar):
                    self._target(value, "else")
        else:
            self._text(node)
            self._target(node, key)

    def _text(self, node: Scalar) -> None:
        try:
            list(insertions(BARE.sub("", node.value)))
        except TextFault as fault:
            self._diagnostics.add("RP045", self._diagnostics.within(node.place, fault.name), name=fault.name)
        for name in BARE.findall(node.value):
            self._inserted.add(name)
            if self._fragment.params and name not in self._fragment.params:
                suggestion, place = nearest(name, self._fragment.params), self._diagnostics.within(node.place, name)
                self._diagnostics.add(
                    "RP033", place, suggestion, about=f"{PARAMETER} {self._fragment.name}", name=name, reason=UNKNOWN
                )

    def _target(self, node: Scalar, key: str) -> None:
        exits = self._fragment.exits
        if key == "exit" and node.value not in exits:
            self._diagnostics.add("RP034", node.place, nearest(node.value, exits), name=node.value, reason=NOT_DECLARED)
        if key == "id" and not is_id(node.value):
            self._diagnostics.add("RP012", node.place, name="id", expected=AN_ID)
        known = {"next": self._beats, "else": [*self._beats, *exits]}.get(key)
        if known is not None and node.value not in known:
            self._diagnostics.add("RP039", node.place, nearest(node.value, known), name=node.value)
