"""How a session begins: everything it will ever read is pinned first, then the customer is put in the queue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workstation import events as e
from workstation.assessment.marking import MARKING_VERSION
from workstation.bank.people import client_id
from workstation.channels import PATIENT
from workstation.commands import EditDraft, ResumeSession
from workstation.content.dates import REFERENCE_DATE
from workstation.dataset.people import OneMore
from workstation.desk.state import NOTE_TEXT
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.model import Script
from workstation.roleplay.playing.drawing import drawn_as, drawn_by
from workstation.session.decide import World
from workstation.session.log import EventLog, SessionKind
from workstation.session.runner import Session
from workstation.session.unreadable import read_or_set_aside

FIRST = "c1"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
    world = peopled(world, script)
    contents = world.pins.contents
    files = {**shelf.pinned_files(), **shelf.wordings.pinned(script.id)}
    manifest = {path: contents.keep("content", text) for path, text in files.items()}
    digest = contents.keep("roleplay", roleplay.pinned)
    day, minutes = moment_of(script.at, start.reference)
    log.start(start.session, start.kind, start.profile, script.id, start.started)
    session = Session(start.session, log, world)
    session.record(
        e.SessionStarted(
            kind=start.kind,
            profile=start.profile,
            adviser=start.adviser,
            scenario=script.id,
            today=(start.today or day).isoformat(),
            start=minutes,
            seed=start.seed,
            language=start.language,
            help=start.help,
            dataset=start.dataset,
            marking=MARKING_VERSION,
            manifest=contents.keep("manifest", json.dumps(manifest, sort_keys=True)),
        )
    )
    session.record(_offer(start, roleplay, shelf, digest, world))
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
        for contact in found.state.contacts.values():
            found.world = peopled(found.world, world.pins.program(contact.offer.digest).script)
            for opened in contact.desk.dossiers:
                world.pins.dossier(opened.digest)
    return found


def _offer(start: Start, roleplay: Roleplay, shelf: Shelf, digest: str, world: World) -> e.ContactOffered:
    script = roleplay.script
    drawn = drawn_by(script, start.seed, FIRST) if start.draws is None else drawn_as(script, start.draws)
    owner = (script.described or shelf.people[script.client]).dossier.client
    known = {found.client: found.name for found in world.records.by_phone(owner.phone)}
    known = known or {client_id(script.client): owner.name}
    if script.ring.authenticated:  # the desk takes the first for whom the bank authenticated: whoever speaks
        caller = shelf.people[script.subject].dossier.client if script.subject in shelf.people else owner
        known = {client_id(script.subject): caller.name, **known}
    return e.ContactOffered(
        contact=FIRST,
        channel=script.channel,
        scenario=script.id,
        digest=digest,
        customer=f"{script.persona.title} {script.persona.name.split()[-1]}",
        number=owner.phone,
        line=script.ring.line,
        ivr=script.ring.ivr,
        authenticated=script.ring.authenticated,
        waited=script.ring.waited,
        patience=0 if script.channel in PATIENT else script.ring.patience,
        clients=tuple(known),
        names=tuple(known.values()),
        subject=script.ring.subject,
        drawn=drawn,
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


def take_up(child: Session, parent: Session | None) -> None:
    """Let time run in a second try; ``parent``: with the note of that session, for a step back takes back no note."""
    if child.state.paused:
        child.do(ResumeSession())
    if parent is None:
        return
    for contact in child.state.contacts.values():
        old = contact.desk.drafts.get(NOTE_TEXT, "")
        text = parent.state.contact(contact.id).desk.drafts.get(NOTE_TEXT, "")
        if text != old and (contact.on_line or contact.phase == "wrap_up"):
            child.do(EditDraft(contact.id, NOTE_TEXT, 0, len(old), text))
