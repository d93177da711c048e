"""Everything a session knows, side by side; and the fold that makes it from events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from workstation import events as e
from workstation.channels import WRITTEN
from workstation.commands import ChooseMeaning, SayFreely, SendReply, stored_name
from workstation.contacts import life, queue
from workstation.desk import state as desk
from workstation.events.desk import REPLY_TEXT, SPEECH_TEXT
from workstation.gestures import begins_gesture, fork_before
from workstation.roleplay.customer import talk
from workstation.session.transcript import Line, line_of
from workstation.telephony import consult, leg, presence
from workstation.written import thread

OWN_WORDS = (stored_name(SayFreely), stored_name(ChooseMeaning), stored_name(SendReply))
"""What is asked when somebody speaks or writes in their own words."""


@dataclass(frozen=True)
class Contact:
    """One conversation with one customer: its life, its line or its thread, its talk, its desk, and the transcript."""

    id: str
    life: life.Life
    desk: desk.Desk
    talk: talk.Talk
    leg: leg.Leg = field(default_factory=leg.Leg)
    lines: tuple[Line, ...] = ()
    thread: thread.Thread = field(default_factory=thread.Thread)
    consult: consult.Consult = consult.FREE

    @property
    def offer(self) -> e.ContactOffered:
        """How the customer came."""
        return self.life.offer

    @property
    def phase(self) -> str:
        """Where it stands: queued, ringing, talking, held, wrap_up, closed, abandoned, taken."""
        return "held" if self.life.on_line and self.leg.held_at >= 0 else self.life.phase

    @property
    def on_line(self) -> bool:
        """The customer is there, speaking, writing or held."""
        return self.life.on_line

    @property
    def over(self) -> bool:
        """Nothing more will happen."""
        return self.life.over

    @property
    def at_desk(self) -> bool:
        """It came to the adviser and goes on: what is looked up or noted is for it."""
        return not self.over and self.phase != "queued"

    @property
    def begun(self) -> bool:
        """The adviser has written to the customer, begun to, or done something for them."""
        wrote = any(line.who == "adviser" for line in self.lines)
        return wrote or bool(self.desk.drafts.get(REPLY_TEXT)) or bool(self.desk.acts)


@dataclass(frozen=True)
class Spoken:
    """The contact as it was before its last sentence in the adviser's own words, and the first entry of that."""

    since: int
    before: Contact


@dataclass(frozen=True)
class SessionState:
    """The fold of a session's log.

    ``started`` has the instructions that are in force now, ``instructed_at`` is since when.
    ``covered_at`` is since when a dialog of the program holds the screen, -1 while none does.
    ``spoken`` is there until the adviser does anything else: what came of that sentence can still be undone.
    ``contested`` and ``settled`` are by contact and entry, ``shared`` is whether trainers may read the sentences.
    """

    started: e.SessionStarted | None = None
    paused: bool = False
    ended: str = ""
    covered_at: int = -1
    instructed_at: int = 0
    presence: presence.Presence = field(default_factory=presence.Presence)
    queue: queue.Queue = field(default_factory=queue.Queue)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    ratings: Mapping[str, e.SelfRated] = field(default_factory=dict)
    contested: Mapping[tuple[str, int], e.HearingContested] = field(default_factory=dict)
    settled: Mapping[tuple[str, int], e.SentenceSettled] = field(default_factory=dict)
    shared: bool = False
    spoken: Spoken | None = None
    step_back: int = -1  # the fork before the last gesture; -1 while there is none

    @property
    def in_hand(self) -> Contact | None:
        """The contact that the desk shows, and that what is done there is for; None before any came."""
        return self.contacts.get(self.queue.focus)

    @property
    def own(self) -> tuple[Contact, ...]:
        """The contacts that are the adviser's to answer for: those that a colleague took over are not."""
        return tuple(contact for contact in self.contacts.values() if contact.phase != "taken")

    @property
    def last_own(self) -> Contact | None:
        """The contact in hand, or, where a colleague took that one over, the last there was before."""
        held = self.in_hand
        return held if held is None or held.phase != "taken" else next(reversed(self.own), None)

    @cached_property
    def lives(self) -> Mapping[str, life.Life]:
        """Every contact as the queue knows it."""
        return {contact.id: contact.life for contact in self.contacts.values()}

    @property
    def busy(self) -> bool:
        """A contact rings, is in conversation, or is being wrapped up."""
        return any(contact.life.busy for contact in self.contacts.values())

    @property
    def left(self) -> bool:
        """Somebody waits or is in hand, or is still to come."""
        return bool(self.queue.arrivals) or not all(contact.over for contact in self.contacts.values())

    def contact(self, contact: str) -> Contact:
        """The contact of that id. Raises ``KeyError``."""
        return self.contacts[contact]


def fold(state: SessionState, entry: e.Entry[e.Event]) -> SessionState:
    """The state after one more entry."""
    event, at = entry.event, entry.at
    if isinstance(event, e.TrainingEvent):
        return _run(state, event, at)
    if isinstance(event, e.PresenceEvent | e.QueueEvent | e.ContactOffered):
        return _queued(state, event, at)
    gesture = begins_gesture(entry)
    if gesture:
        state = _in_front(state, at)  # what is said or done at the desk shows that nothing hides it
    before = state.contacts[event.contact]
    if isinstance(event, e.HearingCorrected):
        changed = _corrected(state.spoken, before, event, entry)
    elif isinstance(event, e.MessagesJoined):
        before = _undone(state.spoken, before, event.since)
        changed = _joined(before, state.contacts[event.contact], event, entry)
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
        case e.InstructionsChanged(in_force=ids):
            now = state.started and replace(state.started, instructions=ids)
            return replace(state, started=now, instructed_at=at)
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


def _queued(state: SessionState, event: e.PresenceEvent | e.QueueEvent | e.ContactOffered, at: int) -> SessionState:
    """Nobody waits for a desk that was never open: those who came before wait from its opening."""
    contacts = dict(state.contacts)
    if isinstance(event, e.ContactOffered):
        now = queue.joined(state.queue, event)
        contacts[event.contact] = _offered(event, at, at if now.opened_at >= 0 else -1)
    else:
        now = queue.apply(state.queue, event, at)
    if isinstance(event, e.PresenceEvent):
        state = replace(state, presence=presence.apply(state.presence, event, at))
    if state.queue.opened_at < 0 <= now.opened_at:
        contacts = {c.id: replace(c, life=replace(c.life, joined_at=at)) for c in contacts.values()}
    return replace(state, queue=now, contacts=contacts)


def _offered(event: e.ContactOffered, at: int, joined_at: int) -> Contact:
    mine = desk.Desk(authenticated=event.clients[0] if event.authenticated and event.clients else "")
    return Contact(event.contact, life.Life(event, since=at, joined_at=joined_at), mine, talk.Talk())


def _contact(contact: Contact, event: e.ContactEvent, entry: e.Entry[e.Event], gesture: bool) -> Contact:
    """``event`` is the entry's own, known to be about a contact."""
    number, at = entry.number, entry.at
    line = line_of(number, at, event, contact.offer.channel)
    if line and line.who == "adviser" and contact.thread.joined_at == at:
        line = replace(line, sent=contact.thread.sent)
    return Contact(
        contact.id,
        _life(contact.life, event, at),
        contact.desk
        if isinstance(event, e.LineEvent | e.WrittenEvent | e.PileEvent)
        else desk.apply(contact.desk, event, at),
        talk.apply(contact.talk, event, at, gesture=gesture),
        _leg(contact.leg, event, at),
        (*contact.lines, line) if line else contact.lines,
        thread.apply(contact.thread, event, at) if contact.offer.channel in WRITTEN else contact.thread,
        _consult(contact.consult, event, at),
    )


def _life(before: life.Life, event: e.ContactEvent, at: int) -> life.Life:
    if isinstance(event, e.PileEvent):
        return life.apply_pile(before, event, at)
    return life.apply(before, event, at) if isinstance(event, e.LifeEvent) else before


def _leg(before: leg.Leg, event: e.ContactEvent, at: int) -> leg.Leg:
    if isinstance(event, e.ContactEnded):
        return leg.ended(before, at)
    return leg.apply(before, event, at) if isinstance(event, e.LegEvent) else before


def _consult(before: consult.Consult, event: e.ContactEvent, at: int) -> consult.Consult:
    if isinstance(event, e.ContactEnded):
        return consult.FREE  # whoever was rung or consulted goes with the call
    if isinstance(event, e.LegEvent):
        return consult.beside(before, event, at)
    return consult.apply(before, event, at) if isinstance(event, e.ConsultEvent) else before


def _corrected(spoken: Spoken | None, now: Contact, event: e.HearingCorrected, entry: e.Entry[e.Event]) -> Contact:
    """The contact as it was before it was misheard, with the typing done meanwhile."""
    before = _undone(spoken, now, event.since)
    line = line_of(entry.number, entry.at, event, now.offer.channel)
    drafts = {**now.desk.drafts, SPEECH_TEXT: event.text}
    return Contact(
        before.id,
        before.life,
        replace(before.desk, drafts=drafts, note=now.desk.note),
        talk.apply(before.talk, event, entry.at, gesture=True),
        replace(before.leg, muted=now.leg.muted, recording=now.leg.recording, pressed=now.leg.pressed),
        (*before.lines, line) if line else before.lines,
        thread.apply(now.thread, event, entry.at),
        now.consult,
    )


def _undone(spoken: Spoken | None, now: Contact, since: int) -> Contact:
    """The contact before its last sentence, the one of entry ``since``; nothing to undo, it is as it stands."""
    return spoken.before if spoken and (spoken.since, spoken.before.id) == (since, now.id) else now


def _joined(before: Contact, now: Contact, event: e.MessagesJoined, entry: e.Entry[e.Event]) -> Contact:
    """The contact before the messages that are read as one, with the typing done meanwhile."""
    mine = now.desk
    return replace(
        before,
        desk=replace(before.desk, drafts=mine.drafts, note=mine.note, marks=mine.marks, inserted=mine.inserted),
        talk=talk.apply(before.talk, event, entry.at, gesture=True),
        thread=thread.apply(now.thread, event, entry.at),
    )


def fold_all(entries: list[e.Entry[e.Event]]) -> SessionState:
    """The state after a whole log."""
    state = SessionState()
    for entry in entries:
        state = fold(state, entry)
    return state
