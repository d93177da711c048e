"""What can be asked of a session: frozen, imperative. A command that does not apply is refused, never half done."""

from __future__ import annotations

from dataclasses import dataclass


class Refused(Exception):
    """A command that does not apply now; ``reason`` is a code the interface knows how to say."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class GoReady:
    """Take contacts from now on (se mettre prêt)."""


@dataclass(frozen=True)
class GoNotReady:
    """Take none, for a reason: training, break, lunch, meeting, incident (indisponible)."""

    reason: str


@dataclass(frozen=True)
class AskBreak:
    """Ask for, or give up, a break after the contact in progress."""

    wanted: bool


@dataclass(frozen=True)
class AnswerCall:
    """Pick up the ringing call."""

    contact: str


@dataclass(frozen=True)
class DeclineCall:
    """Send the ringing call back to the queue."""

    contact: str


@dataclass(frozen=True)
class HoldCall:
    """Put the customer on hold, having announced so many seconds (0: none)."""

    contact: str
    announced: int = 0


@dataclass(frozen=True)
class ResumeCall:
    """Come back to the customer."""

    contact: str


@dataclass(frozen=True)
class MuteMic:
    """Close the microphone."""

    contact: str


@dataclass(frozen=True)
class OpenMic:
    """Open the microphone."""

    contact: str


@dataclass(frozen=True)
class HangUp:
    """End the call."""

    contact: str


@dataclass(frozen=True)
class Say:
    """Say the sentence of a move."""

    contact: str
    move: str


@dataclass(frozen=True)
class SayFreely:
    """Say something in one's own words; what they mean is for the customer to understand."""

    contact: str
    text: str


@dataclass(frozen=True)
class SendReply:
    """Send the customer a written reply; what it holds decides what comes of it."""

    contact: str
    text: str


@dataclass(frozen=True)
class OpenDossier:
    """Bring a client's dossier on screen."""

    contact: str
    client: str


@dataclass(frozen=True)
class OpenSection:
    """Show a part of the dossier: accounts, cards, operations, history, details."""

    contact: str
    client: str
    section: str


@dataclass(frozen=True)
class DoAct:
    """Do a banking act with a filled form."""

    contact: str
    client: str
    act: str
    target: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class JudgeIdentity:
    """Accept or reject the customer's answer to an identity question."""

    contact: str
    client: str
    element: str
    accepted: bool


@dataclass(frozen=True)
class EditDraft:
    """Record typing that came to rest."""

    contact: str
    where: str
    at: int
    removed: int
    inserted: str


@dataclass(frozen=True)
class SetNoteField:
    """Choose the note's code, outcome or follow_up."""

    contact: str
    field: str
    value: str


@dataclass(frozen=True)
class OpenSheet:
    """Read a knowledge sheet."""

    contact: str
    sheet: str


@dataclass(frozen=True)
class ExtendWrapUp:
    """Take the one extension of the wrap-up."""

    contact: str


@dataclass(frozen=True)
class CloseContact:
    """Finish: save the note and free the desk (terminer)."""

    contact: str


@dataclass(frozen=True)
class PauseSession:
    """Stop session time. ``reason``: asked, slept, left."""

    reason: str = "asked"


@dataclass(frozen=True)
class ResumeSession:
    """Let session time run again."""


@dataclass(frozen=True)
class EndSession:
    """Give the session up."""


@dataclass(frozen=True)
class RateSelf:
    """Give one's own view of a finished contact, before the score is shown."""

    contact: str
    score: int
    answers: tuple[int, ...] = ()


PresenceCommand = GoReady | GoNotReady | AskBreak
CallCommand = AnswerCall | DeclineCall | HoldCall | ResumeCall | MuteMic | OpenMic | HangUp | ExtendWrapUp
DeskCommand = OpenDossier | OpenSection | DoAct | JudgeIdentity | EditDraft | SetNoteField | OpenSheet | CloseContact
ContactCommand = CallCommand | DeskCommand | Say | SayFreely | SendReply
TrainingCommand = PauseSession | ResumeSession | EndSession | RateSelf
Command = PresenceCommand | ContactCommand | TrainingCommand
