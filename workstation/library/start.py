"""How a session begins: everything it will ever read is pinned first, then the customer is put in the queue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from workstation import events as e
from workstation.assessment.marking import MARKING_VERSION
from workstation.bank.people import client_id
from workstation.channels import PATIENT
from workstation.clock import SECOND
from workstation.commands import EditDraft, FocusContact, ResumeSession
from workstation.content.dates import REFERENCE_DATE
from workstation.content.opening import DAYS
from workstation.dataset.people import OneMore
from workstation.desk.state import NOTE_TEXT
from workstation.library.mail_entries import MailEntry
from workstation.library.mail_heads import head_of
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shifts import Shift
from workstation.roleplay.model import Script
from workstation.roleplay.playing.drawing import drawn_as, drawn_by
from workstation.session import instructing
from workstation.session.decide import World
from workstation.session.log import EventLog, SessionKind
from workstation.session.runner import Session
from workstation.session.unreadable import read_or_set_aside

FIRST = "c1"


@dataclass(frozen=True)
class Start:
    """Who plays what, and how. ``started`` is the wall's ISO time, for lists only; ``today`` overrides the day.

    ``draws``: what is drawn otherwise than first, by name; None where the seed draws.
    """

    session: str
    kind: SessionKind
    profile: str
    adviser: str
    help: str
    seed: int
    started: str
    language: str = "fr"
    dataset: str = ""
    reference: date = REFERENCE_DATE
    today: date | None = None
    draws: Mapping[str, str] | None = None


def moment_of(at: str, reference: date) -> tuple[date, int]:
    """« tue 10:15 » → the first such day on or after ``reference``, and the minutes from midnight."""
    word, _, clock = at.partition(" ")
    hours, _, minutes = clock.partition(":")
    weekday = DAYS.index(word) if word in DAYS else 1
    day = reference + timedelta(days=(weekday - reference.weekday()) % 7)
    return day, int(hours or 10) * 60 + int(minutes or 0)


def begin(start: Start, roleplay: Roleplay, shelf: Shelf, log: EventLog, world: World) -> Session:
    """A new session with one customer waiting."""
    script = roleplay.script
    session = _begun(
        start, _Run("contact", script.id, script.at, script.job, (roleplay,), {}), shelf, log, peopled(world, script)
    )
    session.record(_offer(start, FIRST, roleplay, shelf, session))
    return session


def begin_shift(start: Start, shift: Shift, shelf: Shelf, log: EventLog, world: World) -> Session:
    """A new session to which the contacts of a shift come, each in its time. ``start.draws`` are ``CONTACT/NAME``.

    Raises ``KeyError`` for a role-play that is not on the shelf, or cannot be played.
    """
    playable = {one.script.id: one for one in shelf.roleplays if one.program}
    roleplays = {entry.roleplay: playable[entry.roleplay] for entry in shift.contacts}
    for roleplay in roleplays.values():
        world = peopled(world, roleplay.script)
    job = next(iter(roleplays.values())).script.job  # the same in all of them: the check sees to it
    run = _Run("shift", shift.id, shift.at, job, tuple(roleplays.values()), {f"days/{shift.id}.yaml": shift.text})
    session = _begun(start, run, shelf, log, world)
    arrivals = []
    for entry in shift.contacts:
        own = replace(start, draws=own_draws(start.draws, entry.id))
        after = entry.arrives(start.seed)
        offer = _offer(own, entry.id, roleplays[entry.roleplay], shelf, session, entry.mail, after)
        arrivals.append(e.Arrival(after * SECOND, offer))
    arrivals.sort(key=lambda one: one.at)
    session.record(e.QueuePlanned(tuple(arrivals), shift.capacity, shift.beside, shift.mails, shift.approval))
    return session


class _Run(NamedTuple):
    """What is played: a unit, its id, when it is set, by whom, its role-plays, and what it has of its own to keep."""

    unit: str
    id: str
    at: str
    job: str
    roleplays: tuple[Roleplay, ...]
    own: Mapping[str, str]


def own_draws(draws: Mapping[str, str] | None, contact: str) -> dict[str, str] | None:
    """What is drawn for a contact, of what is named as ``CONTACT/NAME``; None where the seed draws."""
    if draws is None:
        return None
    return {name.partition("/")[2]: value for name, value in draws.items() if name.startswith(f"{contact}/")}


def _begun(start: Start, run: _Run, shelf: Shelf, log: EventLog, world: World) -> Session:
    """A session that has started, with everything that it will ever read."""
    contents = world.pins.contents
    files = {**shelf.pinned_files(), **run.own}
    for roleplay in run.roleplays:
        files |= shelf.wordings.pinned(roleplay.script.id)
    kept = contents.keep_all([("content", text) for text in files.values()])
    manifest = dict(zip(files, kept, strict=True))
    day, minutes = moment_of(run.at, start.reference)
    log.start(start.session, start.kind, start.profile, run.id, start.started)
    session = Session(start.session, log, world)
    began = e.SessionStarted(
        kind=start.kind,
        profile=start.profile,
        adviser=start.adviser,
        scenario=run.id,
        today=(start.today or day).isoformat(),
        start=minutes,
        seed=start.seed,
        language=start.language,
        help=start.help,
        dataset=start.dataset,
        marking=MARKING_VERSION,
        manifest=contents.keep("manifest", json.dumps(manifest, sort_keys=True)),
        job=run.job,
        unit=run.unit,
    )
    session.record(replace(began, instructions=instructing.standing(began, 0, world.pins)))
    return session


def peopled(world: World, script: Script) -> World:
    """The world with the client that a role-play describes itself, if it does."""
    return World(OneMore(world.records, script.described), world.pins) if script.described else world


def reopen(session: str, log: EventLog, world: World) -> Session:
    """A session begun before, with the clients that its role-plays describe; every text it may ask for can be read.

    Raises ``UnreadableSession``.
    """
    with read_or_set_aside(session):
        found = Session(session, log, world)
        if found.state.started is not None:
            world.pins.prove(found.state.started.manifest)
        coming = [one.offer for one in found.state.queue.arrivals]
        came = found.state.contacts.values()
        for digest in dict.fromkeys(offer.digest for offer in (*(contact.offer for contact in came), *coming)):
            found.world = peopled(found.world, world.pins.program(digest).script)
        for contact in came:
            for opened in contact.desk.dossiers:
                world.pins.dossier(opened.digest)
    return found


def _offer(
    start: Start,
    contact: str,
    roleplay: Roleplay,
    shelf: Shelf,
    session: Session,
    entry: MailEntry | None = None,
    after: int = 0,
) -> e.ContactOffered:
    """``entry``: what a shift says of an e-mail; ``after``: seconds from the first « Prêt » until it joins."""
    script, world, started = roleplay.script, session.world, session.state.started
    drawn = drawn_by(script, start.seed, contact) if start.draws is None else drawn_as(script, start.draws)
    owner = (script.described or shelf.people[script.client]).dossier.client
    known = {found.client: found.name for found in world.records.by_phone(owner.phone)}
    known = known or {client_id(script.client): owner.name}
    if script.ring.authenticated:  # the desk takes the first for whom the bank authenticated: whoever speaks
        caller = shelf.people[script.subject].dossier.client if script.subject in shelf.people else owner
        known = {client_id(script.subject): caller.name, **known}
    elif script.channel == "chat":  # no number rings: whoever writes is found once they have said who they are
        known = {}
    return e.ContactOffered(
        contact=contact,
        channel=script.channel,
        scenario=script.id,
        digest=world.pins.contents.keep("roleplay", roleplay.pinned),
        customer=f"{script.persona.title} {script.persona.name.split()[-1]}",
        number=owner.phone if known else "",
        line=script.ring.line,
        ivr=script.ring.ivr,
        authenticated=script.ring.authenticated,
        waited=script.ring.waited,
        patience=0 if script.channel in PATIENT else script.ring.patience,
        clients=tuple(known),
        names=tuple(known.values()),
        subject=script.ring.subject,
        drawn=drawn,
        page=script.ring.page,
        claims=script.ring.claims,
        bot=script.ring.bot,
        mail=head_of(script, owner, started, entry or MailEntry(), after)
        if script.channel == "email" and started is not None
        else None,
    )


def branch(parent: Session, fork_at: int, session: str, started: str, log: EventLog, world: World) -> Session:
    """« Reprendre d'ici »: a new session that begins with the parent's entries up to ``fork_at``.

    Raises ``ValueError`` for a fork amid what came about together: half a gesture is none.
    """
    if any(entry.number == fork_at + 1 != entry.origin for entry in parent.entries()):
        raise ValueError(f"no fork at {fork_at}")
    rows = {row.id: row for row in log.sessions()}
    row = rows[parent.id]
    log.start(session, "branch", row.profile, row.scenario, started, parent=parent.id, fork_at=fork_at)
    return reopen(session, log, world)


def take_up(child: Session, parent: Session | None, in_hand: str = "") -> None:
    """Let time run in a second try; ``parent``: with the note of that session, for a step back takes back no note.

    ``in_hand`` is the contact to have there, if it is open there.
    """
    if child.state.paused:
        child.do(ResumeSession())
    there = child.state.contacts.get(in_hand)
    if there is not None and there.life.busy:
        child.do(FocusContact(in_hand))
    if parent is None:
        return
    for contact in child.state.contacts.values():
        old = contact.desk.drafts.get(NOTE_TEXT, "")
        text = parent.state.contact(contact.id).desk.drafts.get(NOTE_TEXT, "")
        if text != old and (contact.on_line or contact.phase == "wrap_up"):
            child.do(EditDraft(contact.id, NOTE_TEXT, 0, len(old), text))
