"""What a part of the dossier shows, in words: rows, gauges, masks and gestures, and who reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workstation.bank.acts import Act as Declared
from workstation.bank.dossier import Dossier
from workstation.bank.entitled import may_act_in, spoken_for
from workstation.bank.perimeter import JUNIOR, Perimeter
from workstation.phrases import phrase, whom_to_ask

Look = Literal["closed", "summary", "open"]
NO_PERIMETER = Perimeter({}, {})
"""Where nobody says otherwise, everybody may do everything."""


@dataclass(frozen=True)
class Row:
    """A line: the day, what it is, a chip, a word aside, its value at the right, and a note under it.

    ``tags``: by which of the filters of its part it is kept.
    """

    label: str
    value: str = ""
    day: str = ""
    chip: tuple[str, str] = ("", "")
    note: str = ""
    aside: str = ""
    strong: bool = False
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Gauge:
    """How much of a limit is used: cents spent out of cents allowed, over so many rolling days."""

    title: str
    spent: int
    limit: int
    near: bool
    days: int


@dataclass(frozen=True)
class Act:
    """A gesture on offer: the act, what it bears on, its words, and the level it asks for when that is not reached.

    ``beyond``: why it is out of reach, and whom to turn to, for who may not do it.
    """

    act: str
    target: str
    text: str
    icon: str
    level: int = 0
    beyond: str = ""


AT_HAND = 2
"""How many acts of a block are in sight at once; what is under them would else be pushed down."""


@dataclass(frozen=True)
class Block:
    """Rows that belong together: a card, or the whole of another part. ``masked`` are labels whose value is closed.

    ``last``: nothing stands under its acts, so that all those at hand are in sight.
    """

    title: str = ""
    chip: tuple[str, str] = ("", "")
    rows: tuple[Row, ...] = ()
    masked: tuple[tuple[str, str], ...] = ()
    gauges: tuple[Gauge, ...] = ()
    acts: tuple[Act, ...] = ()
    aside: str = ""
    last: bool = False

    def parted(self) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
        """The acts in sight, and those behind a fold: what is at hand comes first, what is out of reach is folded."""
        near = tuple(act for act in self.acts if not act.beyond)
        far = tuple(act for act in self.acts if act.beyond)
        if self.last or (not far and len(near) <= AT_HAND + 1):
            return near, far
        return near[:AT_HAND], (*near[AT_HAND:], *far)


@dataclass(frozen=True)
class View:
    """A part of the dossier as it stands. ``more`` is the link that opens the rest; ``empty`` says there is nothing.

    ``filters``: by what its rows may be narrowed, each tag with its words; with them goes a search.
    """

    name: str
    title: str
    icon: str
    look: Look
    level: int
    awaited: bool = False
    more: str = ""
    empty: str = ""
    blocks: tuple[Block, ...] = ()
    showable: bool = True
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Reading:
    """Who reads, and on which day: the level reached with this client, the parts opened, whether an answer is being
    compared, the role of the reader and what it may do; ``hears``: the right by which somebody else speaks for them.
    """

    level: int
    opened: frozenset[str]
    today: date
    awaited: bool = False
    job: str = JUNIOR
    perimeter: Perimeter = NO_PERIMETER
    hears: str = ""

    def beyond(self, act: Declared, dossier: Dossier) -> str:
        """Why an act is out of reach, and whom to turn to; nothing where it may be done."""
        if self.hears and act.level and not may_act_in(self.hears, act.part):
            return phrase("refused", "beyond_right")
        reason = act.barred(spoken_for(dossier, self.hears), self.job, self.perimeter.of(act.id))
        return self.refused(act, reason) if reason else ""

    def bars(self, act: Declared, dossier: Dossier) -> str:
        """Why an act will be refused whatever its form says: who they are is not known well enough, or ``beyond``."""
        return phrase("refused", "identity_needed") if self.level < act.level else self.beyond(act, dossier)

    def refused(self, act: Declared, reason: str) -> str:
        """A refusal of the desk in words, and whom to turn to."""
        ask = self.perimeter.ask(act.id, reason)
        return " ".join([phrase("refused", reason), *([whom_to_ask(ask)] if ask else [])])

    def expects(self, needed: int) -> bool:
        """Whether the answer being compared may open that level."""
        return self.awaited and needed == self.level + 1

    def look(self, section: str, needed: int) -> Look:
        """How that part shows."""
        if section in self.opened:
            return "open"
        return "summary" if self.level_of(section) >= needed else "closed"

    def level_of(self, section: str) -> int:
        """The level reached for that part: a right of somebody else’s opens some of them."""
        return self.level if not self.hears or may_act_in(self.hears, section) else 0
