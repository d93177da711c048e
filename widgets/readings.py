"""What panes read of a contact at every event, worked out again only once something it rests on has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from workstation import events as e
from workstation.bank.dispositions import Service
from workstation.bank.dossier import Dossier
from workstation.content.guide import Guide
from workstation.i18n import language
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.rules import Rules
from workstation.session.correcting import correctable
from workstation.session.deeds import standing
from workstation.session.hardship import insults_in
from workstation.session.inserting import guide_for
from workstation.session.offer import Offered, offered
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState
from workstation.session.transcript import Line
from workstation.session.transferring import services

Read = TypeVar("Read")


class Readings:
    """The readings of one session. What each rests on stands beside it: a part of a state that no event touched is
    the same object, so that to compare costs nothing.
    """

    def __init__(self, pins: Pins) -> None:
        self._pins = pins
        self._known: dict[tuple[str, ...], tuple[object, Any]] = {}
        self._heard: dict[str, tuple[Rules, tuple[Line, ...], tuple[str, ...]]] = {}

    def role(self, contact: Contact, started: e.SessionStarted) -> Role:
        """The customer's part, after what was done at the desk."""

        def read() -> Role:
            role = self._pins.role(started, contact.offer)
            return role.after(standing(contact, role.program))

        rests_on = started, contact.offer, contact.desk.acts, contact.desk.sections
        return self._once(("role", contact.id), rests_on, read)

    def offered(self, contact: Contact, started: e.SessionStarted) -> tuple[Offered, ...]:
        """What may be said or done now."""
        role, talk, desk = self.role(contact, started), contact.talk, contact.desk
        where = talk.place, talk.beat, talk.moves, talk.concluded, talk.end
        rests_on = started, contact.offer, desk.acts, desk.sections, where
        return self._once(("offered", contact.id), rests_on, lambda: offered(contact, role))

    def guide(self, contact: Contact, started: e.SessionStarted) -> Guide:
        """The guide of the contact's channel, said with what is known of the client."""
        desk = contact.desk
        rests_on = started, contact.offer, desk.acts, desk.dossiers, desk.current, desk.identities, desk.authenticated
        return self._once(("guide", contact.id), rests_on, lambda: guide_for(contact, self._pins, started))

    def dossier(self, contact: Contact, client: str, today: date) -> Dossier | None:
        """An opened dossier with the session's changes laid over it."""
        desk = contact.desk
        rests_on = desk.dossiers, desk.acts, today
        read = self._pins.dossier_now
        return self._once(("dossier", contact.id, client), rests_on, lambda: read(desk, client, today))

    def services(self, contact: Contact, state: SessionState) -> tuple[Service, ...]:
        """Whom a contact may be passed on to, in the reader's language."""
        rests_on = state.started, contact.offer
        return self._once(("services", contact.id), rests_on, lambda: services(state, contact, self._pins))

    def correctable(self, contact: Contact, state: SessionState, role: Role) -> tuple[Line, ...]:
        """The lines of the sentence that may still be corrected, or none."""
        rests_on = state.spoken, contact.lines, state.ended, role
        return self._once(("correctable", contact.id), rests_on, lambda: correctable(state, contact.id, role))

    def insults(self, contact: Contact, role: Role) -> tuple[str, ...]:
        """What the customer said that nobody has to bear; of a long call only what was said since is looked through."""
        rules, before, found = self._heard.get(contact.id, (role.rules, (), ()))
        if rules is not role.rules or contact.lines[: len(before)] != before:
            before, found = (), ()
        found = *found, *insults_in(contact.lines[len(before) :], role)
        self._heard[contact.id] = role.rules, contact.lines, found
        return found

    def _once(self, what: tuple[str, ...], rests_on: object, read: Callable[[], Read]) -> Read:
        known, rests_on = self._known.get(what), (language(), rests_on)
        if known is None or known[0] != rests_on:
            known = self._known[what] = rests_on, read()
        found: Read = known[1]
        return found
