"""What the rest of a conversation can still read, beat by beat: all that a place must remember there.

Nothing here looks at a condition's truth: a beat counts as reachable when any move, subject or route may lead to it.
What is kept is therefore at least what matters, never less.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from workstation.bank.identity import ELEMENTS
from workstation.bank.parts import OPENINGS
from workstation.roleplay.model import Condition
from workstation.roleplay.playing.program import FIRST_VARIABLE, IDENTITY, PATIENCE, Node, Program, Step
from workstation.roleplay.solving.variants import claimed, judging


@dataclass(frozen=True)
class Keep:
    """What matters once in a beat. ``slots``: the place's slots that are read; ``used`` and ``seen``: bits that are.

    ``asked``: questions of identity that may still be put, as (element's bit, first bit, limit). ``sections``: parts
    of the dossier, as bits, that a move may still open.
    """

    slots: frozenset[int]
    used: int
    seen: int
    asked: tuple[tuple[int, int, int], ...]
    sections: int


NOTHING = Keep(frozenset(), 0, 0, (), 0)
SECTIONS = tuple(sorted(OPENINGS))


def leads_to(node: Node) -> set[int]:
    """The beats that a beat's moves, replies, subjects and route name."""
    found = {step.target for step in (*node.moves, *node.reply) if step.target >= 0}
    found |= {target for _, target in node.route if target >= 0}
    return found | ({node.then_target} if node.then_target >= 0 else set())


def reachable(program: Program) -> list[set[int]]:
    """For each beat, itself and every beat that may follow."""
    direct = [leads_to(node) for node in program.nodes]
    found = []
    for number in range(len(direct)):
        seen, waiting = {number}, [number]
        while waiting:
            for after in direct[waiting.pop()] - seen:
                seen.add(after)
                waiting.append(after)
        found.append(seen)
    if not program.interrupts:
        return found
    # An interrupt may come up anywhere, and returns to wherever the conversation was going.
    anywhere = set().union(*(found[one.node] for one in program.interrupts))
    own = {one.node for one in program.interrupts}
    return [set(range(len(direct))) if n in own else after | anywhere for n, after in enumerate(found)]


class Reader:
    """Reads the conditions of a program."""

    def __init__(self, program: Program) -> None:
        self._slots = {"patience": PATIENCE, "identity": IDENTITY}
        for n, variable in enumerate(program.script.variables):
            self._slots[variable.name] = FIRST_VARIABLE + n
        self._beats = {beat.id: n for n, beat in enumerate(node.beat for node in program.nodes)}
        self._read: dict[str, tuple[frozenset[int], int]] = {}
        self._refused = program.refused

    def deeds(self, step: Step) -> int:
        """The bits of ``USED`` by which the desk refuses the deed of a step."""
        told = self._refused.get(step.number)
        return told.reads if told else 0

    def reads(self, condition: Condition | None) -> tuple[frozenset[int], int]:
        """The slots a condition reads, and the beats (as bits) whose having been seen it asks about."""
        if condition is None:
            return frozenset(), 0
        if condition.text not in self._read:
            slots, seen = set(), 0
            for node in ast.walk(ast.parse(condition.text, mode="eval")):
                if isinstance(node, ast.Name) and node.id in self._slots:
                    slots.add(self._slots[node.id])
                if isinstance(node, ast.Call) and _asks_seen(node) and isinstance(node.args[0], ast.Constant):
                    seen |= 1 << self._beats[str(node.args[0].value)]
            self._read[condition.text] = frozenset(slots), seen
        return self._read[condition.text]


def _asks_seen(call: ast.Call) -> bool:
    """« seen('…') », and not what an outcome asks of a text."""
    return isinstance(call.func, ast.Name) and call.func.id == "seen"


def _asked(steps: Iterable[Step]) -> tuple[tuple[int, int, int], ...]:
    return tuple((1 << ELEMENTS.index(s.move.verifies), s.bit, s.move.limit) for s in steps if s.move.verifies)


def _used(steps: Iterable[Step]) -> int:
    bits = 0
    for step in steps:
        bits |= ((1 << step.move.limit) - 1) << step.bit
    return bits


def varied(program: Program) -> bool:
    """Whether the customer words anything by their patience: then it is heard, if nothing else reads it."""
    beats = [node.beat for node in program.nodes]
    waits = [beat.silence for beat in beats] + [program.script.hold]
    spoken = [beat.client_tense for beat in beats] + [step.move.answer_tense for step in program.steps]
    return any(spoken) or any(wait.client_tense for wait in waits if wait)


def _keep(program: Program, reader: Reader) -> Callable[[set[int]], Keep]:
    """What matters once in a beat, from the beats that may follow it; each beat is read once."""
    owns = [_own(program, reader, node) for node in program.nodes]
    script = program.script
    anywhere = _read(
        reader,
        program.desk,
        [*(end.when for end in script.ends), *(interrupt.when for interrupt in script.interrupts)],
    )
    interrupting = 0
    for one in program.interrupts:
        interrupting |= ((1 << one.limit) - 1) << one.bit
    slots = {program.back} if program.back >= 0 else set()
    if varied(program):
        slots.add(PATIENCE)
    always = Keep(
        anywhere.slots | slots, anywhere.used | interrupting, anywhere.seen, anywhere.asked, anywhere.sections
    )

    def keep(after: set[int]) -> Keep:
        every = [*(owns[n] for n in after), always]
        read = frozenset[int]().union(*(one.slots for one in every))
        asked = tuple(question for one in every for question in one.asked) if IDENTITY in read else ()
        used, seen, sections = (
            reduce(or_, bits, 0)
            for bits in ((o.used for o in every), (o.seen for o in every), (o.sections for o in every))
        )
        return Keep(read, used, seen, asked, sections)

    return keep


def _own(program: Program, reader: Reader, node: Node) -> Keep:
    """What a beat itself reads."""
    steps = (*node.subjects, *node.moves, *node.reply)
    conditions = [*(step.move.when for step in judging(node, "note")), *(branch.when for branch in node.beat.route)]
    found = _read(reader, steps, conditions)
    return replace(found, used=found.used | claimed(program, node))


def _read(reader: Reader, steps: Iterable[Step], conditions: list[Condition | None]) -> Keep:
    """What steps and conditions read."""
    steps = tuple(steps)
    slots: set[int] = set()
    seen = sections = 0
    for condition in (*conditions, *(s.move.when for s in steps), *(s.move.breach_unless for s in steps)):
        more, beats = reader.reads(condition)
        slots |= more
        seen |= beats
    for step in steps:
        if step.move.desk in OPENINGS:
            sections |= 1 << SECTIONS.index(step.move.desk)
        if step.move.desk in OPENINGS or step.level:
            slots.add(IDENTITY)
    used = reduce(or_, map(reader.deeds, steps), _used(steps))
    return Keep(frozenset(slots), used, seen, _asked(steps), sections)


def keeps(program: Program) -> tuple[Keep, ...]:
    """For each beat, what matters once there. In a beat with a note the conversation is over: its facets alone do."""
    reader = Reader(program)
    after, keep = reachable(program), _keep(program, reader)
    return tuple(
        _keep_for_note(program, reader, node) if node.note else keep(after[node.number]) for node in program.nodes
    )


def _keep_for_note(program: Program, reader: Reader, node: Node) -> Keep:
    """Nothing, but what the facets of the note are judged by."""
    slots: set[int] = set()
    seen = 0
    for outcome in judging(node, "note"):
        more, beats = reader.reads(outcome.move.when)
        slots |= more
        seen |= beats
    return Keep(frozenset(slots), claimed(program, node), seen, (), 0)
