"""A long sentence counts for the parts of it that were said; the customer asks for the others, or the debrief tells."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from tests.support.content import SHELF, changed, read
from tests.support.shift import ANNE
from tests.support.spoken import RICH, SpokenShift
from workstation import commands as c
from workstation import events as e
from workstation.assessment.marking import MARKING_VERSION
from workstation.assessment.remarking import rework
from workstation.debrief.moments import find_moments
from workstation.library.replaying import asked_for
from workstation.roleplay.playing.program import Program

DONE, DATE, MORE = "votre carte est bloquée", "la carte arrive vendredi", "avez-vous une autre question"
SAID = {"done": DONE, "date": DATE, "more": MORE}
WHOLE = f"Je récapitule : {DONE}, {DATE}. Sinon, {MORE} ?"
HEARS = [f"je récapitule, {' et '.join(two)}" for two in combinations(SAID.values(), 2)]
PARTS = """
          - {id: done, title: "ce qui est fait", client: "Elle est bien bloquée ?", says: ["carte est bloquée"]}
          - {id: date, title: "la date", client: "Et elle arrive quand\u202f?", says: ["carte arrive vendredi"]}
          - {id: more, title: "une dernière question", says: ["autre question"]}"""


def recap(parts: str = PARTS) -> str:
    """The role-play with a recapitulation in three parts, worth three points."""
    hears = ", ".join(f'"{text}"' for text in (*HEARS, *(f"je récapitule, {text}" for text in SAID.values())))
    return changed(
        ("La carte arrive {{ dates.delivery }}, pour {{ figures.card_fee }}.", WHOLE),
        ('answer: "Merci, au revoir."\n', f'answer: "Merci, au revoir."\n        hears: [{hears}]\n'
         f"        score: {{answer: 3}}\n        parts:{parts}\n"),
        ('say: "Autre chose\u202f?"', 'say: "Quel temps magnifique."'),
        text=RICH,
    )  # fmt: skip


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def shift(request: pytest.FixtureRequest) -> SpokenShift:
    return at_the_end(recap(), crashes=request.param)


def at_the_end(text: str, *, crashes: bool = False) -> SpokenShift:
    shift = SpokenShift(text)
    shift.crashes = crashes
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    shift.say("block_card")
    shift.listen()
    return shift


def made(shift: SpokenShift, text: str) -> e.ConversationMoved:
    [moved] = [event for event in shift.speak(text) if isinstance(event, e.ConversationMoved)]
    return moved


@pytest.mark.parametrize(
    ("typed", "lacks"), [("vendredi", ("fee",)), ("vendredi, pour {fee}", ()), ("vendredi, à 99 €", ("fee",))]
)
def test_a_figure_is_said_when_its_value_is(typed: str, lacks: tuple[str, ...]) -> None:
    parts = PARTS + '\n          - {id: fee, title: "le prix", says: ["{{ figures.card_fee }}"]}'
    text = recap(parts).replace(f"{DATE}. Sinon", f"{DATE}, pour {{{{ figures.card_fee }}}}. Sinon")
    shift = at_the_end(text)
    fee = SHELF.around.values["card_fee"]
    moved = made(shift, f"Je récapitule : {DONE}, la carte arrive {typed.format(fee=fee)}, {MORE} ?")
    assert (moved.move, moved.lacks) == ("recap", lacks)


@pytest.mark.parametrize("parts", [some for n in (1, 2, 3) for some in permutations(SAID, n)])
def test_it_earns_what_was_said_in_any_order(parts: tuple[str, ...]) -> None:
    shift = at_the_end(recap())
    moved = made(shift, f"Je récapitule : {', '.join(SAID[part] for part in parts)}")
    assert moved.move == "recap"
    assert set(moved.lacks) == set(SAID) - set(parts)
    assert moved.points == (("answer", len(parts)),)


def test_what_is_denied_is_not_said(shift: SpokenShift) -> None:
    assert "done" in made(shift, f"Je récapitule : votre carte n’est pas bloquée, {DATE}").lacks


def test_the_whole_sentence_picked_in_a_list_says_all(shift: SpokenShift) -> None:
    [moved] = shift.do(c.Say("c1", "recap"))
    assert isinstance(moved, e.ConversationMoved)
    assert (moved.lacks, moved.points) == ((), (("answer", 3),))


def test_points_are_parted_as_the_author_says() -> None:
    parts = PARTS.replace('title: "la date"', 'title: "la date", score: {answer: 2}')
    shift = at_the_end(recap(parts.replace('title: "ce qui est fait"', 'title: "ce qui est fait", score: {answer: 1}')))
    assert made(shift, f"Je récapitule : {DATE}").points == (("answer", 2),)


def test_the_customer_asks_once_and_what_is_said_next_completes_it(shift: SpokenShift) -> None:
    made(shift, f"Je récapitule : {DONE}. Sinon, {MORE} ?")
    shift.listen()
    assert shift.heard[-1] == "Et elle arrive quand\u202f?"
    assert shift.contact.talk.your_turn, "they wait for it"
    moved = made(shift, "Oui, la carte arrive vendredi.")
    assert (moved.lacks, moved.points) == ((), (("answer", 1),))
    shift.listen()
    assert shift.heard[-1] == "Merci, au revoir."
    assert dict(shift.contact.talk.points[-2:]) == {"answer": 1}
    assert sum(n for criterion, n in shift.contact.talk.points if criterion == "answer") >= 3
    assert shift.contact.desk.drafts.get("speech", "") == ""
    shift.wait(40)
    assert not shift.contact.on_line


@pytest.mark.parametrize("instead", ["Les perroquets vivent longtemps.", "Au revoir."])
def test_something_else_ends_it_and_earns_nothing_more(shift: SpokenShift, instead: str) -> None:
    made(shift, f"Je récapitule : {DONE}")
    shift.listen()
    before = shift.contact.talk.points
    shift.speak(instead)
    shift.listen()
    assert shift.contact.talk.points == before
    assert shift.heard.count("Et elle arrive quand\u202f?") == 1
    shift.wait(60)
    assert not shift.contact.on_line


def test_who_says_nothing_more_is_left(shift: SpokenShift) -> None:
    made(shift, f"Je récapitule : {DONE}")
    shift.wait(60)
    assert shift.contact.life.ended_by == "customer"


def test_what_nobody_asks_for_is_told_at_the_debrief(shift: SpokenShift) -> None:
    made(shift, f"Je récapitule : {DONE}, {DATE}.")
    shift.listen()
    assert shift.heard[-1] == "Merci, au revoir."
    assert left_out(shift) == ("une dernière question",)


def test_what_was_asked_for_and_not_said_is_told(shift: SpokenShift) -> None:
    made(shift, f"Je récapitule : {DONE}. Sinon, {MORE} ?")
    assert left_out(shift) == ("la date",)


def test_what_was_said_when_it_was_asked_for_is_not_held_against_anybody(shift: SpokenShift) -> None:
    made(shift, f"Je récapitule : {DONE}. Sinon, {MORE} ?")
    shift.listen()
    made(shift, "La carte arrive vendredi.")
    assert left_out(shift) == ()


def left_out(shift: SpokenShift) -> tuple[str, ...]:
    shift.wait(60)
    shift.close()
    started = shift.state.started
    assert started is not None
    role = shift.session.world.pins.role(started, shift.contact.offer)
    moments = find_moments(shift.session.entries(), role, shift.marks, "c1")
    return next((moment.details for moment in moments if moment.code == "move" and moment.details), ())


def test_marking_again_finds_the_same(shift: SpokenShift) -> None:
    made(shift, f"Je récapitule : {DONE}")
    shift.listen()
    made(shift, "La carte arrive vendredi.")
    again = list(rework(shift.session.entries(), shift.session.world.pins, MARKING_VERSION, "c1"))
    assert all(one.logged == one.found for one in again)


def test_a_talk_played_again_makes_the_move_whole(shift: SpokenShift) -> None:
    made(shift, f"Je récapitule : {DONE}")
    shift.listen()
    made(shift, "La carte arrive vendredi.")
    said = [each.command for each in asked_for(shift.session.entries())]
    assert said[-1] == c.Say("c1", "recap")


def test_an_older_role_play_says_nothing_of_parts() -> None:
    program: Program = read(RICH)
    assert all(not step.move.parts for step in program.steps)
