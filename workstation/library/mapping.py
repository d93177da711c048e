"""The map of a role-play: its beats in reading order, where each leads, and which of its moves no test makes."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats
from workstation.roleplay.solving.coverage import coverage


@dataclass(frozen=True)
class Mapped:
    """A beat: ``line`` in the role-play's own file, 0 when it stands in another.

    ``leads``: beats and endings, in the order they are written. ``unplayed``: its moves that no test makes.
    """

    beat: str
    line: int
    leads: tuple[str, ...]
    unplayed: tuple[str, ...]


def mapped(roleplay: Roleplay, shelf: Shelf) -> tuple[Mapped, ...]:
    """The beats of a role-play that checks."""
    made = {one.move for one in coverage(roleplay.script_program, shelf.rules) if one.tests}
    found = []
    for beat in all_beats(roleplay.script):
        moves = _moves(beat)
        then = [beat.subjects.next] if beat.subjects else []
        ways = [*(move.next or move.end for move in moves), *then, *(branch.next for branch in beat.route)]
        leads = dict.fromkeys(name for name in ways if name and name != beat.id)
        unplayed = tuple(move.id for move in moves if move.id not in made)
        found.append(Mapped(beat.id, 0 if beat.place.file else beat.place.line, tuple(leads), unplayed))
    return tuple(found)


def beat_at(beats: tuple[Mapped, ...], line: int) -> str:
    """The beat that a line of the role-play's own file stands in; nothing above the first."""
    there = [one for one in beats if 0 < one.line <= line]
    return max(there, key=lambda one: one.line).beat if there else ""


def _moves(beat: m.Beat) -> tuple[m.Move, ...]:
    """Everything that may be said, asked or written there."""
    return (
        *beat.moves,
        *(beat.subjects.of if beat.subjects else ()),
        *(beat.note.moves if beat.note else ()),
        *(beat.reply.moves if beat.reply else ()),
    )
