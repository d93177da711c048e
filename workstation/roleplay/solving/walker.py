"""Random play, seeded: what a role-play of any size does when nobody knows it; hit counts where proofs were cut."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from workstation.chance import draw
from workstation.roleplay.playing.program import BEAT, END, PlaceTuple, Program
from workstation.roleplay.playing.step import Happening, Impossible, step
from workstation.roleplay.solving.places import Places
from workstation.roleplay.solving.world import Turn, turns

# One turn in so many, the walker does something else than speak: an act of its own at the desk, a silence, a hold.
_ASIDE = 8
_MAX_TURNS = 2000
_REMEMBERED = 50_000


@dataclass
class Walks:
    """What came of a number of walks. ``hits``: by move. ``ends``: by ending, empty where nothing was left to do.

    ``stuck``: the steps of the shortest walk that came to nothing, if any did.
    """

    runs: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    beats: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    stuck: tuple[str, ...] | None = None


class Walker:
    """Walks one role-play; what can happen at a place already met is remembered."""

    def __init__(self, program: Program, seed: int) -> None:
        self._program = program
        self._places = Places(program)
        self._seed = seed
        self._known: dict[PlaceTuple, list[Turn]] = {}
        self.walks = Walks()
        for step_ in program.steps:
            self.walks.hits[step_.move.id] = 0

    def walk(self, runs: int) -> Walks:
        """So many walks more."""
        for _ in range(runs):
            self._once(self.walks.runs)
            self.walks.runs += 1
        return self.walks

    def _once(self, number: int) -> None:
        walks = self.walks
        done: list[str] = []
        try:
            place, _ = step(self._program, self._places.start(), Happening("answered"))
        except Impossible:
            self._came_to_nothing(done)
            return
        for turn in range(_MAX_TURNS):
            if place[END] >= 0:
                walks.ends[self._program.ends[place[END]]] += 1
                return
            walks.beats[self._program.nodes[place[BEAT]].beat.id] += 1
            chosen = self._choose(place, number, turn)
            if chosen is None or chosen.kind == "endless":
                break
            if chosen.move is not None:
                walks.hits[chosen.move.move.id] += 1
            done.append(chosen.step)
            place = chosen.place
        self._came_to_nothing(done)

    def _came_to_nothing(self, done: list[str]) -> None:
        self.walks.ends[""] += 1
        if self.walks.stuck is None or len(done) < len(self.walks.stuck):
            self.walks.stuck = tuple(done)

    def _choose(self, place: PlaceTuple, number: int, turn: int) -> Turn | None:
        found = self._known.get(place)
        if found is None:
            found = [one for one in turns(self._places, place) if one.kind != "left"]
            if len(self._known) < _REMEMBERED:
                self._known[place] = found
        spoken = [one for one in found if one.kind in ("say", "reply", "note", "endless")]
        if not spoken:
            return None  # waiting for the customer to hang up is no way on
        luck = draw(self._seed, str(number), "walk", turn)
        aside = [one for one in found if one not in spoken]
        pool = aside if aside and luck * _ASIDE < 1 else spoken
        share = luck * _ASIDE % 1 if pool is aside else (luck - 1 / _ASIDE) / (1 - 1 / _ASIDE) if aside else luck
        return pool[int(max(0.0, share) * len(pool))]


def walk(program: Program, runs: int, seed: int = 1) -> Walks:
    """So many seeded walks through a role-play."""
    return Walker(program, seed).walk(runs)
