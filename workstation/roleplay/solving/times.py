"""How long a contact can take, in whole seconds: weights on the edges, outside the explored state.

Sentences at the pace of the channel, the customer's thought before each line at its middle, what an act at the desk
takes. A reply takes as long to write as those of the tests do on average. Holds and silences are left out, and so is
the writing of the note. An insertion counts as two words, a fact as its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from workstation.channels import typing_time
from workstation.clock import SECOND
from workstation.roleplay.playing.exemplary import Pace as Spoken
from workstation.roleplay.playing.program import Step
from workstation.roleplay.solving.graph import Edge, Mark
from workstation.roleplay.solving.weighing import Weighed
from workstation.roleplay.solving.world import WAITS


@dataclass(frozen=True)
class Bounds:
    """The shortest and the longest way to a closed ending, in seconds."""

    shortest: int
    longest: int


class Pace:
    """Knows how long things take."""

    def __init__(self, ground: Weighed) -> None:
        self._ground = ground
        script = ground.graph.program.script
        self._spoken = Spoken(script)
        self._known: dict[str, int] = {}
        written = [typing_time(text) for test in script.tests for _, text in test.replies]
        self._reply = round(sum(written) / len(written)) if written else 0

    def said(self, text: str) -> int:
        """Milliseconds from the adviser's sentence, as its author wrote it, until the customer has it."""
        if text not in self._known:
            self._known[text] = self._spoken.said(text)
        return self._known[text]

    def opening(self) -> int:
        """Milliseconds until the customer's first lines have been heard or read."""
        return self._spoken.opening(self._ground.graph.opening.lines)

    def of(self, how: Edge | Mark) -> int:
        """Milliseconds an edge takes; the waiting itself of a silence or a hold is not in it."""
        return self._takes(how.kind, how.move, how.effects.lines)

    def _takes(self, kind: str, step: Step | None, lines: tuple[str, ...]) -> int:
        own = self.said(step.move.say) + step.move.takes * SECOND if step else 0
        if kind == "reply":
            own += self._reply
        return own + self._spoken.lines(lines)

    @cached_property
    def takes(self) -> list[int | None]:
        """Milliseconds of each thing that happens, by its number; None for a wait."""
        happened = self._ground.graph.happened
        return [
            None if what.kind in WAITS else self._takes(what.kind, what.move, what.effects.lines) for what in happened
        ]

    def of_way(self, steps: tuple[Edge | Mark, ...]) -> int:
        """Seconds of a whole way."""
        return round((self.opening() + sum(self.of(how) for how in steps)) / SECOND)

    def bounds(self, ends: frozenset[int]) -> Bounds | None:
        """The shortest and longest way to these endings, without waits; None when there is none."""
        short, long = self.to_go(ends, min), self.to_go(ends, max)
        if 0 not in short:
            return None
        opening = self.opening()
        return Bounds(round((opening + short[0]) / SECOND), round((opening + long[0]) / SECOND))

    def most_steps(self, ends: frozenset[int]) -> int:
        """The most that can be said and done on a way to these endings, waits left out."""
        return self.to_go(ends, max, [own if own is None else 1 for own in self.takes]).get(0, 0)

    def to_go(
        self, ends: frozenset[int], choose: Callable[[Iterable[int]], int], takes: list[int | None] | None = None
    ) -> dict[int, int]:
        """For each core from which these endings can be reached, the least or the greatest time there, in ms."""
        ground, found = self._ground, dict[int, int]()
        takes = self.takes if takes is None else takes
        moved = True
        while moved:
            moved = False
            ground.graph.pulse()
            for core in ground.order:
                times = [0] if ground.graph.end_of[core] in ends else []
                for target, number, _ in ground.arcs[core]:
                    own = takes[number]
                    if own is not None and target in found:
                        times.append(own + found[target])
                if times and found.get(core) != (best := choose(times)):
                    found[core] = best
                    moved = ground.goes_round
        return found
