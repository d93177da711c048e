"""What an entry of a shift says of an e-mail: when it was received, by when it is answered, who else is on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.reading import Block
from workstation.i18n import mark
from workstation.roleplay.reading.email_part import read_address, read_before

VISITS = ("reads", "writes", "takes", "leaves")
"""What a colleague may do with an e-mail, in this order; the last two end it."""


@dataclass(frozen=True)
class Again:
    """The same matter written once more: who wrote it, from where, when, under which subject, and what.

    It came ``after`` so many seconds from the first « Prêt » where nothing says when it was ``received``.
    """

    sender: str
    address: str
    received: str
    subject: str
    text: str
    after: int = 0


@dataclass(frozen=True)
class MailEntry:
    """Weekdays and hours; what is empty is the role-play's. ``visits``: seconds from the first « Prêt », and what."""

    received: str = ""
    limit: str = ""
    colleague: str = ""
    visits: tuple[tuple[int, str], ...] = ()
    again: tuple[Again, ...] = ()


def read_mail_entry(block: Block) -> MailEntry:
    """The keys of an entry that are of an e-mail alone."""
    name, visits = _colleague(block)
    again = tuple(_again(one) for one in block.blocks("again"))
    return MailEntry(read_before(block, "received"), read_before(block, "limit"), name, visits, again)


def _colleague(entry: Block) -> tuple[str, tuple[tuple[int, str], ...]]:
    block = entry.block("colleague") if entry.has("colleague") else None
    if block is None:
        return "", ()
    name, found = block.text("name", required=True), tuple(_visits(block))
    if not found:
        entry.wrong("colleague", block.node, mark("a moment under “reads”, “writes”, “takes” or “leaves”"))
    moments = [at for at, _ in found]
    if moments != sorted(set(moments)):
        entry.wrong("colleague", block.node, mark("moments one after another, in the order reads, writes, takes"))
    block.done()
    return name, found


def _visits(block: Block) -> Iterator[tuple[int, str]]:
    for doing in VISITS:
        if block.has(doing):
            yield moment_of(block, doing), doing


def moment_of(block: Block, key: str) -> int:
    """Minutes and seconds from the first « Prêt », in seconds."""
    minutes, _, seconds = block.text(key).partition(":")
    if not (minutes.isdecimal() and len(minutes) < 4 and len(seconds) == 2 and seconds.isdecimal() and seconds < "60"):
        block.wrong(key, block.node.get(key) or block.node, mark("minutes and seconds such as 1:30"))
        return 0
    return int(minutes) * 60 + int(seconds)


def _again(block: Block) -> Again:
    found = Again(
        block.text("sender"),
        read_address(block),
        read_before(block, "received"),
        block.text("subject"),
        block.text("text", required=True),
        moment_of(block, "at") if block.has("at") else 0,
    )
    block.done()
    return found
