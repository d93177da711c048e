"""The adviser's presence, the line of a call, and the line to a colleague beside it."""

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
class RecordingSet:
    """The recording of a call became ``state``: on, paused (card data are spoken), off (the person refuses it)."""

    contact: str
    state: str


@dataclass(frozen=True)
class KeysPressed:
    """Keys of the telephone were pressed in the call (numérotation), for whatever listens to tones at its other end."""

    contact: str
    keys: str


@dataclass(frozen=True)
class ColleagueRung:
    """A colleague's line began to ring while the customer is on hold (consultation, transfert).

    ``title`` names them as it was shown. ``answers``, drawn then, is what becomes of it at ``until``: takes, declines
    or silent. ``blind``: the call goes to them with this ``summary`` as they pick up (transfert aveugle).
    """

    contact: str
    target: str
    title: str
    answers: str
    until: int
    blind: bool = False
    summary: str = ""


@dataclass(frozen=True)
class ColleaguePickedUp:
    """They picked up, and ``said`` who they are."""

    contact: str
    said: str


@dataclass(frozen=True)
class ColleagueTold:
    """The adviser told them something; they asked on, or were content: ``said``.

    ``reason`` is what they still lack before they take the call over, empty where nothing. ``heard``: the customer was
    on the line and heard it.
    """

    contact: str
    text: str
    said: str
    reason: str = ""
    heard: bool = False


@dataclass(frozen=True)
class LegsJoined:
    """The customer, the colleague and the adviser hear one another (conférence)."""

    contact: str


@dataclass(frozen=True)
class ColleagueLeft:
    """The colleague's line is free again.

    ``by``: adviser; declined; no_answer; sent_back, after a blind transfer that they did not take; tired, when nobody
    spoke to them any more. ``said`` is their last word, if any.
    """

    contact: str
    by: str
    said: str = ""
