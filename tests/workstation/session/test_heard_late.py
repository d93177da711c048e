"""What is said of a beat just left is answered in character: no turn is lost, nothing is held against anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, is_spoken
from workstation import events as e
from workstation.commands import SayFreely
from workstation.content.text import render_text
from workstation.library.hearing import Listener, listener
from workstation.library.shelf import Roleplay
from workstation.roleplay.customer import offered, speech, talk
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.playing.costs import costly
from workstation.roleplay.playing.program import BEAT, Node
from workstation.roleplay.playing.step import make, open_moves

TOLD = "Et ma question, alors ?"


def who(name: str) -> Listener:
    roleplay = BUNDLED.find(name)
    assert roleplay is not None
    return listener(roleplay, BUNDLED)


def just_left(there: Listener, node: Node) -> Talk | None:
    """The talk once a beat is left by what costs nothing there; None where no such way leads out by words."""
    program, place, moves = there.role.program, there.place(node.beat.id), []
    for _ in range(8):
        cost = costly(program, place)
        ways = (one for one in open_moves(program, place) if not one.deed and one.move.id not in {*cost, *moves})
        way = next(ways, None)
        if way is None:
            return None
        place = make(program, place, way)[0]
        moves.append(way.move.id)
        if place[BEAT] != node.number:
            break
    if place[BEAT] < 0 or not list(open_moves(program, place)):
        return None
    beat = program.nodes[place[BEAT]].beat.id
    return Talk(place=place, beat=beat, on_line=True, patience=1, moves=tuple(moves), told=TOLD)


def of_the_beat_left(there: Listener) -> Iterator[tuple[Talk, str]]:
    """A sentence of each beat left that was not said there, a question if there is one; else one that was."""
    for node in there.role.program.nodes:
        state = just_left(there, node)
        passed = offered.passed(state, there.role) if state else []
        passed.sort(key=lambda offer: (state is not None and offer.id in state.moves, "?" not in offer.say))
        if state and passed:
            yield state, passed[0].say


@pytest.mark.parametrize("roleplay", any_of(is_spoken))
def test_nobody_who_comes_back_to_the_beat_just_left_is_asked_again(roleplay: Roleplay) -> None:
    there = listener(roleplay, BUNDLED)
    said = list(of_the_beat_left(there))
    assert said
    for state, sentence in said:
        found = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
        assert not any(isinstance(event, e.SentenceUnclear) for event in found), (state.beat, sentence)
        assert not any(event.flags for event in found if isinstance(event, e.ConversationMoved)), (state.beat, sentence)


IDENTIFIED = ("greet_full", "take_charge", "ask_name", "ask_birth")


def said(sentence: str, *more: str, lines: tuple[str, ...] = ()) -> e.Event:
    there = who("card-lost")
    moves = (*IDENTIFIED, *more)
    state = replace(there._talk(there.place("discover", after=("identify",))), moves=moves, told=TOLD, lines=lines)
    [event] = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
    return event


def heard(sentence: str, lines: tuple[str, ...] = ()) -> e.AsideHeard:
    event = said(sentence, lines=lines)
    assert isinstance(event, e.AsideHeard)
    return event


def answer_of(move: str) -> str:
    role = who("card-lost").role
    step = role.program.step_of(move)
    assert step is not None
    return render_text(step.move.answer, role.values)


def test_a_question_not_yet_asked_has_its_answer_and_proves_who_they_are() -> None:
    event = said("Au fait, vous habitez où ?")
    assert isinstance(event, e.ConversationMoved)
    assert (event.move, event.beat) == ("ask_address", "discover")
    assert [line.text for line in event.lines] == [answer_of("ask_address")]
    assert [(question.element, question.right) for question in event.asks] == [("address", True)]


def test_a_question_asked_twice_is_answered_again_in_other_words() -> None:
    own = answer_of("ask_birth")
    event = heard("Quelle est votre date de naissance, déjà ?", lines=(own,))
    assert (event.kind, event.move) == ("again", "ask_birth")
    [line] = event.lines
    assert own in line.text
    assert line.text != own


def test_what_asks_nothing_is_acknowledged() -> None:
    event = heard("Banque Orvanne bonjour, qu’est-ce que je peux faire pour vous")
    assert (event.kind, event.move) == ("late", "greet_full")
    assert len(event.lines) == 1


@pytest.mark.parametrize(
    ("name", "beat", "done", "sentence"),
    [
        ("gym-debit", "contract", "block_creditor", "C’est fait, ils ne peuvent plus rien prélever."),
        ("gym-debit", "block", "ask_refund", "Voilà, la demande de remboursement est enregistrée."),
        ("card-declined-abroad", "close", "raise_limit", "It’s raised for seven days, ask them to try the card again."),
    ],
)
def test_an_act_told_once_the_talk_has_gone_on_is_acknowledged(name: str, beat: str, done: str, sentence: str) -> None:
    there = who(name)
    state = replace(there._talk(there.place(beat)), moves=(done,), told=TOLD)
    [event] = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
    assert isinstance(event, e.AsideHeard)
    assert (event.kind, event.move) == ("late", done)


def test_what_a_customer_says_of_a_rule_is_not_what_they_were_getting_at() -> None:
    there = who("card-lost")
    state = replace(there._talk(there.place("discover")), told=TOLD)
    found = speech.decide(
        state, SayFreely("c1", "Vous serez remboursée, je vous le garantis."), there.role, there.matcher, (), 0
    )
    for event in found:
        assert isinstance(event, e.ConversationMoved)
        state = talk.moved(state, event, 0)
    assert found[-1].cause == "forbidden"
    assert state.told == TOLD


@pytest.mark.parametrize(
    "sentence",
    [
        "Le code n’est pas noté avec la carte, c’est déjà une bonne chose.",
        "Pour la date de naissance, c’est bon, je l’ai notée.",
        "Vous la cherchez depuis ce matin, votre carte ?",
    ],
)
def test_who_tells_what_they_were_told_does_not_ask_it_again(sentence: str) -> None:
    there = who("card-lost")
    moves = (*IDENTIFIED, "ask_code_kept")
    state = replace(there._talk(there.place("rephrase")), moves=moves, told=TOLD)
    found = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
    assert not any(isinstance(event, e.AsideHeard) and event.kind == "again" for event in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Et ailleurs, vous avez déjà un Livret A, dans une autre banque ?",
        "Un Livret A, vous en avez un autre ailleurs ?",
    ],
)
def test_what_comes_soon_and_is_nearer_is_early_and_not_late(sentence: str) -> None:
    there = who("savings-two-books")
    state = replace(there._talk(there.place("identify")), moves=("greet_full", "take_charge"), told="Moussa Diarra.")
    [event] = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
    assert isinstance(event, e.AsideHeard)
    assert (event.kind, event.move) == ("early", "ask_elsewhere")


@pytest.mark.parametrize(
    ("name", "beat", "before", "sentence"),
    [
        ("chat-account-details", "wait", ("greet_named", "ask_account"), "je vous mets le RIB dans votre messagerie"),
        ("card-lost", "rephrase", IDENTIFIED, "Je fais l’opposition sur votre carte."),
    ],
)  # fmt: skip
def test_an_act_told_before_its_time_is_announced(name: str, beat: str, before: tuple[str, ...], sentence: str) -> None:
    there = who(name)
    state = replace(there._talk(there.place(beat)), moves=before, told=TOLD)
    [event] = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
    assert isinstance(event, e.AsideHeard)
    assert event.kind == "announce"
