"""No customer says the same thing twice word for word in a contact, whatever is said to them, or not said."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.content import BUNDLED, changed
from tests.support.sampled import any_of
from tests.support.shift import Shift
from tests.support.spoken import SpokenShift
from workstation import commands as c
from workstation import events as e
from workstation.chance import draw
from workstation.commands import Refused
from workstation.library.playing import drive, fresh_session, values_of
from workstation.library.shelf import Roleplay
from workstation.roleplay.playing.program import Program
from workstation.roleplay.playing.step import open_moves, replies
from workstation.session.player import Player, Written
from workstation.session.runner import Session
from workstation.session.state import Contact

# By whom each call is gone through: two of them in the plain run, the others in the long one.
SEEDS = [pytest.param(range(2), id="two"), pytest.param(range(2, 8), id="six more", marks=pytest.mark.torture)]
# So many things are done before the call is left to end by itself.
MOST = 60
TYPED = ("Les perroquets vivent longtemps.", "d'accord", "vous pouvez répéter ?", "Quel est votre code secret ?")


class Idle:
    """Says what is open, or is silent, holds the line, types what means nothing: drawn from a seed."""

    def __init__(self, session: Session, program: Program, seed: int) -> None:
        self._session, self._program, self._seed, self._turn = session, program, seed, 0
        script = program.script
        self.replies = [f"reply:{name}" for test in script.tests for name, _ in test.replies]
        self.notes = [f"note:{name}" for test in script.tests for name, _ in test.notes]

    def __call__(self, contact: Contact) -> str | None:
        self._turn += 1
        if not contact.on_line:
            return self.notes[0]
        if self._turn > MOST:
            return None
        drawn = draw(self._seed, "c1", "idle", self._turn)
        if drawn < 0.3:
            return "wait:60"
        if drawn < 0.4 and self._program.script.channel == "call":
            return "hold:70"
        if drawn < 0.55 and contact.talk.your_turn:
            self._type(TYPED[int(drawn * 1000) % len(TYPED)])
            return "wait:1"
        found = [step.move.id for step in open_moves(self._program, contact.talk.place)]
        if replies(self._program, contact.talk.place):
            found += self.replies
        return found[int(draw(self._seed, "c1", "said", self._turn) * len(found))] if found else None

    def _type(self, text: str) -> None:
        try:
            self._session.do(c.SayFreely("c1", text))
        except Refused:
            return
        if self._session.state.contacts["c1"].talk.asked:
            self._session.do(c.ChooseMeaning("c1", None))


def call(one: Roleplay, help_level: str, seed: int) -> list[e.Event]:
    """All that happens in a call gone through so."""
    session = fresh_session(one, BUNDLED, seed, help_level)
    idle = Idle(session, one.script_program, seed)
    notes = {name: note for test in one.script.tests for name, note in test.notes}
    drive(session, Player("c1", one.script_program, idle, notes, None, values_of(session, "c1")))
    return [entry.event for entry in session.entries()]


@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize("help_level", ["guided", "choice", "free"])
@pytest.mark.parametrize("roleplay", any_of())
def test_no_line_is_said_twice_and_nobody_leaves_without_a_word(
    roleplay: Roleplay, help_level: str, seeds: range
) -> None:
    for seed in seeds:
        events = call(roleplay, help_level, seed)
        said = [event.text for event in events if isinstance(event, e.CustomerSpoke)]
        assert len(said) > 1
        again = {line for line in said if said.count(line) > 1}
        assert not again, seed
        for before, event in pairwise(events):
            if isinstance(event, e.CustomerLeft):
                assert isinstance(before, e.CustomerSpoke), seed


def left_alone(help_level: str) -> list[str]:
    """What somebody says to whom nobody ever answers a word, the first two silences."""
    one = next(one for one in BUNDLED.roleplays if one.script.id == "card-declined-abroad")
    session = fresh_session(one, BUNDLED, 1, help_level)
    session.do(c.GoReady())
    session.do(c.AnswerContact("c1"), 5_000)
    session.advance(150_000)
    return [entry.event.text for entry in session.entries() if isinstance(entry.event, e.CustomerSpoke)]


@pytest.mark.parametrize("help_level", ["demo", "guided", "choice", "first_words", "free"])
def test_silence_is_met_with_words_at_every_help(help_level: str) -> None:
    """The author’s words first, then others."""
    said = left_alone(help_level)
    assert said[0] == "Hello? Is anyone there?"
    assert len(set(said)) == len(said) == 2


def test_who_does_not_hang_up_is_taken_leave_of() -> None:
    one = next(one for one in BUNDLED.roleplays if one.script.id == "third-party-balance")
    session = fresh_session(one, BUNDLED, 1)
    steps = [step for step in one.script.exemplary.steps if not step.startswith("note")]
    drive_to(session, Player("c1", one.script_program, Written(steps), {}, None, values_of(session, "c1")))
    session.advance(session.at + 60_000)
    *_, spoke, left = [entry.event for entry in session.entries() if isinstance(entry.event, e.RoleplayEvent)]
    assert isinstance(spoke, e.CustomerSpoke)
    assert isinstance(left, e.CustomerLeft)
    assert "raccroche" in spoke.text or "revoir" in spoke.text


def drive_to(session: Session, player: Player) -> None:
    """As far as the last word, which leaves it to the adviser to hang up."""
    while (turn := player.next(session.state, session.at)) and not isinstance(turn.command, c.EndContact):
        if turn.command is not None:
            session.do(turn.command)
        else:
            session.advance(turn.until)


COLD = 'dites qui vous êtes."\n        next: identify'
OPENING = 'client: "Bonjour, j’ai perdu ma carte."'
BACK = COLD.replace("identify", "greet")
FIRST, SECOND = "Bonjour, j’ai perdu ma carte.", "Je vous disais que ma carte est perdue."
TWO = f'client: ["{FIRST}", "{SECOND}"]'


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        # What is answered is enough, and is all that is said.
        ([(COLD, BACK + '\n        answer: "Ah, bonjour à vous."')], ["Ah, bonjour à vous."]),
        # Another way of it.
        ([(COLD, BACK), (OPENING, TWO)], [SECOND]),
        ([(COLD, BACK), (OPENING, f'client: {{calm: "{FIRST}", tense: "Ma carte, vite."}}')],
         ["Ma carte, vite."]),
        # By a silent route too.
        ([(COLD, BACK.replace("greet", "again")), ("beats:\n", "beats:\n  again: {route: [{else: greet}]}\n"),
          (OPENING, TWO)], [SECOND]),
    ],
    ids=["answered", "another way", "tense", "routed"],
)  # fmt: skip
@pytest.mark.parametrize("help_level", ["guided", "free"])
def test_a_moment_come_back_to_is_not_told_in_the_same_words(
    changes: list[tuple[str, str]], after: list[str], help_level: str
) -> None:
    shift = Shift(changed(*changes, ("patience: {start: 3, max: 4}", "patience: {start: 3, max: 5}")), help_level)
    shift.answer()
    assert shift.heard == [FIRST]
    shift.say("greet_cold")
    assert shift.heard[1:] == after


def test_who_has_no_other_words_for_it_says_that_it_leads_nowhere() -> None:
    shift = SpokenShift(changed((COLD, BACK.replace("next", "limit: 3\n        next"))))
    shift.answer()
    shift.say("greet_cold", "greet_cold")
    assert len(set(shift.heard)) == len(shift.heard) == 3
    assert not any("{{" in line or "perdu" in line for line in shift.heard[1:])
    assert shift.contact.talk.beat == "greet"
