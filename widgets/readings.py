"""What panes read of a contact at every event, each worked out once an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from workstation import events as e
from workstation.bank.dispositions import Service
from workstation.bank.dossier import Dossier
from workstation.content.guide import Guide
from workstation.desk.state import Desk
from workstation.i18n import language
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.rules import Rules
from workstation.session.correcting import correctable
from workstation.session.deeds import past, standing
from workstation.session.hardship import insults_in
from workstation.session.inserting import guide_for
from workstation.session.offer import Offered, offered
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState
from workstation.session.transcript import Line
from workstation.session.transferring import services

Read = TypeVar("Read")

# What no reading is of, though it changes most often: the line, what was said on it, letters typed. All else counts,
# and so will what is added.
_BESIDE = frozenset({"leg", "lines", "thread", "consult", "desk"})
_TYPED = frozenset({"drafts"})
_PARTS = tuple(each.name for each in fields(Contact) if each.name not in _BESIDE)
_DESK = tuple(each.name for each in fields(Desk) if each.name not in _TYPED)


class Readings:
    """The readings of one session, each worked out once as long as the parts it may be of are the same objects.

    Whatever an event touches is another one.
    """

    def __init__(self, pins: Pins) -> None:
        self._pins = pins
        self._known: dict[tuple[str, ...], tuple[str, tuple[object, ...], Any]] = {}
        self._heard: dict[str, tuple[Rules, tuple[Line, ...], tuple[str, ...]]] = {}

    def role(self, contact: Contact, started: e.SessionStarted) -> Role:
        """The customer's part, after what was done at the desk."""

        def read() -> Role:
            role = self._pins.role(started, contact.offer)
            return role.after(standing(contact, role.program))

        return self._once(("role", contact.id), (started, *parts(contact)), read)

    def offered(self, contact: Contact, started: e.SessionStarted) -> tuple[Offered, ...]:
        """What may be said or done now."""
        role, today = self.role(contact, started), date.fromisoformat(started.today)

        def read() -> tuple[Offered, ...]:
            return offered(contact, role, past(contact, role.program, self._pins, today))

        return self._once(("offered", contact.id), (role, *parts(contact)), read)

    def guide(self, contact: Contact, started: e.SessionStarted) -> Guide:
        """The guide of the contact's channel, said with what is known of the client."""
        of = started, *parts(contact)
        return self._once(("guide", contact.id), of, lambda: guide_for(contact, self._pins, started))

    def dossier(self, contact: Contact, client: str, today: date) -> Dossier | None:
        """An opened dossier with the session's changes laid over it."""
        read, desk = self._pins.dossier_now, contact.desk
        return self._once(("dossier", contact.id, client), parts(contact), lambda: read(desk, client, today))

    def services(self, contact: Contact, state: SessionState) -> tuple[Service, ...]:
        """Whom a contact may be passed on to, in the reader's language."""
        return self._once(
            ("services", contact.id), (state.started, contact.offer), lambda: services(state, contact, self._pins)
        )

    def correctable(self, contact: Contact, state: SessionState, role: Role) -> tuple[Line, ...]:
        """The lines of the sentence that may still be corrected, or none."""
        read = correctable
        return self._once(("correctable", contact.id), (state, role), lambda: read(state, contact.id, role))

    def insults(self, contact: Contact, role: Role) -> tuple[str, ...]:
        """What the customer said that nobody has to bear; of a long call only what was said since is looked through."""
        rules, before, found = self._heard.get(contact.id, (role.rules, (), ()))
        if rules is not role.rules or contact.lines[: len(before)] != before:
            before, found = (), ()
        found = *found, *insults_in(contact.lines[len(before) :], role)
        self._heard[contact.id] = role.rules, contact.lines, found
        return found

    def _once(self, what: tuple[str, ...], of: tuple[object, ...], read: Callable[[], Read]) -> Read:
        spoken, before, found = self._known.get(what, ("", (), None))
        if spoken != language() or len(before) != len(of) or any(a is not b for a, b in zip(before, of, strict=True)):
            found = read()
            self._known[what] = language(), of, found
        value: Read = found
        return value


def parts(contact: Contact) -> tuple[object, ...]:
    """The parts of a contact that a reading may be of."""
    own = (getattr(contact, name) for name in _PARTS)
    return (*own, *(getattr(contact.desk, name) for name in _DESK))
