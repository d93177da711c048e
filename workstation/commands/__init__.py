"""What can be asked of a session: frozen, imperative. A command that does not apply is refused, never half done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from workstation.commands.base import Gesture as Gesture
from workstation.commands.base import Refused as Refused
from workstation.commands.desk import AnswerRebound as AnswerRebound
from workstation.commands.desk import AskExpert as AskExpert
from workstation.commands.desk import AskHelp as AskHelp
from workstation.commands.desk import AskTakeOver as AskTakeOver
from workstation.commands.desk import CheckInsertion as CheckInsertion
from workstation.commands.desk import CloseContact as CloseContact
from workstation.commands.desk import DetachDocument as DetachDocument
from workstation.commands.desk import DoAct as DoAct
from workstation.commands.desk import EditDraft as EditDraft
from workstation.commands.desk import Escalate as Escalate
from workstation.commands.desk import InsertPhrase as InsertPhrase
from workstation.commands.desk import JudgeIdentity as JudgeIdentity
from workstation.commands.desk import NoteInternally as NoteInternally
from workstation.commands.desk import NudgeCustomer as NudgeCustomer
from workstation.commands.desk import OfferRebound as OfferRebound
from workstation.commands.desk import OpenDossier as OpenDossier
from workstation.commands.desk import OpenFile as OpenFile
from workstation.commands.desk import OpenObjection as OpenObjection
from workstation.commands.desk import OpenSection as OpenSection
from workstation.commands.desk import OpenSheet as OpenSheet
from workstation.commands.desk import RejectProposal as RejectProposal
from workstation.commands.desk import SetNoteField as SetNoteField
from workstation.commands.desk import ShareDocument as ShareDocument
from workstation.commands.desk import TakeBackReply as TakeBackReply
from workstation.commands.desk import TakeProposal as TakeProposal
from workstation.commands.telephony import ConsultColleague as ConsultColleague
from workstation.commands.telephony import HandOver as HandOver
from workstation.commands.telephony import JoinLegs as JoinLegs
from workstation.commands.telephony import LeaveColleague as LeaveColleague
from workstation.commands.telephony import TellColleague as TellColleague
from workstation.commands.telephony import TransferContact as TransferContact


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
class OpenChannel:
    """Take contacts of this channel again."""

    channel: str


@dataclass(frozen=True)
class CloseChannel:
    """Take no contact of this channel for now."""

    channel: str


@dataclass(frozen=True)
class FocusContact:
    """Take another open contact in hand."""

    contact: str


@dataclass(frozen=True)
class AnswerContact(Gesture):
    """Take the contact that is offered, or an e-mail of the queue: pick up, open the chat."""

    contact: str


@dataclass(frozen=True)
class DeclineContact(Gesture):
    """Send the contact that is offered back to the queue; of a chat, for a ``reason``."""

    contact: str
    reason: str = ""


@dataclass(frozen=True)
class PutBackMail(Gesture):
    """Put an e-mail back into the queue, for a reason (remettre)."""

    contact: str
    reason: str


@dataclass(frozen=True)
class JoinMail(Gesture):
    """Join a copy of the matter to the thread of an e-mail (réunir); copies count from 0."""

    contact: str
    copy: int


@dataclass(frozen=True)
class HoldCall(Gesture):
    """Put the customer on hold, having announced so many seconds (0: none)."""

    contact: str
    announced: int = 0


@dataclass(frozen=True)
class ResumeCall(Gesture):
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
class SetRecording:
    """Let the call be recorded or not: on, paused while card data are spoken, off since the person refuses it."""

    contact: str
    state: str


@dataclass(frozen=True)
class PressKeys:
    """Press keys of the telephone in the call: digits, * and #."""

    contact: str
    keys: str


@dataclass(frozen=True)
class EndContact(Gesture):
    """End the conversation: hang up, close the chat."""

    contact: str


@dataclass(frozen=True)
class Say(Gesture):
    """Say the sentence of a move."""

    contact: str
    move: str


@dataclass(frozen=True)
class SayFreely(Gesture):
    """Say something in one's own words; what they mean is for the customer to understand."""

    contact: str
    text: str


@dataclass(frozen=True)
class AskToWait(Gesture):
    """Say the house's sentence that announces a wait (faire patienter), where sentences are picked and none of the

    role-play's own says it: nobody answers for a silence that could not be announced.
    """

    contact: str


@dataclass(frozen=True)
class ChooseMeaning(Gesture):
    """Say which of the meanings asked about was meant, counted from 1; None: none of them."""

    contact: str
    number: int | None


@dataclass(frozen=True)
class CorrectHearing(Gesture):
    """Say that one's last sentence was misheard, and which of the meanings offered it had; None: none of them."""

    contact: str
    number: int | None


@dataclass(frozen=True)
class SendReply(Gesture):
    """Send the customer a written reply; what it holds decides what comes of it."""

    contact: str
    text: str


@dataclass(frozen=True)
class ExtendWrapUp:
    """Take the one extension of the wrap-up."""

    contact: str


@dataclass(frozen=True)
class PauseSession:
    """Stop session time. ``reason``: asked, slept, left."""

    reason: str = "asked"


@dataclass(frozen=True)
class ResumeSession:
    """Let session time run again."""


@dataclass(frozen=True)
class CoverDesk:
    """Say that a dialog of the program holds the screen."""


@dataclass(frozen=True)
class UncoverDesk:
    """Say that the desk is in front again."""


@dataclass(frozen=True)
class EndSession:
    """Give the session up."""


@dataclass(frozen=True)
class RateSelf:
    """Give one's own view of a finished contact, before the score is shown."""

    contact: str
    score: int
    answers: tuple[int, ...] = ()


@dataclass(frozen=True)
class ContestHearing:
    """Say of a sentence, once the session is over, that it was misheard, and what it meant if one likes."""

    contact: str
    number: int
    why: str = ""


@dataclass(frozen=True)
class SettleSentence:
    """As a trainer, say what a sentence of an exam is: a move, or none, and why."""

    contact: str
    number: int
    move: str
    why: str
    by: str


@dataclass(frozen=True)
class ShareSession:
    """Let trainers read the sentences of a session that is over, without one's name, or no longer."""

    shared: bool


PresenceCommand = GoReady | GoNotReady | AskBreak
LegCommand = HoldCall | ResumeCall | MuteMic | OpenMic | SetRecording | PressKeys
ConsultCommand = ConsultColleague | TellColleague | JoinLegs | LeaveColleague | HandOver
LifeCommand = AnswerContact | DeclineContact | EndContact | ExtendWrapUp
PileCommand = PutBackMail | JoinMail
QueueCommand = OpenChannel | CloseChannel | FocusContact
ScreenCommand = OpenDossier | OpenSection | DoAct | JudgeIdentity | NoteInternally | OpenSheet
DeskCommand = ScreenCommand | EditDraft | SetNoteField | CloseContact
WritingCommand = InsertPhrase | CheckInsertion | ShareDocument | DetachDocument
ProposalCommand = TakeProposal | RejectProposal
ReboundCommand = OfferRebound | AnswerRebound
SpeechCommand = Say | SayFreely | AskToWait | ChooseMeaning | CorrectHearing | SendReply
AdviceCommand = AskExpert | Escalate
WrittenCommand = OpenFile | NudgeCustomer | TakeBackReply
ObjectionCommand = OpenObjection
HelpCommand = AskHelp | AskTakeOver
TalkCommand = (
    SpeechCommand
    | WritingCommand
    | WrittenCommand
    | ProposalCommand
    | ReboundCommand
    | AdviceCommand
    | ObjectionCommand
    | HelpCommand
)
ContactCommand = LegCommand | ConsultCommand | LifeCommand | DeskCommand | TalkCommand | TransferContact | PileCommand
RunCommand = PauseSession | ResumeSession | CoverDesk | UncoverDesk | EndSession
TrainingCommand = RunCommand | RateSelf | ContestHearing | SettleSentence | ShareSession
Command = PresenceCommand | QueueCommand | ContactCommand | TrainingCommand

# The names under which a log keeps what was asked. They are promises: they outlive every class.
NAMES: Mapping[str, type[Command]] = {
    "presence.go_ready": GoReady,
    "presence.go_not_ready": GoNotReady,
    "presence.ask_break": AskBreak,
    "queue.open_channel": OpenChannel,
    "queue.close_channel": CloseChannel,
    "contact.focus": FocusContact,
    "call.answer": AnswerContact,
    "call.decline": DeclineContact,
    "mail.put_back": PutBackMail,
    "mail.join": JoinMail,
    "call.hold": HoldCall,
    "call.resume": ResumeCall,
    "call.mute": MuteMic,
    "call.unmute": OpenMic,
    "call.record": SetRecording,
    "call.press_keys": PressKeys,
    "call.hang_up": EndContact,
    "wrapup.extend": ExtendWrapUp,
    "contact.close": CloseContact,
    "dossier.open": OpenDossier,
    "dossier.open_section": OpenSection,
    "desk.do_act": DoAct,
    "identity.judge": JudgeIdentity,
    "draft.edit": EditDraft,
    "draft.insert_phrase": InsertPhrase,
    "draft.check_insertion": CheckInsertion,
    "note.set_field": SetNoteField,
    "note.internal": NoteInternally,
    "colleague.ask": AskExpert,
    "colleague.escalate": Escalate,
    "contact.transfer": TransferContact,
    "consult.ring": ConsultColleague,
    "consult.tell": TellColleague,
    "consult.join": JoinLegs,
    "consult.leave": LeaveColleague,
    "consult.hand_over": HandOver,
    "rebound.offer": OfferRebound,
    "rebound.answer": AnswerRebound,
    "objection.open": OpenObjection,
    "help.ask": AskHelp,
    "help.take_over": AskTakeOver,
    "sheet.open": OpenSheet,
    "document.share": ShareDocument,
    "document.detach": DetachDocument,
    "roleplay.say": Say,
    "roleplay.say_freely": SayFreely,
    "roleplay.ask_to_wait": AskToWait,
    "roleplay.mean": ChooseMeaning,
    "roleplay.correct": CorrectHearing,
    "roleplay.reply": SendReply,
    "written.open_file": OpenFile,
    "written.nudge": NudgeCustomer,
    "written.take_back": TakeBackReply,
    "written.take_proposal": TakeProposal,
    "written.reject_proposal": RejectProposal,
    "session.pause": PauseSession,
    "session.resume": ResumeSession,
    "session.cover": CoverDesk,
    "session.uncover": UncoverDesk,
    "session.end": EndSession,
    "session.rate_self": RateSelf,
    "session.contest": ContestHearing,
    "session.settle": SettleSentence,
    "session.share": ShareSession,
}

_NAME_OF = {cls: name for name, cls in NAMES.items()}


def stored_name(command: type[Command]) -> str:
    """The name under which a log keeps that such a command was asked."""
    return _NAME_OF[command]


def all_command_classes() -> tuple[type, ...]:
    """Every class of the ``Command`` union, for the test that each has a stored name."""
    return get_args(Command)
