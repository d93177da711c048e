"""The map of a role-play: its beats in reading order, where each leads, and which of its moves no test makes."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats
from workstation.roleplay.solving.coverage import coverage

_FAR = 1_000


@dataclass(frozen=True)
class Mapped:
    """A beat: ``line`` and ``last`` in the role-play's own file, 0 when it stands in another.

    ``leads``: beats and endings, in the order they are written. ``unplayed``: its moves that no test makes.
    """

    beat: str
    line: int
    leads: tuple[str, ...]
    unplayed: tuple[str, ...]
    last: int = 0


def mapped(roleplay: Roleplay, shelf: Shelf) -> tuple[Mapped, ...]:
    """The beats of a role-play that checks."""
    made = {one.move for one in coverage(roleplay.script_program, shelf.rules) if one.tests}
    found, written = [], roleplay.text.split("\n")
    for beat in all_beats(roleplay.script):
        moves = _moves(beat)
        then = [beat.subjects.next] if beat.subjects else []
        ways = [*(move.next or move.end for move in moves), *then, *(branch.next for branch in beat.route)]
        leads = dict.fromkeys(name for name in ways if name and name != beat.id)
        unplayed = tuple(move.id for move in moves if move.id not in made)
        line = 0 if beat.place.file else _head(written, beat.place.line)
        found.append(Mapped(beat.id, line, tuple(leads), unplayed, _last(written, line)))
    return tuple(found)


def beat_at(beats: tuple[Mapped, ...], line: int) -> str:
    """The beat that a line of the role-play's own file stands in; nothing above the first and below the last."""
    there = [one for one in beats if 0 < one.line <= line <= one.last]
    return max(there, key=lambda one: one.line).beat if there else ""


def _head(written: list[str], line: int) -> int:
    """The line where what stands at a line is named: itself in a list, else the one above, further out."""
    if written[line - 1].lstrip().startswith("- "):
        return line
    within = _indent(written[line - 1])
    above = (n for n in range(line - 1, 0, -1) if _indent(written[n - 1]) < within)
    return next(above, line)


def _last(written: list[str], line: int) -> int:
    """The last line of what begins at a line: the one before the next that stands as far out, or further."""
    if not line:
        return 0
    head = _indent(written[line - 1])
    after = (n for n, text in enumerate(written[line:], line) if _indent(text) <= head)
    return next(after, len(written))


def _indent(text: str) -> int:
    """How far in a line stands; what is blank or a comment stands in nobody's way."""
    told = text.lstrip()
    return len(text) - len(told) if told and not told.startswith("#") else _FAR


def _moves(beat: m.Beat) -> tuple[m.Move, ...]:
    """Everything that may be said, asked or written there."""
    return (
        *beat.moves,
        *(beat.subjects.of if beat.subjects else ()),
        *(beat.note.moves if beat.note else ()),
        *(beat.reply.moves if beat.reply else ()),
    )
