"""Whoever is rung beside a call: who is free, what they answer, what they ask, and whether they take the call over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from workstation import commands as c
from workstation import events as e
from workstation.bank.dispositions import Service
from workstation.chance import draw
from workstation.channels import WRITTEN
from workstation.clock import MINUTE, SECOND
from workstation.commands import Refused
from workstation.headings import services_in_words
from workstation.roleplay.customer.actor import Role
from workstation.session import transferring
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState
from workstation.telephony.decide import decide_colleague, need

Presence = Literal["free", "busy", "away", "closed"]
_ANSWERS: dict[Presence, str] = {"free": "takes", "busy": "declines", "away": "silent"}
_DECLINES_AFTER, _RINGS_FOR = 4, 20
"""Seconds until somebody who is busy declines, and that it rings where nobody is. Design defaults."""
_CHANGES = 10 * MINUTE
"""How long somebody stays free, busy or away. Design default."""


@dataclass(frozen=True)
class Reach:
    """A line of the directory: whom, whether somebody is there, and after how many seconds they would pick up."""

    service: Service
    presence: Presence
    wait: int


def directory(state: SessionState, contact: Contact, pins: Pins, at: int) -> tuple[Reach, ...]:
    """Whom one may ring for a call, as they stand now; nobody in a session older than the list of them."""
    if state.started is None or contact.offer.channel in WRITTEN:
        return ()
    listed = services_in_words(pins.dispositions(state.started.manifest))
    reached = [one for one in listed if one.advises or one.takes(contact.offer.channel)]
    return tuple(_reach(state, one, at) for one in reached)


def _reach(state: SessionState, service: Service, at: int) -> Reach:
    """Drawn by the session's seed for the ten minutes that run, for every contact alike; in a demonstration, free."""
    if not service.is_open(transferring.minutes(state, at)):
        return Reach(service, "closed", 0)
    seed = state.started.seed if state.started is not None else 0
    if state.started is not None and state.started.kind == "demo" and service.free:
        return Reach(service, "free", service.wait)  # what is shown and tested is as its author wrote it
    drawn = 100 * draw(seed, service.code, "reach", at // _CHANGES)
    if drawn < service.free:
        return Reach(service, "free", service.wait)
    return Reach(service, "busy" if drawn < (100 + service.free) / 2 else "away", 0)


def decide(
    state: SessionState,
    contact: Contact,
    command: c.ConsultCommand | c.TransferContact,
    role: Callable[[], Role],
    at: int,
    pins: Pins,
) -> list[e.Event]:
    """What the adviser does with a colleague's line, beside a call. Raises ``Refused``."""
    match command:
        case c.ConsultColleague(target=target):
            _offered(contact, "consult")
            return _rung(contact, _reached(state, contact, target, pins, at), at)
        case c.TransferContact(target=target, summary=summary):
            _offered(contact, "transfer")
            service = transferring.asked_of(state, contact, command, pins)
            if not service.is_open(transferring.minutes(state, at)):
                return [transferring.passed(contact, service, summary, ("service_closed", ""), "blind")]
            return _rung(contact, _reached(state, contact, target, pins, at), at, summary.strip())
        case c.JoinLegs() | c.LeaveColleague():
            return decide_colleague(contact.leg, contact.consult, command, at, on_line=contact.on_line)
        case c.TellColleague(text=text):
            _offered(contact, "tell")
            return [_told(state, contact, text.strip(), role, at, pins)]
        case c.HandOver():
            _offered(contact, "hand_over")
            return [_handed_over(state, contact, role, at, pins)]


def fall_due(state: SessionState, contact: Contact, role: Callable[[], Role], at: int, pins: Pins) -> list[e.Event]:
    """The colleague picks up, or does not; or hangs up, since nobody speaks to them any more."""
    there = contact.consult
    if there.leg != "rings":
        return [e.ColleagueLeft(contact.id, "tired")]
    service = _named(state, contact, there.target, pins, at).service
    if there.answers == "takes" and not there.blind:
        return [e.ColleaguePickedUp(contact.id, service.greets)]
    left = "declined" if there.answers == "declines" else "no_answer"
    if not there.blind:
        return [e.ColleagueLeft(contact.id, left)]
    found = (left, "")
    if there.answers == "takes":
        left = "sent_back"
        found = transferring.against(service, contact, there.summary, role(), transferring.minutes(state, at))
    passed = transferring.passed(contact, service, there.summary, found, "blind")
    return [passed] if passed.accepted else [passed, e.ColleagueLeft(contact.id, left)]


def _offered(contact: Contact, control: Literal["consult", "transfer", "tell", "hand_over"]) -> None:
    need(contact.leg, contact.consult, control, on_line=contact.on_line)
    if contact.leg.muted and control == "tell":
        raise Refused("muted")


def _named(state: SessionState, contact: Contact, target: str, pins: Pins, at: int) -> Reach:
    found = next((one for one in directory(state, contact, pins, at) if one.service.code == target), None)
    if found is None:
        raise Refused("no_service")
    return found


def _reached(state: SessionState, contact: Contact, target: str, pins: Pins, at: int) -> Reach:
    found = _named(state, contact, target, pins, at)
    if found.presence == "closed":
        raise Refused("service_closed")
    return found


def _rung(contact: Contact, reach: Reach, at: int, summary: str = "") -> list[e.Event]:
    """The customer is put on hold, and hears nothing; with a summary, the call goes to whoever picks up."""
    after = {"free": reach.wait, "busy": _DECLINES_AFTER}.get(reach.presence, _RINGS_FOR)
    service, until = reach.service, at + after * SECOND
    answers = _ANSWERS[reach.presence]
    rung = e.ColleagueRung(contact.id, service.code, service.title, answers, until, bool(summary), summary)
    # Whoever was just told to wait in words (« une minute, restez en ligne ») is on a hold that was announced.
    promised = max(0, -(-(contact.talk.acted_at - at) // SECOND))
    return [rung] if contact.leg.held_at >= 0 else [rung, e.CallHeld(contact.id, promised)]


def _told(
    state: SessionState, contact: Contact, text: str, role: Callable[[], Role], at: int, pins: Pins
) -> e.ColleagueTold:
    """They ask what they have not asked yet, until they know enough."""
    if not text:
        raise Refused("summary_missing")
    there = contact.consult
    service = _named(state, contact, there.target, pins, at).service
    summary = " ".join((*there.told, text))
    reason, said = transferring.against(service, contact, summary, role(), transferring.minutes(state, at))
    if service.advises:
        reason, said = ("incomplete" if there.asked < len(service.asks) else ""), ""
    asks = service.asks[there.asked : there.asked + 1]
    words = (asks[0] if asks else said) if reason else service.content
    return e.ColleagueTold(contact.id, text, words, reason, there.leg == "joined")


def _handed_over(
    state: SessionState, contact: Contact, role: Callable[[], Role], at: int, pins: Pins
) -> e.ContactTransferred:
    there = contact.consult
    service = _named(state, contact, there.target, pins, at).service
    summary = " ".join(there.told)
    if not summary:
        raise Refused("summary_missing")
    found = transferring.against(service, contact, summary, role(), transferring.minutes(state, at))
    return transferring.passed(contact, service, summary, found, "warm")
