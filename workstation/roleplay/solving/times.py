"""How long a contact can take, in whole seconds: weights on the edges, outside the explored state.

Sentences at the pace of the channel, the customer's thought before each line at its middle, what an act at the desk
takes. A reply takes as long to write as those of the tests do on average. Holds and silences are left out, and so is
the writing of the note. An insertion counts as two words, a fact as its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workstation.channels import WRITTEN, line_times, opening_time, own_time, typing_time
from workstation.clock import SECOND
from workstation.roleplay.solving.graph import Edge, Mark
from workstation.roleplay.solving.weighing import Weighed
from workstation.roleplay.solving.world import WAITS

# The thought before each line, as the desk plays it on average.
_THOUGHT = 850
_INSERTION = re.compile(r"\{\{\s*(\w+)\.(\w+)\s*\}\}")


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
        self._channel = script.channel
        self._facts = dict(script.facts)
        self._known: dict[str, int] = {}
        written = [typing_time(text) for test in script.tests for _, text in test.replies]
        self._reply = round(sum(written) / len(written)) if written else 0

    def said(self, text: str) -> int:
        """Milliseconds from the adviser's sentence, as its author wrote it, until the customer has it."""
        if not text:
            return 0
        if text not in self._known:
            self._known[text] = own_time(self._channel, _INSERTION.sub(self._inserted, text))
        return self._known[text]

    def _inserted(self, found: re.Match[str]) -> str:
        return self._facts.get(found[2], "… …") if found[1] == "facts" else "… …"

    def lines(self, lines: tuple[str, ...]) -> int:
        """Milliseconds for the customer's lines."""
        return sum(_THOUGHT + sum(line_times(self._channel, _INSERTION.sub(self._inserted, line))) for line in lines)

    def opening(self) -> int:
        """Milliseconds until the customer's first lines have been heard or read."""
        lines = self._ground.graph.opening.lines
        if self._channel in WRITTEN:
            return sum(line_times(self._channel, _INSERTION.sub(self._inserted, line))[1] for line in lines)
        return opening_time(self._channel) + self.lines(lines)

    def of(self, how: Edge | Mark) -> int:
        """Milliseconds an edge takes; the waiting itself of a silence or a hold is not in it."""
        own = self.said(how.move.move.say) + how.move.move.takes * SECOND if how.move else 0
        if how.kind == "reply":
            own += self._reply
        return own + self.lines(how.effects.lines)

    def of_way(self, steps: tuple[Edge | Mark, ...]) -> int:
        """Seconds of a whole way."""
        return round((self.opening() + sum(self.of(how) for how in steps)) / SECOND)

    def bounds(self, ends: frozenset[int]) -> Bounds | None:
        """The shortest and longest way to these endings, without waits; None when there is none."""
        ground = self._ground
        if not ground.order:
            return None
        short: dict[int, int] = {}
        long: dict[int, int] = {}
        moved = True
        while moved:
            before = dict(short), dict(long)
            for core in ground.order:
                self._settle(core, ends, short, long)
            moved = ground.goes_round and before != (short, long)
        if 0 not in short:
            return None
        opening = self.opening()
        return Bounds(round((opening + short[0]) / SECOND), round((opening + long[0]) / SECOND))

    def _settle(self, core: int, ends: frozenset[int], short: dict[int, int], long: dict[int, int]) -> None:
        if self._ground.graph.end_of[core] in ends:
            short[core] = long[core] = 0
        for arc in self._ground.arcs[core]:
            if arc.edge.kind in WAITS or arc.target not in short:
                continue
            takes = self.of(arc.edge)
            short[core] = min(short.get(core, takes + short[arc.target]), takes + short[arc.target])
            long[core] = max(long.get(core, 0), takes + long[arc.target])
