"""How a customer comes, and how they stay away: what is known before the answer, and what one does in a quiet chat."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Quoted:
    """A message that an e-mail answers, or forwards: who wrote it, when (weekday and hour before), and what."""

    who: str
    sent: str
    text: str


@dataclass(frozen=True)
class MailHead:
    """The head of an e-mail, see ``events.Mail``; what is empty is the dossier's, or now.

    ``history``: what it answers, the last first.
    """

    origin: str = "open"
    sender: str = ""
    address: str = ""
    received: str = ""
    forged: bool = False
    history: tuple[Quoted, ...] = ()


@dataclass(frozen=True)
class Ring:
    """What is known before the answer: the line called, the voice server's path, whether it authenticated, waits (s).

    An e-mail has a ``subject`` and a head (``mail``), and is authenticated when it comes by the secure messaging. A
    chat comes from a ``page``; a visitor whom nobody authenticated may say who they are (``claims``); ``bot`` is what
    was asked and answered before.
    """

    line: str = ""
    ivr: tuple[str, ...] = ()
    authenticated: bool = False
    waited: int = 0
    patience: int = 60
    subject: str = ""
    page: str = ""
    claims: str = ""
    bot: tuple[tuple[str, str], ...] = ()
    mail: MailHead = field(default_factory=MailHead)


@dataclass(frozen=True)
class Quiet:
    """A customer who writes no more: ``after`` so many seconds one writes ``say`` to them, twice, then closes."""

    after: tuple[int, ...]
    say: tuple[str, ...]


@dataclass(frozen=True)
class Persona:
    """Who speaks. ``gender`` (f or m) chooses the words about them; ``mood`` is their manner, if one is told."""

    name: str
    title: str
    gender: str
    start: int
    maximum: int
    mood: str = ""
