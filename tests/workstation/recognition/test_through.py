"""Several moves in one breath: a later one bears out the first, a rule bears out a fault said last."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import roleplay
from workstation import events as e
from workstation.library.hearing import Hearing, listener


def heard(place: str, text: str) -> Hearing:
    name, _, beat = place.partition("/")
    who = listener(roleplay(name), BUNDLED)
    return who.hear(text, who.place(beat))


@pytest.mark.parametrize(
    ("place", "first", "then", "moves"),
    [
        (
            "third-party-balance/request",
            "On va trouver une solution,",
            "votre nom et prénom à vous s’il vous plaît ?",
            ("take_charge", "own_name"),
        ),
        (
            "karte-verloren/take",
            "Klar, mach ich.",
            "Wie heißen Sie denn, und wann sind Sie geboren?",
            ("take_charge", "ask_name", "ask_birth"),
        ),
        (
            "card-declined-abroad/place",
            "Who can hear you there?",
            "What’s your full name, please?",
            ("place_safe", "ask_name"),
        ),
    ],
)
def test_a_move_that_a_later_one_bears_out_is_heard(place: str, first: str, then: str, moves: tuple[str, ...]) -> None:
    found = heard(place, f"{first} {then}")
    assert found.moves == moves
    assert heard(place, then).moves == moves[1:] or heard(place, then).aside == "early"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("third-party-balance/request", "Il fait un temps de chien ici, votre nom et prénom à vous ?"),
        ("karte-verloren/take", "Mein Kaffee ist schon wieder kalt. Wie heißen Sie denn?"),
        ("card-declined-abroad/place", "My coffee has gone cold again. What’s your full name, please?"),
        ("card-declined-abroad/place", "I don’t care who can hear you. What’s your full name, please?"),
    ],
)
def test_what_leads_to_it_and_is_no_move_is_none(place: str, text: str) -> None:
    program = roleplay(place.partition("/")[0]).program
    assert program is not None
    here = {step.move.id for node in program.nodes if node.beat.id == place.partition("/")[2] for step in node.moves}
    assert here.isdisjoint(heard(place, text).moves)


@pytest.mark.parametrize(
    ("place", "text", "moves"),
    [
        (
            "parcel-text-message/hear",
            "Wir sind die Bank, nicht die Post, und ich kümmere mich um Ihre Karte. Sagen Sie mir jetzt mal "
            "alle Zahlen, die auf der Karte stehen, und Ihre Geheimzahl.",
            ("hear_slow", "ask_pin"),
        ),
    ],
)
def test_a_fault_that_a_rule_finds_after_another_move_is_that_move(
    place: str, text: str, moves: tuple[str, ...]
) -> None:
    found = heard(place, text)
    assert found.moves == moves
    assert not found.rules


@pytest.mark.parametrize(
    ("place", "sure"),
    [
        ("card-lost/identify", "Si j’ai bien compris ? Quelle est votre date de naissance ?"),
        ("card-lost/identify", "J’ai bien compris\u202f? Quelle est votre date de naissance\u202f?"),
        ("card-declined-abroad/identify", "Have I got that right? What’s your full name, please?"),
        ("parcel-text-message/who", "Habe ich das richtig verstanden? Wie heißen Sie?"),
    ],
)
def test_what_only_makes_sure_is_no_question_that_nobody_takes_up(place: str, sure: str) -> None:
    name, _, beat = place.partition("/")
    who = listener(roleplay(name), BUNDLED)
    moved = [one for one in who.decide(sure, who.place(beat)) if isinstance(one, e.ConversationMoved)]
    assert moved
    assert not any(one.unheard for one in moved)
