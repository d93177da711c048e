"""A command, an event, a timer: each offered to every feature it may concern."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from workstation import commands as c
from workstation import events as e
from workstation.bank.dossier import Dossier
from workstation.bank.records import Records
from workstation.channels import WRITTEN
from workstation.commands import Refused
from workstation.contacts import decide as contacts
from workstation.contacts import life
from workstation.desk import decide as desk
from workstation.events.desk import REPLY_TEXT, TO_TEXT
from workstation.roleplay.customer import actor, beside, speech, timers
from workstation.session import (
    addressing,
    advising,
    afterwards,
    approving,
    consulting,
    correcting,
    hardship,
    hearing,
    helping,
    inserting,
    instructing,
    joining,
    objecting,
    others,
    proposing,
    rebounding,
    transferring,
)
from workstation.session.deeds import deeds, standing
from workstation.session.pins import Pins
from workstation.session.sharing import leave_with
from workstation.session.state import Contact, SessionState
from workstation.telephony import consult
from workstation.telephony import decide as phone
from workstation.written import decide as written

JOINS = "joins"
"""The timer of a customer who is still to come."""
INSTRUCTED = "instructed"
"""The hour at which an instruction of the day comes into force, or is over."""
LETTER = (REPLY_TEXT, TO_TEXT)
"""The drafts that an e-mail is made of: while it leaves they stand still."""
FINISHED = e.ContactClosed | e.ContactAbandoned | e.ContactTakenOver
"""What there is nothing more to do for."""


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

    return desk.Around(
        world.records,
        world.pins.contents,
        today,
        started.seed,
        started.job,
        world.pins.perimeter(started),
        dossier,
    )


def _role(state: SessionState, world: World, contact: Contact) -> actor.Role:
    role = world.pins.role(_started(state), contact.offer)
    common = others.ruled(state, contact, role.common, world.records, world.pins)
    refused = contact.desk.identity(role.subject).missed
    return replace(role.after(standing(contact, role.program), refused), common=common)


def decide(state: SessionState, command: c.Command, at: int, world: World) -> list[e.Event]:
    """What a command brings about. Raises ``Refused`` when it does not apply now."""
    if isinstance(command, c.TrainingCommand):
        return _decide_run(state, command, world)
    if state.ended or state.started is None:
        raise Refused("session_over")
    if state.paused:
        raise Refused("paused")
    if isinstance(command, c.GoReady | c.GoNotReady | c.AskBreak):
        return _decide_presence(state, command, world)
    if isinstance(command, c.QueueCommand):
        return contacts.decide_queue(state.queue, state.lives, command)
    if command.contact not in state.contacts:
        raise Refused("unknown_contact")
    contact = state.contacts[command.contact]
    happened = _decide_contact(state, contact, command, at, world)
    aside = speech.left_aside(contact.talk, command)
    # Another sentence may be asked about in its turn.
    return [*aside, *happened] if isinstance(command, c.SayFreely) else [*happened, *aside]


def _decide_presence(state: SessionState, command: c.PresenceCommand, world: World) -> list[e.Event]:
    """Ready again takes every channel again; a pause to calm down follows a hard contact."""
    if command == c.GoNotReady(hardship.COOL_DOWN) and not hardship.may_cool_down(state, world.pins):
        raise Refused("no_hard_contact")
    reopened: list[e.Event] = []
    if isinstance(command, c.GoReady):
        reopened = [e.ChannelSet(channel, True) for channel in sorted(state.queue.closed)]
        if reopened and state.presence.status == "ready":
            return reopened
    return [*reopened, *phone.decide_presence(state.presence, command, busy=state.busy)]


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


def _must_be_heard(contact: Contact, command: c.ContactCommand) -> None:
    """Nothing is said with the microphone off, nor written while an e-mail is on its way out. Raises ``Refused``."""
    match command:
        case c.Say() | c.SayFreely() | c.AskToWait() | c.ChooseMeaning() | c.CorrectHearing() if contact.leg.muted:
            raise Refused("muted")
        case c.Say() | c.SayFreely() | c.AskToWait() | c.SendReply() if contact.thread.posted:
            raise Refused("leaves_already")
        case c.EndContact() | c.TransferContact() | c.PutBackMail():
            approving.stays(contact)
        case c.EditDraft(where=where) | c.InsertPhrase(where=where) if contact.thread.posted and where in LETTER:
            raise Refused("leaves_already")
        case c.ShareDocument(way="email") | c.DetachDocument() if contact.thread.posted:
            raise Refused("leaves_already")
        case _:
            return


def _decide_contact(
    state: SessionState, contact: Contact, command: c.ContactCommand, at: int, world: World
) -> list[e.Event]:
    _must_be_heard(contact, command)
    if isinstance(command, c.LegCommand | c.ConsultCommand | c.TransferContact):
        return _decide_phone(state, contact, command, at, world)
    match command:
        case c.Say() | c.SayFreely() | c.AskToWait() | c.ChooseMeaning() | c.CorrectHearing() | c.SendReply():
            return _decide_talk(state, contact, command, at, world)
        case c.OpenObjection():
            return objecting.decide(contact, command, world.pins, _started(state).manifest)
        case c.AskHelp() | c.AskTakeOver():
            role = _role(state, world, contact)
            return helping.decide(contact, command, role, world.pins, _started(state))
        case c.OfferRebound() | c.AnswerRebound():
            return rebounding.decide(state, contact, command, world.pins)
        case c.InsertPhrase() | c.CheckInsertion() | c.ShareDocument() | c.DetachDocument():
            return inserting.decide(contact, command, _role(state, world, contact), world.pins, _started(state))
        case c.TakeProposal() | c.RejectProposal():
            return proposing.decide(contact, command, _role(state, world, contact))
        case c.CloseContact():
            contacts.decide_life(contact.life, command, at)
            return desk.decide(contact.desk, command, _around(state, world, contact), ended=True)
        case (
            c.OpenDossier()
            | c.OpenSection()
            | c.DoAct()
            | c.JudgeIdentity()
            | c.EditDraft()
            | c.SetNoteField()
            | c.NoteInternally()
            | c.OpenSheet()
        ):
            ringing = contact.phase == "ringing" and isinstance(command, c.OpenSection | c.DoAct)
            if not contact.at_desk or ringing:
                raise Refused("not_now")
            return desk.decide(contact.desk, command, _around(state, world, contact), ended=False)
        case c.AskExpert() | c.Escalate():
            return advising.decide(state, contact, command, at, world.records, world.pins)
        case c.OpenFile() | c.NudgeCustomer() | c.TakeBackReply():
            quiet = _role(state, world, contact).program.script.quiet
            said = tuple(quiet.say) if quiet else ()
            return written.decide(contact.thread, command, said, on_line=contact.on_line)
        case c.AnswerContact() if contact.phase == "queued" and state.queue.piles(contact.offer.channel):
            return contacts.take_mail(state.queue, state.lives, contact.life)
        case c.AnswerContact() | c.DeclineContact() | c.EndContact() | c.ExtendWrapUp():
            return _decide_life(contact, command, at)
        case c.PutBackMail() | c.JoinMail():
            waits = not contact.talk.queue and not contact.talk.concluded
            return contacts.decide_pile(state.queue, contact.life, command, waits=waits)


def _decide_phone(
    state: SessionState,
    contact: Contact,
    command: c.LegCommand | c.ConsultCommand | c.TransferContact,
    at: int,
    world: World,
) -> list[e.Event]:
    """The two lines of a call; what is written is passed on at once."""
    if contact.offer.channel in WRITTEN:
        if not isinstance(command, c.TransferContact):
            raise Refused("not_spoken")
        return transferring.decide(state, contact, command, _role(state, world, contact), at, world.pins)
    if isinstance(command, c.LegCommand):
        return phone.decide_leg(contact.leg, command, at, on_line=contact.on_line, consult=contact.consult)
    return consulting.decide(state, contact, command, partial(_role, state, world, contact), at, world.pins)


def _decide_talk(
    state: SessionState, contact: Contact, command: c.SpeechCommand, at: int, world: World
) -> list[e.Event]:
    match command:
        case c.Say():
            return actor.decide(contact.talk, command, _role(state, world, contact), deeds(contact), at)
        case c.AskToWait():
            return [beside.asked_to_wait(contact.talk, contact.id, _role(state, world, contact), at)]
        case c.SayFreely() | c.SendReply() if on := joining.to_join(state, contact):
            role = _role(state, world, on.before)
            matcher = hearing.matcher(_started(state), world.pins, role)
            return joining.decide(on, contact, command, role, matcher, at)
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
            role = _role(state, world, contact)
            sent = actor.decide_reply(contact.talk, command, role)
            if contact.offer.channel != "email":
                return sent
            if contact.offer.mail and not addressing.addresses(addressing.addressed(contact)):
                raise Refused("no_recipient")
            text = command.text.strip()
            read_first = approving.submitted(state, contact, text, role, at, world.pins)
            return [read_first] if read_first else written.post(contact.id, text, at)


def _decide_life(contact: Contact, command: c.LifeCommand, at: int) -> list[e.Event]:
    """Nobody closes on a message that is being written: it would be lost."""
    if isinstance(command, c.EndContact) and contact.talk.writes(at):
        raise Refused("customer_writes")
    if isinstance(command, c.EndContact) and contact.consult.leg:
        raise Refused("colleague_there")
    return contacts.decide_life(contact.life, command, at)


def react(state: SessionState, event: e.Event, at: int, world: World) -> list[e.Event]:
    """What every feature answers to an event already folded in."""
    found = phone.react(state.presence, event, busy=state.busy, left=state.left)
    found += contacts.react(state.queue, state.lives, event, at)
    if isinstance(event, e.ContactEvent) and not isinstance(event, e.ContactOffered):
        name, contact = event.contact, state.contacts[event.contact]
        found += desk.react(contact.desk, contact.offer, event, _around(state, world, contact))
        if contact.on_line and contact.offer.channel not in WRITTEN:
            found += phone.stop_recording(contact.leg, event)
        role = _role(state, world, contact)
        found += actor.react(contact.talk, name, event, role, at)
        found += objecting.react(contact, event, role, world.pins, _started(state).manifest)
    if isinstance(event, FINISHED) and not state.left and not state.ended:
        found.append(e.SessionEnded("done"))
    return found


def due(state: SessionState, world: World, contact: str = "") -> tuple[int, str, str] | None:
    """The earliest (moment, contact, timer), or None while nothing will happen by itself; of one contact where named.

    Nobody joins a desk that was never open: those to come are counted from when the adviser was first ready.
    """
    if state.paused or state.ended:
        return None
    opened = state.queue.opened_at
    found = [(opened + one.at, one.offer.contact, JOINS) for one in state.queue.arrivals if opened >= 0]
    for one in state.contacts.values():
        if one.life.timers:
            found += [(at, one.id, timer) for at, timer in one.life.timers]
        if one.life.answered_at < 0:
            continue  # nobody has begun with it
        found += [(at, one.id, timer) for at, timer in advising.due(one)]
        script = world.pins.program(one.offer.digest).script
        hold = (script.hold.after, script.hold.limit) if script.hold else (0, 0)
        found += [(at, one.id, timer) for at, timer in consult.due(one.consult)]
        own = timers.due(one.talk, hold, script.channel, compared=one.desk.compares)
        covered = state.covered_at >= 0
        found += [(at, one.id, timer) for at, timer in own if not (covered and timer == "silence")]
        after = script.quiet.after if script.quiet else ()
        found += [(at, one.id, timer) for at, timer in written.due(one.thread, after)]
    return min((each for each in found if contact in ("", each[1])), default=None)


def fall_due(state: SessionState, contact: str, timer: str, at: int, world: World) -> list[e.Event]:
    """What a timer brings about."""
    if timer == JOINS:
        return [one.offer for one in state.queue.arrivals if one.offer.contact == contact]
    if timer == INSTRUCTED:
        return instructing.fall_due(state, at, world.pins)
    there = state.contacts[contact]
    if timer == life.VISIT:
        return life.visited(there.life, begun=there.begun)
    if timer in ("ring", "abandon"):
        return life.fall_due(there.life, timer)
    if timer == written.LEAVES and there.thread.posted:
        return _leaves(state, there, there.thread.posted, world)
    if timer == advising.ADVISED:
        return advising.fall_due(there, at)
    if timer == consult.COLLEAGUE:
        return consulting.fall_due(state, there, partial(_role, state, world, there), at, world.pins)
    if timer == written.QUIET:
        return written.fall_due(there.thread, contact)
    return actor.fall_due(there.talk, contact, timer, _role(state, world, there), at)


def leaves_first(state: SessionState, command: c.Command) -> tuple[str, ...]:
    """The contacts whose e-mail leaves before a command is carried out: it ends them, and what was sent is sent."""
    threads = {name: contact.thread for name, contact in state.contacts.items()}
    posted = tuple(name for name, thread in threads.items() if thread.posted and not thread.posted.reader)
    if isinstance(command, c.EndContact | c.TransferContact | c.PutBackMail):
        return (command.contact,) if command.contact in posted else ()
    return posted if isinstance(command, c.EndSession) else ()


def _leaves(state: SessionState, contact: Contact, posted: e.ReplyPosted, world: World) -> list[e.Event]:
    """An e-mail leaves, once, with what goes with it; one to which the customer wrote meanwhile is a draft again."""
    role, review = _role(state, world, contact), [approving.read(posted)] if posted.reader else []
    if posted.returned:
        return [*review]
    try:
        sent = actor.decide_reply(contact.talk, c.SendReply(contact.id, posted.text), role)
    except Refused:
        return [e.ReplyTakenBack(contact.id, "customer")]
    found = addressing.astray(state, contact, world.records, world.pins)
    with_it = leave_with(contact, role, world.pins, _started(state))
    return [*review, *sent, *with_it, *addressing.left_astray(contact, found)]
