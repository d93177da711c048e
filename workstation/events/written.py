"""What is of conversations in writing alone: files, messages joined or still to leave, a quiet customer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SentMessage:
    """A message of the adviser's as it was sent."""

    at: int
    text: str


@dataclass(frozen=True)
class MessagesJoined:
    """The adviser wrote again before the customer answered: the customer reads it all as one.

    What came of the messages since entry ``since`` is undone, and what follows in the same transaction is heard of all
    that was ``sent`` since the customer last wrote. Nothing sent is taken back.
    """

    contact: str
    since: int
    sent: tuple[SentMessage, ...]


@dataclass(frozen=True)
class FileOpened:
    """A file that the customer dropped was looked at."""

    contact: str
    name: str


@dataclass(frozen=True)
class CustomerQuiet:
    """The customer owes a message and writes none: it is time to write to them again, or, the last ``stage``, to close.

    Stages count from 1.
    """

    contact: str
    stage: int


@dataclass(frozen=True)
class CustomerNudged:
    """The adviser wrote to a customer who writes no more (relance); at the last ``stage``, that the chat is closed."""

    contact: str
    stage: int
    text: str


@dataclass(frozen=True)
class ReplyPosted:
    """The adviser sent a reply by e-mail: it leaves at ``leaves_at`` (session ms), and may be taken back until then.

    With a ``reader``, somebody reads it before it leaves, and has by then: ``returned`` is why they will send it back,
    empty where they will not; ``approves`` what they say as they let it go.
    """

    contact: str
    text: str
    leaves_at: int
    reader: str = ""
    returned: str = ""
    approves: str = ""


@dataclass(frozen=True)
class ReplyReviewed:
    """Who reads replies before they leave let one go (``approved``), or sent it back as a draft, in these words."""

    contact: str
    reader: str
    approved: bool
    text: str


@dataclass(frozen=True)
class ReplyTakenBack:
    """That reply did not leave, and is a draft again: ``by`` the adviser, or because the ``customer`` wrote first."""

    contact: str
    by: str = "adviser"


@dataclass(frozen=True)
class DocumentAttached:
    """A document of the library goes with the e-mail that is being written, and leaves with it."""

    contact: str
    document: str
    title: str


@dataclass(frozen=True)
class DocumentDetached:
    """That document goes with it no longer."""

    contact: str
    document: str


@dataclass(frozen=True)
class ReplyAstray:
    """An e-mail left for somebody else than whom it answers, or for somebody more.

    ``wrong``: another (a client of this desk), unknown (an address nobody has), several (more than one).
    """

    contact: str
    to: tuple[str, ...]
    wrong: str


@dataclass(frozen=True)
class ProposalTaken:
    """The answer that was drafted by a machine (brouillon automatique) is the adviser's draft now, word for word."""

    contact: str


@dataclass(frozen=True)
class ProposalRejected:
    """The answer drafted by a machine was set aside unread, or read and not wanted."""

    contact: str
