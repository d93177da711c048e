"""Wordings shared by many role-plays: an intent is something an adviser says everywhere, in one language.

A move names it (``intent: ask_birth_date``) and is heard by its wordings beside those it writes itself. What the move
does not write is the intent's: the words it is listed and asked about in, the sentence, the reason. An intent may take
in another's wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from workstation.content.diagnostics import Diagnostics, nearest, phrase
from workstation.content.reading import Block, finish, one_of, open_document
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay.reading.formats import LANGUAGES, Origins

FOLDER = "intents"
GIVES = ("asks", "say", "why")
"""What an intent gives a move that does not write it; ``asks`` is its hint too."""
_FILLED = ("say", "hears", "why")  # what a move says is filled in
_SPOKEN = ("hint", "say")  # what a move done at the desk is not given
ELSEWHERE = mark("it is one of {there}, and this role-play is in {here}")
NOWHERE = mark("there is none of that name")


@dataclass(frozen=True)
class Intent:
    """An intent as written: what it gives (``GIVES``), its wordings, the intents whose wordings it takes in."""

    name: Scalar
    gives: dict[str, Scalar]
    hears: tuple[Scalar, ...]
    also: tuple[Scalar, ...]


def of_language(language: str) -> str:
    """The file of a language's intents."""
    return f"{FOLDER}/{language[:2]}.yaml"


def read_intents(text: str, file: str) -> dict[str, Intent]:
    """The intents of a file by name. Raises ``ContentFault``."""
    top = open_document(text, file)
    found: dict[str, Intent] = {}
    take_intents(top, found)
    language, stem = top.text("language"), PurePath(file).stem
    named = next((one for one in LANGUAGES if one.startswith(f"{stem}-")), language)
    node = top.node.get("language")
    if node is not None and language in LANGUAGES and language != named:
        top.wrong("language", node, one_of([named]))
    check_intents(found, top.diagnostics)
    finish(top, _FILLED)
    return found


def take_intents(top: Block, known: dict[str, Intent]) -> str:
    """Add a file's intents to those known, and say their language. What is wrong in them is reported."""
    language = top.choice("language", LANGUAGES, required=True)
    for name, body in top.named("intents", required=True):
        if not isinstance(body, Mapping):
            top.wrong(name.value, body, mark("a block of keys"))
            continue
        block = Block(body, top.diagnostics)
        for key in GIVES:
            block.text(key)
        for key in ("hears", "also"):
            block.texts(key)
        if not block.has("hears") and not block.has("also"):
            block.take("hears", required=True)
        block.done()
        if name.value in known:
            where = top.diagnostics.where(known[name.value].name.place, name.place)
            top.diagnostics.add("RP031", name.place, name=name.value, where=where)
            continue
        gives = {key: node for key in GIVES if isinstance(node := body.get(key), Scalar)}
        known[name.value] = Intent(name, gives, _texts(body.get("hears")), _texts(body.get("also")))
    return language


def _texts(node: Node | None) -> tuple[Scalar, ...]:
    items = node.items if isinstance(node, Sequence) else [node] if node is not None else []
    return tuple(item for item in items if isinstance(item, Scalar))


def check_intents(known: dict[str, Intent], diagnostics: Diagnostics) -> None:
    """Report the intents that take in one that is none, or themselves by way of others."""
    for intent in known.values():
        for other in intent.also:
            if other.value not in known:
                diagnostics.add("RP150", other.place, nearest(other.value, known), name=other.value, reason=NOWHERE)
    told: set[str] = set()
    for name in known:
        way = _cycle(name, known, ())
        if way and not told & set(way):
            told |= set(way)
            steps = [
                (one, next(o for o in known[one].also if o.value == to))
                for one, to in zip(way, (*way[1:], way[0]), strict=True)
            ]
            last, at = max(steps, key=lambda step: (step[1].place.line, step[1].place.column))
            turned = (*way[way.index(last) :], *way[: way.index(last)])
            diagnostics.add("RP151", at.place, name=last, way=" → ".join((*turned, last)))


def _cycle(name: str, known: dict[str, Intent], trail: tuple[str, ...]) -> tuple[str, ...]:
    """The intents that go round, beginning with ``name``; nothing when they do not."""
    if trail and name == trail[0]:
        return trail
    if name in trail or name not in known:
        return ()
    ways = (_cycle(other.value, known, (*trail, name)) for other in known[name].also)
    return next((way for way in ways if way), ())


def wordings(name: str, known: dict[str, Intent], trail: frozenset[str] = frozenset()) -> Iterator[Scalar]:
    """The wordings of an intent, and of those it takes in."""
    if name in trail or name not in known:
        return
    yield from known[name].hears
    for other in known[name].also:
        yield from wordings(other.value, known, trail | {name})


class Heard:
    """Puts the wordings of intents in the place where a move names one.

    ``elsewhere``: the language whose intents hold a name, when it is not the role-play's.
    """

    def __init__(
        self,
        known: dict[str, Intent],
        diagnostics: Diagnostics,
        origins: Origins,
        language: str,
        elsewhere: Callable[[str], str],
    ) -> None:
        self._known = known
        self._diagnostics = diagnostics
        self._origins = origins
        self._language = language
        self._elsewhere = elsewhere

    def within(self, node: Node) -> Node:
        """A node with every intent below it written out."""
        if isinstance(node, Sequence):
            return Sequence(node.place, [self.within(item) for item in node.items])
        if not isinstance(node, Mapping):
            return node
        named = node.get("intent")
        if named is None or node.get("id") is None:
            return Mapping(node.place, [(key, self.within(value)) for key, value in node.entries])
        if not self._origins.shares(node.place):
            key = next(key for key, _ in node.entries if key.value == "intent")
            self._diagnostics.add("RP010", key.place, name=key.value)
            return node
        return self._move(node, named)

    def unknown(self, there: Scalar, name: str) -> None:
        """Report an intent that is named and that there is none of."""
        language = self._elsewhere(name)
        reason = phrase(ELSEWHERE, there=language, here=self._language) if language else NOWHERE
        meant = "" if language else nearest(name, self._known)
        self._diagnostics.add("RP150", there.place, meant, name=name, reason=reason)

    def _move(self, move: Mapping, named: Node) -> Node:
        if not isinstance(named, Scalar):
            return move
        intent = self._known.get(named.value)
        if intent is None:
            self.unknown(named, named.value)
            return move
        found = Mapping(move.place, [pair for pair in move.entries if pair[0].value != "hears"])
        own = _texts(move.get("hears"))
        place = next((key for key, _ in move.entries if key.value == "hears"), Scalar("hears", named.place))
        written = {one.value for one in own}
        shared = dict.fromkeys(one for one in wordings(named.value, self._known) if one.value not in written)
        found.entries.append((place, Sequence(place.place, [*own, *shared])))
        gives = {**intent.gives, "hint": intent.gives.get("asks")}
        for key, given in gives.items():
            if given is not None and move.get(key) is None and not (key in _SPOKEN and move.get("desk")):
                found.entries.append((Scalar(key, given.place), given))
        return found


def named_in(node: Node) -> bool:
    """Whether a move below a node names an intent."""
    if isinstance(node, Sequence):
        return any(named_in(item) for item in node.items)
    if not isinstance(node, Mapping):
        return False
    return node.get("intent") is not None or any(named_in(value) for _, value in node.entries)
