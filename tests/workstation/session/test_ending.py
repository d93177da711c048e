"""Asking whether there is anything else is no summary; a goodbye ends what has come to its end, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from workstation import events as e
from workstation.commands import SayFreely
from workstation.library.hearing import Listener, listener
from workstation.library.shelf import Roleplay
from workstation.roleplay.customer import speech
from workstation.roleplay.playing.program import Node

ANYTHING_ELSE = {
    "fr": "Merci à vous. Est-ce qu’il vous reste d’autres questions ?",
    "en": "Thank you. Is there anything else at all?",
    "de": "Danke Ihnen. Haben Sie sonst noch etwas?",
}
GOODBYE = {
    "fr": "Je vous souhaite une excellente fin d’après-midi, au revoir.",
    "en": "Have a lovely rest of the week, goodbye.",
    "de": "Dann wünsche ich Ihnen alles Gute, auf Wiederhören.",
}
SPOKEN = [one for one in BUNDLED.roleplays if one.program and one.script.channel != "email"]


def last_beats(roleplay: Roleplay) -> list[Node]:
    """The beats where nothing but the end is left to say."""
    assert roleplay.program is not None
    nodes = roleplay.program.nodes
    ends = [node for node in nodes if node.beat.stage == "conclude" and not node.reply]
    return [node for node in ends if any(step.target >= 0 and nodes[step.target].note for step in node.moves)]


def who(roleplay: str) -> Listener:
    found = BUNDLED.find(roleplay)
    assert found is not None
    return listener(found, BUNDLED)


def in_(roleplay: Roleplay, words: dict[str, str]) -> str:
    return words[roleplay.script.language[:2]]


@pytest.mark.parametrize("roleplay", SPOKEN, ids=lambda one: one.script.id)
def test_at_the_end_a_question_is_no_summary_and_a_goodbye_ends_it(roleplay: Roleplay) -> None:
    there = listener(roleplay, BUNDLED)
    for node in last_beats(roleplay):
        place = there.place(node.beat.id)
        asked = there.hear(in_(roleplay, ANYTHING_ELSE), place)
        offers = [move.rpartition("/")[2] for move in asked.moves]
        assert asked.aside == "more" or offers == ["anything_else"], (node.beat.id, asked)
        found = there.decide(in_(roleplay, GOODBYE), place)
        [moved] = found
        assert isinstance(moved, e.ConversationMoved), (node.beat.id, moved)
        assert moved.concluded or moved.end, node.beat.id


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence", "kind"),
    [
        ("card-lost", "discover", "Vous vouliez voir autre chose ?", "more"),
        ("card-lost", "discover", "Bonne soirée à vous, au revoir.", "farewell"),
        ("card-declined-abroad", "discover", "Right, any other questions for me?", "more"),
        ("card-declined-abroad", "discover", "Thanks for calling, bye now.", "farewell"),
        ("parcel-text-message", "rephrase", "Möchten Sie sonst noch etwas?", "more"),
        ("parcel-text-message", "rephrase", "Schönen Abend noch, tschüss.", "farewell"),
    ],
)
def test_before_the_end_the_customer_says_that_they_are_not_done(
    roleplay: str, beat: str, sentence: str, kind: str
) -> None:
    there = who(roleplay)
    [aside] = there.decide(sentence, there.place(beat))
    assert isinstance(aside, e.AsideHeard)
    assert aside.kind == kind
    language = there.role.program.script.language[:2]
    known = there.role.asides.get(kind, language)
    assert known is not None
    assert any(aside.lines[0].text.startswith(text.partition(" {{")[0]) for text in known.unfinished)
    assert not any(aside.lines[0].text == text for text in known.answers)


@pytest.mark.parametrize(
    ("roleplay", "beat", "sentence", "move"),
    [
        ("chat-lep-stuck", "earning/answered", "vous avez d’autres questions ?", "earning/check"),
        ("chat-lep-stuck", "bye", "avec plaisir, besoin d’autre chose ?", "anything_else"),
        ("chat-lep-stuck", "bye", "bonne soirée et bon courage pour la suite", "leave_now"),
    ],
)
def test_it_is_the_move_that_is_worded_so(roleplay: str, beat: str, sentence: str, move: str) -> None:
    there = who(roleplay)
    assert there.hear(sentence, there.place(beat)).moves == (move,)


@pytest.mark.parametrize(
    ("beat", "sentence", "kind"),
    [
        ("discover", "Ah tant mieux, bonne journée alors", "sympathise"),
        ("discover", "Bon courage avec tout ça", "small_talk"),
        ("discover", "Je suis désolée, bonne question", "apologise"),
    ],
)
def test_a_wish_within_another_thing_takes_no_leave(beat: str, sentence: str, kind: str) -> None:
    there = who("card-lost")
    assert there.hear(sentence, there.place(beat)).aside == kind


def test_what_was_asked_just_before_the_summary_is_a_part_of_it() -> None:
    there = who("gym-debit")
    place = list(there.place("close"))
    for done in ("ask_refund", "block_creditor"):
        step = there.role.program.step_of(done)
        assert step is not None
        for slot, value in step.sets:
            place[slot] = value
    state = there._talk(tuple(place))
    recap = "Je récapitule : la salle est bloquée, la demande de remboursement est enregistrée, et vous leur écrivez."
    assert lacks(there, state, recap) == {"question"}
    assert not lacks(there, replace(state, beside=("Vous avez d’autres questions ?",)), recap)


def lacks(there: Listener, state: speech.Talk, sentence: str) -> set[str]:
    moved = speech.decide(state, SayFreely("c1", sentence), there.role, there.matcher, (), 0)
    return {part for one in moved if isinstance(one, e.ConversationMoved) for part in one.lacks}
