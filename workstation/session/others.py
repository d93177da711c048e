"""Who is another person in a contact: a client rung or opened this session who is neither its client nor its caller.

What a message about to be sent tells of them is found here, for the desk that holds it back and the rule that marks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache, partial

from workstation import commands as c
from workstation.bank.dossier import Dossier
from workstation.bank.people import client_id
from workstation.bank.records import Records
from workstation.channels import WRITTEN
from workstation.desk.state import NOTE_TEXT
from workstation.folding import folded
from workstation.roleplay.customer.role import Common
from workstation.roleplay.judging.looks import ANOTHER_PERSON
from workstation.roleplay.judging.persons import Others, Person, Stray, named, person
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState

Leaving = c.SendReply | c.SayFreely | c.CloseContact
"""What sends words out of the desk: to the customer, or with the note into the client's file."""


def ruled(state: SessionState, contact: Contact, common: Common, records: Records, pins: Pins) -> Common:
    """What a contact is judged by, which knows who has no place in it."""
    return common.about(partial(others, state, contact, records, pins))


def others(state: SessionState, contact: Contact, records: Records, pins: Pins) -> Others:
    """Who has no place in a contact, as the session stands."""
    started = state.started
    if started is None:
        return Others()
    script = pins.program(contact.offer.digest).script
    known = _Known(records, pins, date.fromisoformat(started.today))
    mine = {client_id(script.client), client_id(script.subject)}
    met = dict.fromkeys(client for one in state.contacts.values() for client in _met(one, contact.id))
    strangers = tuple(found for client in met if client not in mine and (found := known.of(client, state)))
    if not strangers:
        return Others()
    own = [found for client in sorted(mine) if (found := known.of(client, state))]
    own += [named(name) for name in (script.persona.name, started.adviser, *known.advisers(sorted(mine))) if name]
    return Others(strangers, tuple(own), lambda: [one.text for one in contact.lines if one.who == "customer"])


def clients_of(state: SessionState, contact: Contact, records: Records, pins: Pins) -> Others:
    """The clients whom a contact is about, or whose dossier is open there: a colleague asked for advice needs none."""
    if state.started is None:
        return Others()
    script = pins.program(contact.offer.digest).script
    known = _Known(records, pins, date.fromisoformat(state.started.today))
    about = dict.fromkeys((client_id(script.client), client_id(script.subject), *_met(contact, "")))
    found = [person for client in about if (person := known.of(client, state))]
    return Others((*found, named(script.persona.name)) if script.persona.name else tuple(found))


def strays(state: SessionState, command: c.Command, records: Records, pins: Pins) -> tuple[Stray, ...]:
    """What a command would send in writing of another person; nothing in a session whose rules do not look for it.

    What is spoken is not held back: it is out as soon as it is said, and its rule alone answers for it.
    """
    if not isinstance(command, Leaving) or state.started is None or command.contact not in state.contacts:
        return ()
    contact = state.contacts[command.contact]
    if isinstance(command, c.SayFreely) and contact.offer.channel not in WRITTEN:
        return ()
    role = pins.role(state.started, contact.offer)
    if not any(ANOTHER_PERSON in rule.looks for rule in role.rules.rules):
        return ()
    text = contact.desk.drafts.get(NOTE_TEXT, "") if isinstance(command, c.CloseContact) else command.text
    return others(state, contact, records, pins).strays(folded(text))


def _met(contact: Contact, here: str) -> Iterator[str]:
    """The clients met in a contact: opened there; and rung, but for the one at hand, where it is one of its own."""
    yield from (opened.client for opened in contact.desk.dossiers)
    waits = contact.offer.mail is not None and contact.life.answered_at < 0  # in the queue, nobody has met them
    if contact.id != here and not waits:
        yield from contact.offer.clients


class _Known:
    """Clients as texts may betray them: from the dossier that the session pinned, else from the bank's records."""

    def __init__(self, records: Records, pins: Pins, today: date) -> None:
        self._records, self._pins, self._today = records, pins, today

    def of(self, client: str, state: SessionState) -> Person | None:
        """That client; None for one whom nobody holds a dossier of."""
        dossiers = (opened for one in state.contacts.values() for opened in one.desk.dossiers)
        digest = next((opened.digest for opened in dossiers if opened.client == client), "")
        dossier = self._pins.dossier(digest) if digest else self._load(client)
        return _person(dossier) if dossier else None

    def advisers(self, clients: list[str]) -> Iterator[str]:
        """Who looks after them at their branch."""
        yield from (found.client.adviser for client in clients if (found := self._load(client)))

    def _load(self, client: str) -> Dossier | None:
        try:
            return self._records.load(client, self._today)
        except KeyError:
            return None


@lru_cache(maxsize=128)
def _person(dossier: Dossier) -> Person:
    one = dossier.client
    return person(one.first_name, one.last_name, tuple(_texts(dossier)), one.email)


def _texts(part: object) -> Iterator[str]:
    """Every text of a part of a dossier: whatever holds a long number is somebody's."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _texts(getattr(part, each.name))
