"""A place as one whole number, so that forgetting what does not matter is a single mask.

Each slot has its bits side by side; a slot whose least value is below nought is kept shifted, so that no field is ever
negative. What a mask takes away reads as the least value of its slot.
"""

from __future__ import annotations

from collections.abc import Iterable

from workstation.bank.identity import ELEMENTS
from workstation.roleplay.model import Variable
from workstation.roleplay.playing.program import (
    BEAT,
    END,
    FIRST_VARIABLE,
    HOLDS,
    IDENTITY,
    PATIENCE,
    SEEN,
    SILENCES,
    USED,
    PlaceTuple,
    Program,
)
from workstation.roleplay.solving.reads import SECTIONS

UNTOUCHED = -1  # in a packed place: a beat entered counts its silences from 0, anything else leaves this be
_TOP_LEVEL = 3
_FOLDED = 4  # bits that follow the elements of identity: how many, with which kinds (see ``places``)


class Packing:
    """Packs and unpacks the places of one program, the two slots of the proofs included."""

    def __init__(self, program: Program) -> None:
        ranges = _ranges(program)
        self._least = tuple(least for least, _ in ranges)
        self._shift: list[int] = []
        at = 0
        widths = [(most - least).bit_length() for least, most in ranges]
        for width in widths:
            self._shift.append(at)
            at += width
        self._fields = [(1 << width) - 1 for width in widths]
        self._slots = list(zip(self._least, self._shift, self._fields, strict=True))
        self.everything = (1 << at) - 1

    def pack(self, place: PlaceTuple) -> int:
        """The number of a place."""
        found = 0
        for value, least, shift in zip(place, self._least, self._shift, strict=True):
            found |= value - least << shift
        return found

    def unpack(self, packed: int) -> PlaceTuple:
        """The place of a number."""
        return tuple([(packed >> shift & field) + least for least, shift, field in self._slots])

    def moved(self, packed: int, before: PlaceTuple, after: PlaceTuple) -> int:
        """The number of a place, from that of another that it came from."""
        for n, value in enumerate(after):
            if value != before[n]:
                packed += value - before[n] << self._shift[n]
        return packed

    def value(self, packed: int, slot: int) -> int:
        """One slot of a packed place."""
        return (packed >> self._shift[slot] & self._fields[slot]) + self._least[slot]

    def mask(self, slots: Iterable[int]) -> int:
        """Whole slots."""
        found = 0
        for slot in slots:
            found |= self._fields[slot] << self._shift[slot]
        return found

    def bits(self, slot: int, bits: int) -> int:
        """Some bits of a slot that is made of bits."""
        return (bits & self._fields[slot]) << self._shift[slot]


def _ranges(program: Program) -> list[tuple[int, int]]:
    """The least and the greatest value of each slot, in the order of the slots."""
    script, nodes = program.script, program.nodes
    ends = [step.bit + step.move.limit for step in program.steps]
    bits = max([*ends, *(one.bit + one.limit for one in program.interrupts)], default=0)
    silences = [node.beat.silence.limit for node in nodes if node.beat.silence]
    known = {
        BEAT: (-1, len(nodes)),
        PATIENCE: (0, max(script.persona.maximum, script.persona.start)),
        IDENTITY: (0, _TOP_LEVEL),
        USED: (0, (1 << bits) - 1),
        SEEN: (0, (1 << len(nodes)) - 1),
        SILENCES: (UNTOUCHED, max(silences, default=0) + 1),
        HOLDS: (0, script.hold.limit if script.hold else 0),
        END: (-1, len(program.ends)),
    }
    found = [known[slot] for slot in range(FIRST_VARIABLE)]
    found += [_range(variable) for variable in script.variables]
    if program.back >= 0:
        found.append((-len(nodes) - 1, len(nodes) + 1))
    found.append((0, (1 << len(ELEMENTS) + _FOLDED) - 1))
    found.append((0, (1 << len(SECTIONS)) - 1))
    return found


def _range(variable: Variable) -> tuple[int, int]:
    if variable.kind == "int":
        values = [int(value) for value in variable.values]
        return min(*values, variable.start), max(*values, variable.start)
    return 0, max(len(variable.values) - 1, variable.start)
