"""The list one closes a contact by (liste de clôture): it fills itself from what was done, and nobody ticks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workstation.session.state import Contact

STAGES = ("conclude", "wrap")
"""Where the list shows."""


class Check(NamedTuple):
    """A line of it: what it is about, whether it is done, and the act it tells of, with its reference."""

    code: str
    done: bool
    act: str = ""
    reference: str = ""


def closing(contact: Contact) -> tuple[Check, ...]:
    """The lines, in the order of a conversation."""
    return tuple(_checks(contact))


def _checks(contact: Contact) -> Iterator[Check]:
    left = contact.talk.stages if not contact.on_line else [s for s in contact.talk.stages if s != contact.talk.stage]
    proved = any(one.level for one in contact.desk.identities.values())
    yield Check("identified", proved or bool(contact.desk.authenticated))
    yield Check("rephrased", "rephrase" in left)
    for done in contact.desk.acts:
        yield Check("act", True, done.act, done.reference)
    yield Check("summed_up", "conclude" in left)
    yield Check("noted", contact.desk.note.saved)
