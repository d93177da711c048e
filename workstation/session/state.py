"""Everything a session knows, side by side; and the fold that makes it from events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workstation import events as e
from workstation.desk import state as desk
from workstation.gestures import begins_gesture, fork_before
from workstation.roleplay.customer import talk
from workstation.session.transcript import Line, line_of
from workstation.telephony import call, presence


@dataclass(frozen=True)
class Contact:
    """One conversation with one customer: its line, its talk, its desk, and the transcript so far."""

    id: str
    call: call.Call
    desk: desk.Desk
    talk: talk.Talk
    lines: tuple[Line, ...] = ()

    @property
    def offer(self) -> e.ContactOffered:
        """How the customer came."""
        return self.call.offer


@dataclass(frozen=True)
class SessionState:
    """The fold of a session's log."""

    started: e.SessionStarted | None = None
    paused: bool = False
    ended: str = ""
    presence: presence.Presence = field(default_factory=presence.Presence)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    ratings: Mapping[str, e.SelfRated] = field(default_factory=dict)
    step_back: int = -1  # the fork before the last gesture; -1 while there is none

    @property
    def current(self) -> Contact | None:
        """The contact on the desk: the one on the line, else ringing, else in wrap-up, else the last one."""
        order = ("talking", "held", "ringing", "wrap_up")
        alive = [c for c in self.contacts.values() if c.call.phase in order]
        if alive:
            return min(alive, key=lambda c: order.index(c.call.phase))
        return next(reversed(list(self.contacts.values())), None)

    def contact(self, contact: str) -> Contact:
        """The contact of that id. Raises ``KeyError``."""
        return self.contacts[contact]


def fold(state: SessionState, entry: e.Entry[e.Event]) -> SessionState:
    """The state after one more entry."""
    event, at = entry.event, entry.at
    if isinstance(event, e.TrainingEvent):
        return _run(state, event, at)
    if isinstance(event, e.PresenceEvent):
        return replace(state, presence=presence.apply(state.presence, event, at))
    if isinstance(event, e.ContactOffered):
        return replace(state, contacts={**state.contacts, event.contact: _offered(event, at)})
    gesture = begins_gesture(entry)
    changed = _contact(state.contacts[event.contact], event, entry, gesture)
    back = fork_before(entry) if gesture else state.step_back
    return replace(state, contacts={**state.contacts, event.contact: changed}, step_back=back)


def _run(state: SessionState, event: e.TrainingEvent, at: int) -> SessionState:
    match event:
        case e.SessionStarted():
            return replace(state, started=event)
        case e.SessionPaused():
            return replace(state, paused=True)
        case e.SessionResumed():
            contacts = {c.id: replace(c, talk=talk.waited(c.talk, at)) for c in state.contacts.values()}
            return replace(state, paused=False, contacts=contacts)
        case e.SessionEnded(reason=reason):
            return replace(state, ended=reason)
        case e.SelfRated(contact=contact):
            return replace(state, ratings={**state.ratings, contact: event})


def _offered(event: e.ContactOffered, at: int) -> Contact:
    mine = desk.Desk(authenticated=event.clients[0] if event.authenticated and event.clients else "")
    return Contact(event.contact, call.Call(event, since=at), mine, talk.Talk())


def _contact(contact: Contact, event: e.ContactEvent, entry: e.Entry[e.Event], gesture: bool) -> Contact:
    """``event`` is the entry's own, known to be about a contact."""
    number, at = entry.number, entry.at
    line = line_of(number, at, event, contact.offer.channel)
    return Contact(
        contact.id,
        call.apply(contact.call, event, at) if isinstance(event, e.LineEvent) else contact.call,
        contact.desk if isinstance(event, e.LineEvent) else desk.apply(contact.desk, event, at),
        talk.apply(contact.talk, event, at, gesture=gesture),
        (*contact.lines, line) if line else contact.lines,
    )


def fold_all(entries: list[e.Entry[e.Event]]) -> SessionState:
    """The state after a whole log."""
    state = SessionState()
    for entry in entries:
        state = fold(state, entry)
    return state
