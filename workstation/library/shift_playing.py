"""A shift played headless from end to end, by the same session and the same marking as at the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics
from workstation.events import ContactOffered
from workstation.i18n import tr
from workstation.library.playing import (
    NOTHING_DRAWN,
    Outcome,
    Part,
    PlayFault,
    by_steps,
    difference,
    drive,
    outcome,
    small_bank,
)
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shifts import Shift, Trial
from workstation.library.start import Start, begin_shift, own_draws
from workstation.roleplay.model import Expectation, Play
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player
from workstation.session.runner import Session
from workstation.session.several import Several
from workstation.session.state import Contact


@dataclass(frozen=True)
class Worked:
    """What came of one contact of a shift. ``waited``: seconds from joining to the answer, or to leaving."""

    contact: str
    outcome: Outcome
    waited: int


@dataclass(frozen=True)
class ShiftOutcome:
    """What came of a shift. ``end``: why the session ended; ``seconds``: how long it lasted."""

    session: Session
    end: str
    seconds: int
    contacts: tuple[Worked, ...]

    @property
    def passed(self) -> bool:
        """Whether every contact passes."""
        return all(one.outcome.marks.passed for one in self.contacts)


def roleplays_of(shift: Shift, shelf: Shelf) -> dict[str, Roleplay]:
    """The role-play of each contact, by the contact's id. Raises ``KeyError``."""
    playable = {one.script.id: one for one in shelf.roleplays if one.program}
    return {entry.id: playable[entry.roleplay] for entry in shift.contacts}


def playable(shelf: Shelf, name: str) -> Roleplay | Shift | None:
    """The shift or the role-play of that id, or at that path; None where it, or a role-play of it, cannot be played."""
    shift = shelf.shifts.get(name)
    if shift is not None:
        return shift if all(entry.roleplay in shelf.scripts for entry in shift.contacts) else None
    found = shelf.find(name)
    return found if found is not None and found.program is not None else None


def fresh_shift(
    shift: Shift,
    shelf: Shelf,
    seed: int = 1,
    draws: Mapping[str, str] | None = NOTHING_DRAWN,
    help_level: str = "choice",
) -> Session:
    """A session in memory: nothing is written anywhere. ``draws`` as in ``begin_shift``."""
    world = World(small_bank(shelf.people), Pins(MemoryContents()))
    start = Start("play", "demo", "", "Inès Moreau", help_level, seed, "", draws=draws)
    return begin_shift(start, shift, shelf, MemoryEventLog(), world)


def play_shift(
    shift: Shift,
    shelf: Shelf,
    parts: Mapping[str, Part],
    seed: int = 1,
    draws: Mapping[str, str] | None = NOTHING_DRAWN,
) -> ShiftOutcome:
    """Play each contact as its part says. Raises ``PlayFault`` with the contact of the step that does not fit."""
    session = fresh_shift(shift, shelf, seed, draws)
    drive(session, several(session, parts))
    return worked(session, shelf)


def several(session: Session, parts: Mapping[str, Part]) -> Several:
    """Who plays every contact of a shift that has just begun."""
    started = session.state.started
    assert started is not None  # noqa: S101  it has begun
    players = []
    for offer in _offers(session):
        role = session.world.pins.role(started, offer)
        program = session.world.pins.program(offer.digest)
        choose, notes, replies = parts[offer.contact]
        players.append(Player(offer.contact, program, choose, notes, replies, role.values, role.instructed))
    return Several(players)


def _offers(session: Session) -> list[ContactOffered]:
    state = session.state
    return [*(contact.offer for contact in state.contacts.values()), *(one.offer for one in state.queue.arrivals)]


def worked(session: Session, shelf: Shelf) -> ShiftOutcome:
    """What came of a shift that is over."""
    contacts = [
        Worked(contact.id, outcome(session, shelf, contact.id), _waited(contact, session.at))
        for contact in session.state.own
    ]
    return ShiftOutcome(session, session.state.ended, round(session.at / 1000), tuple(contacts))


def _waited(contact: Contact, at: int) -> int:
    return round(contact.life.waited(contact.life.since if contact.over else at) / 1000)


def steps_by_contact(steps: Iterable[str]) -> dict[str, list[str]]:
    """The steps of each contact, of those written ``CONTACT/STEP``."""
    found: dict[str, list[str]] = {}
    for step in steps:
        contact, _, rest = step.partition("/")
        found.setdefault(contact, []).append(rest)
    return found


def play_trial(shift: Shift, shelf: Shelf, trial: Trial, seed: int = 1) -> ShiftOutcome:
    """Play one of the shift's own tests. Raises ``PlayFault``."""
    parts, draws = parts_of(shift, shelf, trial)
    return play_shift(shift, shelf, parts, seed, draws)


def parts_of(shift: Shift, shelf: Shelf, trial: Trial) -> tuple[dict[str, Part], dict[str, str]]:
    """How each contact is dealt with in one of the shift's tests, and what it draws. Raises ``KeyError``."""
    steps = steps_by_contact(trial.steps)
    draws, parts = dict(trial.draws), {}
    for contact, roleplay in roleplays_of(shift, shelf).items():
        exemplary = roleplay.script.exemplary
        notes = {name: note for test in roleplay.script.tests for name, note in test.notes}
        if contact not in steps and not own_draws(draws, contact):
            draws |= {f"{contact}/{name}": value for name, value in exemplary.draws}
        parts[contact] = by_steps(roleplay, steps.get(contact, exemplary.steps), notes, None)
    return parts, draws


def failed_trials(shift: Shift, file: str, shelf: Shelf) -> list[Diagnostic]:
    """A diagnostic for each of the shift's tests that does not come out as it expects."""
    found = Diagnostics(file, shift.text)
    try:
        for trial in shift.tests:
            for key, detail in _trial_faults(shift, shelf, trial):
                found.add("RP050", trial.at(key), name=trial.name, detail=detail)
    except ContentFault as fault:  # what marks them cannot be read, which is told elsewhere
        return fault.diagnostics
    return found.found


def _trial_faults(shift: Shift, shelf: Shelf, trial: Trial) -> Iterator[tuple[str, str]]:
    try:
        result = play_trial(shift, shelf, trial)
    except PlayFault as fault:
        number = trial.steps.index(fault.step) if fault.step in trial.steps else None
        yield "play" if number is None else f"play.{number}", fault.said()
        return
    role = "exemplary" if trial.role == "exemplary" else "other"
    for one in result.contacts:
        expect = trial.expect.get(one.contact, Expectation())
        _, came = difference(Play(trial.name, role, (), (), expect, trial.place), one.outcome.marks)
        if came:
            yield "expect.contacts" if "expect.contacts" in trial.spots else "name", f"{one.contact}: {came}"
    missing = [entry.id for entry in shift.contacts if entry.id not in result.session.state.contacts]
    if missing:
        yield "name", tr("these never came: {names}", names=", ".join(missing))
    if trial.passed is not None and trial.passed != result.passed:
        yield "expect.passed", tr("it had to pass and does not") if trial.passed else tr("it had to fail and passes")
