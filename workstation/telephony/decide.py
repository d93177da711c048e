"""Commands to the softphone and to one's own state, and what becomes of that state by itself."""

from __future__ import annotations

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.telephony.leg import Leg
from workstation.telephony.presence import REASONS, Presence


def _need(condition: bool, reason: str) -> None:
    if not condition:
        raise Refused(reason)


def decide_presence(presence: Presence, command: c.PresenceCommand, *, busy: bool) -> list[e.Event]:
    """The adviser changes their own state. Busy on a contact, only a break for later may be asked."""
    match command:
        case c.GoReady():
            _need(not busy, "busy")
            _need(presence.status != "ready", "already_ready")
            return [e.PresenceSet("ready")]
        case c.GoNotReady(reason=reason):
            _need(reason in REASONS, "unknown_reason")
            return [e.BreakAsked(True)] if busy else [e.PresenceSet("not_ready", reason)]
        case c.AskBreak(wanted=wanted):
            return [e.BreakAsked(wanted)]


def decide_leg(leg: Leg, command: c.LegCommand, at: int, *, on_line: bool) -> list[e.Event]:
    """The adviser handles the line of a call; ``on_line``: the customer is on it. Raises ``Refused``."""
    contact, held = command.contact, leg.held_at >= 0
    match command:
        case c.HoldCall(announced=announced):
            _need(on_line and not held, "not_talking")
            return [e.CallHeld(contact, announced)]
        case c.ResumeCall():
            _need(held, "not_held")
            return [e.CallResumed(contact, at - leg.held_at)]
        case c.MuteMic():
            _need(on_line and not leg.muted, "not_talking")
            return [e.MicMuted(contact)]
        case c.OpenMic():
            _need(leg.muted, "not_muted")
            return [e.MicOpened(contact)]


def react(presence: Presence, event: e.Event, *, busy: bool, left: bool) -> list[e.Event]:
    """The adviser's state when something else happens: ``busy`` on a contact, ``left`` where others are to come."""
    finished = isinstance(event, e.ContactClosed | e.ContactAbandoned | e.ContactTakenOver)
    if (finished or (isinstance(event, e.ChannelSet) and not event.taking)) and presence.break_asked and not busy:
        return [e.PresenceSet("not_ready", "break")]
    if isinstance(event, e.ContactAbandoned) and presence.status == "ready" and not left:
        return [e.PresenceSet("not_ready", "training")]
    return []
