"""A gesture is taken back whole, whatever came of it; and the log tells where each begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of
from tests.support.shift import ANNE, Shift
from tests.support.spoken import SpokenShift
from workstation import commands as c
from workstation import events as e
from workstation.commands import NAMES, all_command_classes
from workstation.events.codec import UnreadableEvent
from workstation.gestures import begins_gesture
from workstation.library.playing import play_test
from workstation.library.start import branch
from workstation.session.entries import read_entries
from workstation.session.runner import Session
from workstation.session.state import SessionState

ACTED = c.DoAct("c1", ANNE, "card.block", "classic")
GESTURES = {
    "an act": ACTED,
    "a part of a dossier": c.OpenSection("c1", ANNE, "accounts"),
    "a dossier": c.OpenDossier("c1", ANNE),
    "a sheet": c.OpenSheet("c1", "card-block"),
    "a sentence": c.Say("c1", "wrong_date"),
    "a hold": c.HoldCall("c1", 30),
    "hanging up": c.EndContact("c1"),
}


def taken_back(shift: Shift) -> SessionState:
    """The state after a step back."""
    return branch(shift.session, shift.state.step_back, "s2", "t", shift.log, shift.world()).state


def ready_to_act() -> Shift:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    return shift


def same(one: SessionState, other: SessionState) -> bool:
    return replace(one, step_back=-1) == replace(other, step_back=-1)


@pytest.mark.parametrize("wanted", [kind for kind in GESTURES if kind != "a sentence"])
def test_a_step_back_takes_back_the_gesture_and_all_that_came_of_it(wanted: str) -> None:
    shift = ready_to_act()
    before = shift.state
    shift.do(GESTURES[wanted])
    assert shift.state != before
    assert same(taken_back(shift), before)


def test_a_step_back_after_a_part_opened_too_early_takes_back_the_part_and_its_flag() -> None:
    shift = Shift()
    shift.answer()
    shift.do(GESTURES["a part of a dossier"])
    assert shift.flags == ("secrecy",)
    contact = taken_back(shift).contacts["c1"]
    assert contact.desk.sections == frozenset()
    assert contact.talk.flags == ()


def test_an_answer_judged_is_taken_back_with_the_level_it_gave() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "ask_name")
    shift.say("ask_birth", judge=False)
    level = shift.contact.desk.identity(ANNE).level
    shift.do(c.JudgeIdentity("c1", ANNE, "birth_date", True))
    assert shift.contact.desk.identity(ANNE).level > level
    before = taken_back(shift).contacts["c1"].desk.identity(ANNE)
    assert (before.level, before.waiting is not None) == (level, True)


def test_typing_and_the_customers_words_are_no_gestures() -> None:
    shift = ready_to_act()
    shift.do(ACTED)
    fork = shift.state.step_back
    shift.listen()
    shift.do(c.EditDraft("c1", "note", 0, 0, "Carte"))
    shift.do(c.MuteMic("c1"))
    shift.do(c.PauseSession())
    shift.do(c.ResumeSession())
    assert shift.state.step_back == fork


def test_steps_back_go_on_to_the_first_gesture() -> None:
    shift = ready_to_act()
    shift.do(ACTED)
    session, taken = shift.session, 0
    while session.state.step_back >= 0:
        session = branch(session, session.state.step_back, f"back {taken}", "t", shift.log, shift.world())
        taken += 1
    assert taken == sum(begins_gesture(entry) for entry in shift.session.entries())
    assert session.state.contacts["c1"].phase == "ringing"


def test_no_fork_stands_amid_what_came_about_together() -> None:
    shift = ready_to_act()
    shift.do(ACTED)
    entries = shift.session.entries()
    inside = [entry.number - 1 for entry in entries if entry.number != entry.origin]
    assert inside
    for fork in inside:
        with pytest.raises(ValueError, match="no fork"):
            branch(shift.session, fork, "s2", "t", shift.log, shift.world())
    for fork in {entry.origin - 1 for entry in entries} - {0} | {entries[-1].number}:
        branch(shift.session, fork, f"at {fork}", "t", shift.log, shift.world())


def test_a_branch_that_an_older_program_forked_amid_a_gesture_is_still_read() -> None:
    shift = Shift()
    shift.answer()
    shift.do(GESTURES["a part of a dossier"])
    part = next(x for x in shift.session.entries() if isinstance(x.event, e.SectionOpened))
    shift.log.start("old", "branch", "", "lost-card", "t", parent="s1", fork_at=part.number)
    session = Session("old", shift.log, shift.world())
    session.do(c.OpenSheet("c1", "card-block"))
    again = Session("old", shift.log, shift.world())
    assert again.state == session.state
    assert [x.asked for x in again.entries()][-2:] == ["dossier.open_section", "sheet.open"]


def test_timers_and_records_answer_no_command() -> None:
    shift = Shift()
    shift.answer()
    for entry in shift.session.entries():
        by_itself = isinstance(entry.event, e.SessionStarted | e.ContactOffered | e.CustomerSpoke)
        assert (entry.asked == "") == by_itself
    rang = next(entry for entry in shift.session.entries() if isinstance(entry.event, e.ContactRang))
    assert (rang.asked, rang.origin) == ("presence.go_ready", rang.number - 1)


def could_be_kept_so(roleplay) -> bool:
    """In such logs an e-mail left as it was sent, and nobody was rung to take a call over."""
    return roleplay.script.channel != "email" and not any(test.transfers for test in roleplay.script.tests)


@pytest.mark.parametrize("roleplay", any_of(could_be_kept_so))
def test_a_log_that_kept_no_transactions_is_read_as_one_that_did(roleplay) -> None:
    for test in roleplay.script.tests:
        session = play_test(roleplay, BUNDLED, test).session
        rows = [replace(row, origin=None, asked=None) for row in session._log.read(session.id)]
        assert list(read_entries(rows)) == session.entries()


def test_a_breath_of_several_moves_is_one_gesture_in_an_old_log_too() -> None:
    shift = SpokenShift()
    shift.answer()
    shift.speak("bonjour, Inès, banque orvane, je vous écoute")
    shift.listen()
    shift.speak("Comment vous appelez-vous ? Et quelle est votre date de naissance ?")
    entries = shift.session.entries()
    said = [entry for entry in entries if isinstance(entry.event, e.ConversationMoved) and entry.event.cause == "said"]
    assert [entry.event.move for entry in said] == ["greet_full", "ask_name", "ask_birth"]
    assert [entry.number - entry.origin for entry in said] == [0, 0, 1]
    assert taken_back(shift).contacts["c1"].talk.moves == ("greet_full",)
    rows = [replace(row, origin=None, asked=None) for row in shift.log.read("s1")]
    assert list(read_entries(rows)) == entries


@pytest.mark.parametrize(
    ("origin", "asked"),
    [(3, "call.answer"), (1, "call.answer"), (9, ""), (0, ""), (-1, ""), (2, "call.dreamt")],
)
def test_a_row_without_a_place_in_its_transaction_is_unreadable(origin: int, asked: str) -> None:
    shift = Shift()
    first, second = shift.log.read("s1")[:2]
    with pytest.raises(UnreadableEvent, match="event 2"):
        list(read_entries([first, replace(second, origin=origin, asked=asked)]))


def test_every_command_has_one_stored_name_and_every_name_a_command() -> None:
    assert set(NAMES.values()) == set(all_command_classes())
    assert len(NAMES) == len(all_command_classes())


def test_stored_names_of_commands_are_promises() -> None:
    """Old files hold these names: one may be added, none changed or given to another command."""
    kept = {
        "presence.go_ready": "GoReady", "presence.go_not_ready": "GoNotReady", "presence.ask_break": "AskBreak",
        "call.answer": "AnswerContact", "call.decline": "DeclineContact", "call.hold": "HoldCall",
        "call.resume": "ResumeCall", "call.mute": "MuteMic", "call.unmute": "OpenMic", "call.hang_up": "EndContact",
        "wrapup.extend": "ExtendWrapUp", "contact.close": "CloseContact", "dossier.open": "OpenDossier",
        "dossier.open_section": "OpenSection", "desk.do_act": "DoAct", "identity.judge": "JudgeIdentity",
        "draft.edit": "EditDraft", "note.set_field": "SetNoteField", "sheet.open": "OpenSheet",
        "roleplay.say": "Say", "roleplay.say_freely": "SayFreely", "roleplay.reply": "SendReply",
        "session.pause": "PauseSession", "session.resume": "ResumeSession", "session.end": "EndSession",
        "session.rate_self": "RateSelf",
    }  # fmt: skip
    assert {name: NAMES[name].__name__ for name in kept} == kept


def test_a_session_read_again_knows_its_last_gesture() -> None:
    shift = ready_to_act()
    shift.do(ACTED)
    assert Session("s1", shift.log, shift.world()).state.step_back == shift.state.step_back
