"""Past an objection that was answered the talk goes on: asked whether it will do in anybody's words, or not asked."""

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
from workstation.roleplay.customer import offered, speech

WILL_DO = {"fr": "Et ça, ça vous va ?", "en": "So does that work for you?", "de": "Und, passt das so für Sie?"}


def answered(there: Listener) -> Iterator[str]:
    return (node.beat.id for node in there.role.program.nodes if node.beat.id.endswith("/answered"))


@pytest.mark.parametrize("roleplay", any_of(is_spoken))
def test_whether_an_answer_will_do_is_asked_in_anybody_s_words(roleplay: Roleplay) -> None:
    there = listener(roleplay, BUNDLED)
    for beat in answered(there):
        [event] = there.decide(WILL_DO[there.role.program.script.language[:2]], there.place(beat))
        assert isinstance(event, e.ConversationMoved), beat
        assert event.move.endswith("check"), beat


@pytest.mark.parametrize(
    "sentence",
    ["On n’a droit qu’à un seul Livret A, vous gardez le vôtre.", "Vous gardez celui que vous avez, tout simplement."],
)
def test_to_say_something_else_is_to_go_on(sentence: str) -> None:
    there = who("savings-two-books")
    state = replace(there._talk(there.place("rate/answered")), moves=("second_rule", "rate/probe"))
    [event] = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
    assert isinstance(event, e.ConversationMoved)
    assert event.move == offered.going_on(state, there.role)
    assert event.said == sentence
    assert not event.flags


def test_goodbye_said_there_ends_nothing_while_something_is_owed() -> None:
    there = who("savings-two-books")
    found = there.decide("Je vous remercie de votre appel, bonne journée.", there.place("rate/answered"))
    assert [event.kind for event in found if isinstance(event, e.AsideHeard)] == ["farewell"]


def test_what_means_nothing_there_is_still_asked_again() -> None:
    there = who("savings-two-books")
    found = there.decide("Les perroquets vivent longtemps.", there.place("rate/answered"))
    assert not any(isinstance(event, e.ConversationMoved) for event in found)
