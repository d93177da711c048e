"""The perimeter (périmètre d’intervention): which professional role may do which act, up to what, and whom to turn to.

It is content, one table of the house: what it does not name may be done by everybody. It decides at the desk alone; a
log keeps what was decided.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from workstation.content.diagnostics import Place
from workstation.content.reading import Block, finish, one_of, open_document
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


@dataclass(frozen=True)
class Remit:
    """What the house says of one act. ``most``: euros by role; ``ceilings``: euros by a value of the form; ``within``:
    days after what it is done to, by a value of the form.

    ``offered`` is false where the house does it in no contact centre; ``ask`` is the desk to turn to.
    """

    act: str
    jobs: frozenset[str] = frozenset(JOBS)
    most: Mapping[str, int] = field(default_factory=dict, hash=False)
    ceilings: Mapping[str, int] = field(default_factory=dict, hash=False)
    within: Mapping[str, int] = field(default_factory=dict, hash=False)
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

    def late(self, days: int, values: Mapping[str, str]) -> str:
        """Why so many days after is too late: the code of a reason, or nothing."""
        allowed = [self.within[value] for value in values.values() if value in self.within]
        return "too_late" if allowed and days > min(allowed) else ""


@dataclass(frozen=True)
class Perimeter:
    """What the house says of its acts, by act; ``desks``: whom to turn to for a reason that is not the role’s."""

    remits: Mapping[str, Remit]
    desks: Mapping[str, str]

    def of(self, act: str) -> Remit:
        """What is said of an act; where nothing is, everybody may."""
        return self.remits.get(act) or Remit(act)

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
    remits: dict[str, Remit] = {}
    for block in top.blocks("acts"):
        one = _remit(block)
        if one.act in remits:
            block.wrong("act", block.node.get("act") or block.node, mark("an act that is not in the table yet"))
        remits[one.act] = one
    inner = top.block("desks")
    desks = {} if inner is None else {key.value: inner.choice(key.value, tuple(DESKS)) for key, _ in inner.node.entries}
    finish(top)
    return Perimeter(remits, desks)


def _remit(block: Block) -> Remit:
    jobs = block.texts("jobs")
    if any(job not in JOBS for job in jobs):
        block.wrong("jobs", block.node.get("jobs") or block.node, one_of(JOBS))
    remit = Remit(
        act=block.text("act", required=True),
        jobs=frozenset(jobs) if block.has("jobs") else frozenset(JOBS),
        most=_numbers(block, "most", JOBS),
        ceilings=_numbers(block, "ceilings"),
        within=_numbers(block, "within"),
        ask=block.choice("ask", tuple(DESKS), ANYBODY),
        offered=block.flag("offered", True),
        source=block.text("source", required=True),
        place=block.place_of("act"),
    )
    block.done()
    return remit


def _numbers(block: Block, key: str, known: Collection[str] = ()) -> dict[str, int]:
    """Whole euros, or days, by a word, one of those known where there are any."""
    inner = block.block(key)
    if inner is None:
        return {}
    for name, _ in inner.node.entries:
        if known and name.value not in known:
            inner.wrong(key, name, one_of(known))
    return {name.value: inner.number(name.value, low=0, high=1_000_000) for name, _ in inner.node.entries}


def bundled() -> Perimeter:
    """The table that ships: that of every session older than it."""
    path = SCRIPTS / PERIMETER
    return read_perimeter(path.read_text(encoding="utf-8"), str(path))
