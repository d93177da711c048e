"""Commands to the softphone and to one's own state, and what becomes of that state by itself."""

from __future__ import annotations

from workstation import commands as c
from workstation import events as e
from workstation.bank.acts.service import RECORDING_REFUSED
from workstation.commands import Refused
from workstation.telephony.consult import FREE, Consult, Control, CustomerLine, offered
from workstation.telephony.leg import KEYS, MOST_KEYS, RECORDING, Leg
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


def customer_line(leg: Leg, *, on_line: bool) -> CustomerLine:
    """The customer's line, as the table of the telephone names it."""
    return ("held" if leg.held_at >= 0 else "talking") if on_line else ""


def need(leg: Leg, consult: Consult, control: Control, *, on_line: bool) -> None:
    """Raises ``Refused`` with the reason where the table of the telephone does not offer that now."""
    customer = customer_line(leg, on_line=on_line)
    if control in offered(customer, consult):
        return
    if not customer or control == "hold":
        raise Refused("not_held" if control == "resume" else "not_talking")
    if control == "resume":
        raise Refused("not_held")
    if control in ("consult", "transfer", "hang_up"):
        raise Refused("colleague_there")
    if not consult.leg:
        raise Refused("nobody_consulted")
    raise Refused({"rings": "still_rings", "joined": "joined_already"}.get(consult.leg, "colleague_waits"))


def decide_leg(leg: Leg, command: c.LegCommand, at: int, *, on_line: bool, consult: Consult = FREE) -> list[e.Event]:
    """The adviser handles the line of a call; ``on_line``: the customer is on it. Raises ``Refused``."""
    contact = command.contact
    match command:
        case c.HoldCall(announced=announced):
            need(leg, consult, "hold", on_line=on_line)
            return [e.CallHeld(contact, announced)]
        case c.ResumeCall():
            need(leg, consult, "resume", on_line=on_line)
            stopped: list[e.Event] = [e.ColleagueLeft(contact, "adviser")] if consult.leg == "rings" else []
            return [*stopped, e.CallResumed(contact, at - leg.held_at)]
        case c.MuteMic():
            _need(on_line and not leg.muted, "not_talking")
            return [e.MicMuted(contact)]
        case c.OpenMic():
            _need(leg.muted, "not_muted")
            return [e.MicOpened(contact)]
        case c.SetRecording(state=state):
            _need(on_line, "not_talking")
            _need(leg.recording != "off", "recording_refused")
            _need(state in RECORDING[leg.recording], "not_now")
            return [e.RecordingSet(contact, state)]
        case c.PressKeys(keys=keys):
            # On hold it is the colleague's line that is listened to, where there is one.
            _need(on_line and (leg.held_at < 0 or consult.leg == "speaks"), "not_talking")
            _need(0 < len(keys) <= MOST_KEYS and set(keys) <= set(KEYS), "not_keys")
            return [e.KeysPressed(contact, keys)]


def decide_colleague(
    leg: Leg, consult: Consult, command: c.JoinLegs | c.LeaveColleague, at: int, *, on_line: bool
) -> list[e.Event]:
    """The adviser joins the two lines, or hangs up on the colleague. Raises ``Refused``."""
    contact, held = command.contact, leg.held_at >= 0
    back = e.CallResumed(contact, at - leg.held_at)
    match command:
        case c.JoinLegs():
            need(leg, consult, "join", on_line=on_line)
            return [e.LegsJoined(contact), back] if held else [e.LegsJoined(contact)]
        case c.LeaveColleague():
            need(leg, consult, "leave", on_line=on_line)
            left = e.ColleagueLeft(contact, "adviser")
            return [left, back] if command.back and held else [left]


def stop_recording(leg: Leg, event: e.Event) -> list[e.Event]:
    """A refusal to be recorded that was noted in the dossier stops the recording of the call."""
    if isinstance(event, e.ActDone) and event.act == RECORDING_REFUSED and leg.recording != "off":
        return [e.RecordingSet(event.contact, "off")]
    return []


def react(presence: Presence, event: e.Event, *, busy: bool, left: bool) -> list[e.Event]:
    """The adviser's state when something else happens: ``busy`` on a contact, ``left`` where others are to come."""
    finished = isinstance(event, e.ContactClosed | e.ContactAbandoned | e.ContactTakenOver)
    if (finished or (isinstance(event, e.ChannelSet) and not event.taking)) and presence.break_asked and not busy:
        return [e.PresenceSet("not_ready", "break")]
    if isinstance(event, e.ContactAbandoned) and presence.status == "ready" and not left:
        return [e.PresenceSet("not_ready", "training")]
    return []
