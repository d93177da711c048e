"""What became of the answers that a machine drafted: used, mended, set aside; and what was left in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workstation import events as e
from workstation.content.text import render_text
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.proposals import Fault, Proposal
from workstation.session.proposing import proposal
from workstation.session.state import SessionState, fold


@dataclass(frozen=True)
class Drafted:
    """A draft offered for a reply that left ``at`` that time (session ms). ``left``: its faults that left with it.

    ``mended``: how many of them were taken out. ``became``: taken, rejected, or left where it was.
    """

    at: int
    became: Literal["taken", "rejected", "left"]
    left: tuple[Fault, ...] = ()
    mended: int = 0


def read_drafted(entries: Sequence[e.Entry[e.Event]], role: Role, contact: str) -> tuple[Drafted, ...]:
    """The drafts of a contact, one a reply that left."""
    state, found = SessionState(), list[Drafted]()
    for entry in entries:
        before = state.contacts.get(contact)
        state = fold(state, entry)
        if before is None or not isinstance(entry.event, e.ReplySent) or entry.event.contact != contact:
            continue
        offered = proposal(before, role)
        if offered is not None:
            found.append(_drafted(entry.at, before.thread.proposal, offered, entry.event.text, role))
    return tuple(found)


def _drafted(at: int, became: str, offered: Proposal, sent: str, role: Role) -> Drafted:
    """What was planted is looked for word for word, whoever wrote it."""
    if became != "taken":
        return Drafted(at, "rejected" if became == "rejected" else "left")
    left = tuple(one for one in offered.faults if render_text(one.words, role.values) in sent)
    return Drafted(at, "taken", left, len(offered.faults) - len(left))
