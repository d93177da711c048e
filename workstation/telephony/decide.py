"""Commands to the softphone, and what the line does when something else happens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workstation import commands as c
from workstation import events as e
from workstation.channels import PATIENT, WRITTEN
from workstation.commands import Refused
from workstation.telephony.call import RING_TIME, WRAP_UP_EXTENSION, WRAP_UP_TIME, Call
from workstation.telephony.presence import REASONS, Presence


def _need(condition: bool, reason: str) -> None:
    if not condition:
        raise Refused(reason)


def decide_presence(presence: Presence, calls: Iterable[Call], command: c.PresenceCommand) -> list[e.Event]:
    """The adviser changes their own state. Busy on a contact, only a break for later may be asked."""
    busy = any(call.on_line or call.phase in ("ringing", "wrap_up") for call in calls)
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


def decide_call(call: Call, command: c.CallCommand | c.CloseContact, at: int) -> list[e.Event]:
    """The adviser handles a call. Raises ``Refused``."""
    contact = call.offer.contact
    if isinstance(command, c.HoldCall | c.ResumeCall | c.MuteMic | c.OpenMic):
        _need(call.offer.channel not in WRITTEN, "not_spoken")
    match command:
        case c.AnswerCall():
            _need(call.phase == "ringing", "not_ringing")
            return [e.CallAnswered(contact)]
        case c.DeclineCall():
            _need(call.phase == "ringing", "not_ringing")
            return [e.CallDeclined(contact)]
        case c.HoldCall(announced=announced):
            _need(call.phase == "talking", "not_talking")
            return [e.CallHeld(contact, announced)]
        case c.ResumeCall():
            _need(call.phase == "held", "not_held")
            return [e.CallResumed(contact, at - call.held_at)]
        case c.MuteMic():
            _need(call.on_line and not call.muted, "not_talking")
            return [e.MicMuted(contact)]
        case c.OpenMic():
            _need(call.muted, "not_muted")
            return [e.MicOpened(contact)]
        case c.HangUp():
            _need(call.on_line, "not_talking")
            return [e.CallEnded(contact, "adviser")]
        case c.ExtendWrapUp():
            _need(call.phase == "wrap_up" and not call.extended, "no_extension")
            return [e.WrapUpExtended(contact, max(at, call.wrap_up_until) + WRAP_UP_EXTENSION)]
        case c.CloseContact():
            _need(call.phase == "wrap_up", "not_wrap_up")
            return []  # the desk saves the note, and the line closes upon that


def react(presence: Presence, calls: Sequence[Call], event: e.Event, at: int) -> list[e.Event]:
    """What the line does by itself."""
    ready = isinstance(event, e.PresenceSet) and event.status == "ready"
    if ready or isinstance(event, e.SessionResumed):
        return _ring_next(presence, calls, at)
    if isinstance(event, e.LineEvent):
        return _on_the_line(presence, calls, event, at)
    if isinstance(event, e.CustomerLeft | e.NoteSaved):
        return [answer for call in calls if call.offer.contact == event.contact for answer in _parted(call, event, at)]
    return []


def _on_the_line(presence: Presence, calls: Sequence[Call], event: e.LineEvent, at: int) -> list[e.Event]:
    match event:
        case e.ContactOffered():
            return _ring_next(presence, calls, at)
        case e.CallMissed() | e.CallDeclined():
            return [e.PresenceSet("not_responding")]
        case e.CallAbandoned():
            return [] if presence.status != "ready" else [e.PresenceSet("not_ready", "training")]
        case e.CallEnded(contact=contact):
            return [e.WrapUpStarted(contact, at + WRAP_UP_TIME)]
        case e.ContactClosed():
            if presence.break_asked:
                return [e.PresenceSet("not_ready", "break")]
            return _ring_next(presence, calls, at)
        case e.CallRang() | e.CallAnswered() | e.CallHeld() | e.CallResumed() | e.MicMuted() | e.MicOpened():
            return []
        case e.WrapUpStarted() | e.WrapUpExtended():
            return []


def _parted(call: Call, event: e.CustomerLeft | e.NoteSaved, at: int) -> list[e.Event]:
    if isinstance(event, e.NoteSaved):
        return [e.ContactClosed(event.contact, max(0, at - call.wrap_up_until))]
    return [e.CallEnded(event.contact, "customer")] if call.on_line else []


def _ring_next(presence: Presence, calls: Sequence[Call], at: int) -> list[e.Event]:
    """Offer the call that has waited longest, when the adviser is free."""
    if presence.status != "ready" or any(call.on_line or call.phase in ("ringing", "wrap_up") for call in calls):
        return []
    waiting = [call for call in calls if call.phase == "queued"]
    if not waiting:
        return []
    longest = max(waiting, key=lambda call: call.waited(at))
    until = -1 if longest.offer.channel in PATIENT else at + RING_TIME
    return [e.CallRang(longest.offer.contact, longest.attempts + 1, until)]
