"""Which flags, breaches, points and facets of a role-play no test of its own would miss: each is removed in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from workstation.content.diagnostics import Diagnostics, Place
from workstation.i18n import mark, tr
from workstation.library.playing import fault_of
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats, all_moves
from workstation.roleplay.playing.program import Compiler, Program
from workstation.roleplay.playing.steps import chosen_in
from workstation.session.pins import MemoryContents, Pins

FLAG, BREACH, SCORE, FACET = (
    mark("the flag “{name}”"),
    mark("the breach “{name}”"),
    mark("the points of “{name}”"),
    mark("the facet “{name}”"),
)


@dataclass(frozen=True)
class Removed:
    """Something taken out of a role-play: of the move, the beat or the facet ``where``. ``kind``: one of the above.

    ``step``: what a test has to do for it to matter: a move's id, or the beginning ``note:`` or ``reply:``.
    """

    kind: str
    name: str
    where: str
    step: str
    place: Place
    script: m.Script

    def said(self) -> str:
        """What it is, in the reader's language."""
        return tr(self.kind, name=self.name)


@dataclass(frozen=True)
class Mutations:
    """How many removals were tried on a role-play, and those that no test misses."""

    scenario: str
    path: str
    tried: int
    missed_by_none: tuple[Removed, ...]


class _Mutant(Pins):
    """Reads one role-play for whatever was pinned: the one with something removed."""

    def __init__(self, program: Program) -> None:
        super().__init__(MemoryContents())
        self._mutant = program

    def program(self, pinned: str) -> Program:
        """The role-play with something removed."""
        del pinned
        return self._mutant


def mutate(roleplay: Roleplay, shelf: Shelf) -> Mutations:
    """Remove each flag, breach, score and facet in turn, and play the tests that it may matter to."""
    tried, kept = 0, []
    for removed in removals(roleplay.script):
        tried += 1
        if not _is_missed(removed, roleplay, shelf):
            kept.append(removed)
    return Mutations(roleplay.script.id, str(roleplay.path), tried, tuple(kept))


def _is_missed(removed: Removed, roleplay: Roleplay, shelf: Shelf) -> bool:
    """Whether a test fails without it, or the role-play names it elsewhere and does not stand without it."""
    faults = Diagnostics(str(roleplay.path))
    program = Compiler(removed.script, faults).program()
    if faults.errors:
        return True
    mutant = replace(roleplay, program=program)
    tests = (test for test in removed.script.tests if any(_does(step, removed.step) for step in test.steps))
    return any(fault_of(mutant, shelf, test, _Mutant(program)) for test in tests)


def _does(step: str, wanted: str) -> bool:
    return step.startswith(wanted) if wanted.endswith(":") else chosen_in(step)[0] == wanted


def removals(script: m.Script) -> Iterator[Removed]:
    """The role-play without each of its flags, breaches, points and facets, one at a time."""
    for move, kind in all_moves(script):
        step = f"{kind}:" if kind in ("note", "reply") else move.id
        for what, name, place, change in _of_move(move):
            yield Removed(what, name, move.id, step, place, _changed(script, move.id, change))
    for beat in all_beats(script):
        for key, check in (("note:", beat.note), ("reply:", beat.reply)):
            for facet in check.facets if check else ():
                yield Removed(FACET, facet.id, beat.id, key, facet.at("id"), _without(script, beat.id, facet.id))


Change = Callable[[m.Move], m.Move]


def _of_move(move: m.Move) -> Iterator[tuple[str, str, Place, Change]]:
    for flag in move.flags:
        left = tuple(one for one in move.flags if one != flag)
        yield FLAG, flag, move.at(f"flag.{flag}", "flag"), partial(replace, flags=left)
    if move.breach_flag:
        yield BREACH, move.breach_flag, move.at("breach.flag"), partial(replace, breach_flag="", breach_unless=None)
    for criterion, _ in move.score:
        points = tuple(pair for pair in move.score if pair[0] != criterion)
        yield SCORE, criterion, move.at(f"score.{criterion}"), partial(replace, score=points)


def _changed(script: m.Script, name: str, change: Change) -> m.Script:
    """The role-play with the move of that id changed."""

    def moves(those: tuple[m.Move, ...]) -> tuple[m.Move, ...]:
        return tuple(change(move) if move.id == name else move for move in those)

    def beat(one: m.Beat) -> m.Beat:
        return replace(
            one,
            moves=moves(one.moves),
            subjects=replace(one.subjects, of=moves(one.subjects.of)) if one.subjects else None,
            note=replace(one.note, moves=moves(one.note.moves)) if one.note else None,
            reply=replace(one.reply, moves=moves(one.reply.moves)) if one.reply else None,
        )

    return replace(_with_beats(script, beat), desk=moves(script.desk))


def _without(script: m.Script, where: str, name: str) -> m.Script:
    """The role-play without a facet of a beat's note or reply."""

    def beat(one: m.Beat) -> m.Beat:
        if one.id != where:
            return one
        note = replace(one.note, facets=_others(one.note.facets, name)) if one.note else None
        reply = replace(one.reply, facets=_others(one.reply.facets, name)) if one.reply else None
        return replace(one, note=note, reply=reply)

    return _with_beats(script, beat)


def _others(facets: tuple[m.Facet, ...], name: str) -> tuple[m.Facet, ...]:
    return tuple(facet for facet in facets if facet.id != name)


def _with_beats(script: m.Script, change: Callable[[m.Beat], m.Beat]) -> m.Script:
    return replace(
        script,
        beats=tuple(change(beat) for beat in script.beats),
        interrupts=tuple(replace(one, beat=change(one.beat)) for one in script.interrupts),
    )
