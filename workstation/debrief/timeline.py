"""What the time line of a finished contact shows: stages, mood, holds and silences, both voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from workstation import events as e
from workstation.clock import SECOND, reading_time
from workstation.events.desk import REPLY_TEXT, SPEECH_TEXT
from workstation.gestures import begins_gesture
from workstation.roleplay.customer.actor import TYPED_HELPS
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.playing.program import Program
from workstation.roleplay.playing.step import node_at, open_moves
from workstation.session.state import Contact, SessionState, fold

BandKind = Literal["hold", "silence", "ring"]
Voice = Literal["customer", "adviser"]

# A silence shorter than that is a breath. Design default.
SILENCE = 5 * SECOND
WORST_MOOD = 4


@dataclass(frozen=True)
class Timeline:
    """Milliseconds from ``origin``, the session time of the answer (of the first ring when nobody answered).

    ``mood`` is (moment, 0 calm to 4 angry); ``stages`` (moment, code); ``bands`` (start, end, kind).
    """

    origin: int = 0
    duration: int = 1
    stages: tuple[tuple[int, str], ...] = ()
    mood: tuple[tuple[int, float], ...] = ()
    bands: tuple[tuple[int, int, BandKind], ...] = ()
    knots: tuple[tuple[int, Voice], ...] = ()

    def at(self, moment: int) -> int:
        """A session time on this line; what happened before it began stands at its beginning."""
        return min(self.duration, max(0, moment - self.origin))


@dataclass
class _Drawing:
    """The line while the log is read."""

    stages: list[tuple[int, str]] = field(default_factory=list)
    mood: list[tuple[int, float]] = field(default_factory=list)
    bands: list[tuple[int, int, BandKind]] = field(default_factory=list)
    knots: list[tuple[int, Voice]] = field(default_factory=list)
    rang_at: int = -1
    typed: bool = False


def read_timeline(entries: Sequence[e.Entry[e.Event]], program: Program, contact: str) -> Timeline:
    """The time line of a contact, from the answer to its close."""
    state, drawing, end = SessionState(), _Drawing(), 0
    for entry in entries:
        before = state.contacts.get(contact)
        state = fold(state, entry)
        if before is None or getattr(entry.event, "contact", "") != contact or isinstance(entry.event, e.TrainingEvent):
            end = max(end, entry.at) if isinstance(entry.event, e.SessionEnded) else end
            continue
        end = max(end, entry.at)
        drawing.typed = state.started is not None and state.started.help in TYPED_HELPS
        _draw(drawing, entry, before, state.contacts[contact], program)
    if contact not in state.contacts:
        return Timeline()
    life, leg = state.contacts[contact].life, state.contacts[contact].leg
    origin = life.answered_at if life.answered_at >= 0 else max(0, life.first_rang)
    if leg.held_at >= 0:
        drawing.bands.append((leg.held_at, end, "hold"))
    bands = [(start, stop, kind) for start, stop, kind in drawing.bands if start >= origin]
    return Timeline(
        origin,
        max(1, end - origin),
        tuple((at - origin, stage) for at, stage in drawing.stages),
        tuple((at - origin, level) for at, level in drawing.mood),
        tuple((start - origin, stop - origin, kind) for start, stop, kind in sorted(bands)),
        tuple((at - origin, who) for at, who in drawing.knots),
    )


def _draw(drawing: _Drawing, entry: e.Entry[e.Event], before: Contact, after: Contact, program: Program) -> None:
    at, event = entry.at, entry.event
    writes = isinstance(event, e.DraftEdited) and event.where in (SPEECH_TEXT, REPLY_TEXT)
    # What the adviser says, does or writes ends a silence; so does a customer who tires of it.
    breaks = writes or begins_gesture(entry) or isinstance(event, e.ConversationMoved)
    start = silent_since(before.talk, program, drawing.typed) if breaks else -1
    if start >= 0 and at - start > SILENCE and after.offer.channel != "email":  # nobody listens there
        drawing.bands.append((start, at, "silence"))
    if isinstance(event, e.LineEvent):
        _draw_line(drawing, event, at, before)
    elif isinstance(event, e.RoleplayEvent):
        _draw_talk(drawing, event, at, before, after)


def _draw_line(drawing: _Drawing, event: e.LineEvent, at: int, before: Contact) -> None:
    match event:
        case e.ContactRang():
            drawing.rang_at = at
        case e.ContactMissed() | e.ContactDeclined() | e.ContactAbandoned():
            if drawing.rang_at >= 0:
                drawing.bands.append((drawing.rang_at, at, "ring"))
                drawing.rang_at = -1
        case e.CallResumed(held=held):
            drawing.bands.append((at - held, at, "hold"))
        case e.ContactEnded():
            if before.leg.held_at >= 0:
                drawing.bands.append((before.leg.held_at, at, "hold"))
        case e.ContactOffered() | e.ContactAnswered() | e.CallHeld() | e.MicMuted() | e.MicOpened():
            pass
        case e.RecordingSet() | e.KeysPressed():
            pass
        case e.WrapUpStarted() | e.WrapUpExtended() | e.ContactClosed() | e.ContactTransferred():
            pass


def _draw_talk(drawing: _Drawing, event: e.RoleplayEvent, at: int, before: Contact, after: Contact) -> None:
    match event:
        case e.CustomerSpoke():
            drawing.knots.append((at, "customer"))
            drawing.mood.append((at, mood_level(after.talk)))
        case e.SentenceUnclear() | e.AsideHeard() | e.ReplySent():
            drawing.knots.append((at, "adviser"))
        case e.ConversationMoved(stage=stage, said=said, cause=cause):
            if said:
                drawing.knots.append((at, "adviser"))
            if stage and (not drawing.stages or drawing.stages[-1][1] != stage):
                drawing.stages.append((at, stage))
            if cause == "answered" or mood_level(before.talk) != mood_level(after.talk):
                drawing.mood.append((at, mood_level(after.talk)))
        case e.SentenceAsked() | e.MeaningChosen() | e.HearingCorrected() | e.CustomerLeft():
            pass


def silent_since(talk: Talk, program: Program, typed: bool) -> int:
    """Since when the adviser could have spoken and did not, reading of the list deducted; -1 when it is not so.

    ``typed``: there was no list to read.
    """
    if not talk.your_turn or not talk.place or talk.asked:
        return -1
    node = node_at(program, talk.place)
    silence = node.beat.silence if node else None
    if typed:
        reading = 0
    elif silence and talk.silence:
        reading = talk.silence - silence.after * SECOND
    else:
        reading = reading_time(" ".join(s.move.say for s in open_moves(program, talk.place)))
    return talk.quiet_since + reading


def mood_level(talk: Talk) -> float:
    """0 (calm) to 4 (angry), as the customer last showed it."""
    top = talk.patience_max
    return (top - min(top, talk.shown_patience)) * WORST_MOOD / top
