"""Disposition codes (codes de qualification), outcomes and follow-ups: what a note must be closed with."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from workstation.content.reading import Block, finish, open_document
from workstation.i18n import mark


@dataclass(frozen=True)
class Reason:
    """A motif (no children) or a family of motifs. ``near`` names codes often mistaken for it."""

    code: str
    title: str
    children: tuple[Reason, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """An outcome or a follow-up."""

    code: str
    title: str


@dataclass(frozen=True)
class Service:
    """Whom one may ring, and pass a contact on to (annuaire des transferts).

    ``opens`` and ``closes`` are minutes from midnight, 0 and 1440 where it never closes. ``identity``: the level it
    asks for. ``channels``: what it takes over, any where none is said. ``advises``: it is consulted and takes nothing
    over. ``free``: how often somebody is there to pick up, in a hundred; ``wait``: after how many seconds they do;
    ``greets``, ``asks`` and ``content``: what they say picking up, what they ask where something is lacking, one after
    the other, and once nothing is.
    """

    code: str
    title: str
    opens: int = 0
    closes: int = 1440
    identity: int = 0
    channels: tuple[str, ...] = ()
    advises: bool = False
    free: int = 100
    wait: int = 8
    greets: str = ""
    asks: tuple[str, ...] = ()
    content: str = ""

    def takes(self, channel: str) -> bool:
        """Whether a contact of that channel may be passed on to it."""
        return not self.advises and (not self.channels or channel in self.channels)

    def is_open(self, minutes: int) -> bool:
        """Whether somebody may be there, so many minutes after midnight."""
        return self.opens <= minutes < self.closes


@dataclass(frozen=True)
class Dispositions:
    """Everything the note's lists offer."""

    reasons: tuple[Reason, ...]
    outcomes: tuple[Choice, ...]
    follow_ups: tuple[Choice, ...]
    services: tuple[Service, ...] = ()

    def service(self, code: str) -> Service | None:
        """The service of that code."""
        return next((one for one in self.services if one.code == code), None)

    def leaves(self) -> tuple[tuple[Reason, Reason], ...]:
        """Every (family, motif) pair."""
        return tuple((family, leaf) for family in self.reasons for leaf in family.children)

    def leaf(self, code: str) -> Reason | None:
        """The motif of that code."""
        return next((leaf for _, leaf in self.leaves() if leaf.code == code), None)

    def nearest(self, code: str, count: int = 3) -> tuple[Reason, ...]:
        """The motifs to show first for a contact about ``code``: never ``code`` alone, in a stable order."""
        wanted = self.leaf(code)
        if wanted is None:
            return ()
        siblings = [leaf.code for family, leaf in self.leaves() if wanted in family.children]
        codes = sorted(dict.fromkeys([code, *wanted.near, *siblings]), key=lambda c: (c not in (code, *wanted.near), c))
        found = [leaf for c in codes[:count] if (leaf := self.leaf(c))]
        return tuple(sorted(found, key=lambda leaf: leaf.code))


def _reason(block: Block) -> Reason:
    reason = Reason(
        code=block.text("code", required=True),
        title=block.text("title", required=True),
        children=tuple(_reason(child) for child in block.blocks("children")),
        near=block.texts("near"),
    )
    block.done()
    return reason


def _choices(top: Block, key: str) -> tuple[Choice, ...]:
    choices = []
    for block in top.blocks(key):
        choices.append(Choice(block.text("code", required=True), block.text("title", required=True)))
        block.done()
    return tuple(choices)


def _service(block: Block) -> Service:
    hours = block.texts("open")
    opens, closes = (_minutes(hours[0]), _minutes(hours[1])) if len(hours) == 2 else (0, 1440)
    if block.has("open") and not 0 <= opens < closes:
        block.wrong("open", block.node.get("open") or block.node, mark("two hours such as 09:00 and 18:00"))
    found = Service(
        block.text("code", required=True),
        block.text("title", required=True),
        opens,
        closes,
        block.number("identity", 0, 0, 3),
        block.texts("channels"),
        block.flag("advises"),
        block.number("free", 100, 0, 100),
        block.number("wait", 8, 1, 600),
        block.text("greets"),
        block.texts("asks"),
        block.text("content"),
    )
    block.done()
    return found


def _minutes(text: str) -> int:
    """« 09:30 » in minutes from midnight; -1 for what is no hour."""
    hours, _, minutes = text.partition(":")
    right = hours.isdecimal() and minutes.isdecimal() and int(hours) <= 24 and int(minutes) < 60
    return int(hours) * 60 + int(minutes) if right else -1


@functools.lru_cache(maxsize=4)
def read_dispositions(text: str, file: str) -> Dispositions:
    """The lists. Raises ``ContentFault``."""
    top = open_document(text, file)
    found = Dispositions(
        reasons=tuple(_reason(block) for block in top.blocks("reasons")),
        outcomes=_choices(top, "outcomes"),
        follow_ups=_choices(top, "follow_ups"),
        services=tuple(_service(block) for block in top.blocks("services")),
    )
    finish(top)
    return found
