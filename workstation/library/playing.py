"""A role-play played headless from end to end, by the same session and the same marking as at the desk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import NamedTuple

from workstation import events as e
from workstation import i18n
from workstation.assessment.marking import MARKING_VERSION, Marks, mark
from workstation.bank.people import Person
from workstation.commands import Refused
from workstation.content.diagnostics import ContentFault, Diagnostic, Place
from workstation.dataset.people import SmallBank, record_of
from workstation.debrief.judged import JudgedText, judged_texts
from workstation.i18n import tr, trn
from workstation.library.handed import NOTHING_GIVEN, Given, Handed
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import FIRST, Start, begin
from workstation.phrases import phrase
from workstation.roleplay.checking.facets import checks_of
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.facets import judge_facets
from workstation.roleplay.judging.rules import NOTES_LANGUAGE
from workstation.roleplay.model import Expectation, Facet, NoteText, Play
from workstation.roleplay.playing.step import Impossible, node_at, open_moves, replies
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Chooser, Drawn, Player, StepFault, Written
from workstation.session.runner import Session
from workstation.session.several import Several

# A session that has not ended by then never will.
MAX_TURNS = 5000
NOTHING_DRAWN: Mapping[str, str] = {}


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

    def __init__(self, step: str, reason: str = "", session: Session | None = None) -> None:
        super().__init__(": ".join(part for part in (step, reason) if part))
        self.step = step
        self.reason = reason
        self.session = session

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


def fresh_session(
    roleplay: Roleplay,
    shelf: Shelf,
    seed: int,
    help_level: str = "choice",
    pins: Pins | None = None,
    draws: Mapping[str, str] | None = NOTHING_DRAWN,
) -> Session:
    """A session in memory: nothing is written anywhere. ``pins``: what it reads its texts by, when that matters.

    ``draws``: what is drawn otherwise than first; None where the seed draws.
    """
    world = World(small_bank(shelf.people), pins or Pins(MemoryContents()))
    start = Start("play", "demo", "", "Inès Moreau", help_level, seed, "", draws=draws)
    return begin(start, roleplay, shelf, MemoryEventLog(), world)


def play(
    roleplay: Roleplay,
    shelf: Shelf,
    steps: Sequence[str],
    notes: Mapping[str, NoteText] | None = None,
    seed: int = 1,
    replies: Mapping[str, str] | None = None,
    given: Given = NOTHING_GIVEN,
    draws: Mapping[str, str] | None = NOTHING_DRAWN,
) -> Outcome:
    """Play the steps. Raises ``PlayFault`` at the first that does not fit where it stands."""
    part = by_steps(roleplay, steps, notes or {}, replies, given)
    return _played(roleplay, shelf, part.choose, part.notes, seed, part.replies, draws=draws)


def walk(
    roleplay: Roleplay,
    shelf: Shelf,
    seed: int,
    given: Given = NOTHING_GIVEN,
    draws: Mapping[str, str] | None = NOTHING_DRAWN,
) -> Outcome:
    """Play moves drawn by chance, with replies and a note of the role-play's tests, or those that are given."""
    part = by_chance(roleplay, seed, given)
    return _played(roleplay, shelf, part.choose, part.notes, seed, part.replies, draws=draws)


class Part(NamedTuple):
    """How a contact is dealt with: who chooses the steps, and the texts that steps name."""

    choose: Chooser
    notes: Mapping[str, NoteText]
    replies: Mapping[str, str] | None


def by_steps(
    roleplay: Roleplay,
    steps: Sequence[str],
    notes: Mapping[str, NoteText],
    replies: Mapping[str, str] | None,
    given: Given = NOTHING_GIVEN,
) -> Part:
    """The steps of a list, with what is given in the place of the texts they name."""
    if not given:
        return Part(Written(steps), notes, replies)
    choose = Handed(roleplay.script_program, steps, given)
    return Part(choose, given.notes(notes), given.texts(replies or {}))


def by_chance(roleplay: Roleplay, seed: int, given: Given = NOTHING_GIVEN) -> Part:
    """Moves drawn by chance, with replies and a note of the role-play's tests, or those that are given."""
    notes = given.notes({}) or {name: note for test in roleplay.script.tests for name, note in test.notes}
    replies = given.texts({}) or {name: text for test in roleplay.script.tests for name, text in test.replies}
    return Part(Drawn(roleplay.script_program, seed, sorted(notes), sorted(replies)), notes, replies)


def _played(
    roleplay: Roleplay,
    shelf: Shelf,
    choose: Chooser,
    notes: Mapping[str, NoteText],
    seed: int,
    replies: Mapping[str, str] | None,
    pins: Pins | None = None,
    draws: Mapping[str, str] | None = NOTHING_DRAWN,
) -> Outcome:
    session = fresh_session(roleplay, shelf, seed, pins=pins, draws=draws)
    role = _role_of(session, FIRST)
    drive(session, Player(FIRST, roleplay.script_program, choose, notes, replies, role.values, role.instructed))
    return outcome(session, shelf, FIRST)


def values_of(session: Session, contact: str) -> Mapping[str, Mapping[str, str]]:
    """What the insertions of a contact's texts stand for on its day."""
    return _role_of(session, contact).values


def _role_of(session: Session, contact: str) -> Role:
    started = session.state.started
    assert started is not None  # noqa: S101  it has begun
    return session.world.pins.role(started, session.state.contacts[contact].offer)


def play_test(roleplay: Roleplay, shelf: Shelf, test: Play, seed: int = 1, given: Given = NOTHING_GIVEN) -> Outcome:
    """Play one of the role-play's own tests, with what is given in the place of its texts."""
    return play(roleplay, shelf, test.steps, dict(test.notes), seed, dict(test.replies), given, dict(test.draws))


def drive(session: Session, player: Player | Several) -> None:
    """Let the player and the customer take turns until the session ends."""
    for _ in range(MAX_TURNS):
        try:
            turn = player.next(session.state, session.at)
            if turn is None:
                return
            if turn.command is not None:
                _need_done(session.do(turn.command), turn.step)
            if turn.until > session.at:
                due = session.due()
                session.advance(min(turn.until, due) if due is not None else turn.until)
            elif turn.command is None:
                session.advance(session.at + 1000)
        except StepFault as fault:
            raise PlayFault(str(fault), fault.reason, session) from fault
        except Refused as fault:
            raise PlayFault(turn.step if turn else "", fault.reason) from fault
        except Impossible as fault:
            raise PlayFault("", NEVER_SILENT) from fault
    raise PlayFault("", NEVER_OVER)


def _need_done(happened: Sequence[e.Entry[e.Event]], step: str) -> None:
    """An act that the desk refuses is told at once, for itself and not for what was to follow."""
    for entry in happened:
        if isinstance(entry.event, e.ActRefused):
            raise PlayFault(step, entry.event.reason)


def outcome(session: Session, shelf: Shelf, contact: str) -> Outcome:
    """The marks and figures of a finished contact."""
    there = session.state.contacts[contact]
    program = session.world.pins.program(there.offer.digest)
    card, talk = shelf.scorecard(there.offer.channel), there.talk
    marks = mark(MARKING_VERSION, card, program.script, talk.points, talk.flags, talk.end)
    closed = there.life.since if there.over else session.at
    start = there.life.answered_at if there.life.answered_at >= 0 else closed
    return Outcome(session, marks, there.talk.moves, round((closed - start) / 1000))


def test_faults(roleplay: Roleplay, shelf: Shelf) -> list[tuple[Place, Play, str]]:
    """Each of the role-play's tests that does not come out as it expects: where, which, and what came instead."""
    found = ((test, fault_of(roleplay, shelf, test)) for test in roleplay.script.tests)
    return [(fault[0], test, fault[1]) for test, fault in found if fault]


def fault_of(roleplay: Roleplay, shelf: Shelf, test: Play, pins: Pins | None = None) -> tuple[Place, str] | None:
    """Where a test does not come out as it expects, and what came instead; None when it does."""
    choose = Written(test.steps)
    try:
        notes, replies, draws = dict(test.notes), dict(test.replies), dict(test.draws)
        played = _played(roleplay, shelf, choose, notes, 1, replies, pins, draws)
    except PlayFault as broken:
        place = test.at(f"play.{choose.taken - 1}") if broken.step else test.place
        return place, stuck(roleplay, broken)
    key, fault = difference(test, played.marks, _closing(roleplay))
    if not fault and test.expect.transferred not in ("", taker := _taken_over(played.session)):
        key, fault = (
            "expect.transferred",
            tr("nobody takes it over") if not taker else tr("{who} takes it over", who=taker),
        )
    return (test.at(key), fault) if fault else None


def _closing(roleplay: Roleplay) -> tuple[str, ...]:
    """The endings that close the contact: a test comes to one where it names none."""
    return tuple(end.id for end in roleplay.script.ends if end.kind == "closed")


def _taken_over(session: Session) -> str:
    """The service that took the contact over, or nothing."""
    passed = (entry.event for entry in session.entries() if isinstance(entry.event, e.ContactTransferred))
    return next((one.target for one in passed if one.accepted), "")


def unsaid(roleplay: Roleplay, shelf: Shelf) -> Iterator[tuple[Facet, str]]:
    """The facets that earn, or that nobody passes without, and that the exemplary test does not say; and what it does.

    The texts it writes in one beat say together what the beat asks for.
    """
    if not any(check.facets for _, check in checks_of(roleplay.script)):
        return
    try:
        session = play_test(roleplay, shelf, roleplay.script.exemplary).session
    except PlayFault:  # told as the test's own fault
        return
    started, offer = session.state.started, session.state.contacts[FIRST].offer
    if started is None:
        return
    role = session.world.pins.role(started, offer)
    states: dict[int, tuple[Facet, set[str]]] = {}
    for text in judged_texts(session.entries(), role, FIRST):
        for facet, judged in zip(text.check.facets, text.judgement.facets, strict=True):
            state = "false" if judged.false else "met" if judged.met else "denied" if judged.denied else "absent"
            state = "put_off" if state == "absent" and _put_off(facet, text, role) else state
            states.setdefault(id(facet), (facet, set()))[1].add(state)
    for facet, came in states.values():
        if facet.wanted and (facet.score or facet.critical) and "met" not in came:
            yield facet, tr(next(words for state, words in _UNSAID.items() if state in came))


def _put_off(facet: Facet, text: JudgedText, role: Role) -> bool:
    """Whether the words of a deed stand there, and say of it that it is asked for, or still to be done."""
    if not facet.claims:
        return False
    language = NOTES_LANGUAGE if text.kind == "note" else role.program.script.language[:2]
    (judged,) = judge_facets((replace(facet, claims=""),), text.text, language, role.values, {})
    return judged.met


_UNSAID = {
    "false": i18n.mark("the deed it claims does not stand when the text is written"),
    "denied": i18n.mark("its words stand there, and are denied"),
    "put_off": i18n.mark(
        "its words stand there of something asked for or still to be done, and “claims” wants it done"
    ),
    "absent": i18n.mark("none of its wordings stands there in a sentence"),
}


def stuck(roleplay: Roleplay, fault: PlayFault) -> str:
    """Why a step could not be done, or what could have been in its place."""
    contact = fault.session.state.in_hand if fault.session and not fault.reason else None
    if contact is None or not contact.talk.place:
        return fault.said()
    program = roleplay.script_program
    talk, node = contact.talk, node_at(program, contact.talk.place)
    names = [chosen.move.id for chosen in open_moves(program, talk.place)]
    names += ["reply:…"] if replies(program, talk.place) else []
    said = [tr("“{step}” cannot be done after “{last}”", step=fault.step, last=talk.moves[-1])
            if talk.moves else tr("“{step}” cannot be done first", step=fault.step)]  # fmt: skip
    if node and node.beat.subjects:
        left = node.beat.subjects.need - sum(move.id in talk.moves for move in node.beat.subjects.of)
        if left > 0:
            said.append(trn("{n} subject is still to be dealt with", "{n} subjects are still to be dealt with", left))
    said.append(tr("what can be done there: {names}", names=", ".join(names)) if names else tr("the contact is over"))
    return reduce(lambda one, other: tr("{fault}; {rest}", fault=one, rest=other), said)


def failed_tests(roleplay: Roleplay, shelf: Shelf) -> list[Diagnostic]:
    """A diagnostic for each of the role-play's tests that does not come out as it expects."""
    if roleplay.program is None:
        return []
    found = roleplay.nothing_found()
    try:
        for place, test, detail in test_faults(roleplay, shelf):
            found.add("RP050", place, name=test.name, detail=detail)
        for facet, detail in unsaid(roleplay, shelf):
            found.add("RP110", facet.at("says", "id"), name=facet.id, detail=detail)
    except ContentFault as fault:
        return fault.diagnostics
    return found.found


_ROLES = {"exemplary": True, "failing": False}  # whether what plays a role passes


def difference(test: Play, marks: Marks, closing: Collection[str] = ()) -> tuple[str, str]:
    """The key that expects something else than what came, and all that came otherwise; nothing when all is well.

    ``closing``: the endings of which one is expected where the test names none, nor a service that takes over.
    """
    expect, exemplary = test.expect, test.role == "exemplary"
    passed = _ROLES.get(test.role) if expect.passed is None or exemplary else expect.passed
    found = [*_ending(expect, marks, closing), *_passing(passed, marks)]
    found += _scores(replace(expect, min_score=max(90, expect.min_score or 0)) if exemplary else expect, marks)
    found += [*_flags(expect.flags, marks), *(_flags((), marks) if exemplary else ())]
    return (found[0][0], ", ".join(dict.fromkeys(said for _, said in found))) if found else ("", "")


def _ending(expect: Expectation, marks: Marks, closing: Collection[str]) -> Iterator[tuple[str, str]]:
    wanted = (expect.end,) if expect.end else () if expect.transferred else closing
    if wanted and marks.end not in wanted:
        came = tr("it ends in “{end}”", end=marks.end) if marks.end else tr("it does not end")
        yield "expect.end", tr("{came} and not in “{end}”", came=came, end=", ".join(wanted))


def _passing(passed: bool | None, marks: Marks) -> Iterator[tuple[str, str]]:
    if passed and not marks.passed:
        yield "expect.passed", tr("it had to pass and does not ({score} points)", score=marks.score)
    elif passed is False and marks.passed:
        yield "expect.passed", tr("it had to fail and passes ({score} points)", score=marks.score)


def _scores(expect: Expectation, marks: Marks) -> Iterator[tuple[str, str]]:
    came = marks.score
    if expect.score not in (None, came):
        yield "expect.score", tr("it has {score} points and not {wanted}", score=came, wanted=expect.score)
    if expect.min_score is not None and came < expect.min_score:
        text = tr("it has {score} points, and at least {wanted} are expected", score=came, wanted=expect.min_score)
        yield "expect.min_score", text
    if expect.max_score is not None and came > expect.max_score:
        text = tr("it has {score} points, and at most {wanted} are expected", score=came, wanted=expect.max_score)
        yield "expect.max_score", text


def _flags(expected: tuple[str, ...] | None, marks: Marks) -> Iterator[tuple[str, str]]:
    if expected is None:
        return
    raised = [flag.id for flag in marks.flags]
    for flag in sorted(set(raised) - set(expected)):
        yield "expect.flags", tr("it raises the flag “{flag}”, which “flags” does not expect", flag=flag)
    for flag in sorted(set(expected) - set(raised)):
        yield "expect.flags", tr("it does not raise the flag “{flag}”, which “flags” expects", flag=flag)
