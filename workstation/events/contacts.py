"""A contact's life on any channel: offered, taken, wrapped up, closed; who is to come, and whom one has in hand."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.events.mails import Mail


@dataclass(frozen=True)
class ContactOffered:
    """A customer joined the queue for this adviser.

    ``digest`` pins the role-play; ``clients`` and ``names`` are those whose dossier holds the ``number``, five at most.
    ``waited`` (s) is how long the customer had waited already and ``patience`` (s) how much longer they will, 0 where
    nobody tires of waiting. ``subject`` is an e-mail's, and so is its head (``mail``; older ones have none). ``drawn``:
    what chance chose of the role-play for this contact, by name; older contacts had nothing drawn. Of a chat: the
    ``page`` the visitor writes from, who they say they are where nobody authenticated them (``claims``), and what the
    ``bot`` was asked and answered before.
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
    page: str = ""
    claims: str = ""
    bot: tuple[tuple[str, str], ...] = ()
    mail: Mail | None = None


@dataclass(frozen=True)
class ContactRang:
    """The contact was offered to the adviser: it rings ``until`` then (sonnerie), or -1 until it is taken."""

    contact: str
    attempt: int
    until: int


@dataclass(frozen=True)
class ContactMissed:
    """The ring ran out: the contact went back to the queue (non-réponse)."""

    contact: str


@dataclass(frozen=True)
class ContactDeclined:
    """The adviser refused it, for a ``reason`` where one is asked; it went back to the queue."""

    contact: str
    reason: str = ""


@dataclass(frozen=True)
class ContactAbandoned:
    """The customer tired of waiting and left before anybody answered (appel abandonné)."""

    contact: str


@dataclass(frozen=True)
class ContactAnswered:
    """The adviser picked up."""

    contact: str


@dataclass(frozen=True)
class ContactTransferred:
    """The adviser asked a service to take the contact over, and it did (``accepted``) or not, for a ``reason``.

    ``title`` names the service as it was shown. ``notes`` are the internal notes that went with the thread, to it
    alone; ``said`` is what it said against it, where the role-play has words for that. ``way``: blind, once it picked
    up, or warm, after it was consulted; empty of what is written, and of what was told at once.
    """

    contact: str
    target: str
    title: str
    summary: str
    accepted: bool
    reason: str = ""
    notes: tuple[str, ...] = ()
    said: str = ""
    way: str = ""


@dataclass(frozen=True)
class ContactEnded:
    """The line is free. ``by``: adviser, customer, transfer, or quiet: a customer who wrote no more."""

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


@dataclass(frozen=True)
class ContactFocused:
    """The adviser took this contact in hand: what they do is for it."""

    contact: str


@dataclass(frozen=True)
class Arrival:
    """A customer who will join the queue, and how they come: ``at`` ms after the adviser was first ready."""

    at: int
    offer: ContactOffered


@dataclass(frozen=True)
class QueuePlanned:
    """Who comes in this shift, and how many at once.

    ``capacity`` is how many contacts of a channel may be in hand at once, one where it is not said. ``beside``: spoken
    and written ones may be in hand together. ``mails``: e-mails wait in a queue of their own, to be taken by hand
    (``between``: while nobody else is in hand; ``beside``: beside a conversation too); empty where they are offered.
    ``approval``: the id of whoever reads every e-mail before it leaves that day, empty where nobody does.
    """

    arrivals: tuple[Arrival, ...]
    capacity: tuple[tuple[str, int], ...] = ()
    beside: bool = False
    mails: str = ""
    approval: str = ""


@dataclass(frozen=True)
class ChannelSet:
    """The adviser takes contacts of this channel (``taking``), or none for now."""

    channel: str
    taking: bool
