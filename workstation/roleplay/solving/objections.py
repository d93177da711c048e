"""Whether each objection can be answered without a breach, and let be with respect, from every state that raises it.

An objection is a beat of that stage with those it leads to of the same stage. A way out of it counts when none of its
moves raises a flag. Respect asks that it costs no patience either, and that the contact goes on or closes. Waiting is
no way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.roleplay.playing.program import Program
from workstation.roleplay.solving.graph import Edge, Graph
from workstation.roleplay.solving.reads import leads_to
from workstation.roleplay.solving.world import WAITS

OBJECTION, REBOUND = "objection", "rebound"


@dataclass(frozen=True)
class Objection:
    """An objection from the state that raises it soonest, or from one where it goes wrong.

    ``answered``: there is a way out without a flag. ``let_be``: there is one that costs no patience either, and after
    a proposal a second one, so that the recruit may press on or let be. ``path``: to the state that lacks it.
    """

    beat: str
    place: Place
    states: int
    answered: bool
    let_be: bool
    path: tuple[str, ...]


def grouped(program: Program, stage: str) -> list[frozenset[int]]:
    """The beats of a stage, those that lead to one another together."""
    waiting = {node.number for node in program.nodes if node.beat.stage == stage}
    after = {n: leads_to(program.nodes[n]) & waiting for n in waiting}
    found = []
    while waiting:
        group, edge = set[int](), {min(waiting)}
        while edge:
            group |= edge
            edge = {n for n in waiting for m in group if m in after[n] or n in after[m]} - group
        waiting -= group
        found.append(frozenset(group))
    return found


def objections(graph: Graph) -> Iterator[Objection]:
    """Every objection that is raised, in reading order."""
    if graph.cores:
        ways = _Ways(graph)
        for group in grouped(graph.program, OBJECTION):
            yield from ways.judged(group)


class _Ways:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._program = graph.program

    def judged(self, group: frozenset[int]) -> Iterator[Objection]:
        """The objection of a group of beats, if it is raised at all."""
        graph = self._graph
        without_flag, with_respect = self._out(group, respect=False), self._out(group, respect=True)
        wanted = 2 if self._after_proposal(group) else 1
        raising = [core for core in self._raising(group) if core in graph.worked_out]
        if not raising:
            return
        unanswered = [core for core in raising if not without_flag[core]]
        pressed = [core for core in raising if with_respect[core].bit_count() < wanted]
        shown = min(unanswered or pressed or raising, key=lambda core: len(graph.path(graph.first_state[core])))
        beat = self._program.nodes[graph.beat_of[shown]].beat
        path = tuple(graph.path(graph.first_state[shown]))
        yield Objection(beat.id, beat.place, len(raising), not unanswered, not pressed, path)

    def _raising(self, group: frozenset[int]) -> list[int]:
        """The cores by which the conversation comes into the group."""
        graph, found = self._graph, set[int]()
        if graph.beat_of[0] in group:
            found.add(0)
        for core, edges in enumerate(graph.edges):
            if graph.beat_of[core] not in group:
                found.update(edge.target for edge in edges if graph.beat_of[edge.target] in group)
        return sorted(found)

    def _after_proposal(self, group: frozenset[int]) -> bool:
        before = [node for node in self._program.nodes if leads_to(node) & group and node.number not in group]
        return any(node.beat.stage == REBOUND for node in before)

    def _out(self, group: frozenset[int], respect: bool) -> dict[int, int]:
        """By core of the group, the moves by which one can get out of it, as bits by the move's number."""
        graph = self._graph
        found = {core: 0 for core, beat in enumerate(graph.beat_of) if beat in group}
        ways = {core: [edge for edge in graph.edges[core] if self._clean(edge, respect)] for core in found}
        moved = True
        while moved:
            moved = False
            for core in reversed(found):
                bits = found[core]
                for edge in ways[core]:
                    bits |= self._bits(edge, group, found)
                moved |= bits != found[core]
                found[core] = bits
        return found

    def _bits(self, edge: Edge, group: frozenset[int], found: dict[int, int]) -> int:
        if self._graph.beat_of[edge.target] in group:
            return found[edge.target]
        return 1 << edge.move.number if edge.move else 0

    def _clean(self, edge: Edge, respect: bool) -> bool:
        if edge.kind in WAITS or edge.effects.flags or edge.move is None:
            return False
        return not respect or (edge.move.move.mood >= 0 and not self._failed(edge.target))

    def _failed(self, core: int) -> bool:
        """Whether the contact has ended there, and not as it should."""
        end, ends = self._graph.end_of[core], self._program.script.ends
        return end >= 0 and not (self._graph.written_end(core) and ends[end].kind == "closed")
