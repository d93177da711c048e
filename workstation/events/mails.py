"""How an e-mail came, and what happens to it in its queue: put back, a colleague on it, joined to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """What a colleague does with an e-mail, ``at`` ms after it joined the queue.

    ``doing``: reads, writes, leaves, takes.
    """

    at: int
    doing: str


@dataclass(frozen=True)
class MailCopy:
    """The same matter written once more (relance, doublon), by the same person or by another."""

    sender: str
    address: str
    received: str
    subject: str
    text: str


@dataclass(frozen=True)
class Mail:
    """The head of an e-mail.

    ``origin``: open (boîte ouverte), secure (messagerie sécurisée), branch (left unanswered in a branch), form.
    ``sender`` and ``address`` are as the head shows them; ``forged``: the servers say that it does not come from there.
    ``received`` and ``limit`` are UTC, in ISO 8601; ``limit`` is by when it is answered, empty where the channel says.
    ``language`` is the customer's. ``colleague`` is who else looks at it, in ``visits``; ``copies``: see ``MailCopy``.
    """

    origin: str
    sender: str
    address: str
    received: str
    language: str
    forged: bool = False
    limit: str = ""
    colleague: str = ""
    visits: tuple[Visit, ...] = ()
    copies: tuple[MailCopy, ...] = ()


@dataclass(frozen=True)
class ContactPutBack:
    """The adviser put an e-mail back into the queue, for a ``reason``; what was written of it is kept (remise)."""

    contact: str
    reason: str


@dataclass(frozen=True)
class ColleagueCame:
    """A colleague is on the same e-mail. ``doing``: reads, writes, or leaves it to the adviser."""

    contact: str
    colleague: str
    doing: str


@dataclass(frozen=True)
class ContactTakenOver:
    """A colleague took the e-mail and answers it: it is nobody else's any more."""

    contact: str
    colleague: str


@dataclass(frozen=True)
class MailJoined:
    """A copy of the matter was joined to the thread; the answer goes to whom the thread is with, and to nobody else.

    ``copy`` counts the copies of the mail from 0.
    """

    contact: str
    copy: int
    sender: str
    text: str
