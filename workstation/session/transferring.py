"""Passing a contact on to a service, with its thread: who is asked, what they are told, and whether they take it.

A written contact is answered for at once; a call rings there first, see ``consulting``. What the customer never sees
goes to the service alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workstation import commands as c
from workstation import events as e
from workstation.bank.dispositions import Service
from workstation.clock import SECOND
from workstation.commands import Refused
from workstation.headings import services_in_words
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.facets import judge_facets
from workstation.roleplay.judging.rules import NOTES_LANGUAGE
from workstation.roleplay.model import End
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState
from workstation.session.transcript import Line

LEAST_WORDS = 5
"""Words under which a summary says nothing to go on from. Design default."""
TRANSFERRED = "transferred"
_DAY = 24 * 60


@dataclass(frozen=True)
class Thread:
    """What a service is given: the summary, what was said on both sides, and the internal notes."""

    summary: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def services(state: SessionState, contact: Contact, pins: Pins) -> tuple[Service, ...]:
    """Whom the contact may be passed on to; nobody in a session older than the list of them."""
    if state.started is None:
        return ()
    listed = services_in_words(pins.dispositions(state.started.manifest))
    return tuple(one for one in listed if one.takes(contact.offer.channel))


def is_foreseen(role: Role) -> bool:
    """Whether the role-play says of a transfer that it is right."""
    return _foreseen(role) is not None


def asked_of(state: SessionState, contact: Contact, command: c.TransferContact, pins: Pins) -> Service:
    """The service a contact is to be passed on to. Raises ``Refused``: there is none, or it is told nothing."""
    if not contact.on_line:
        raise Refused("not_talking")
    service = next((one for one in services(state, contact, pins) if one.code == command.target), None)
    if service is None:
        raise Refused("no_service")
    if not command.summary.strip():
        raise Refused("summary_missing")
    return service


def decide(
    state: SessionState, contact: Contact, command: c.TransferContact, role: Role, at: int, pins: Pins
) -> list[e.Event]:
    """The service takes the contact over, or sends it back for a reason. Raises ``Refused``."""
    service = asked_of(state, contact, command, pins)
    return [
        passed(contact, service, command.summary, against(service, contact, command.summary, role, minutes(state, at)))
    ]


def minutes(state: SessionState, at: int) -> int:
    """The hour at that moment of the session, in minutes from midnight."""
    start = state.started.start if state.started is not None else 0
    return (start + at // SECOND // 60) % _DAY


def passed(
    contact: Contact, service: Service, summary: str, found: tuple[str, str], way: str = ""
) -> e.ContactTransferred:
    """The contact went to the service, or came back: ``found`` is why, and in what words."""
    reason, said = found
    notes = () if reason else contact.desk.internal  # they go with the thread, or nowhere
    return e.ContactTransferred(
        contact.id, service.code, service.title, summary.strip(), not reason, reason, notes, said, way
    )


def thread_of(contact: Contact, passed: e.ContactTransferred) -> Thread:
    """What went to the service."""
    return Thread(passed.summary, tuple(line for line in contact.lines if line.who != "fact"), passed.notes)


def against(service: Service, contact: Contact, summary: str, role: Role, minutes: int) -> tuple[str, str]:
    """Why the service does not take it over, and in the role-play's words where it has some; nothing where it does."""
    if not service.is_open(minutes):
        return "service_closed", ""
    if service.advises:
        return "advises_only", ""
    reached = max((identity.level for identity in contact.desk.identities.values()), default=0)
    if contact.desk.authenticated:
        reached = max(reached, 2)
    if reached < service.identity:
        return "identity_needed", ""
    if len(summary.split()) < LEAST_WORDS:
        return "summary_short", ""
    foreseen = _foreseen(role)
    if foreseen is None:
        return "", ""
    if foreseen.to and service.code not in foreseen.to:
        return "not_theirs", ""
    return _lacking(foreseen, summary, role.values, role.standing)


def _lacking(
    foreseen: End, summary: str, values: Mapping[str, Mapping[str, str]], standing: Mapping[str, str]
) -> tuple[str, str]:
    judged = judge_facets(foreseen.summary, summary, NOTES_LANGUAGE, values, standing)
    unsaid = [facet for facet, found in zip(foreseen.summary, judged, strict=True) if facet.wanted and not found.met]
    return ("summary_lacks", unsaid[0].why) if unsaid else ("", "")


def _foreseen(role: Role) -> End | None:
    ends = role.program.script.ends
    return next((end for end in ends if end.id == TRANSFERRED and end.kind == "closed"), None)
