"""A command, an event, a timer: each offered to every feature it may concern."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from workstation import commands as c
from workstation import events as e
from workstation.bank.dossier import Dossier
from workstation.bank.records import Records
from workstation.commands import Refused
from workstation.desk import decide as desk
from workstation.roleplay.customer import actor, speech, timers
from workstation.session import afterwards, correcting, hearing
from workstation.session.deeds import deeds, standing
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState
from workstation.telephony import call as line
from workstation.telephony import decide as phone


@dataclass(frozen=True)
class World:
    """What a session may ask of the outside: clients, and the texts it pinned."""

    records: Records
    pins: Pins


def _started(state: SessionState) -> e.SessionStarted:
    if state.started is None:
        raise Refused("not_started")
    return state.started


def _around(state: SessionState, world: World, contact: Contact) -> desk.Around:
    started = _started(state)
    today = date.fromisoformat(started.today)

    def dossier(client: str) -> Dossier | None:
        return world.pins.dossier_now(contact.desk, client, today)

    return desk.Around(world.records, world.pins.contents, today, started.seed, started.job, dossier)


def _role(state: SessionState, world: World, contact: Contact) -> actor.Role:
    role = world.pins.role(_started(state), contact.offer)
    return replace(role, standing=standing(contact, role.program))


def decide(state: SessionState, command: c.Command, at: int, world: World) -> list[e.Event]:
    """What a command brings about. Raises ``Refused`` when it does not apply now."""
    if isinstance(command, c.TrainingCommand):
        return _decide_run(state, command, world)
    if state.ended or state.started is None:
        raise Refused("session_over")
    if state.paused:
        raise Refused("paused")
    if isinstance(command, c.GoReady | c.GoNotReady | c.AskBreak):
        return phone.decide_presence(state.presence, [x.call for x in state.contacts.values()], command)
    if command.contact not in state.contacts:
        raise Refused("unknown_contact")
    contact = state.contacts[command.contact]
    happened = _decide_contact(state, contact, command, at, world)
    aside = speech.left_aside(contact.talk, command)
    # Another sentence may be asked about in its turn.
    return [*aside, *happened] if isinstance(command, c.SayFreely) else [*happened, *aside]


def _decide_run(state: SessionState, command: c.TrainingCommand, world: World) -> list[e.Event]:
    """The run itself: pausing, giving up, and what is said once it is over."""
    if isinstance(command, afterwards.Afterwards):
        return afterwards.decide(state, command, world.pins)
    if state.ended or state.started is None:
        raise Refused("session_over")
    match command:
        case c.PauseSession(reason=reason):
            return [] if state.paused else [e.SessionPaused(reason)]
        case c.ResumeSession():
            return [e.SessionResumed()] if state.paused else []
        case c.CoverDesk():
            return [e.DeskCovered()] if state.covered_at < 0 else []
        case c.UncoverDesk():
            return [e.DeskUncovered()] if state.covered_at >= 0 else []
        case c.EndSession():
            return [e.SessionEnded("abandoned")]


def _decide_contact(
    state: SessionState, contact: Contact, command: c.ContactCommand, at: int, world: World
) -> list[e.Event]:
    match command:
        case c.Say() | c.SayFreely() | c.ChooseMeaning() | c.CorrectHearing() if contact.call.muted:
            raise Refused("muted")
        case c.Say():
            return actor.decide(contact.talk, command, _role(state, world, contact), deeds(contact), at)
        case c.SayFreely():
            role = _role(state, world, contact)
            matcher = hearing.matcher(_started(state), world.pins, role)
            return speech.decide(contact.talk, command, role, matcher, deeds(contact), at)
        case c.ChooseMeaning():
            role = _role(state, world, contact)
            matcher = hearing.matcher(_started(state), world.pins, role)
            return speech.decide_meaning(contact.talk, command, role, matcher, deeds(contact), at)
        case c.CorrectHearing():
            before = state.spoken.before if state.spoken else contact
            role = _role(state, world, before)
            matcher = hearing.matcher(_started(state), world.pins, role)
            return correcting.decide(state, contact, command, role, matcher, at)
        case c.SendReply():
            return actor.decide_reply(contact.talk, command, _role(state, world, contact))
        case c.CloseContact():
            phone.decide_call(contact.call, command, at)
            return desk.decide(contact.desk, command, _around(state, world, contact), ended=True)
        case (
            c.OpenDossier()
            | c.OpenSection()
            | c.DoAct()
            | c.JudgeIdentity()
            | c.EditDraft()
            | c.SetNoteField()
            | c.OpenSheet()
        ):
            ringing = contact.call.phase == "ringing" and isinstance(command, c.OpenSection | c.DoAct)
            if contact.call.over or contact.call.phase == "queued" or ringing:
                raise Refused("not_now")
            return desk.decide(contact.desk, command, _around(state, world, contact), ended=False)
        case _:
            return phone.decide_call(contact.call, command, at)


def react(state: SessionState, event: e.Event, at: int, world: World) -> list[e.Event]:
    """What every feature answers to an event already folded in."""
    found: list[e.Event] = list(phone.react(state.presence, [x.call for x in state.contacts.values()], event, at))
    if isinstance(event, e.ContactEvent) and not isinstance(event, e.ContactOffered):
        name, contact = event.contact, state.contacts[event.contact]
        found += desk.react(contact.desk, contact.offer, event, _around(state, world, contact))
        found += actor.react(contact.talk, name, event, _role(state, world, contact), at)
    over = all(contact.call.over for contact in state.contacts.values())
    if isinstance(event, e.ContactClosed | e.CallAbandoned) and over and not state.ended:
        found.append(e.SessionEnded("done"))
    return found


def due(state: SessionState, world: World) -> tuple[int, str, str] | None:
    """The earliest (moment, contact, timer), or None while nothing will happen by itself."""
    if state.paused or state.ended:
        return None
    found = []
    for contact in state.contacts.values():
        found += [(at, contact.id, timer) for at, timer in line.due(contact.call)]
        script = world.pins.program(contact.offer.digest).script
        hold = (script.hold.after, script.hold.limit) if script.hold else (0, 0)
        own = timers.due(contact.talk, hold, script.channel)
        covered = state.covered_at >= 0
        found += [(at, contact.id, timer) for at, timer in own if not (covered and timer == "silence")]
    return min(found, default=None)


def fall_due(state: SessionState, contact: str, timer: str, at: int, world: World) -> list[e.Event]:
    """What a timer brings about."""
    there = state.contacts[contact]
    if timer in ("ring", "abandon"):
        return line.fall_due(there.call, timer)
    return actor.fall_due(there.talk, contact, timer, _role(state, world, there), at)
