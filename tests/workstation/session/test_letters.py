"""What is on offer stays where it is while a moment lasts: nothing moves under the finger that is about to press."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, is_spoken
from workstation import events as e
from workstation.library.playing import play_test
from workstation.library.shelf import Roleplay
from workstation.session.offer import offered
from workstation.session.state import SessionState, fold


@pytest.mark.parametrize("roleplay", any_of(is_spoken))
def test_no_sentence_changes_its_letter_or_its_turn_while_a_moment_lasts(roleplay: Roleplay) -> None:
    session = play_test(roleplay, BUNDLED, roleplay.script.exemplary).session
    state, beat, before, kept = SessionState(), "", [], 0
    for entry in session.entries():
        state = fold(state, entry)
        if state.started is None or not isinstance(entry.event, e.ContactEvent) or not state.contacts:
            continue
        contact = state.contacts[entry.event.contact]
        found = offered(contact, session.world.pins.role(state.started, contact.offer))
        letters = [line.letter for line in found if line.kind == "say"]
        assert letters == sorted(set(letters)), "each its own, in the order they are read"
        if contact.talk.beat != beat:
            assert "A" in letters or not letters or contact.talk.beat == ""
        else:
            old, new = {line.move: line for line in before}, {line.move: line for line in found}
            both = [move for move in old if move in new]
            assert both == [move for move in new if move in old], "none passes another"
            said = [move for move in both if old[move].kind == new[move].kind == "say"]
            assert [new[move].letter for move in said] == [old[move].letter for move in said]
            kept += len(said)
        beat, before = contact.talk.beat, list(found)
    assert kept
