"""The line and the presence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PresenceSet:
    """The adviser's own state. ``status``: ready, not_ready, not_responding; ``reason``: training, break…"""

    status: str
    reason: str = ""


@dataclass(frozen=True)
class BreakAsked:
    """A break was asked for, or given up, after the contact in progress (pause demandée)."""

    wanted: bool


@dataclass(frozen=True)
class ContactOffered:
    """A customer joined the queue for this adviser.

    ``digest`` pins the role-play; ``clients`` and ``names`` are those whose dossier holds the ``number``, five at most.
    ``waited`` (s) is how long the customer had waited already and ``patience`` (s) how much longer they will, 0 where
    nobody tires of waiting. ``subject`` is an e-mail's. ``drawn``: what chance chose of the role-play for this contact,
    by name; older contacts had nothing drawn.
    """

    contact: str
    channel: str
    scenario: str
    digest: str
    customer: str
    number: str
    line: str
    ivr: tuple[str, ...]
    authenticated: bool
    waited: int
    patience: int
    clients: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    subject: str = ""
    drawn: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CallRang:
    """The contact was offered to the adviser: it rings ``until`` then (sonnerie), or -1 until it is taken."""

    contact: str
    attempt: int
    until: int


@dataclass(frozen=True)
class CallMissed:
    """The ring ran out: the call went back to the queue (non-réponse)."""

    contact: str


@dataclass(frozen=True)
class CallDeclined:
    """The adviser refused the call; it went back to the queue."""

    contact: str


@dataclass(frozen=True)
class CallAbandoned:
    """The customer tired of waiting and left before anybody answered (appel abandonné)."""

    contact: str


@dataclass(frozen=True)
class CallAnswered:
    """The adviser picked up."""

    contact: str


@dataclass(frozen=True)
class CallHeld:
    """The customer was put on hold (mise en attente); ``announced`` seconds were promised, 0 when none."""

    contact: str
    announced: int


@dataclass(frozen=True)
class CallResumed:
    """The hold ended after ``held`` ms."""

    contact: str
    held: int


@dataclass(frozen=True)
class MicMuted:
    """The customer no longer hears the adviser."""

    contact: str


@dataclass(frozen=True)
class MicOpened:
    """The customer hears the adviser again."""

    contact: str


@dataclass(frozen=True)
class CallEnded:
    """The line is free. ``by``: adviser, customer."""

    contact: str
    by: str


@dataclass(frozen=True)
class WrapUpStarted:
    """After-call work began (post-appel), planned to last ``until`` then."""

    contact: str
    until: int


@dataclass(frozen=True)
class WrapUpExtended:
    """The one extension was taken."""

    contact: str
    until: int


@dataclass(frozen=True)
class ContactClosed:
    """The contact is finished: noted, qualified, gone from the desk. ``overrun`` ms beyond the planned wrap-up."""

    contact: str
    overrun: int
