"""A role-play played headless from end to end, by the same session and the same marking as at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workstation import i18n
from workstation.assessment.marking import Marks, mark
from workstation.bank.people import Person
from workstation.commands import Refused
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.dataset.people import SmallBank, record_of
from workstation.i18n import tr
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import Start, begin
from workstation.phrases import phrase
from workstation.roleplay.model import NoteText, Play
from workstation.roleplay.step import Impossible
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Chooser, Drawn, Player, StepFault, Written
from workstation.session.runner import Session

# A session that has not ended by then never will.
MAX_TURNS = 5000


@dataclass(frozen=True)
class Outcome:
    """What came of a play-through. ``seconds`` is session time from the answer to the close."""

    session: Session
    marks: Marks
    moves: tuple[str, ...]
    seconds: int


NEVER_OVER = i18n.mark("the session never ends")
NEVER_SILENT = i18n.mark("its silent routes never end")


class PlayFault(ValueError):
    """A step that does not fit where it stands. ``reason``: why it was refused, or what goes on without an end."""

    def __init__(self, step: str, reason: str = "") -> None:
        super().__init__(": ".join(part for part in (step, reason) if part))
        self.step = step
        self.reason = reason

    def said(self) -> str:
        """What is wrong, in the reader's language."""
        if not self.step:
            return tr(self.reason)
        if not self.reason:
            return tr("“{step}” cannot be done there", step=self.step)
        why = phrase("refused", self.reason).rstrip(".")
        return tr("“{step}” cannot be done there ({why})", step=self.step, why=why)


def small_bank(people: dict[str, Person]) -> SmallBank:
    """A bank of the role-plays' people only."""
    return SmallBank(record_of(person) for person in people.values())


def fresh_session(roleplay: Roleplay, shelf: Shelf, seed: int, help_level: str = "choice") -> Session:
    """A session in memory: nothing is written anywhere."""
    world = World(small_bank(shelf.people), Pins(MemoryContents()))
    start = Start("play", "demo", "", "Inès Moreau", help_level, seed, "")
    return begin(start, roleplay, shelf, MemoryEventLog(), world)


def play(
    roleplay: Roleplay,
    shelf: Shelf,
    steps: Sequence[str],
    notes: dict[str, NoteText] | None = None,
    seed: int = 1,
    replies: dict[str, str] | None = None,
) -> Outcome:
    """Play the steps. Raises ``PlayFault`` at the first that does not fit where it stands."""
    return _played(roleplay, shelf, Written(steps), notes or {}, seed, replies)


def walk(roleplay: Roleplay, shelf: Shelf, seed: int) -> Outcome:
    """Play moves drawn by chance, with replies and a note of the role-play's tests."""
    program = roleplay.script_program
    notes = {name: note for test in roleplay.script.tests for name, note in test.notes}
    replies = {name: text for test in roleplay.script.tests for name, text in test.replies}
    return _played(roleplay, shelf, Drawn(program, seed, sorted(notes), sorted(replies)), notes, seed, replies)


def _played(
    roleplay: Roleplay,
    shelf: Shelf,
    choose: Chooser,
    notes: dict[str, NoteText],
    seed: int,
    replies: dict[str, str] | None,
) -> Outcome:
    session = fresh_session(roleplay, shelf, seed)
    drive(session, Player(roleplay.script_program, choose, notes, replies))
    return outcome(session, shelf)


def play_test(roleplay: Roleplay, shelf: Shelf, test: Play, seed: int = 1) -> Outcome:
    """Play one of the role-play's own tests."""
    return play(roleplay, shelf, test.steps, dict(test.notes), seed, dict(test.replies))


def drive(session: Session, player: Player) -> None:
    """Let the player and the customer take turns until the session ends."""
    for _ in range(MAX_TURNS):
        try:
            turn = player.next(session.state, session.at)
            if turn is None:
                return
            if turn.command is not None:
                session.do(turn.command)
            if turn.until > session.at:
                due = session.due()
                session.advance(min(turn.until, due) if due is not None else turn.until)
            elif turn.command is None:
                session.advance(session.at + 1000)
        except StepFault as fault:
            raise PlayFault(str(fault)) from fault
        except Refused as fault:
            raise PlayFault(turn.step if turn else "", fault.reason) from fault
        except Impossible as fault:
            raise PlayFault("", NEVER_SILENT) from fault
    raise PlayFault("", NEVER_OVER)


def outcome(session: Session, shelf: Shelf, contact: str = "c1") -> Outcome:
    """The marks and figures of a finished contact."""
    there = session.state.contacts[contact]
    program = session.world.pins.program(there.offer.digest)
    marks = mark(
        shelf.scorecard(there.offer.channel), program.script, there.talk.points, there.talk.flags, there.talk.end
    )
    start = max(0, there.call.answered_at)
    return Outcome(session, marks, there.talk.moves, round((session.at - start) / 1000))


def test_faults(roleplay: Roleplay, shelf: Shelf) -> list[tuple[Play, str]]:
    """Each of the role-play's tests that does not come out as it expects, with what came instead."""
    found = []
    for test in roleplay.script.tests:
        try:
            fault = _difference(test, play_test(roleplay, shelf, test).marks)
        except PlayFault as broken:
            fault = broken.said()
        if fault:
            found.append((test, fault))
    return found


def failed_tests(roleplay: Roleplay, shelf: Shelf) -> list[Diagnostic]:
    """A diagnostic for each of the role-play's tests that does not come out as it expects."""
    if roleplay.program is None:
        return []
    found = roleplay.nothing_found()
    try:
        for test, detail in test_faults(roleplay, shelf):
            found.add("RP050", test.place, name=test.name, detail=detail)
    except ContentFault as fault:
        return fault.diagnostics
    return found.found


def _difference(test: Play, marks: Marks) -> str:
    expect = test.expect
    flags = sorted(flag.id for flag in marks.flags)
    ended = tr("it ends in “{end}”", end=marks.end) if marks.end else tr("it does not end")
    scored = tr("it has {score} points out of 100", score=marks.score)
    passed = tr("it passes") if marks.passed else tr("it does not pass")
    flagged = tr("it raises {flags}", flags=", ".join(flags)) if flags else tr("it raises no flag")
    checks = [
        (not expect.end or expect.end == marks.end, ended),
        (expect.score is None or expect.score == marks.score, scored),
        (expect.min_score is None or marks.score >= expect.min_score, scored),
        (expect.max_score is None or marks.score <= expect.max_score, scored),
        (expect.passed is None or expect.passed == marks.passed, passed),
        (expect.flags is None or sorted(expect.flags) == flags, flagged),
    ]
    if test.role == "exemplary":
        checks += [(marks.passed, passed), (marks.score >= 90, scored), (not flags, flagged)]
    return ", ".join(dict.fromkeys(text for good, text in checks if not good))
