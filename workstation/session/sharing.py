"""Documents of the library that go to the customer: by the channel of the contact, or into the secure space."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.content import documents as library
from workstation.content.documents import Document, found_documents
from workstation.roleplay.customer.actor import Role
from workstation.session.pins import Pins
from workstation.session.state import Contact

OPEN_WAYS = {"chat": library.CHAT, "email": library.MAIL}
"""The way that each written channel is of itself."""


@dataclass(frozen=True)
class Shareable:
    """A document of the library, for a contact as it stands.

    ``ways``: those that lead to this customer, each with what is wrong with it as far as the desk can tell: whether the
    open dossier is the customer's is for the adviser to know. ``shared``: those it went already.
    ``attached``: it goes with the e-mail that is being written.
    """

    document: Document
    title: str
    ways: tuple[tuple[str, str], ...]
    shared: tuple[str, ...] = ()
    attached: bool = False


def share(
    contact: Contact, command: c.ShareDocument, role: Role, pins: Pins, started: e.SessionStarted
) -> e.DocumentShared | e.DocumentAttached:
    """What was shared, and what is wrong with it; in an e-mail it goes with the reply. Raises ``Refused``."""
    document = next((one for one in pins.documents(started.manifest) if one.id == command.document), None)
    own = OPEN_WAYS.get(contact.offer.channel)
    if document is None or command.way not in (own, library.SECURE) or not contact.on_line:
        raise Refused("not_now")
    opened = contact.desk.opened
    if opened is None and (document.personal or command.way == library.SECURE):
        raise Refused("no_dossier")
    if command.way == library.MAIL:
        if any(one.document == document.id for one in contact.thread.attached):
            raise Refused("attached_already")
        return e.DocumentAttached(contact.id, document.id, document.title(role.program.script.language[:2]))
    return _shared(contact, document, command.way, role, started)


def detach(contact: Contact, command: c.DetachDocument) -> e.DocumentDetached:
    """A document goes with the reply no longer. Raises ``Refused``."""
    if not any(one.document == command.document for one in contact.thread.attached):
        raise Refused("not_attached")
    return e.DocumentDetached(contact.id, command.document)


def leave_with(contact: Contact, role: Role, pins: Pins, started: e.SessionStarted) -> list[e.DocumentShared]:
    """What goes with an e-mail that leaves, and what is wrong with it."""
    known = {one.id: one for one in pins.documents(started.manifest)}
    here = [known[one.document] for one in contact.thread.attached if one.document in known]
    return [_shared(contact, document, library.MAIL, role, started) for document in here]


def _shared(contact: Contact, document: Document, way: str, role: Role, started: e.SessionStarted) -> e.DocumentShared:
    client = contact.desk.opened.client if contact.desk.opened else ""
    another = bool(client) and client != role.subject
    wrong = _wrong(contact, document, way, started, another=another)
    title = document.title(role.program.script.language[:2])
    return e.DocumentShared(contact.id, client, document.id, title, way, _level(contact), wrong)


def shareable(
    contact: Contact, pins: Pins, started: e.SessionStarted, query: str, language: str
) -> tuple[Shareable, ...]:
    """The documents that answer what was typed, and the ways each may take to this customer now."""
    opened, own = contact.desk.opened, OPEN_WAYS.get(contact.offer.channel)
    sent = [(one.document, one.way) for one in contact.desk.shared]
    found = []
    for document in found_documents(pins.documents(started.manifest), query, language):
        ways = [own] if own and (opened or not document.personal) else []
        ways += [library.SECURE] if opened else []
        told = tuple((way, _wrong(contact, document, way, started, another=False)) for way in ways)
        shared = tuple(way for way in library.WAYS if (document.id, way) in sent)
        attached = any(one.document == document.id for one in contact.thread.attached)
        found.append(Shareable(document, document.title(language), told, shared, attached))
    return tuple(found)


def _wrong(contact: Contact, document: Document, way: str, started: e.SessionStarted, *, another: bool) -> str:
    return document.wrong(way, _level(contact), date.fromisoformat(started.today), another=another)


def _level(contact: Contact) -> int:
    """The identity reached for whose dossier is open."""
    opened = contact.desk.opened
    return contact.desk.identity(opened.client).level if opened else 0
