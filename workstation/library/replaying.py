"""A session played again on another text of its role-play: the same gestures, as far as they still apply.

Gestures are read off the log of the first session, and asked for again at the same pace. A sentence that was not
understood is said again too: the new text may understand it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import EventLog
from workstation.session.runner import Session
from workstation.session.state import Contact

# More than any wait for the customer's last word, or for the next ring, can need.
MOST_TIMERS = 200

_ASIDE = c.GoReady | c.MuteMic | c.OpenMic | c.OpenSheet | c.SetNoteField | c.EditDraft | c.ExtendWrapUp

Stop = Literal["", "missing", "closed", "refused"]


@dataclass(frozen=True)
class Gesture:
    """Something asked of a session, ``at`` that time. ``move`` is the move it amounted to, if any."""

    command: c.Command
    at: int
    move: str = ""

    @property
    def may_fail(self) -> bool:
        """Whether the conversation is the same without it."""
        return isinstance(
            self.command,
            c.GoReady | c.MuteMic | c.OpenMic | c.OpenSheet | c.SetNoteField | c.EditDraft | c.ExtendWrapUp,
        )


@dataclass(frozen=True)
class Replayed:
    """A session brought as far as it would go.

    ``last`` is the last move made, empty when none was. ``stopped``: not at all (empty); the move ``step`` is no longer
    written (missing), or can no longer be made here (closed); or the desk refused ``step`` for ``reason``.
    """

    session: Session
    last: str
    stopped: Stop = ""
    step: str = ""
    reason: str = ""


def gestures(entries: Sequence[e.Entry[e.Event]]) -> list[Gesture]:
    """What the adviser did in a session, in order."""
    found: list[Gesture] = []
    for entry in entries:
        event = entry.event
        if isinstance(event, e.ConversationMoved) and event.cause in ("desk", "reply") and event.move and found:
            found[-1] = Gesture(found[-1].command, found[-1].at, event.move)
        command = _command(event)
        if command is not None:
            move = command.move if isinstance(command, c.Say) else ""
            found.append(Gesture(command, entry.at, move))
    return found


def _command(event: e.Event) -> c.Command | None:
    """What was asked for, to bring an event about; None when nobody asked."""
    match event:
        case e.PresenceSet(status="ready"):
            return c.GoReady()
        case e.CallAnswered(contact=contact):
            return c.AnswerCall(contact)
        case e.CallDeclined(contact=contact):
            return c.DeclineCall(contact)
        case e.CallHeld(contact=contact, announced=announced):
            return c.HoldCall(contact, announced)
        case e.CallResumed(contact=contact):
            return c.ResumeCall(contact)
        case e.MicMuted(contact=contact):
            return c.MuteMic(contact)
        case e.MicOpened(contact=contact):
            return c.OpenMic(contact)
        case e.CallEnded(contact=contact, by="adviser"):
            return c.HangUp(contact)
        case e.ConversationMoved(contact=contact, cause="said", move=move):
            return c.Say(contact, move)
        case e.SentenceUnclear(contact=contact, text=text):
            return c.SayFreely(contact, text)
        case e.ReplySent(contact=contact, text=text):
            return c.SendReply(contact, text)
        case _:
            return _at_the_desk(event)


def _at_the_desk(event: e.Event) -> c.Command | None:
    match event:
        case e.DossierOpened(contact=contact, client=client):
            return c.OpenDossier(contact, client)
        case e.SectionOpened(contact=contact, client=client, section=section):
            return c.OpenSection(contact, client, section)
        case e.ActDone(contact=contact, client=client, act=act, target=target, values=values):
            return c.DoAct(contact, client, act, target, values)
        case e.IdentityJudged(contact=contact, client=client, element=element, accepted=accepted) if element != "app":
            return c.JudgeIdentity(contact, client, element, accepted)
        case e.DraftEdited(contact=contact, where=where, at=at, removed=removed, inserted=inserted):
            return c.EditDraft(contact, where, at, removed, inserted)
        case e.NoteFieldSet(contact=contact, field=name, value=value):
            return c.SetNoteField(contact, name, value)
        case e.SheetOpened(contact=contact, sheet=sheet):
            return c.OpenSheet(contact, sheet)
        case e.WrapUpExtended(contact=contact):
            return c.ExtendWrapUp(contact)
        case e.NoteSaved(contact=contact):
            return c.CloseContact(contact)
        case _:
            return None


def replay(
    entries: Sequence[e.Entry[e.Event]], roleplay: Roleplay, shelf: Shelf, start: Start, log: EventLog, world: World
) -> Replayed:
    """A new session on ``roleplay``, brought to where the old one, whose ``entries`` these are, stands."""
    session = begin(start, roleplay, shelf, log, world)
    return _Again(session, roleplay).run(gestures(entries))


@dataclass
class _Again:
    session: Session
    roleplay: Roleplay
    early: list[str] = field(default_factory=list)  # moves a sentence now means, and that were also made otherwise
    last: str = ""

    def run(self, wanted: Sequence[Gesture]) -> Replayed:
        before = 0
        for gesture in wanted:
            pause, before = max(0, gesture.at - before), gesture.at
            if gesture.move in self.early:
                self.early.remove(gesture.move)
                continue
            try:
                fault = self._do(gesture, pause)
            except Refused as refused:
                if gesture.may_fail:
                    continue
                return self._stop(gesture, refused.reason)
            if fault:
                return fault
        return Replayed(self.session, self.last)

    def _do(self, gesture: Gesture, pause: int) -> Replayed | None:
        session, command = self.session, gesture.command
        if isinstance(command, c.AnswerCall | c.DeclineCall):
            self._until_it_rings()
        else:
            session.advance(session.at + pause)
        contact = self._contact
        if isinstance(command, c.Say | c.SayFreely | c.SendReply | c.JudgeIdentity):
            self._hear()
        if contact is not None and self._done_already(command, contact):
            return None
        known = len(self._moves)
        session.do(command)
        made = self._moves[known:]
        if isinstance(command, c.SayFreely):
            self.early += made
        elif gesture.move and gesture.move not in made:
            return self._stop(gesture, "unknown_move")
        self.last = made[-1] if made else self.last
        return None

    def _stop(self, gesture: Gesture, reason: str) -> Replayed:
        if not gesture.move:
            return Replayed(self.session, self.last, "refused", type(gesture.command).__name__, reason)
        known = self.roleplay.script_program.step_of(gesture.move) is not None
        return Replayed(self.session, self.last, "closed" if known else "missing", gesture.move, reason)

    @property
    def _contact(self) -> Contact | None:
        return self.session.state.current

    @property
    def _moves(self) -> tuple[str, ...]:
        return self._contact.talk.moves if self._contact else ()

    def _done_already(self, command: c.Command, contact: Contact) -> bool:
        """Whether the desk has done by itself what was done by hand."""
        if isinstance(command, c.OpenDossier):
            return contact.desk.current == command.client
        if isinstance(command, c.OpenSection):
            return contact.desk.has_opened(command.client, command.section)
        return isinstance(command, c.HangUp) and not contact.call.on_line

    def _until_it_rings(self) -> None:
        for _ in range(MOST_TIMERS):
            due = self.session.due()
            if due is None or (self._contact and self._contact.call.phase != "queued"):
                return
            self.session.advance(due)

    def _hear(self) -> None:
        """Let the customer say everything: it is the adviser's turn then."""
        for _ in range(MOST_TIMERS):
            contact = self._contact
            if contact is None or not contact.talk.queue:
                break
            self.session.advance(max(self.session.at, contact.talk.queue[0].at))
        if self._contact is not None:
            self.session.advance(max(self.session.at, self._contact.talk.ready_at))
