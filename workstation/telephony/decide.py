"""Commands to the softphone, and what the line does when something else happens."""

from __future__ import annotations

from collections.abc import Iterable

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


def react(presence: Presence, calls: Iterable[Call], event: e.Event, at: int) -> list[e.Event]:
    """What the line does by itself."""
    match event:
        case e.PresenceSet(status="ready") | e.SessionResumed() | e.ContactOffered():
            return _ring_next(presence, calls, at)
        case e.CallMissed() | e.CallDeclined():
            return [e.PresenceSet("not_responding")]
        case e.CallAbandoned():
            return [] if presence.status != "ready" else [e.PresenceSet("not_ready", "training")]
        case e.CustomerLeft(contact=contact):
            return [
                e.CallEnded(contact, "customer") for call in calls if call.offer.contact == contact and call.on_line
            ]
        case e.CallEnded(contact=contact):
            return [e.WrapUpStarted(contact, at + WRAP_UP_TIME)]
        case e.NoteSaved(contact=contact):
            return [
                e.ContactClosed(contact, max(0, at - call.wrap_up_until))
                for call in calls
                if call.offer.contact == contact
            ]
        case e.ContactClosed():
            if presence.break_asked:
                return [e.PresenceSet("not_ready", "break")]
            return _ring_next(presence, calls, at)
        case _:
            return []


def _ring_next(presence: Presence, calls: Iterable[Call], at: int) -> list[e.Event]:
    """Offer the call that has waited longest, when the adviser is free."""
    calls = list(calls)
    if presence.status != "ready" or any(call.on_line or call.phase in ("ringing", "wrap_up") for call in calls):
        return []
    waiting = [call for call in calls if call.phase == "queued"]
    if not waiting:
        return []
    longest = max(waiting, key=lambda call: call.waited(at))
    until = -1 if longest.offer.channel in PATIENT else at + RING_TIME
    return [e.CallRang(longest.offer.contact, longest.attempts + 1, until)]
