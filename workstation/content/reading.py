"""Typed reading of a YAML block, with a diagnostic at the very place for whatever does not fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from workstation.content.diagnostics import (
    MOST_FAULTS,
    ContentFault,
    Diagnostics,
    Phrase,
    Place,
    in_order,
    nearest,
    phrase,
)
from workstation.content.french_keys import meant_by
from workstation.content.personal import real_looking
from workstation.content.traps import colon
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence, parse
from workstation.folding import straightened
from workstation.i18n import mark

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = 9
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""Nobody alive was born before the first; nothing is known of what holds after the last."""
_INSERTED = re.compile(r"\{\{.{0,60}?\}\}|\{%.{0,60}?%\}|\{#.{0,60}?#\}", re.DOTALL)
OLDER = mark("Run “main.py upgrade” and the name of this file")
NEWER = mark("Use a version of the program that reads it, or correct the number")
A_TEXT = mark("a text")
SEEN = mark("a text that can be seen")
TEXTS = mark("a list of texts")
A_NUMBER = mark("a whole number")
A_NUMBER_WITHIN = mark("a whole number from {low} to {high}")
A_DAY_WITHIN = mark("a date from {low} to {high}")
AN_ID = mark("an id of small letters, digits, _ and -")


def is_count(text: str) -> bool:
    """Whether the text is a whole number, and short enough to be one that somebody meant."""
    return len(text) <= _DIGITS and text.isascii() and text.isdigit()


def is_blank(text: str) -> bool:
    """Whether nothing would be seen of the text."""
    first = text[:1]
    return not (first.isascii() and first.isalnum()) and not straightened(text)


def is_id(text: str) -> bool:
    """Whether the text may be an id."""
    return bool(_ID.match(text))


def one_of(words: Iterable[str]) -> Phrase:
    """What is expected where a few words are allowed."""
    return Phrase(mark("one of: {words}"), (("words", ", ".join(words)),))


# What stands under a key, for whoever wrote a word or a number there.
_BLOCKS = {
    "score": "{welcome: 2}", "set": "{sent: true}", "patience": "{start: 3, max: 4}", "time": "{limit: 240}",
    "expect": "{end: done, passed: true}", "with": "{card: classic}", "exits": "{done: close}",
    "silence": '{after: 20, client: "…"}', "hold": '{after: 60, client: "…"}', "rubric": "{welcome: {max: 2}}",
    "breach": '{unless: "identity >= 1", flag: secrecy}', "instead": "{recap: bye}", "draws": "{ask_birth: wrong}",
    "dates": '{reply: "+5 working days"}', "world": "{client: nadia-belkacem}",
    "vars": "{sent: {type: bool, start: false}}",
}  # fmt: skip
_CENTS = re.compile(r"[0-9]{1,2} ?€?\Z")


def _a_block(key: str) -> str | Phrase:
    if key in _BLOCKS:
        return phrase(mark("a block of keys such as {example}"), example=_BLOCKS[key])
    return mark("a block of keys")


class Block:
    """One mapping being read. Each ``take`` marks its key as known; ``done`` reports the others."""

    def __init__(self, node: Mapping, diagnostics: Diagnostics) -> None:
        self.node = node
        self.place = node.place
        self.diagnostics = diagnostics
        self._taken: list[str] = []

    def take(self, key: str, required: bool = False) -> Node | None:
        """The node under ``key``; a missing required one is reported."""
        self._taken.append(key)
        node = self.node.get(key)
        if node is None and required:
            self.diagnostics.add("RP011", self.place, name=key)
        return node

    def has(self, key: str) -> bool:
        """Whether the author wrote ``key``."""
        return self.node.get(key) is not None

    def place_of(self, key: str) -> Place:
        """Where ``key`` is written, or the block itself."""
        return next((name.place for name, _ in self.node.entries if name.value == key), self.place)

    def done(self) -> None:
        """Report every key nobody asked for."""
        for key, _ in self.node.entries:
            if key.value in self._taken:
                continue
            if self._cut_by_a_comma(key):
                continue
            suggestion = nearest(key.value, self._taken) or meant_by(key.value, self._taken)
            if not self.has(suggestion):  # the key that is missing here is the one misspelt: that is said once
                self.diagnostics.withdraw("RP011", self.place, suggestion)
            self.diagnostics.add("RP010", key.place, suggestion, name=key.value)

    def _cut_by_a_comma(self, key: Scalar) -> bool:
        """Whether a key is the cents of the amount before it, written with a comma between braces."""
        before = self.node.entries[max(0, [name for name, _ in self.node.entries].index(key) - 1)][1]
        if not (_CENTS.match(key.value) and isinstance(before, Scalar) and is_count(before.value)):
            return False
        name = next(name.value for name, node in self.node.entries if node is before)
        self.wrong(name, before, mark("an amount with a point, such as 12.50"))
        return True

    def wrong(self, key: str, node: Node, expected: str | Phrase) -> None:
        """Report a value of the wrong kind; a text that a colon made a block of is told as such."""
        if isinstance(node, Mapping) and node.entries and expected in (A_TEXT, TEXTS):
            name, value = node.entries[0]
            if not name.quoted and isinstance(value, Scalar) and not is_id(name.value):
                word = name.value.split()[-1] if name.value.split() else name.value
                self.diagnostics.add("RP019", self.diagnostics.within(name.place, ":"), detail=colon(word))
                return
        self.diagnostics.add("RP012", node.place, name=key, expected=expected)

    def text(self, key: str, default: str = "", required: bool = False) -> str:
        """A text on one or several lines. One that would show nothing is none."""
        node = self.take(key, required)
        if node is None:
            return default
        if isinstance(node, Scalar):
            if is_blank(node.value) and (required or node.value):
                self.wrong(key, node, SEEN)
            return node.value
        self.wrong(key, node, A_TEXT)
        return default

    def ident(self, key: str, required: bool = True) -> str:
        """An id: small letters, digits, _ and -."""
        value = self.text(key, required=required)
        node = self.node.get(key)
        if isinstance(node, Scalar) and value and not node.made and not _ID.match(value):
            self.wrong(key, node, AN_ID)
        return value

    def number(self, key: str, default: int = 0, low: int = -(10**9), high: int = 10**9, required: bool = False) -> int:
        """A whole number between ``low`` and ``high``; a leading + is allowed."""
        node = self.take(key, required)
        if node is None:
            return default
        if isinstance(node, Scalar) and re.fullmatch(r"[+-]?[0-9]{1,9}", node.value) and low <= int(node.value) <= high:
            return int(node.value)
        any_one = high == 10**9
        self.wrong(key, node, A_NUMBER if any_one else phrase(A_NUMBER_WITHIN, low=low, high=high))
        return default

    def cents(self, key: str, default: int = 0, required: bool = False) -> int:
        """An amount in euros, kept in cents."""
        node = self.take(key, required)
        if node is None:
            return default
        if isinstance(node, Scalar) and re.fullmatch(r"[+-]?[0-9]{1,9}(\.[0-9]{1,2})?", node.value):
            whole, _, part = node.value.lstrip("+-").partition(".")
            amount = int(whole) * 100 + int((part + "00")[:2])
            return -amount if node.value.startswith("-") else amount
        self.wrong(key, node, mark("an amount such as 12.50"))
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        node = self.take(key)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.value in ("true", "false"):
            return node.value == "true"
        self.wrong(key, node, mark("true or false"))
        return default

    def day(self, key: str, required: bool = False, low: date = FIRST_DAY, high: date = LAST_DAY) -> date | None:
        """A date written 2026-11-22, between ``low`` and ``high``; ``null`` is none."""
        node = self.take(key, required)
        if node is None or (isinstance(node, Scalar) and node.value in ("null", "")):
            return None
        try:
            written = node.value if isinstance(node, Scalar) and _DAY.fullmatch(node.value) else ""
            found = date.fromisoformat(written)
        except ValueError:
            self.wrong(key, node, mark("a date such as 2026-11-22"))
            return None
        if low <= found <= high:
            return found
        self.wrong(key, node, phrase(A_DAY_WITHIN, low=low.isoformat(), high=high.isoformat()))
        return None

    def choice(self, key: str, among: tuple[str, ...], default: str = "", required: bool = False) -> str:
        """One of a few words."""
        node = self.take(key, required)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.value in among:
            return node.value
        word = node.value if isinstance(node, Scalar) else ""
        self.diagnostics.add("RP012", node.place, nearest(word, among), name=key, expected=one_of(among))
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self.take(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else [node]
        for item in items:
            if not isinstance(item, Scalar):
                self.wrong(key, item, TEXTS)
            elif is_blank(item.value):
                self.wrong(key, item, SEEN)
        return tuple(item.value for item in items if isinstance(item, Scalar))

    def block(self, key: str, required: bool = False) -> Block | None:
        """A block of keys."""
        node = self.take(key, required)
        if node is None:
            return None
        if isinstance(node, Mapping):
            return Block(node, self.diagnostics)
        self.wrong(key, node, _a_block(key))
        return None

    def blocks(self, key: str) -> Iterator[Block]:
        """A list of blocks."""
        node = self.take(key)
        if node is None:
            return
        if not isinstance(node, Sequence):
            self.wrong(key, node, mark("a list"))
            return
        for item in node.items:
            if isinstance(item, Mapping):
                yield Block(item, self.diagnostics)
            else:
                self.wrong(key, item, mark("a list of blocks"))

    def named(self, key: str, required: bool = False) -> Iterator[tuple[Scalar, Node]]:
        """The entries of a block whose keys the author chose."""
        node = self.take(key, required)
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.wrong(key, node, _a_block(key))
            return
        for name, item in node.entries:
            if not name.made and not _ID.match(name.value):
                self.diagnostics.add("RP012", name.place, name=name.value, expected=AN_ID)
            yield name, item


def open_document(text: str, file: str, formats: Collection[int] = (1,)) -> Block:
    """The top block of a content file of one of these formats; what is wrong in it is told with the rest.

    Raises ``ContentFault`` when there is no such block.
    """
    diagnostics = Diagnostics(file, text, MOST_FAULTS)
    block = open_part(text, diagnostics, "", formats)
    if block is None or block.text("format") not in map(str, formats):
        raise ContentFault(in_order(diagnostics.errors))
    return block


def open_part(text: str, diagnostics: Diagnostics, file: str, formats: Collection[int]) -> Block | None:
    """The top block of a file, ``file`` when it is included by the one being checked; None when it has none."""
    known = len(diagnostics.errors)
    root = parse(text, diagnostics, file)
    if not isinstance(root, Mapping):
        if len(diagnostics.errors) == known:
            diagnostics.add("RP012", Place(file=file), name="file", expected=mark("a block of keys"))
        return None
    block = Block(root, diagnostics)
    found = block.text("format", required=True)
    if found and found not in map(str, formats):
        reason = OLDER if is_count(found) and int(found) < min(formats) else NEWER
        diagnostics.add("RP004", block.place_of("format"), found=found[:20], known=max(formats), reason=reason)
    return block


def as_it_stands(node: Node, diagnostics: Diagnostics, filled: Collection[str] = ()) -> None:
    """Report what would be shown with its braces: only some texts of role-plays, and sheets, have insertions.

    ``filled``: the keys whose texts are filled in.
    """
    if isinstance(node, Scalar):
        if found := _INSERTED.search(node.value):
            diagnostics.add("RP015", diagnostics.within(node.place, found[0]), name=found[0])
    elif isinstance(node, Sequence):
        for item in node.items:
            as_it_stands(item, diagnostics, filled)
    else:
        skipped = filled if node.get("any") is None else ()  # what a note must hold is compared as it is written
        for key, value in node.entries:
            if key.value not in skipped:
                as_it_stands(value, diagnostics, filled)


def invented(node: Node, diagnostics: Diagnostics) -> None:
    """Report what could be somebody's own number or address, wherever it is written below a node."""
    if isinstance(node, Scalar):
        for found in real_looking(node.value):
            diagnostics.add("RP056", diagnostics.within(node.place, found), name=found)
        return
    for item in node.items if isinstance(node, Sequence) else [value for _, value in node.entries]:
        invented(item, diagnostics)


def finish(block: Block, filled: Collection[str] = ()) -> None:
    """Report unknown keys, insertions nobody fills in and what is somebody's own, then raise ``ContentFault``.

    ``filled``: the keys whose texts are filled in.
    """
    invented(block.node, block.diagnostics)
    block.done()
    as_it_stands(block.node, block.diagnostics, filled)
    block.diagnostics.stop()
