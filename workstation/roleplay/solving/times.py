"""How long a contact can take, in whole seconds: weights on the edges, outside the explored state.

Sentences at the pace of the channel, the customer's thought before each line at its middle, what an act at the desk
takes. A reply takes as long to write as those of the tests do on average. Holds and silences are left out, and so is
the writing of the note. An insertion counts as two words, a fact as its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workstation.channels import typing_time
from workstation.clock import SECOND
from workstation.roleplay.playing.exemplary import Pace as Spoken
from workstation.roleplay.playing.program import Step
from workstation.roleplay.solving.graph import Edge, Mark
from workstation.roleplay.solving.sweeping import NEVER
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
        short = self.to_go(ends)[:1]
        if not short or short[0] is None:
            return None
        long = self.to_go(ends, longest=True)
        opening = self.opening()
        return Bounds(round((opening + short[0]) / SECOND), round((opening + (long[0] or 0)) / SECOND))

    def most_steps(self, ends: frozenset[int]) -> int:
        """The most that can be said and done on a way to these endings, waits left out."""
        steps = self.to_go(ends, [own if own is None else 1 for own in self.takes], longest=True)
        return (steps[0] or 0) if steps else 0

    def to_go(
        self, ends: frozenset[int], takes: list[int | None] | None = None, *, longest: bool = False
    ) -> list[int | None]:
        """For each core the least or the greatest time to these endings, in ms; None where they can't be reached."""
        sign = 1 if longest else -1
        gains = [NEVER if own is None else sign * own for own in (self.takes if takes is None else takes)]
        return [None if most == NEVER else sign * most for most in self._ground.to_go(ends, gains).tolist()]
