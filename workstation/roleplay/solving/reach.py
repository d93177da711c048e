"""What is never reached and why; and the traps: places from which no written ending can be reached."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.roleplay.model import TRANSFERRED
from workstation.roleplay.playing.program import IDENTITY, Node, Step
from workstation.roleplay.playing.step import is_left, is_reached
from workstation.roleplay.solving.graph import Graph
from workstation.roleplay.solving.reads import leads_to
from workstation.roleplay.solving.variants import judging
from workstation.roleplay.solving.world import DRAW, WAITS, possible_notes, uncovered_note, uncovered_reply

START = "answered"
_NOT_ASKED = (*WAITS, DRAW)  # what no adviser brings about


@dataclass(frozen=True)
class Reached:
    """Something that can happen. ``path``: the steps of the shortest way, itself included."""

    kind: str
    name: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class Never:
    """Something that cannot happen.

    ``kind``: beat, move, reply, note, branch, end. ``why``: condition (``detail`` is never true there), identity (never
    as high as its act asks for, ``detail``), refused (by the desk, for the reason ``detail``), never (so, whatever
    was done before: no way need be known for it), taken (its act at the desk means the move ``detail``), covered (the
    outcomes before it take every case), unreached (nothing that leads there can happen), beat (its own beat is never
    reached). ``path``: the shortest way to where it could have happened.
    """

    kind: str
    name: str
    place: Place
    why: str
    detail: str = ""
    path: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trap:
    """A place with no way on to a written ending; waiting until the customer hangs up is no way on.

    ``stuck``: nothing at all is left to say or do there, where the others can only lead to it. ``refused``: what would
    be, were it not that the desk refuses its act.
    """

    beat: str
    place: Place
    path: tuple[str, ...]
    stuck: bool
    refused: tuple[Never, ...] = ()


@dataclass(frozen=True)
class Unjudged:
    """A beat where a note or a reply lacking ``missing`` elements or more comes to nothing."""

    beat: str
    place: Place
    missing: int


class Reach:
    """Reads a graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._program = graph.program

    def path_to(self, kind: str, number: int, line: int = 0) -> tuple[str, ...] | None:
        """The shortest way to a beat, a move, a line of a route or an ending; None when there is none."""
        found = self._graph.first.get((kind, number, line))
        if found is None:
            return None
        state, name = found
        return (*self._graph.path(state), name) if name else ()

    def reached(self) -> Iterator[Reached]:
        """Everything that can happen, with its shortest way."""
        program = self._program
        for node in program.nodes:
            if (path := self.path_to("beat", node.number)) is not None:
                yield Reached("beat", node.beat.id, path)
            for line in range(len(node.route)):
                if (path := self.path_to("branch", node.number, line)) is not None:
                    yield Reached("branch", f"{node.beat.id}#{line + 1}", path)
        for step in program.steps:
            if (path := self.path_to("move", step.number)) is not None:
                yield Reached("move", step.move.id, path)
        for number, end in enumerate(program.script.ends):
            if (path := self.path_to("end", number)) is not None:
                yield Reached("end", end.id, path)

    def never(self) -> Iterator[Never]:
        """Everything that cannot happen, in reading order; nothing when the exploration was cut."""
        if not self._graph.complete or not self._graph.cores:
            return
        for node in self._program.nodes:
            yield from self._never_in(node)
        for step in self._program.desk:
            if ("move", step.number, 0) not in self._graph.first:
                yield self._closed("move", step, *self._why_closed(step, None), ())
        for number, end in enumerate(self._program.script.ends):
            if end.id == TRANSFERRED:  # the desk passes a contact on: no move leads there
                continue
            if ("end", number, 0) not in self._graph.first:
                why = "condition" if end.when else "unreached"
                yield Never("end", end.id, end.place, why, end.when.text if end.when else "")

    def _never_in(self, node: Node) -> Iterator[Never]:
        path = self.path_to("beat", node.number)
        if path is None:
            yield Never("beat", node.beat.id, node.beat.place, "unreached", ", ".join(self._sources(node)))
            return
        for step in (*node.subjects, *node.moves):
            if ("move", step.number, 0) not in self._graph.first:
                yield self._closed("move", step, *self._why_closed(step, node), path)
        for step in node.reply:
            if ("move", step.number, 0) not in self._graph.first:
                why, detail = self._why_closed(step, node)
                why, detail = (why, detail) if why == "condition" else ("covered", "")
                yield self._closed("reply", step, why, detail, path)
        judged = judging(node, "note")
        possible = [] if judged else possible_notes(node)
        for step in node.note:
            if step not in possible and not (judged and ("move", step.number, 0) in self._graph.first):
                yield Never("note", step.move.id, step.move.place, "covered", "", path)
        for line, branch in enumerate(node.beat.route):
            if ("branch", node.number, line) not in self._graph.first:
                detail = branch.when.text if branch.when else "else"
                yield Never("branch", node.beat.id, branch.place, "condition", detail, path)

    def _why_closed(self, step: Step, node: Node | None) -> tuple[str, str]:
        """Why a move is never open, in a reached beat or anywhere, and the detail of it: its condition, the identity

        its act asks for, the desk, or another move that its act always means.
        """
        graph, ever, refused = self._graph, False, ""
        for core, beat in enumerate(graph.beat_of):
            if beat < 0 or (node is not None and beat != node.number):
                continue
            place = graph.place(core)
            if step.when is None or step.when(place):
                if is_reached(self._program, place, step):
                    if step.move.desk:
                        return "taken", self._same(step)
                    return self._by_condition(step)
                ever = True
                if place[IDENTITY] >= step.level:
                    refused = refused or self._program.refusal(place, step)
        if refused:
            told = self._program.refused[step.number].always
            return "never" if told else "refused", refused
        return ("identity", f"identity >= {step.level}") if ever else self._by_condition(step)

    def _by_condition(self, step: Step) -> tuple[str, str]:
        return ("condition", step.move.when.text) if step.when and step.move.when else ("unreached", "")

    def _same(self, step: Step) -> str:
        """The other move that the act of this one means."""
        steps = self._program.steps
        return next((s.move.id for s in steps if step.deed and s.is_done_by(step.deed) and s is not step), "")

    def _closed(self, kind: str, step: Step, why: str, detail: str, path: tuple[str, ...]) -> Never:
        place = step.move.at("with", "desk") if why == "refused" else step.move.place
        return Never(kind, step.move.id, place, why, detail, path)

    def _sources(self, node: Node) -> list[str]:
        """The beats that name this one."""
        return [one.beat.id for one in self._program.nodes if one is not node and node.number in leads_to(one)]

    def unjudged(self) -> Iterator[Unjudged]:
        """The notes and replies that come to nothing."""
        for node in self._program.nodes:
            missing = self._uncovered_reply(node) if node.reply else uncovered_note(node)
            if missing is not None and self.path_to("beat", node.number) is not None:
                yield Unjudged(node.beat.id, node.beat.place, missing)

    def _uncovered_reply(self, node: Node) -> int | None:
        """The least of all the places of the beat: an outcome may be used up, or its condition false."""
        graph = self._graph
        places = (graph.place(core) for core, beat in enumerate(graph.beat_of) if beat == node.number)
        found = [missing for place in places if (missing := uncovered_reply(self._program, place)) is not None]
        return min(found, default=None)

    def traps(self) -> Iterator[Trap]:
        """The shortest way into a trap, one for each beat."""
        graph = self._graph
        out = self._ways_out()
        stuck = [core for core in graph.first_cores if core in graph.worked_out and core not in out]
        found: dict[int, Trap] = {}
        for core in sorted(stuck, key=lambda core: (len(graph.path(graph.first_state[core])), core)):
            beat = graph.beat_of[core]
            dead = all(edge.kind in _NOT_ASKED for edge in graph.first_cores[core])
            if beat >= 0 and (beat not in found or (dead and not found[beat].stuck)):
                written = self._program.nodes[beat].beat
                path = tuple(graph.path(graph.first_state[core]))
                found[beat] = Trap(written.id, written.place, path, dead, tuple(self._refused_at(core)))
        yield from found.values()

    def _refused_at(self, core: int) -> Iterator[Never]:
        """The acts of a beat that the desk refuses there."""
        place, node = self._graph.place(core), self._program.nodes[self._graph.beat_of[core]]
        for step in (*node.subjects, *node.moves):
            if is_left(place, step) and (reason := self._program.refusal(place, step)):
                path = tuple(self._graph.path(self._graph.first_state[core]))
                yield self._closed("move", step, "refused", reason, path)

    def _ways_out(self) -> set[int]:
        """The cores from which the adviser can bring about a written ending, or that were left unexplored."""
        graph = self._graph
        before: dict[int, list[int]] = {}
        for core, edges in graph.first_cores.items():
            for edge in edges:
                if edge.kind not in _NOT_ASKED:
                    before.setdefault(edge.target, []).append(core)
        out = {core for core in graph.first_cores if graph.written_end(core) or core not in graph.worked_out}
        waiting = deque(out)
        while waiting:
            for core in before.get(waiting.popleft(), ()):
                if core not in out:
                    out.add(core)
                    waiting.append(core)
        return out

    def endless(self) -> Iterator[tuple[str, ...]]:
        """The ways to silent routes that never come to rest."""
        for state, name in self._graph.endless:
            yield (*self._graph.path(state), name) if state >= 0 else ()
