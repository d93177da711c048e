"""What is asked of the desk: looked at, done, written, inserted and shared."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.commands.base import Gesture


@dataclass(frozen=True)
class OpenDossier(Gesture):
    """Bring a client's dossier on screen."""

    contact: str
    client: str


@dataclass(frozen=True)
class OpenSection(Gesture):
    """Show a part of the dossier: accounts, cards, operations, history, details."""

    contact: str
    client: str
    section: str


@dataclass(frozen=True)
class DoAct(Gesture):
    """Do a banking act with a filled form."""

    contact: str
    client: str
    act: str
    target: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class JudgeIdentity(Gesture):
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
class NoteInternally:
    """Leave an internal note in the thread, for colleagues alone."""

    contact: str
    text: str


@dataclass(frozen=True)
class AskExpert(Gesture):
    """Ask an expert for advice on the case (demander un avis): the contact stays one's own."""

    contact: str
    colleague: str
    text: str


@dataclass(frozen=True)
class Escalate(Gesture):
    """Bring a matter up to whoever is in charge (faire remonter): the contact stays one's own."""

    contact: str
    colleague: str
    text: str


@dataclass(frozen=True)
class OfferRebound(Gesture):
    """Note that something was offered to the client whose dossier is open (rebond proposé)."""

    contact: str
    rebound: str


@dataclass(frozen=True)
class AnswerRebound(Gesture):
    """Note what came of it: accepted, refused, later; or unsuitable, with the reason it was not offered for."""

    contact: str
    rebound: str
    outcome: str
    reason: str = ""


@dataclass(frozen=True)
class OpenObjection(Gesture):
    """Look up a class of objections in the library, or say that it is the one at hand."""

    contact: str
    objection: str


@dataclass(frozen=True)
class AskHelp(Gesture):
    """Raise one's hand (lever la main): the supervisor whispers, a little more each time for the same moment."""

    contact: str


@dataclass(frozen=True)
class AskTakeOver(Gesture):
    """Ask the supervisor to take the contact over (passer la main)."""

    contact: str


@dataclass(frozen=True)
class OpenSheet(Gesture):
    """Read a knowledge sheet; ``query``: the search it was chosen from, ``took``: ms since that began, else -1."""

    contact: str
    sheet: str
    query: str = ""
    took: int = -1


@dataclass(frozen=True)
class CloseContact(Gesture):
    """Finish: save the note and free the desk (terminer)."""

    contact: str


@dataclass(frozen=True)
class InsertPhrase:
    """Put a canned phrase, or a template (``kind``), into a draft at ``at``, in the place of ``removed`` characters."""

    contact: str
    where: str
    code: str
    language: str
    kind: str = "phrase"
    at: int = 0
    removed: int = 0


@dataclass(frozen=True)
class CheckInsertion:
    """Say that what was inserted at ``start`` of a draft is right."""

    contact: str
    where: str
    start: int


@dataclass(frozen=True)
class ShareDocument(Gesture):
    """Send the customer a document of the library by that way: chat, email (with the reply), secure (their space)."""

    contact: str
    document: str
    way: str


@dataclass(frozen=True)
class DetachDocument(Gesture):
    """Let a document go no longer with the e-mail that is being written (retirer)."""

    contact: str
    document: str


@dataclass(frozen=True)
class TakeProposal(Gesture):
    """Make the answer drafted by a machine one’s own draft, whole (reprendre le brouillon automatique)."""

    contact: str


@dataclass(frozen=True)
class RejectProposal(Gesture):
    """Set the answer drafted by a machine aside (écarter)."""

    contact: str


@dataclass(frozen=True)
class OpenFile(Gesture):
    """Look at a file that the customer dropped."""

    contact: str
    name: str


@dataclass(frozen=True)
class TakeBackReply:
    """Take back an e-mail that was sent and has not left yet (reprendre): it is a draft again."""

    contact: str


@dataclass(frozen=True)
class NudgeCustomer(Gesture):
    """Write again to a customer who writes no more, in the house's words (relancer); at last, close so."""

    contact: str
