"""What is said of a session once it is over: one's own view of it, what was misheard, and who may read it."""

from __future__ import annotations

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.session.pins import Pins
from workstation.session.state import SessionState
from workstation.session.transcript import Line

Afterwards = c.RateSelf | c.ContestHearing | c.SettleSentence | c.ShareSession
CONTESTABLE = ("heard", "forbidden")
"""The codes of sentences of which something came."""


def questions(state: SessionState, contact: str) -> tuple[Line, ...]:
    """The sentences of a contact that nobody was sure of, or that were contested, and that no trainer settled."""
    return tuple(
        line
        for line in state.contacts[contact].lines
        if (line.code == "doubtful" or (contact, line.number) in state.contested)
        and (contact, line.number) not in state.settled
    )


def to_confirm(state: SessionState, kind: str) -> bool:
    """Whether the score waits for a trainer: an exam with a question left open. ``kind`` is the session's."""
    return kind == "exam" and any(questions(state, contact) for contact in state.contacts)


def decide(state: SessionState, command: Afterwards, pins: Pins) -> list[e.Event]:
    """What is said becomes an event. Raises ``Refused``."""
    if not state.ended:
        raise Refused("not_now")
    if isinstance(command, c.ShareSession):
        return [] if command.shared == state.shared else [e.SessionShared(command.shared)]
    if command.contact not in state.contacts:
        raise Refused("not_now")
    match command:
        case c.RateSelf():
            if command.contact in state.ratings:
                raise Refused("not_now")
            return [e.SelfRated(command.contact, command.score, command.answers)]
        case c.ContestHearing():
            if not may_contest(state, command.contact, command.number):
                raise Refused("not_now")
            return [e.HearingContested(command.contact, command.number, command.why.strip())]
        case c.SettleSentence():
            return [_settled(state, command, pins)]


def may_contest(state: SessionState, contact: str, number: int) -> bool:
    """Whether something came of the sentence of that entry, and neither its adviser nor a trainer spoke of it yet."""
    known = {line.number for line in state.contacts[contact].lines if line.code in CONTESTABLE}
    return number in known and (contact, number) not in {**state.contested, **state.settled}


def _settled(state: SessionState, command: c.SettleSentence, pins: Pins) -> e.SentenceSettled:
    contact, why = state.contacts[command.contact], command.why.strip()
    if command.number not in {line.number for line in questions(state, contact.id)}:
        raise Refused("not_now")
    if command.move and pins.program(contact.offer.digest).step_of(command.move) is None:
        raise Refused("unknown_move")
    if not why or state.started is None or state.started.kind != "exam":
        raise Refused("not_now")
    return e.SentenceSettled(contact.id, command.number, command.move, why, command.by)
