"""What comes of a note or a reply: the points and flags of its facets, and which of its outcomes applies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from workstation.roleplay.model import CRITICAL_UNSAID, FALSE_NOTE, Facet, NoteCheck, ReplyCheck
from workstation.roleplay.playing.program import PlaceTuple, Program, Step


class Told(NamedTuple):
    """What a text turned out to be: how many things it lacks, what it says, the families of words found in it."""

    lacks: int
    said: Collection[str] = ()
    found: Collection[str] = ()


def outcome(
    program: Program, place: PlaceTuple, among: Iterable[Step], check: NoteCheck | ReplyCheck, told: Told
) -> Step | None:
    """The first outcome that applies: by its own condition, as a breach, by how much is missing, or the rest."""
    said = sum(1 << n for n, facet in enumerate(check.facets) if facet.id in told.said)
    found = sum(1 << n for n, family in enumerate(check.looked_for) if family in told.found)
    judged = (*place[: len(program.start)], told.lacks, said, found)
    for step in among:
        if step.judged is not None and not step.judged(judged):
            continue
        if step.move.breach and not told.found:
            continue
        if step.move.missing is None or told.lacks <= step.move.missing:
            return step
    return None


class Earned(NamedTuple):
    """What facets bring: points by criterion, and flags."""

    points: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()


def earned(facets: Iterable[Facet], met: Collection[str], false: Collection[str]) -> Earned:
    """The sum of the facets that are met; a flag for each that should not be, for a false claim, a critical lack."""
    points: dict[str, int] = {}
    flags: list[str] = []
    for facet in facets:
        if facet.id in met:
            for criterion, n in facet.score:
                points[criterion] = points.get(criterion, 0) + n
            flags += facet.flags
        elif facet.critical:
            flags.append(CRITICAL_UNSAID)
        if facet.id in false:
            flags.append(FALSE_NOTE)
    return Earned(tuple(points.items()), tuple(dict.fromkeys(flags)))
