"""What the outcome of a choice depends on, as a mask of the place: two places alike there have the same outcome.

The footprint of a choice holds all that ``step`` may read or overwrite when it is made: its own uses, its conditions
and its rivals', the silent routes that may follow, the customer's patience. Bits of ``USED`` and ``SEEN`` outside it
are only ever added to. When in doubt the footprint is the whole place.

A place is *quiet* where no ending's own condition is true, as nearly every place is. What touches nothing that those
conditions read leaves it so, and need not be asked again for each measure of patience.
"""

from __future__ import annotations

from workstation.bank.parts import OPENINGS
from workstation.roleplay.model import Condition
from workstation.roleplay.playing.program import BEAT, END, IDENTITY, PATIENCE, SEEN, USED, Node, Program, Step
from workstation.roleplay.solving.places import SECTION_BITS, Places
from workstation.roleplay.solving.reads import Reader, varied
from workstation.roleplay.solving.variants import claimed, judging
from workstation.roleplay.solving.world import Choice


class Footprints:
    """The footprints of one program's choices."""

    def __init__(self, places: Places) -> None:
        self._program: Program = places.program
        self._packing = places.packing
        self._places = places
        self._reader = Reader(places.program)
        self._identity = places.packing.mask((IDENTITY, places.accepted))
        self._level = places.packing.mask((IDENTITY,))
        self._opened = places.opened
        self._patience = places.packing.mask((PATIENCE,))
        self._varied = varied(places.program)
        self._where = places.packing.mask((BEAT, END))
        self.endings = 0  # what the conditions of endings read
        for end in places.program.script.ends:
            self.endings |= self._reads(end.when)
        self._interrupts = self._of_interrupts()

    def of(self, node: Node, choice: Choice, quiet: bool) -> int:
        """The footprint of a choice in a beat, at quiet places or at the others."""
        chosen = choice.step
        if choice.variant:
            return self._of_text(node, choice.kind, quiet)
        if choice.kind == "note":
            return self._where
        if choice.drawn:
            return self._where | self._packing.mask((USED,))
        if chosen is None:
            return self._where | self.endings | self._patience
        if choice.kind not in ("say", "desk", "reply"):
            return self._packing.everything
        if self._program.back >= 0 and chosen.target < 0 and chosen.end < 0:
            return self._packing.everything  # it may lead back to anywhere
        found = self._where | self._interrupts | self._own(chosen) | self._route_after(chosen.target)
        if not quiet or chosen.move.mood or any(self._packing.mask((slot,)) & self.endings for slot, _ in chosen.sets):
            found |= self.endings
        if chosen.move.mood or self._varied:
            found |= self._patience
        found |= self._reads(chosen.move.breach_unless) | self._packing.mask(slot for slot, _ in chosen.sets)
        if chosen.move.verifies:
            found |= self._identity
        for rival in node.reply if choice.kind == "reply" else ():
            found |= self._own(rival)
        if chosen in node.subjects:
            found |= self._route_after(node.then_target)
            found |= self._packing.mask(slot for slot, _ in node.then_sets)
        return found | self._of_act(node, chosen)

    def _of_text(self, node: Node, kind: str, quiet: bool) -> int:
        """Which outcome a text has depends on their conditions, what it earns on the deeds it claims."""
        found = self._where | self._packing.bits(USED, claimed(self._program, node))
        for outcome in judging(node, kind):
            found |= self._reads(outcome.move.when)
            if kind == "reply":
                found |= self.of(node, Choice("reply", outcome), quiet)
        return found

    def counted(self, node: Node, choice: Choice) -> int:
        """The bits of which a choice asks only how many there are: the subjects of its beat that were covered."""
        return self._packing.bits(USED, node.subject_bits) if choice.step in node.subjects else 0

    def _own(self, chosen: Step) -> int:
        uses = ((1 << chosen.move.limit) - 1) << chosen.bit
        if groups := self._places.groups(chosen):
            uses |= groups.bits
        uses |= self._reader.deeds(chosen)
        return self._packing.bits(USED, uses) | self._reads(chosen.move.when)

    def _of_act(self, node: Node, chosen: Step) -> int:
        """An act at the desk may mean another move: that depends on which of them are open."""
        found, act = 0, chosen.move.desk
        if chosen.deed:
            for rival in (*node.subjects, *node.moves, *self._program.desk):
                if rival.is_done_by(chosen.deed):
                    found |= self._own(rival)
        if chosen.level:
            found |= self._level
        if act in OPENINGS:
            found |= self._level | self._packing.bits(self._opened, SECTION_BITS[act])
        return found

    def _reads(self, condition: Condition | None) -> int:
        slots, seen = self._reader.reads(condition)
        return self._packing.mask(slots) | self._packing.bits(SEEN, seen)

    def _route_after(self, target: int) -> int:
        """The conditions of the silent routes that may follow."""
        found, met, waiting = 0, set[int](), [target]
        while waiting:
            beat = waiting.pop()
            if beat < 0 or beat in met:
                continue
            met.add(beat)
            node = self._program.nodes[beat]
            for branch in node.beat.route:
                found |= self._reads(branch.when)
            waiting += [after for _, after in node.route]
        return found

    def _of_interrupts(self) -> int:
        """Which interrupt comes up, if any, and where it would return to."""
        program, found = self._program, 0
        if program.back >= 0:
            found = self._packing.mask((program.back,))
        for one in program.interrupts:
            found |= self._packing.bits(USED, ((1 << one.limit) - 1) << one.bit) | self._route_after(one.node)
        for interrupt in program.script.interrupts:
            found |= self._reads(interrupt.when)
        return found
