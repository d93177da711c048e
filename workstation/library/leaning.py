"""What leans on a figure, a sheet, a fragment, a person, a rule or an objection: role-plays, and sessions kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from workstation.content.text import insertions
from workstation.content.yaml_nodes import plain
from workstation.i18n import mark
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import reopen
from workstation.library.store import Store, world_of
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats, all_moves, all_texts
from workstation.roleplay.reading.includes import unbundle
from workstation.session.unreadable import UnreadableSession

KINDS = ("figures", "sheets", "fragments", "people", "rules", "objections")
SAID, SHEET, INCLUDED, MEANT, HELD = (
    mark("in what is said or shown"),
    mark("in a sheet it gives to read"),
    mark("in a fragment it uses"),
    mark("as its person"),
    mark("as what it marks"),
)
RAISED = mark("as an objection it raises")


@dataclass(frozen=True)
class Leaning:
    """A role-play that leans on something, and ``how``."""

    scenario: str
    path: str
    how: tuple[str, ...]


@dataclass(frozen=True)
class Pass:
    """A session kept whose role-play, as it was pinned, leans on something. ``score`` is None until it is marked."""

    session: str
    scenario: str
    started: str
    score: int | None
    passed: bool | None
    how: tuple[str, ...]


def known(shelf: Shelf, kind: str) -> list[str]:
    """What there is of a kind; nothing for a kind that is none."""
    match kind:
        case "figures":
            return sorted({figure.id for figure in shelf.figures})
        case "sheets":
            return sorted(shelf.sheets)
        case "objections":
            return [one.id for one in shelf.objections]
        case "people":
            return sorted(shelf.people)
        case "fragments":
            sound = [one.pinned for one in shelf.roleplays if one.program]
            return sorted({name for pinned in sound for name in _fragments(pinned)[1]} | _bundled(shelf))
        case "rules":
            return sorted({*(flag.id for flag in shelf.breaches), *shelf.rules.ids})
        case _:
            return []


def _bundled(shelf: Shelf) -> set[str]:
    paths = (shelf.root / "fragments").rglob("*.yaml")
    return {name for path in paths for name in plain(path.read_text(encoding="utf-8")).get("fragments", {})}


def leaning(shelf: Shelf, kind: str, *names: str) -> list[Leaning]:
    """The role-plays that lean on any of these as they are written now."""
    wanted = frozenset(names)
    found = []
    for one in shelf.roleplays:
        if one.program is None:
            continue
        how = tuple(_how(one.script, partial(_pinned, one), kind, wanted, lambda sheet: shelf.sheets[sheet].body))
        if how:
            found.append(Leaning(one.script.id, str(one.path), how))
    return found


def passes(store: Store, kind: str, name: str) -> Iterator[Pass]:
    """The sessions kept that lean on it in what they pinned, newest first; those that cannot be read are left out."""
    for row in store.log.sessions():
        if row.state == "erased":
            continue
        try:
            how = _session_leans(store, row.id, kind, name)
        except UnreadableSession:
            continue
        if how:
            result = store.results.alone(row.id)
            score, passed = (result.score, result.passed) if result else (None, None)
            yield Pass(row.id, row.scenario, row.started, score, passed, how)


def _session_leans(store: Store, session: str, kind: str, name: str) -> tuple[str, ...]:
    there = reopen(session, store.log, world_of(store))
    started, pins = there.state.started, there.world.pins
    found: dict[str, None] = {}
    for contact in there.state.contacts.values():
        digest = contact.offer.digest

        def sheet(wanted: str) -> str:
            return pins.file(started.manifest, f"sheets/{wanted}.md") if started else ""

        text = partial(pins.contents.text, digest)
        found |= dict.fromkeys(_how(pins.program(digest).script, text, kind, frozenset({name}), sheet))
    return tuple(found)


def _pinned(one: Roleplay) -> str:
    return one.pinned


def _how(
    script: m.Script, pinned: Callable[[], str], kind: str, names: frozenset[str], sheet: Callable[[str], str]
) -> Iterator[str]:
    """In what ways a role-play leans on some things of a kind."""
    match kind:
        case "figures":
            if any(_inserts(words, names) for words in _texts(script)):
                yield SAID
            if any(_inserts(sheet(document), names) for document in script.documents):
                yield SHEET
        case "sheets":
            if not names.isdisjoint(script.documents):
                yield SHEET
        case "fragments":
            if not names.isdisjoint(_fragments(pinned())[0]):
                yield INCLUDED
        case "objections":
            if any(beat.objection in names for beat in all_beats(script)):
                yield RAISED
        case "people":
            acted = {move.client for move, _ in all_moves(script)}
            if not names.isdisjoint({script.client, script.caller, script.subject} | acted):
                yield MEANT
        case _:
            if not names.isdisjoint(_marked(script)):
                yield HELD


def _inserts(words: str, figures: frozenset[str]) -> bool:
    return "figures" in words and any(part == "figures" and name in figures for part, name in insertions(words))


def _texts(script: m.Script) -> Iterator[str]:
    yield from (text.words for text in all_texts(script) if text.filled)
    for beat in all_beats(script):
        for check in (beat.note, beat.reply):
            for facet in check.facets if check else ():
                yield from facet.says
    for test in script.tests:
        yield from (note.text for _, note in test.notes)
        yield from (text for _, text in test.replies)


def _marked(script: m.Script) -> Iterator[str]:
    """The flags a role-play raises, the rules it asks a text to keep, and those it lifts."""
    yield from (lift.rule for lift in script.lifts)
    for move, _ in all_moves(script):
        yield from (*move.flags, move.breach_flag)
    for beat in all_beats(script):
        for check in (beat.note, beat.reply):
            if check is not None:
                yield from (*check.looked_for, *(flag for facet in check.facets for flag in facet.flags))


def _fragments(pinned: str) -> tuple[set[str], set[str]]:
    """The fragments that a role-play uses, those of its fragments included, and all that it includes."""
    main, _ = unbundle(pinned)
    texts = json.loads(pinned)["includes"].values() if main != pinned else ()
    written: dict[str, object] = {}
    for text in texts:
        written |= plain(text).get("fragments", {})
    used: set[str] = set()
    waiting = list(_uses(plain(main)))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _uses(written.get(name))
    return used & set(written), set(written)


def _uses(node: object) -> Iterator[str]:
    """Every ``use`` below a node."""
    values: Iterable[object] = ()
    if isinstance(node, dict):
        if isinstance(node.get("use"), str):
            yield node["use"]
        values = node.values()
    elif isinstance(node, list):
        values = node
    for value in values:
        yield from _uses(value)
