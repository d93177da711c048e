"""How long a call can take, in whole seconds: weights on the edges, outside the explored state.

Sentences at the pace of the session's clock, the customer's thought before each line at its middle, what an act at the
desk takes. Holds and silences are left out, and so is the writing of the note. An insertion counts as two words, a
fact as its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workstation.clock import SECOND, speaking_time
from workstation.roleplay.solving.graph import Edge, Mark
from workstation.roleplay.solving.weighing import Weighed
from workstation.roleplay.solving.world import WAITS

# The customer's breath before the first word, and the thought before each line, as the desk plays them on average.
_BREATH, _THOUGHT = 1200, 850
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
        self._facts = dict(ground.graph.program.script.facts)
        self._known: dict[str, int] = {}

    def spoken(self, text: str) -> int:
        """Milliseconds to say a text as its author wrote it."""
        if not text:
            return 0
        if text not in self._known:
            plain = _INSERTION.sub(self._inserted, text)
            self._known[text] = speaking_time(plain)
        return self._known[text]

    def _inserted(self, found: re.Match[str]) -> str:
        return self._facts.get(found[2], "… …") if found[1] == "facts" else "… …"

    def lines(self, lines: tuple[str, ...]) -> int:
        """Milliseconds for the customer's lines."""
        return sum(_THOUGHT + self.spoken(line) for line in lines)

    def of(self, how: Edge | Mark) -> int:
        """Milliseconds an edge takes; the waiting itself of a silence or a hold is not in it."""
        own = self.spoken(how.move.move.say) + how.move.move.takes * SECOND if how.move else 0
        return own + self.lines(how.effects.lines)

    def of_way(self, steps: tuple[Edge | Mark, ...]) -> int:
        """Seconds of a whole way."""
        opening = _BREATH + self.lines(self._ground.graph.opening.lines)
        return round((opening + sum(self.of(how) for how in steps)) / SECOND)

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
        opening = _BREATH + self.lines(ground.graph.opening.lines)
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
