"""What a note or a reply judged by facets may turn out to be, as choices of the world.

All said, none, each alone missing, each thing that should not be there; and, since a claim is true or false by what was
done, each set of the claims left out. Which outcome follows, and what is earned, depends on the place.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from workstation.roleplay.model import NoteCheck, ReplyCheck
from workstation.roleplay.playing.outcomes import Told, earned, outcome
from workstation.roleplay.playing.program import BEAT, USED, Node, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import Happening, replies

# Claims whose every combination is tried; past them, each alone and all together.
_MOST_CLAIMS = 4


class Variant(NamedTuple):
    """A text that may be written. ``said``: the facets whose words stand in it; ``found``: what should not be there.

    ``name`` is its name in a step: ``note:NAME``.
    """

    name: str
    said: frozenset[str]
    found: str = ""


@lru_cache(maxsize=256)
def variants(beat: str, check: NoteCheck | ReplyCheck) -> tuple[Variant, ...]:
    """The texts tried where facets judge, the fullest first; none where they do not."""
    wanted = [facet.id for facet in check.facets if facet.wanted]
    every = frozenset(wanted)
    claims = [facet.id for facet in check.facets if facet.claims and facet.wanted]
    found = {every: Variant(f"{beat}.all", every)}

    def leave_out(names: tuple[str, ...]) -> None:
        left = every - set(names)
        found.setdefault(left, Variant(f"{beat}.without.{'.'.join(names)}", left))

    sizes = range(1, len(claims) + 1) if len(claims) <= _MOST_CLAIMS else (len(claims),)
    for size in sizes:
        for names in combinations(claims, size):
            leave_out(names)
    for count in range(1, len(wanted)):
        if count == 1:
            for name in wanted:
                leave_out((name,))
        else:  # each number of things missing, once
            leave_out(tuple(wanted[:count]))
    if every:
        found[frozenset()] = Variant(f"{beat}.none", frozenset())
    faults = [facet.id for facet in check.facets if not facet.wanted]
    told = [Variant(f"{beat}.all.{name}", every | {name}) for name in faults]
    told += [Variant(f"{beat}.all.{name}", every, name) for name in check.looked_for]
    return (*found.values(), *told)


def written(program: Program, place: PlaceTuple, kind: str, variant: Variant) -> Happening | None:
    """What happens when that text is written at a place; None where nothing comes of it. ``kind``: note, reply."""
    node = program.nodes[place[BEAT]]
    check = node.beat.note if kind == "note" else node.beat.reply
    if check is None:
        return None
    stand = standing(program, place)
    false = {f.id for f in check.facets if f.id in variant.said and f.claims and f.claims not in stand}
    met = variant.said - false
    told = Told(lacking(check, met), met, (variant.found,) if variant.found else ())
    among = node.note if kind == "note" else replies(program, place)
    chosen = outcome(program, place, among, check, told)
    return Happening(kind, chosen.number, *earned(check.facets, met, false)) if chosen else None


def lacking(check: NoteCheck | ReplyCheck, met: frozenset[str]) -> int:
    """How many things a text lacks that says those facets, holds every element, and whose other choices are right."""
    return sum(facet.wanted and facet.id not in met for facet in check.facets)


def standing(program: Program, place: PlaceTuple) -> frozenset[str]:
    """The desk steps whose deed was done, by themselves or by another step that asks for the same."""
    done = [one.deed for one in program.steps if one.deed and place[USED] >> one.bit & 1]
    return frozenset(one.move.id for one in program.steps if one.deed and any(map(one.is_done_by, done)))


def claimed(program: Program, node: Node) -> int:
    """The bits of ``USED`` that tell whether the claims of a beat's texts are true."""
    claims = {facet.claims for check in (node.beat.note, node.beat.reply) if check for facet in check.facets}
    if not claims:
        return 0
    claiming = [one for one in program.steps if one.deed and one.move.id in claims]
    bits = 0
    for one in program.steps:
        if one.deed and any(other.is_done_by(one.deed) for other in claiming):
            bits |= 1 << one.bit
    return bits


def judging(node: Node, kind: str) -> tuple[Step, ...]:
    """The outcomes that facets choose among; none where there are no facets."""
    check = node.beat.note if kind == "note" else node.beat.reply
    return () if check is None or not check.facets else node.note if kind == "note" else node.reply
