"""The perimeter (périmètre d’intervention): which professional role may do which act, up to what, and whom to turn to.

It is content, one table of the house: what it does not name may be done by everybody. It decides at the desk alone; a
log keeps what was decided.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from workstation.content.diagnostics import Place
from workstation.content.figures import Delay, as_delay, as_euros
from workstation.content.reading import Block, finish, is_count, one_of, open_document
from workstation.content.yaml_nodes import Scalar
from workstation.i18n import mark
from workstation.paths import SCRIPTS

PERIMETER = "perimeter.yaml"
"""Where a content folder declares its perimeter."""

JUNIOR = "junior"
# The professional roles (métiers) of the perimeter table, from the first month on, and their words (messages).
JOBS: Mapping[str, str] = {
    JUNIOR: mark("Junior role"),
    "senior": mark("Senior role"),
    "senior_expert": mark("Senior expert role"),
    "specialised": mark("Specialised role"),
    "e_agency": mark("Online branch role"),
}
DESKS: Mapping[str, str] = {
    "second_level": mark("the second level"),
    "fraud": mark("the fraud desk"),
    "estates": mark("the estates desk"),
    "protected_persons": mark("the protected persons desk"),
    "credit": mark("the credit adviser"),
    "branch": mark("the branch adviser"),
    "complaints": mark("the complaints desk"),
}
"""Whom one turns to (relais), and their words (messages)."""
ANYBODY = "second_level"
OF_THE_REMIT = ("not_in_this_house", "out_of_role", "over_ceiling", "over_remit", "too_late")
"""The reasons a remit has to refuse: no other act mends them."""


class Named(NamedTuple):
    """Where a bound is no number of the table's own: a figure says it. ``value`` is the form's, ``key`` the bound."""

    key: str
    value: str
    figure: str
    place: Place


BOUNDS: Mapping[str, Callable[[str], object]] = {"ceilings": as_euros, "within": as_delay}
"""The bounds that a figure may say, and how its words are read."""


@dataclass(frozen=True)
class Remit:
    """What the house says of one act. ``most``: euros by role; ``ceilings``: euros by a value of the form; ``within``:
    how long after what it is done to, by a value of the form; ``named``: those of them that a figure says.

    ``offered`` is false where the house does it in no contact centre; ``ask`` is the desk to turn to.
    """

    act: str
    jobs: frozenset[str] = frozenset(JOBS)
    most: Mapping[str, int] = field(default_factory=dict, hash=False)
    ceilings: Mapping[str, int] = field(default_factory=dict, hash=False)
    within: Mapping[str, Delay] = field(default_factory=dict, hash=False)
    named: tuple[Named, ...] = ()
    ask: str = ANYBODY
    offered: bool = True
    source: str = ""
    place: Place = field(default=Place(), compare=False)

    def barred(self, job: str) -> str:
        """Why somebody of that role never does the act: the code of a reason, or nothing."""
        if not self.offered:
            return "not_in_this_house"
        return "" if job in self.jobs else "out_of_role"

    def beyond(self, job: str, cents: int, values: Mapping[str, str]) -> str:
        """Why so much is too much: the code of a reason, or nothing."""
        of_values = [self.ceilings[value] for value in values.values() if value in self.ceilings]
        if of_values and cents > min(of_values) * 100:
            return "over_ceiling"
        return "over_remit" if job in self.most and cents > self.most[job] * 100 else ""

    def late(self, since: date | None, today: date, values: Mapping[str, str]) -> str:
        """Why today is too late: the code of a reason, or nothing."""
        allowed = [self.within[value] for value in values.values() if value in self.within]
        return "too_late" if since and allowed and today > min(delay.end(since) for delay in allowed) else ""

    def settled(self, figures: Mapping[str, str]) -> Remit:
        """The same with its figures read; one that is not kept, or states no such thing, bounds nothing."""
        said = {key: {n.value: figures.get(n.figure, "") for n in self.named if n.key == key} for key in BOUNDS}
        euros = {value: found for value, text in said["ceilings"].items() if (found := as_euros(text)) is not None}
        delays = {value: delay for value, text in said["within"].items() if (delay := as_delay(text)) is not None}
        return replace(self, ceilings={**self.ceilings, **euros}, within={**self.within, **delays})


@dataclass(frozen=True)
class Perimeter:
    """What the house says of its acts, by act; ``desks``: whom to turn to for a reason that is not the role’s."""

    remits: Mapping[str, Remit]
    desks: Mapping[str, str]

    def of(self, act: str) -> Remit:
        """What is said of an act; where nothing is, everybody may."""
        return self.remits.get(act) or Remit(act)

    def settled(self, figures: Mapping[str, str]) -> Perimeter:
        """The same with the figures it names, as they stand on a day."""
        return replace(self, remits={act: remit.settled(figures) for act, remit in self.remits.items()})

    def ask(self, act: str, reason: str) -> str:
        """The desk to turn to when an act is refused for that reason; nothing when it is the form’s own."""
        if reason in ("out_of_role", "over_remit", "not_in_this_house"):
            return self.of(act).ask
        return self.desks.get(reason, "")


@functools.lru_cache(maxsize=8)
def read_perimeter(text: str, file: str) -> Perimeter:
    """The table. Raises ``ContentFault``."""
    top = open_document(text, file)
    top.ident("perimeter")
    remits = {one.act: one for one in read_remits(top)}
    inner = top.block("desks")
    desks = {} if inner is None else {key.value: inner.choice(key.value, tuple(DESKS)) for key, _ in inner.node.entries}
    finish(top)
    return Perimeter(remits, desks)


def read_remits(top: Block) -> tuple[Remit, ...]:
    """The lines of ``acts``, one an act."""
    remits: dict[str, Remit] = {}
    for block in top.blocks("acts"):
        one = _remit(block)
        if one.act in remits:
            block.wrong("act", block.node.get("act") or block.node, mark("an act that is not in the table yet"))
        remits[one.act] = one
    return tuple(remits.values())


def _remit(block: Block) -> Remit:
    jobs = block.texts("jobs")
    if any(job not in JOBS for job in jobs):
        block.wrong("jobs", block.node.get("jobs") or block.node, one_of(JOBS))
    ceilings, of_money = _bounds(block, "ceilings")
    within, of_time = _bounds(block, "within")
    remit = Remit(
        act=block.text("act", required=True),
        jobs=frozenset(jobs) if block.has("jobs") else frozenset(JOBS),
        most=_numbers(block, "most", JOBS),
        ceilings=ceilings,
        within={value: Delay(days=days) for value, days in within.items()},
        named=(*of_money, *of_time),
        ask=block.choice("ask", tuple(DESKS), ANYBODY),
        offered=block.flag("offered", True),
        source=block.text("source", required=True),
        place=block.place_of("act"),
    )
    block.done()
    return remit


def _numbers(block: Block, key: str, known: Collection[str]) -> dict[str, int]:
    """Whole euros by a word, one of those known."""
    inner = block.block(key)
    if inner is None:
        return {}
    for name, _ in inner.node.entries:
        if name.value not in known:
            inner.wrong(key, name, one_of(known))
    return {name.value: _number(inner, name.value) for name, _ in inner.node.entries}


def _bounds(block: Block, key: str) -> tuple[dict[str, int], list[Named]]:
    """Whole euros, or days, by a value of the form; and the figures that say the others."""
    inner = block.block(key)
    entries = () if inner is None else inner.node.entries
    figures = {
        name.value: Named(key, name.value, node.value, node.place)
        for name, node in entries
        if isinstance(node, Scalar) and not is_count(node.value)
    }
    numbers = {name.value: _number(inner, name.value) for name, _ in entries if inner and name.value not in figures}
    return numbers, list(figures.values())


def _number(block: Block, key: str) -> int:
    return block.number(key, low=0, high=1_000_000)


def bundled() -> Perimeter:
    """The table that ships, its figures unread: that of every session older than it."""
    path = SCRIPTS / PERIMETER
    return read_perimeter(path.read_text(encoding="utf-8"), str(path))
