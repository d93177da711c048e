"""A few words that people say while they listen or set to work are a fault nowhere, whatever a move is worded like."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, is_spoken
from tests.workstation.recognition.evaluation import matcher, roleplay
from workstation.library.hearing import listener
from workstation.library.shelf import Roleplay
from workstation.roleplay.playing.costs import costly

LIGHT = {
    "fr": "oui, allez-y|d’accord, je regarde|ok je m’en occupe|je note|je vous écoute|je vois|c’est bon|on continue|"
    "ok on fait comme ça|très bien, allons-y|pas de souci",
    "en": "right, let’s do it|okay, go on|ok, I’ll check|I see|no problem|let’s go on|sure, of course|got it, thanks",
    "de": "gut, weiter|alles klar, ich schaue nach|kein Problem|machen wir so|ja, ich verstehe|in Ordnung, danke",
}


@pytest.mark.parametrize("found", [*any_of(is_spoken), pytest.param(roleplay("karte-verloren"), id="karte-verloren")])
def test_acknowledging_is_never_a_fault(found: Roleplay) -> None:
    language = found.script.language[:2]
    there = replace(listener(found, BUNDLED), matcher=matcher(language))
    faults = []
    for node in there.role.program.nodes:
        if node.moves or node.subjects:
            place = there.place(node.beat.id)
            cost = costly(there.role.program, place)
            for sentence in LIGHT[language].split("|"):
                heard = there.hear(sentence, place)
                if heard.rules or (heard.outcome == "heard" and cost & set(heard.moves)):
                    faults.append((node.beat.id, sentence, heard.moves, heard.rules))
    assert faults == []


@pytest.mark.parametrize(
    ("name", "beat", "sentence", "move"),
    [
        ("card-lost", "greet", "ne quittez pas", "greet_wait"),
        ("card-lost", "close", "au revoir", "bye"),
        ("third-party-balance", "greet", "bonjour mme vasseur, comment allez vous", "greet_name"),
        ("details-all-at-once", "take", "allez-y dictez, je note tout et je vérifie après", "take_note"),
    ],
)
def test_what_is_short_and_says_a_move_is_that_move(name: str, beat: str, sentence: str, move: str) -> None:
    there = listener(roleplay(name), BUNDLED)
    assert move in there.hear(sentence, there.place(beat)).moves
