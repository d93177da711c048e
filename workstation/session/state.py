"""Everything a session knows, side by side; and the fold that makes it from events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workstation import events as e
from workstation.commands import ChooseMeaning, SayFreely, stored_name
from workstation.desk import state as desk
from workstation.events.desk import SPEECH_TEXT
from workstation.gestures import begins_gesture, fork_before
from workstation.roleplay.customer import talk
from workstation.session.transcript import Line, line_of
from workstation.telephony import call, presence

OWN_WORDS = (stored_name(SayFreely), stored_name(ChooseMeaning))
"""What is asked when somebody speaks in their own words."""


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
class Spoken:
    """The contact as it was before its last sentence in the adviser's own words, and the first entry of that."""

    since: int
    before: Contact


@dataclass(frozen=True)
class SessionState:
    """The fold of a session's log.

    ``covered_at`` is since when a dialog of the program holds the screen, -1 while none does.
    ``spoken`` is there until the adviser does anything else: what came of that sentence can still be undone.
    ``contested`` and ``settled`` are by contact and entry, ``shared`` is whether trainers may read the sentences.
    """

    started: e.SessionStarted | None = None
    paused: bool = False
    ended: str = ""
    covered_at: int = -1
    presence: presence.Presence = field(default_factory=presence.Presence)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    ratings: Mapping[str, e.SelfRated] = field(default_factory=dict)
    contested: Mapping[tuple[str, int], e.HearingContested] = field(default_factory=dict)
    settled: Mapping[tuple[str, int], e.SentenceSettled] = field(default_factory=dict)
    shared: bool = False
    spoken: Spoken | None = None
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
    if gesture:
        state = _in_front(state, at)  # what is said or done at the desk shows that nothing hides it
    before = state.contacts[event.contact]
    if isinstance(event, e.HearingCorrected):
        changed = _corrected(state.spoken, before, event, entry)
    else:
        changed = _contact(before, event, entry, gesture)
    back, spoken = state.step_back, state.spoken
    if gesture:
        back = fork_before(entry)
        spoken = Spoken(entry.number, before) if entry.asked in OWN_WORDS else None
    return replace(state, contacts={**state.contacts, event.contact: changed}, step_back=back, spoken=spoken)


def _run(state: SessionState, event: e.TrainingEvent, at: int) -> SessionState:
    match event:
        case e.SessionStarted():
            return replace(state, started=event)
        case e.SessionPaused():
            return replace(state, paused=True)
        case e.SessionResumed():
            contacts = {c.id: replace(c, talk=talk.waited(c.talk, at)) for c in state.contacts.values()}
            return replace(state, paused=False, contacts=contacts)
        case e.DeskCovered():
            return replace(state, covered_at=at)
        case e.DeskUncovered():
            return _in_front(state, at)
        case e.SessionEnded(reason=reason):
            return replace(state, ended=reason)
        case e.SelfRated(contact=contact):
            return replace(state, ratings={**state.ratings, contact: event})
        case e.HearingContested(contact=contact, number=number):
            return replace(state, contested={**state.contested, (contact, number): event})
        case e.SentenceSettled(contact=contact, number=number):
            return replace(state, settled={**state.settled, (contact, number): event})
        case e.SessionShared(shared=shared):
            return replace(state, shared=shared)


def _in_front(state: SessionState, at: int) -> SessionState:
    if state.covered_at < 0:
        return state
    contacts = {c.id: replace(c, talk=talk.uncovered(c.talk, state.covered_at, at)) for c in state.contacts.values()}
    return replace(state, covered_at=-1, contacts=contacts)


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


def _corrected(spoken: Spoken | None, now: Contact, event: e.HearingCorrected, entry: e.Entry[e.Event]) -> Contact:
    """The contact as it was before it was misheard, with the typing done meanwhile; nothing to undo, it is that."""
    before = spoken.before if spoken and (spoken.since, spoken.before.id) == (event.since, now.id) else now
    line = line_of(entry.number, entry.at, event, now.offer.channel)
    drafts = {**now.desk.drafts, SPEECH_TEXT: event.text}
    return Contact(
        before.id,
        replace(before.call, muted=now.call.muted),
        replace(before.desk, drafts=drafts, note=now.desk.note),
        talk.apply(before.talk, event, entry.at, gesture=True),
        (*before.lines, line) if line else before.lines,
    )


def fold_all(entries: list[e.Entry[e.Event]]) -> SessionState:
    """The state after a whole log."""
    state = SessionState()
    for entry in entries:
        state = fold(state, entry)
    return state
