"""What does not fit is answered without the customer's last sentence: only what they still wait for, in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, is_spoken
from tests.workstation.session.test_heard_late import who
from workstation import events as e
from workstation.commands import SayFreely
from workstation.library.hearing import Listener, listener
from workstation.library.shelf import Roleplay
from workstation.roleplay.customer import beside, speech, waiting
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import EARLY, LATE, LOST

TOLD = "Le poisson, chez eux, je le recommande."
ASKED = "Et ça me coûtera combien, au juste ?"


def talks(there: Listener, told: str, *lines: str) -> Iterator[Talk]:
    """The talk at each beat, once something was said there and the customer has answered that."""
    for node in there.role.program.nodes:
        said = tuple(step.move.id for step in (*node.moves, *node.subjects))[:1]
        if said:
            yield replace(there._talk(there.place(node.beat.id)), moves=said, told=told, lines=(told, *lines))


def answer(there: Listener, shape: str, talk: Talk) -> str:
    kind = beside.of_shape(shape, there.role)
    assert kind is not None
    return beside.answer(talk, "c1", kind, there.role)


@pytest.mark.parametrize("shape", [EARLY, LATE, LOST])
@pytest.mark.parametrize("roleplay", any_of(is_spoken))
def test_nobody_repeats_what_they_told_in_passing(roleplay: Roleplay, shape: str) -> None:
    there = listener(roleplay, BUNDLED)
    for talk in talks(there, TOLD):
        said = answer(there, shape, talk)
        assert said, talk.beat
        assert TOLD not in said, talk.beat


@pytest.mark.parametrize("shape", [EARLY, LATE])
def test_a_question_still_open_is_recalled_in_other_words(shape: str) -> None:
    there = who("card-lost")
    for talk in talks(there, ASKED):
        assert ASKED not in answer(there, shape, talk), talk.beat
    [talk] = [one for one in talks(there, ASKED) if one.beat == "discover"]
    own = there.role.asides.tongues["fr"].unanswered
    assert any(text in answer(there, shape, talk) for text in own)


def test_somebody_who_is_lost_asks_again() -> None:
    there = who("card-lost")
    said: list[str] = []
    for _ in range(4):
        [talk] = [one for one in talks(there, ASKED, *said) if one.beat == "discover"]
        said.append(answer(there, LOST, talk))
    assert any(ASKED in line for line in said)


def test_who_waits_to_be_known_asks_what_else_is_needed_and_not_twice_the_same() -> None:
    there = who("third-party-balance")
    own = there.role.asides.tongues["fr"].checking
    asked = []
    for _ in own:
        [talk] = [one for one in talks(there, TOLD, *asked) if one.beat == "identify"]
        asked.append(answer(there, LATE, talk))
    assert [sum(text in line for line in asked) for text in own] == [1] * len(own)
    [talk] = [one for one in talks(there, TOLD, *asked) if one.beat == "identify"]
    assert not any(text in answer(there, LATE, talk) for text in own), "they have asked often enough"


def test_the_author_s_words_for_a_silence_say_it_best_but_not_that_nobody_is_there() -> None:
    there = who("third-party-balance")
    found = {talk.beat: waiting.point(talk, there.role) for talk in talks(there, TOLD)}
    assert found["refuse"] == "Alors, oui ou non\u202f?"
    assert "Allô" not in "".join(found.values())


def test_a_sentence_that_follows_none_is_acknowledged_alone() -> None:
    there = who("card-lost")
    moves = ("greet_full", "take_charge", "ask_name", "ask_birth")
    talk = replace(there._talk(there.place("discover")), moves=moves, told=TOLD, lines=(TOLD,))
    sentence = SayFreely("c1", "Banque Orvanne bonjour, qu’est-ce que je peux faire pour vous")
    [event] = speech.decide(talk, sentence, there.role, there.matcher, (), 0)
    assert isinstance(event, e.AsideHeard)
    assert event.kind == "late"
    assert TOLD not in " ".join(line.text for line in event.lines)
