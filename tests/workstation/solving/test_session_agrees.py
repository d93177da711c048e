"""The solver's world and the running session go through a role-play side by side."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, Phase, assume, given
from hypothesis import strategies as st

from tests.support.content import SHELF, on_the_shelf, read
from tests.support.drawn import drawn
from tests.workstation.solving.made import roleplays
from workstation import commands as c
from workstation.bank.acts import ACTS
from workstation.bank.identity import ELEMENTS
from workstation.bank.people import client_id
from workstation.bank.perimeter import bundled
from workstation.commands import Refused
from workstation.desk.decide import Around, decide
from workstation.library.playing import drive, fresh_session, outcome, small_bank
from workstation.roleplay.playing.program import BEAT, END, IDENTITY, PATIENCE, PlaceTuple, Program
from workstation.roleplay.playing.step import Happening, step
from workstation.roleplay.solving.notes import model_notes, model_replies
from workstation.roleplay.solving.places import Places
from workstation.roleplay.solving.world import WAITS, Turn, turns
from workstation.session.pins import MemoryContents
from workstation.session.player import Player
from workstation.session.state import Contact

Choices = list[int]
TODAY = date(2026, 11, 23)


def walk(program: Program, choices: Choices) -> tuple[list[Turn], PlaceTuple]:
    """A way through, chosen by the numbers, for an adviser who judges each answer; and the place after the start."""
    places = Places(program)
    first, _ = step(program, places.start(), Happening("answered"))
    place, found = first, []
    for choice in choices:
        open_turns = [turn for turn in turns(places, place) if turn.kind != "left"]
        spoken = [turn for turn in open_turns if turn.kind not in WAITS]
        # A wait now and then; nobody who only waits gets anywhere.
        pool = open_turns if choice % 4 == 0 or not spoken else spoken
        if not pool:
            break
        found.append(pool[choice % len(pool)])
        place = found[-1].place
    return found, first


class Watched:
    """Hands the player one step after the other, and looks at the session before each."""

    def __init__(self, way: list[Turn]) -> None:
        self._way = way
        self.seen: list[Contact] = []

    def __call__(self, contact: Contact) -> str | None:
        """The next step."""
        if not contact.on_line:
            return next((turn.step for turn in self._way if turn.kind == "note"), None)
        if len(self.seen) > len(self._way):
            return None
        self.seen.append(contact)
        n = len(self.seen) - 1
        return self._way[n].step if n < len(self._way) and self._way[n].kind != "note" else None


def agree(contact: Contact, place: PlaceTuple, done: list[Turn], program: Program) -> None:
    size = len(program.start)
    talk = contact.talk
    assert talk.place == place[:size]
    assert talk.patience == place[PATIENCE]
    assert sorted(talk.points) == sorted(point for turn in done for point in turn.effects.points)
    assert set(talk.flags) - {"hung_up_on_customer"} == {flag for turn in done for flag in turn.effects.flags}
    subject = client_id(program.script.subject)
    accepted = contact.desk.identity(subject).accepted
    assert sum(1 << ELEMENTS.index(element) for element in accepted) == place[size]
    for act, level in ((act.id, act.level) for act in ACTS.values()):
        assert refused_at_the_desk(contact, subject, act) == ("identity_needed" if place[IDENTITY] < level else "")


def refused_at_the_desk(contact: Contact, client: str, act: str) -> str:
    """Why the desk would not do the act now; empty where it would."""
    bank = small_bank(SHELF.people)
    around = Around(bank, MemoryContents(), TODAY, 1, "junior", bundled(), lambda who: bank.load(who, TODAY))
    try:
        decide(contact.desk, c.DoAct(contact.id, client, act), around, ended=False)
    except Refused as fault:
        return fault.reason
    return ""


@drawn(
    6,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(roleplays(), st.lists(st.integers(0, 60), min_size=3, max_size=14))
def test_step_by_step(text: str, choices: Choices) -> None:
    program = read(text)
    way, place = walk(program, choices)
    notes, replies = model_notes(program, SHELF.rules), model_replies(program, SHELF.rules)
    assume(all(turn.step.removeprefix("note:") in notes for turn in way if turn.kind == "note"))
    assume(all(turn.step.removeprefix("reply:") in replies for turn in way if turn.kind == "reply"))
    session = fresh_session(on_the_shelf(text), SHELF, 1)
    watched = Watched(way)
    player = Player(
        "c1", session.world.pins.program(session.state.contacts["c1"].offer.digest), watched, notes, replies
    )
    drive(session, player)
    for n, contact in enumerate(watched.seen[: len(way) + 1]):
        agree(contact, way[n - 1].place if n else place, way[:n], program)
    last = way[-1].place if way else place
    result = outcome(session, SHELF, "c1")
    if last[END] >= 0:
        agree(session.state.contacts["c1"], last, way, program)
        assert result.marks.end == program.ends[last[END]]
    elif not program.nodes[last[BEAT]].note:
        assert result.marks.end == "hung_up"
        assert "hung_up_on_customer" in {flag.id for flag in result.marks.flags}
