"""The line of stages over whole calls: the present one is there, and it never goes back without a word."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, is_spoken
from widgets.adviser.call_guide import LATER, stages_of, steps_of
from workstation import events as e
from workstation.library.playing import play_test
from workstation.library.shelf import Roleplay
from workstation.session.inserting import guide_for
from workstation.session.state import SessionState, fold


@pytest.mark.parametrize("roleplay", any_of(is_spoken))
def test_it_always_shows_the_present_stage_and_tells_each_return(roleplay: Roleplay) -> None:
    session = play_test(roleplay, BUNDLED, roleplay.script.exemplary).session
    state, before, seen = SessionState(), -1, 0
    for entry in session.entries():
        state = fold(state, entry)
        if not isinstance(entry.event, e.ConversationMoved) or state.started is None:
            continue
        contact = state.contacts[entry.event.contact]
        found = stages_of(
            session.world.pins.program(contact.offer.digest),
            guide_for(contact, session.world.pins, state.started),
            contact.talk,
        )
        steps = steps_of(found, contact)
        present = [at for at, step in enumerate(steps) if step.state == "current"]
        if contact.talk.stage == LATER and not contact.on_line:
            continue
        assert len(present) == 1, contact.talk.stage
        assert contact.talk.stage in (steps[present[0]].key, LATER)
        assert bool(steps[present[0]].more) is (present[0] < before), "a return is told, and nothing else is"
        before, seen = max(before, present[0]), seen + 1
    assert seen > 3
