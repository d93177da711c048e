"""How a role-play or a shift is shown at its best: by its exemplary test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workstation.library.playing import Part, by_steps
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shift_playing import parts_of
from workstation.library.shifts import Shift
from workstation.library.start import FIRST
from workstation.session.player import Written


@dataclass(frozen=True)
class Exemplary:
    """Who deals with each contact, and what is drawn for them."""

    parts: Mapping[str, Part]
    draws: Mapping[str, str]

    @property
    def _written(self) -> list[Written]:
        return [part.choose for part in self.parts.values() if isinstance(part.choose, Written)]

    @property
    def taken(self) -> int:
        """How many of its steps were taken."""
        return sum(one.taken for one in self._written)

    @property
    def most(self) -> int:
        """How many there are, the notes left out."""
        return sum(one.taken + one.left for one in self._written)


def exemplary(played: Roleplay | Shift, shelf: Shelf) -> Exemplary:
    """The exemplary test of it. Raises ``KeyError`` for a shift of which a role-play cannot be played."""
    if isinstance(played, Shift):
        return Exemplary(*parts_of(played, shelf, played.exemplary))
    test = played.script.exemplary
    return Exemplary({FIRST: by_steps(played, test.steps, dict(test.notes), None)}, dict(test.draws))
