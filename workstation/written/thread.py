"""One conversation in writing, a fold of its events: what was sent last, what is to come, how quiet it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workstation.attachments import Attachment
from workstation.clock import SECOND
from workstation.events import (
    AsideHeard,
    ContactEnded,
    ContactEvent,
    ConversationMoved,
    CustomerLeft,
    CustomerNudged,
    CustomerQuiet,
    CustomerSpoke,
    DocumentAttached,
    DocumentDetached,
    FileOpened,
    HearingCorrected,
    LineEvent,
    MeaningChosen,
    MessagesJoined,
    ProposalRejected,
    ProposalTaken,
    ReplyAstray,
    ReplyPosted,
    ReplyReviewed,
    ReplySent,
    ReplyTakenBack,
    RoleplayEvent,
    SentenceAsked,
    SentenceUnclear,
    SentMessage,
    WrittenEvent,
)

# When one writes again to a customer who is quiet, and when one closes.
STAGES = 3


@dataclass(frozen=True)
class Thread:
    """Times are session milliseconds, -1: not yet.

    ``sent``: what the adviser has sent since the customer last wrote. ``joined_at``: when messages were last read as
    one. ``to_come``: how many messages of the customer's are still to come. ``quiet`` is the stage that fell due since
    they last wrote, ``nudged`` the last at which the adviser wrote to them. ``files``: what they dropped; ``seen``:
    the names of those looked at. ``posted``: the e-mail that was sent and has not left yet; ``attached``: what goes
    with it. ``proposal``: what became of the answer drafted by a machine (taken, rejected), empty while nothing did.
    """

    sent: tuple[SentMessage, ...] = ()
    joined_at: int = -1
    to_come: int = 0
    quiet: int = 0
    nudged: int = 0
    files: tuple[Attachment, ...] = ()
    seen: frozenset[str] = frozenset()
    posted: ReplyPosted | None = None
    attached: tuple[DocumentAttached, ...] = ()
    proposal: str = ""

    @property
    def owed(self) -> bool:
        """Whether the customer owes a message, and will write one some day."""
        return bool(self.sent) and self.to_come > 0

    @property
    def closable(self) -> bool:
        """Whether one may close: the customer stayed quiet to the end, and was written to before."""
        return self.quiet >= STAGES and self.nudged >= STAGES - 1

    def file(self, name: str) -> Attachment | None:
        """The last file dropped under that name."""
        return next((file for file in reversed(self.files) if file.name == name), None)


def apply(thread: Thread, event: ContactEvent, at: int) -> Thread:
    """The conversation after an event about its contact."""
    if isinstance(event, WrittenEvent):
        return _written(thread, event, at)
    if isinstance(event, RoleplayEvent):
        return _in_the_talk(thread, event, at)
    if isinstance(event, LineEvent) and isinstance(event, ContactEnded):
        return replace(thread, to_come=0, posted=None)
    return thread


def _written(thread: Thread, event: WrittenEvent, at: int) -> Thread:
    match event:
        case MessagesJoined(sent=sent):
            return replace(thread, sent=sent, joined_at=at, to_come=0)
        case FileOpened(name=name):
            return replace(thread, seen=thread.seen | {name})
        case CustomerQuiet(stage=stage):
            return replace(thread, quiet=stage)
        case CustomerNudged(stage=stage):
            return replace(thread, nudged=stage)
        case ReplyPosted():
            return replace(thread, posted=event)
        case ReplyReviewed(approved=True):
            return thread  # what was sent says that it left
        case ReplyReviewed() | ReplyTakenBack():
            return replace(thread, posted=None)
        case ReplyAstray():
            return thread
        case DocumentAttached():
            return replace(thread, attached=(*thread.attached, event))
        case DocumentDetached(document=document):
            return replace(thread, attached=tuple(one for one in thread.attached if one.document != document))
        case ProposalTaken():
            return replace(thread, proposal="taken")
        case ProposalRejected():
            return replace(thread, proposal="rejected")


def _in_the_talk(thread: Thread, event: RoleplayEvent, at: int) -> Thread:
    match event:
        case CustomerSpoke(file=file):
            files = (*thread.files, file) if file else thread.files
            left = max(0, thread.to_come - 1)
            return replace(thread, sent=(), to_come=left, quiet=0, nudged=0, files=files)
        case ConversationMoved(said=said, lines=lines):
            return replace(_sent(thread, said, at), to_come=thread.to_come + len(lines))
        case SentenceUnclear(text=text, lines=lines) | AsideHeard(text=text, lines=lines):
            return replace(_sent(thread, text, at), to_come=thread.to_come + len(lines))
        case ReplySent(text=text):
            return replace(_sent(thread, text, at), posted=None, attached=(), proposal="")
        case HearingCorrected():
            return replace(thread, sent=(), to_come=0, quiet=0)
        case SentenceAsked() | MeaningChosen() | CustomerLeft():
            return thread


def _sent(thread: Thread, text: str, at: int) -> Thread:
    """One message more; what is heard of one message as several is one, and what was joined stands already."""
    if not text or thread.joined_at == at:
        return thread
    if thread.sent and thread.sent[-1].at == at:
        last = SentMessage(at, f"{thread.sent[-1].text} {text}")
        return replace(thread, sent=(*thread.sent[:-1], last))
    return replace(thread, sent=(*thread.sent, SentMessage(at, text)), quiet=0, nudged=0)


def quiet_at(thread: Thread, after: Sequence[int]) -> int:
    """When the customer's quiet is next to be told, -1 where it is not. ``after``: seconds of each stage."""
    if not thread.owed or thread.quiet >= len(after):
        return -1
    return thread.sent[-1].at + after[thread.quiet] * SECOND
