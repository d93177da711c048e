"""Events go into the file and come out the same, under names that outlive every class."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.drawn import drawn
from tests.support.made import values_of
from workstation import events as e
from workstation.events.codec import NAMES, VERSIONS, UnreadableEvent, all_event_classes, decode, encode

CLASSES = all_event_classes()


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_an_event_comes_back_as_it_was(kind: type) -> None:
    @drawn(10)
    @given(values_of(kind))
    def round_trip(event: e.Event) -> None:
        name, version, body = encode(event)
        assert decode(name, version, body) == event

    round_trip()


def test_every_event_has_one_stored_name_and_every_name_an_event() -> None:
    assert set(NAMES.values()) == set(CLASSES)
    assert len(NAMES) == len(CLASSES)
    assert set(VERSIONS) == set(NAMES)


def test_stored_names_are_promises() -> None:
    """Old files hold these names: one may be added, none changed or given to another event."""
    kept = {
        "session.started": "SessionStarted", "session.paused": "SessionPaused", "session.resumed": "SessionResumed",
        "session.ended": "SessionEnded", "session.self_rated": "SelfRated", "presence.set": "PresenceSet",
        "presence.break_asked": "BreakAsked", "contact.offered": "ContactOffered", "contact.closed": "ContactClosed",
        "call.rang": "ContactRang", "call.missed": "ContactMissed", "call.declined": "ContactDeclined",
        "call.abandoned": "ContactAbandoned", "call.answered": "ContactAnswered", "call.held": "CallHeld",
        "call.resumed": "CallResumed", "call.muted": "MicMuted", "call.unmuted": "MicOpened",
        "call.ended": "ContactEnded", "wrapup.started": "WrapUpStarted", "wrapup.extended": "WrapUpExtended",
        "dossier.opened": "DossierOpened", "dossier.section_opened": "SectionOpened", "desk.act_done": "ActDone",
        "identity.asked": "IdentityAsked", "identity.judged": "IdentityJudged", "draft.edited": "DraftEdited",
        "note.field_set": "NoteFieldSet", "note.saved": "NoteSaved", "sheet.opened": "SheetOpened",
        "roleplay.moved": "ConversationMoved", "roleplay.spoke": "CustomerSpoke", "roleplay.left": "CustomerLeft",
        "roleplay.unclear": "SentenceUnclear", "roleplay.asked": "SentenceAsked", "roleplay.meant": "MeaningChosen",
        "roleplay.corrected": "HearingCorrected", "session.contested": "HearingContested",
        "session.settled": "SentenceSettled", "session.shared": "SessionShared",
        "roleplay.aside": "AsideHeard",
    }  # fmt: skip
    assert {name: NAMES[name].__name__ for name in kept} == kept


def test_every_event_about_a_contact_names_it_first() -> None:
    of_the_run = {
        "SessionStarted",
        "InstructionsChanged",
        "SessionPaused",
        "SessionResumed",
        "DeskCovered",
        "DeskUncovered",
        "SessionEnded",
        "SessionShared",
        "PresenceSet",
        "BreakAsked",
        "QueuePlanned",
        "ChannelSet",
    }
    for kind in CLASSES:
        if kind.__name__ not in of_the_run:
            assert dataclasses.fields(kind)[0].name == "contact", kind.__name__


def test_events_cannot_be_changed() -> None:
    event = e.ContactAnswered("c1")
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.contact = "c2"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "version", "body"),
    [
        ("call.teleported", 1, '{"contact":"c1"}'),
        ("call.answered", 2, '{"contact":"c1"}'),
        ("call.answered", 0, '{"contact":"c1"}'),
        ("call.answered", 1, "{"),
        ("call.answered", 1, ""),
        ("call.answered", 1, "{}"),
        ("call.answered", 1, "[]"),
        ("call.answered", 1, '"c1"'),
        ("call.answered", 1, "null"),
        ("call.answered", 1, '{"contact":7}'),
        ("call.answered", 1, '{"contact":"c1","colour":"blue"}'),
        ("call.held", 1, '{"contact":"c1","announced":"30"}'),
        ("roleplay.moved", 1, '{"contact":"c1","place":"012"}'),
        ("desk.act_done", 1, '{"contact":"c1","client":"P","act":"a","target":"","values":[["a"]],"reference":""}'),
    ],
)
def test_what_this_program_does_not_know_is_refused_and_named(name: str, version: int, body: str) -> None:
    with pytest.raises(UnreadableEvent, match=name):
        decode(name, version, body)


def test_french_is_stored_as_it_is_read() -> None:
    assert "Opposé" in encode(e.NoteSaved("c1", "X", "solved", "", "Opposé à 10 €"))[2]


@given(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=1).flatmap(lambda found: values_of(found[0])))
def test_a_body_is_one_json_object_of_plain_values(event: e.Event) -> None:
    body = json.loads(encode(event)[2])
    assert list(body) == [f.name for f in dataclasses.fields(event)]
