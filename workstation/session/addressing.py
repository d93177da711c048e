"""Whom an e-mail is to be sent to (destinataires): as its head is filled in, and what is wrong with that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workstation import events as e
from workstation.bank.records import Records
from workstation.events.desk import TO_TEXT
from workstation.folding import folded
from workstation.session.others import others
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState

_ADDRESS = re.compile(r"[^\s<>;,]+@[^\s<>;,]+")


@dataclass(frozen=True)
class Astray:
    """An e-mail that goes elsewhere than it should. ``wrong`` as in ``ReplyAstray``; ``whom``: by which address."""

    wrong: str
    whom: str
    to: tuple[str, ...]


def addressed(contact: Contact) -> str:
    """What the head says: as the adviser left it, else whoever wrote; nothing where an e-mail has no head."""
    mail = contact.offer.mail
    return contact.desk.drafts.get(TO_TEXT, mail.address) if mail is not None else ""


def addresses(text: str) -> tuple[str, ...]:
    """The addresses in a line, each once, without regard to case."""
    return tuple(dict.fromkeys(found.lower() for found in _ADDRESS.findall(text)))


def astray(state: SessionState, contact: Contact, records: Records, pins: Pins) -> Astray | None:
    """What is wrong with whom an e-mail is to be sent to, the gravest first; None where nothing is."""
    mail = contact.offer.mail
    if mail is None:
        return None
    to = addresses(addressed(contact))
    own = mail.address.lower()
    more = [one for one in to if one != own]
    if not more:
        return None
    theirs = next((one for one in more if _of_another(one, state, contact, records, pins)), "")
    wrong = "another" if theirs else "several" if own in to else "unknown"
    return Astray(wrong, theirs or more[0], to)


def left_astray(contact: Contact, found: Astray | None) -> list[e.Event]:
    """What the log keeps of it once the e-mail has left."""
    return [e.ReplyAstray(contact.id, found.to, found.wrong)] if found is not None else []


def _of_another(address: str, state: SessionState, contact: Contact, records: Records, pins: Pins) -> bool:
    """Whether it is another client's of this desk: of whoever wrote another e-mail, rang, or was opened."""
    wrote = (one.offer.mail.address.lower() for one in state.contacts.values() if one.offer.mail and one is not contact)
    return address in wrote or bool(others(state, contact, records, pins).strays(folded(address)))
