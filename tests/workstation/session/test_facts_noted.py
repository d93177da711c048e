"""A fact of the call added to the note says there what the note is to say of it."""

from __future__ import annotations

from functools import cache

import pytest

from tests.support.content import BUNDLED
from workstation.i18n import install
from workstation.library.playing import drive, fresh_session
from workstation.library.shelf import Roleplay
from workstation.phrases import fact
from workstation.roleplay.judging.facets import FacetReader
from workstation.roleplay.judging.rules import NOTES_LANGUAGE
from workstation.session.deeds import standing
from workstation.session.player import Player, Written
from workstation.session.state import Contact

CLAIMED = [
    (roleplay.script.id, facet.id)
    for roleplay in BUNDLED.roleplays
    for beat in roleplay.script.beats
    for facet in (beat.note.facets if beat.note is not None else ())
    if facet.claims
]


@cache
def played(scenario: str) -> tuple[Roleplay, Contact]:
    """A role-play, and the contact at the end of its exemplary test."""
    found = BUNDLED.find(scenario)
    assert found is not None
    session = fresh_session(found, BUNDLED, 1, "choice")
    test = found.script.exemplary
    drive(session, Player("c1", found.script_program, Written(test.steps), dict(test.notes)))
    return found, session.state.contacts["c1"]


@pytest.mark.parametrize(("scenario", "facet_id"), CLAIMED)
def test_the_fact_of_a_deed_says_what_the_note_claims_of_it(scenario: str, facet_id: str) -> None:
    install(NOTES_LANGUAGE)
    found, contact = played(scenario)
    deeds = standing(contact, found.script_program)
    notes = [beat.note for beat in found.script.beats if beat.note is not None]
    facet = next(facet for note in notes for facet in note.facets if facet.id == facet_id)
    reader = FacetReader((facet,), NOTES_LANGUAGE, {"reference": deeds})
    facts = [fact(line) for line in contact.lines if line.who == "fact" and line.code in ("act", "section")]
    assert any(reader.judge(f"{words}.", deeds)[0].met for words in facts), (facet.says, facts)
