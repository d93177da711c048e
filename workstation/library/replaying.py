"""A session played again on another text of its role-play: the same gestures, as far as they still apply.

Gestures are read off the log of the first session, and asked for again at the same pace. A sentence that was not
understood is said again too: the new text may understand it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import Start, begin
from workstation.session.asking import cause_of
from workstation.session.correcting import without_undone
from workstation.session.decide import World
from workstation.session.log import EventLog
from workstation.session.runner import Session
from workstation.session.state import Contact

# More than any wait for the customer's last word, or for the next ring, can need.
MOST_TIMERS = 200

Stop = Literal["", "missing", "closed", "refused"]


@dataclass(frozen=True)
class Asked:
    """Something asked of a session, ``at`` that time. ``move`` is the move it amounted to, if any."""

    command: c.Command
    at: int
    move: str = ""

    @property
    def may_fail(self) -> bool:
        """Whether the conversation is the same without it."""
        return not isinstance(self.command, c.Gesture)


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


def asked_for(entries: Sequence[e.Entry[e.Event]]) -> list[Asked]:
    """What the adviser asked of a session, in order; of what was said in their own words, each move it amounted to."""
    found: list[Asked] = []
    for entry in without_undone(entries):
        event = entry.event
        if isinstance(event, e.ConversationMoved) and event.cause == "completed":
            continue  # the move is made whole
        move = event.move if isinstance(event, e.ConversationMoved) and entry.asked else ""
        if isinstance(event, e.ConversationMoved) and move and event.cause == "said":
            found.append(Asked(c.Say(event.contact, move), entry.at, move))
        elif isinstance(event, e.ConversationMoved) and event.cause == "forbidden" and event.said:
            found.append(Asked(c.SayFreely(event.contact, event.said), entry.at))
        elif isinstance(event, e.ConversationMoved) and move and event.cause in ("desk", "reply"):
            found[-1] = replace(found[-1], move=move)
        elif entry.asked and entry.number == entry.origin and not isinstance(event, e.ActRefused):
            command = cause_of(event)
            # What a sentence was said to mean is the move it then was.
            if not isinstance(command, str | c.TrainingCommand | c.ChooseMeaning | c.CorrectHearing):
                found.append(Asked(command, entry.at))
    return found


def replay(
    entries: Sequence[e.Entry[e.Event]], roleplay: Roleplay, shelf: Shelf, start: Start, log: EventLog, world: World
) -> Replayed:
    """A new session on ``roleplay``, brought to where the old one, whose ``entries`` these are, stands."""
    session = begin(start, roleplay, shelf, log, world)
    return _Again(session, roleplay).run(asked_for(entries))


@dataclass
class _Again:
    session: Session
    roleplay: Roleplay
    early: list[str] = field(default_factory=list)  # moves a sentence now means, and that were also made otherwise
    last: str = ""

    def run(self, wanted: Sequence[Asked]) -> Replayed:
        before = 0
        for asked in wanted:
            pause, before = max(0, asked.at - before), asked.at
            if asked.move in self.early:
                self.early.remove(asked.move)
                continue
            try:
                fault = self._do(asked, pause)
            except Refused as refused:
                if asked.may_fail:
                    continue
                return self._stop(asked, refused.reason)
            if fault:
                return fault
        return Replayed(self.session, self.last)

    def _do(self, asked: Asked, pause: int) -> Replayed | None:
        session, command = self.session, asked.command
        if isinstance(command, c.AnswerContact | c.DeclineContact):
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
        elif asked.move and asked.move not in made:
            return self._stop(asked, "unknown_move")
        self.last = made[-1] if made else self.last
        return None

    def _stop(self, asked: Asked, reason: str) -> Replayed:
        if not asked.move:
            return Replayed(self.session, self.last, "refused", type(asked.command).__name__, reason)
        known = self.roleplay.script_program.step_of(asked.move) is not None
        return Replayed(self.session, self.last, "closed" if known else "missing", asked.move, reason)

    @property
    def _contact(self) -> Contact | None:
        return self.session.state.in_hand

    @property
    def _moves(self) -> tuple[str, ...]:
        return self._contact.talk.moves if self._contact else ()

    def _done_already(self, command: c.Command, contact: Contact) -> bool:
        """Whether the desk has done by itself what was done by hand."""
        if isinstance(command, c.OpenDossier):
            return contact.desk.current == command.client
        if isinstance(command, c.OpenSection):
            return contact.desk.has_opened(command.client, command.section)
        return isinstance(command, c.EndContact) and not contact.on_line

    def _until_it_rings(self) -> None:
        for _ in range(MOST_TIMERS):
            due = self.session.due()
            if due is None or (self._contact and self._contact.phase != "queued"):
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
