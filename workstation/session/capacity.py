"""How much of each channel is in hand, how much may be, and why whoever waits is not offered."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.channels import WRITTEN
from workstation.contacts.decide import barred
from workstation.contacts.life import Life
from workstation.events.desk import REPLY_TEXT
from workstation.session.state import SessionState


@dataclass(frozen=True)
class Room:
    """A channel at the desk: ``taken`` in hand ``of`` so many, ``waiting`` in the queue, ``coming`` later.

    What is spoken shares one line, and is one room under the name of what comes first of it. ``closed``: none is taken
    for now. ``why``: the code of what keeps whoever has waited longest from being offered, empty where nobody is kept.
    ``begun``: of those that wait, how many have an answer begun and left.
    """

    channel: str
    taken: int
    of: int
    waiting: int = 0
    coming: int = 0
    closed: bool = False
    why: str = ""
    begun: int = 0


def rooms(state: SessionState, at: int) -> tuple[Room, ...]:
    """The channels of a session to which several contacts come, at session time ``at``; nothing where one is alone."""
    channels = _channels(state)
    if len(state.contacts) + len(state.queue.arrivals) < 2:
        return ()
    spoken = [channel for channel in channels if channel not in WRITTEN]
    kinds = [spoken] if spoken else []
    kinds += [[channel] for channel in channels if channel in WRITTEN]
    return tuple(_room(state, kind, at) for kind in kinds)


def received(state: SessionState) -> tuple[tuple[str, bool], ...]:
    """The channels of a session, and of each whether a contact that came now would be offered."""
    return tuple((channel, not barred(state.queue, state.lives, channel)) for channel in _channels(state))


def _channels(state: SessionState) -> list[str]:
    here = [one.offer.channel for one in state.contacts.values()]
    return list(dict.fromkeys([*here, *(one.offer.channel for one in state.queue.arrivals)]))


def _room(state: SessionState, channels: list[str], at: int) -> Room:
    here = [one for one in state.contacts.values() if one.life.offer.channel in channels]
    waiting = [one for one in here if one.life.phase == "queued"]
    kept = (barred(state.queue, state.lives, channel) for channel in _longest_first([one.life for one in waiting], at))
    return Room(
        channels[0],
        sum(one.life.busy for one in here) if len(here) > len(waiting) else 0,
        state.queue.room(channels[0]) if channels[0] in WRITTEN else 1,
        len(waiting),
        sum(one.offer.channel in channels for one in state.queue.arrivals),
        all(channel in state.queue.closed for channel in channels),
        next((why for why in kept if why), ""),
        sum(bool(one.desk.drafts.get(REPLY_TEXT)) for one in waiting),
    )


def _longest_first(waiting: list[Life], at: int) -> list[str]:
    """The channels of those who wait, the longest wait first."""
    channels = list(dict.fromkeys(life.offer.channel for life in waiting))
    if len(channels) < 2:
        return channels
    return sorted(
        channels, key=lambda channel: -max(life.waited(at) for life in waiting if life.offer.channel == channel)
    )
