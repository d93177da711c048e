"""The desk's queue: who is to come, what is taken and how much of it at once, and the contact in hand (focus)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workstation.events import (
    Arrival,
    BreakAsked,
    ChannelSet,
    ContactFocused,
    ContactOffered,
    PresenceEvent,
    PresenceSet,
    QueueEvent,
    QueuePlanned,
)


@dataclass(frozen=True)
class Queue:
    """What routing goes by. ``opened_at`` is when the adviser was first ready, -1 before: nobody waits until then.

    ``left_at`` is when each contact was last put aside for another.
    ``closed`` are the channels not taken for now, ``capacity`` the contacts of a channel at once, ``beside`` whether
    spoken and written ones may be in hand together, ``mails`` when an e-mail of the queue may be taken (see
    ``QueuePlanned``), ``approval`` who reads every e-mail before it leaves, ``focus`` the contact in hand, empty before
    any came.
    """

    ready: bool = False
    break_asked: bool = False
    opened_at: int = -1
    closed: frozenset[str] = frozenset()
    capacity: Mapping[str, int] = field(default_factory=dict)
    beside: bool = False
    mails: str = ""
    approval: str = ""
    arrivals: tuple[Arrival, ...] = ()
    focus: str = ""
    left_at: Mapping[str, int] = field(default_factory=dict)

    def piles(self, channel: str) -> bool:
        """Whether contacts of that channel wait to be taken by hand, and are never offered."""
        return bool(self.mails) and channel == "email"

    def room(self, channel: str) -> int:
        """How many contacts of that channel may be in hand at once."""
        return self.capacity.get(channel, 1)


def apply(queue: Queue, event: QueueEvent | PresenceEvent, at: int) -> Queue:
    """The queue after the event."""
    match event:
        case PresenceSet(status=status):
            ready = status == "ready"
            opened = at if ready and queue.opened_at < 0 else queue.opened_at
            return replace(queue, ready=ready, opened_at=opened, break_asked=queue.break_asked and ready)
        case BreakAsked(wanted=wanted):
            return replace(queue, break_asked=wanted)
        case QueuePlanned(arrivals=arrivals, capacity=capacity, beside=beside, mails=mails, approval=approval):
            held = dict(capacity)
            return replace(queue, arrivals=arrivals, capacity=held, beside=beside, mails=mails, approval=approval)
        case ChannelSet(channel=channel, taking=taking):
            closed = queue.closed - {channel} if taking else queue.closed | {channel}
            return replace(queue, closed=closed)
        case ContactFocused(contact=contact):
            left = {**queue.left_at, queue.focus: at} if queue.focus else queue.left_at
            return replace(queue, focus=contact, left_at=left)


def joined(queue: Queue, offer: ContactOffered) -> Queue:
    """The queue once a contact came: it is expected no longer, and the first to be offered is in hand at once."""
    left = tuple(one for one in queue.arrivals if one.offer.contact != offer.contact)
    first = "" if queue.piles(offer.channel) else offer.contact
    return replace(queue, arrivals=left, focus=queue.focus or first)
