"""The conversation of one contact, a fold of its events. It copies; it looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workstation.clock import SECOND
from workstation.events import (
    AsideHeard,
    CallHeld,
    CallResumed,
    ContactAbandoned,
    ContactAnswered,
    ContactClosed,
    ContactDeclined,
    ContactEnded,
    ContactEvent,
    ContactMissed,
    ContactOffered,
    ContactRang,
    ContactTransferred,
    ConversationMoved,
    CustomerLeft,
    CustomerSpoke,
    DraftEdited,
    HearingCorrected,
    IdentityAsked,
    KeysPressed,
    LineEvent,
    MeaningChosen,
    MicMuted,
    MicOpened,
    Question,
    QueuedLine,
    RecordingSet,
    ReplySent,
    RoleplayEvent,
    SentenceAsked,
    SentenceUnclear,
    SupervisorTookOver,
    WrapUpExtended,
    WrapUpStarted,
)
from workstation.events.desk import FORM_TEXT, REPLY_TEXT, SPEECH_TEXT

# The customer draws breath before going on after a hold.
AFTER_HOLD = 600
# What moves the talk because the adviser said or wrote something.
SAID = ("said", "reply", "forbidden", "completed")
# A key pressed in the sentence being written counts as speaking for so long, and one in a form as doing.
TYPING = 4 * SECOND
AT_WORK = (SPEECH_TEXT, REPLY_TEXT, FORM_TEXT)


@dataclass(frozen=True)
class Talk:
    """Where the conversation stands. Times are session milliseconds; -1 means not yet.

    ``answered``: they have said or written something since the adviser last did.
    ``told``: what the customer last said in the matter. ``asides``: the kinds of aside heard. ``lines``: all that the
    customer has said or is about to, so that nothing they say of their own stands there twice. ``owed``: the move whose
    missing parts they have asked for. ``beside``: what the adviser said beside the matter since their last move.
    ``relieved``: the supervisor took it over, and nothing counts any more. ``trail``: the places come through in the
    present beat, the present one last.
    """

    place: tuple[int, ...] = ()
    beat: str = ""
    stage: str = ""
    patience: int = 0
    patience_max: int = 1
    shown_patience: int = 0
    queue: tuple[QueuedLine, ...] = ()
    ready_at: int = -1
    silence: int = 0
    acted_at: int = -1
    typed_at: int = -1
    uncovered_at: int = -1
    held_at: int = -1
    hold_reactions: int = 0
    on_line: bool = False
    asks: tuple[Question, ...] = ()
    points: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    concluded: bool = False
    end: str = ""
    unclear: int = 0
    asked: SentenceAsked | None = None
    told: str = ""
    asides: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    owed: ConversationMoved | None = None
    answered: bool = False
    beside: tuple[str, ...] = ()
    relieved: bool = False
    trail: tuple[tuple[int, ...], ...] = ()

    @property
    def your_turn(self) -> bool:
        """The customer waits for the adviser: they have said everything, or written the first of several messages."""
        free = not self.queue or (self.answered and self.queue[0].begins >= 0)
        return self.on_line and self.held_at < 0 and free and not self.end and not self.over

    def writes(self, at: int) -> bool:
        """Whether the customer is writing a message at that moment."""
        return bool(self.queue) and 0 <= self.queue[0].begins <= at

    @property
    def over(self) -> bool:
        """All is said, but for what the customer has asked for."""
        return self.concluded and self.owed is None

    @property
    def quiet_since(self) -> int:
        """Since when the adviser could have spoken and neither says, does nor writes anything."""
        typing = self.typed_at + TYPING if self.typed_at >= 0 else -1
        return max(self.ready_at, self.acted_at, typing, self.uncovered_at)

    @property
    def mood(self) -> int:
        """0 (calm) to 4 (angry), from the patience left when the customer last spoke."""
        top = self.patience_max
        return round((top - min(top, self.shown_patience)) * 4 / top)


def apply(talk: Talk, event: ContactEvent, at: int, *, gesture: bool) -> Talk:
    """The conversation after an event about its contact; ``gesture``: one begins there, and ends a silence.

    What is on screen changes nothing else.
    """
    if gesture and not isinstance(event, SentenceUnclear | AsideHeard):  # see ``_not_understood``
        talk = replace(talk, acted_at=max(talk.acted_at, at))  # a wait that was announced is borne to its end
    if isinstance(event, LineEvent):
        return _on_the_line(talk, event, at)
    if isinstance(event, RoleplayEvent):
        return _in_the_talk(talk, event, at)
    if isinstance(event, SupervisorTookOver):
        return replace(talk, relieved=True)
    if isinstance(event, IdentityAsked):
        return replace(talk, asks=tuple(q for q in talk.asks if q.element != event.element))
    working = isinstance(event, DraftEdited) and event.where in AT_WORK
    return replace(talk, typed_at=at) if working else talk


def waited(talk: Talk, at: int) -> Talk:
    """The conversation once time runs again: silence begins anew."""
    return replace(talk, acted_at=at)


def uncovered(talk: Talk, since: int, at: int) -> Talk:
    """The conversation once the desk is in front again, hidden ``since`` then: silence goes on from where it stood."""
    return replace(talk, uncovered_at=at - max(0, since - talk.quiet_since))


def _on_the_line(talk: Talk, event: LineEvent, at: int) -> Talk:
    match event:
        case ContactAnswered():
            return replace(talk, on_line=True)
        case CallHeld():
            return replace(talk, held_at=at, hold_reactions=0)
        case CallResumed():
            late = max(0, at + AFTER_HOLD - talk.queue[0].at) if talk.queue else 0
            queue = tuple(replace(line, at=line.at + late) for line in talk.queue)
            return replace(talk, held_at=-1, queue=queue, ready_at=talk.ready_at + late)
        case ContactEnded():
            return replace(talk, on_line=False, queue=(), held_at=-1)
        case (
            ContactOffered()
            | ContactRang()
            | ContactMissed()
            | ContactDeclined()
            | ContactAbandoned()
            | ContactClosed()
        ):
            return talk
        case MicMuted() | MicOpened() | RecordingSet() | KeysPressed():
            return talk
        case WrapUpStarted() | WrapUpExtended() | ContactTransferred():
            return talk


def _in_the_talk(talk: Talk, event: RoleplayEvent, at: int) -> Talk:
    match event:
        case ConversationMoved():
            return moved(talk, event, at)
        case SentenceUnclear():
            return _not_understood(talk, event, at)
        case AsideHeard():
            return _beside(talk, event, at)
        case SentenceAsked():
            return replace(talk, asked=event)
        case MeaningChosen():
            return replace(talk, asked=None)
        case HearingCorrected():
            return replace(talk, asked=None, typed_at=-1)
        case CustomerSpoke(patience=patience):
            return replace(talk, queue=talk.queue[1:], shown_patience=patience, answered=True)
        case ReplySent() | CustomerLeft():
            return talk


def moved(talk: Talk, event: ConversationMoved, at: int) -> Talk:
    """The conversation after a step of its role-play."""
    first = talk.patience_max == 1 and not talk.place
    stages = talk.stages if not event.stage or event.stage in talk.stages else (*talk.stages, event.stage)
    return replace(
        talk,
        place=event.place,
        trail=_trail(talk, event),
        beat=event.beat,
        stage=event.stage or talk.stage,
        stages=stages,
        patience=event.patience,
        patience_max=event.patience_max,
        shown_patience=event.patience if first or not event.lines else talk.shown_patience,
        queue=(*talk.queue, *event.lines),
        ready_at=max(talk.ready_at, event.ready_at),
        silence=event.silence,
        acted_at=max(talk.acted_at, at) if event.cause == "identity" else at,
        typed_at=-1 if event.cause in SAID else talk.typed_at,
        hold_reactions=talk.hold_reactions + (event.cause == "hold"),
        asks=(*talk.asks, *event.asks),
        points=(*talk.points, *event.points),
        flags=(*talk.flags, *(f for f in event.flags if f not in talk.flags)),
        moves=(*talk.moves, event.move) if event.move else talk.moves,
        concluded=talk.concluded or event.concluded,
        end=event.end or talk.end,
        unclear=0 if event.move else talk.unclear,
        told=_told(event) or talk.told,
        lines=_and(talk.lines, event.lines),
        owed=event if event.lacks and event.concluded and event.lines and event.cause == "said" else None,
        answered=talk.answered and event.cause not in SAID,
        beside=() if event.move else talk.beside,
    )


def _trail(talk: Talk, event: ConversationMoved) -> tuple[tuple[int, ...], ...]:
    if event.beat != talk.beat:
        return (event.place,)
    return talk.trail if event.place == talk.place else (*talk.trail, event.place)


def _told(event: ConversationMoved) -> str:
    """What the customer says in the matter; what they say of a rule that was broken is beside it."""
    return "" if event.cause == "forbidden" else " ".join(line.text for line in event.lines)


def _and(said: tuple[str, ...], more: tuple[QueuedLine, ...]) -> tuple[str, ...]:
    return (*said, *(line.text for line in more))


def _not_understood(talk: Talk, event: SentenceUnclear, at: int) -> Talk:
    """The customer asks again; once they no longer do, words without meaning do not stop the silence."""
    return replace(
        talk,
        queue=(*talk.queue, *event.lines),
        ready_at=max(talk.ready_at, event.ready_at) if event.lines else talk.ready_at,
        acted_at=at if event.lines else talk.acted_at,
        typed_at=-1 if event.lines else talk.typed_at,
        unclear=talk.unclear + 1,
        lines=_and(talk.lines, event.lines),
        answered=talk.answered and not event.lines,
    )


def _beside(talk: Talk, event: AsideHeard, at: int) -> Talk:
    """The customer answers what is beside the matter, and silence begins anew; unless they have answered enough.

    A wait that is announced is borne, whether or not they have words left for it.
    """
    borne = max(talk.acted_at, at + event.waits) if event.waits or event.lines else talk.acted_at
    said = (*talk.beside, event.text)
    talk = replace(talk, asides=(*talk.asides, event.kind), beside=said, unclear=0, acted_at=borne)
    if not event.lines:
        return talk
    # One more question is answered before the customer goes on in the matter.
    told = event.lines[-1].text if len(event.lines) > 1 else talk.told
    return replace(
        talk,
        told=told,
        queue=(*talk.queue, *event.lines),
        ready_at=max(talk.ready_at, event.ready_at),
        typed_at=-1,
        lines=_and(talk.lines, event.lines),
        answered=False,
        asks=(*talk.asks, *event.asks),
    )
