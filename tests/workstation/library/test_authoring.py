"""What a trainer is shown of a file, the copies and templates they begin with, and a session played again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.content import CONTENT
from workstation import commands as c
from workstation.assessment.proving import prove
from workstation.content.diagnostics import Diagnostics
from workstation.library.authoring import Verified, copy_of, entries, free_path, new_file, open_file, summary, to_watch
from workstation.library.playing import drive, fresh_session, small_bank
from workstation.library.replaying import Replayed, replay
from workstation.library.shelf import Shelf
from workstation.library.start import Start
from workstation.library.templates import CHANNELS
from workstation.library.verdict import Ways, verdict
from workstation.problem import Problem
from workstation.roleplay.model import Script
from workstation.roleplay.reading import loader
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player, Written
from workstation.session.runner import Session


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(own=tmp_path / "Jeux de rôle")


@pytest.fixture
def mine(shelf: Shelf) -> Path:
    """A copy of the bundled lost card, among the trainer's own."""
    bundled = next(entry for entry in entries(shelf) if entry.id == "card-lost")
    path = copy_of(shelf, bundled)
    shelf.reread()
    return path


def edit(shelf: Shelf, path: Path, old: str, new: str, count: int = -1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    shelf.reread()


# Files


def test_ones_own_come_first_and_say_their_state(shelf: Shelf, mine: Path) -> None:
    first, *others = entries(shelf)
    assert (first.path, first.own, first.state) == (mine, True, "ok")
    assert {entry.own for entry in others} == {False}
    edit(shelf, mine, "next: identify", "next: identfy")
    assert entries(shelf)[0].state == "errors"
    assert entries(shelf)[0].title == first.title


def test_a_remark_on_ones_own_is_counted_and_nobody_waits_for_those_on_what_ships(
    shelf: Shelf, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Advice takes as long as reading, and whoever plays asks for none."""
    of: list[str] = []
    advised = loader.advise

    def counted(script: Script, found: Diagnostics, *others: Any) -> None:
        of.append(script.id)
        advised(script, found, *others)

    monkeypatch.setattr(loader, "advise", counted)
    edit(shelf, mine, "format: 2", "# TODO\nformat: 2", 1)
    assert shelf.roleplays[0].program is not None
    assert of == []
    assert [entry.state for entry in entries(shelf)][:2] == ["remarks", "ok"]
    assert of == [entries(shelf)[0].id]


def test_a_copy_is_another_role_play_that_checks(shelf: Shelf, mine: Path) -> None:
    found = shelf.find("card-lost-2")
    assert found is not None
    assert found.path == mine
    assert found.script.title == "Perte de carte dans le tramway (copy)"
    assert found.script.revision == 1
    assert found.includes  # the bundled fragments are found from the trainer's folder
    assert found.script.client == "nadia-belkacem"  # and so are the bundled people
    assert not open_file(shelf, mine).faults


def test_a_second_copy_takes_another_id(shelf: Shelf, mine: Path) -> None:
    again = copy_of(shelf, next(entry for entry in entries(shelf) if entry.id == "card-lost"))
    shelf.reread()
    assert again != mine
    assert shelf.find(again.stem) is not None


def test_a_new_one_is_in_the_list_under_its_title(shelf: Shelf) -> None:
    path = new_file(shelf, "call", "Un rendez-vous manqué")
    shelf.reread()
    assert path.name == "un-rendez-vous-manque.yaml"
    first = entries(shelf)[0]
    assert (first.path, first.title, first.state) == (path, "Un rendez-vous manqué", "ok")


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_new_one_of_each_channel_has_nothing_to_report(shelf: Shelf, channel: str) -> None:
    path = new_file(shelf, channel, "Un essai")
    shelf.reread()
    opened = open_file(shelf, path)
    assert (opened.entry.channel, opened.entry.state) == (channel, "ok"), opened.faults


def test_a_title_without_a_letter_is_refused(shelf: Shelf) -> None:
    with pytest.raises(Problem):
        new_file(shelf, "call", "…")
    with pytest.raises(Problem):
        free_path(Shelf(), "anything", None)


def test_a_file_that_cannot_be_read_still_says_its_title(shelf: Shelf, mine: Path) -> None:
    mine.write_text('format: 1\nscenario:\n  id: broken\n  title: "Une carte" # no\nbeats: [', encoding="utf-8")
    shelf.reread()
    first = entries(shelf)[0]
    assert (first.id, first.title, first.errors) == ("broken", "Une carte", 1)


# Faults


def test_faults_stand_at_their_lines(shelf: Shelf, mine: Path) -> None:
    edit(shelf, mine, "    whisper:", "    whispr:", 1)
    opened = open_file(shelf, mine)
    main = opened.files[0]
    line = next(n for n, text in enumerate(main.lines, 1) if "whispr" in text)
    assert [fault.code for fault in main.at(line)] == ["RP010"]
    assert not opened.playable
    assert summary(opened.faults) == "1 error"


def test_a_fault_of_a_fragment_stands_in_the_fragment(shelf: Shelf, mine: Path) -> None:
    assert shelf.own is not None
    text = (shelf.root / "fragments" / "proposal.yaml").read_text(encoding="utf-8")
    own = shelf.own / "fragments" / "proposal.yaml"
    own.parent.mkdir()
    own.write_text(text.replace("moves:", "movs:", 1), encoding="utf-8")
    shelf.reread()
    main, fragment = open_file(shelf, mine).files
    assert fragment.path == own
    assert any("movs" in fragment.lines[fault.place.line - 1] for fault in fragment.faults)
    assert main.name == mine.name


def test_a_test_that_fails_is_a_fault_of_ones_own_file(shelf: Shelf, mine: Path) -> None:
    edit(shelf, mine, "expect: {min_score: 90,", "expect: {score: 3,")
    assert "RP050" in {fault.code for fault in open_file(shelf, mine).faults}


def test_tests_are_played_again_once_the_text_has_changed(shelf: Shelf, mine: Path) -> None:
    verified = Verified()
    assert not open_file(shelf, mine, verified).faults
    edit(shelf, mine, "expect: {min_score: 90,", "expect: {score: 3,")
    assert "RP050" in {fault.code for fault in open_file(shelf, mine, verified).faults}
    edit(shelf, mine, "expect: {score: 3,", "expect: {min_score: 90,")
    assert not open_file(shelf, mine, verified).faults


def test_nothing_to_report_is_said(shelf: Shelf, mine: Path) -> None:
    assert summary(open_file(shelf, mine).faults) == "Nothing to report"


def test_what_may_change_the_page_is_watched(shelf: Shelf, mine: Path) -> None:
    assert shelf.own is not None
    watched = to_watch(shelf, open_file(shelf, mine))
    wanted = {
        mine,
        shelf.own,
        shelf.root / "fragments" / "proposal.yaml",
        shelf.root / "people" / "nadia-belkacem.yaml",
    }
    assert wanted <= set(watched)


def test_only_what_changed_is_worked_out_again(shelf: Shelf, mine: Path) -> None:
    before = {one.path: one for one in shelf.roleplays}
    edit(shelf, mine, 'hint: "Rassurer"', 'hint: "Minimiser"')
    after = {one.path: one for one in shelf.roleplays}
    assert [path for path in after if after[path] is not before[path]] == [mine]


# The verdict


def test_the_verdict_is_said_in_sentences(shelf: Shelf) -> None:
    one = shelf.find("card-lost")
    assert one is not None
    found = verdict(prove(one.script_program, shelf.scorecard("call")), one, shelf)
    said = [sentence.text for sentence in found.sentences]
    assert "No dead end: from every moment, an ending can be reached." in said
    assert any(text.startswith("Best way: 100 points in ") for text in said)
    assert found.best is not None
    assert found.best.passed
    assert "Inès Moreau" in found.best.lines[0].text
    assert found.worst is not None
    assert found.worst.score == 0


def test_an_exploration_cut_short_claims_nothing() -> None:
    shelf = Shelf(CONTENT)
    one = shelf.find("lost-card")
    assert one is not None
    found = verdict(prove(one.script_program, shelf.scorecard("call"), limit=3), one, shelf)
    assert found.sentences[0].tone == "now"
    assert "RP082" in {fault.code for fault in found.faults}
    assert not any("No dead end" in sentence.text for sentence in found.sentences)


def test_what_a_proof_finds_in_a_fragment_is_shown_in_its_file(shelf: Shelf, mine: Path) -> None:
    assert shelf.own is not None
    text = (shelf.root / "fragments" / "proposal.yaml").read_text(encoding="utf-8")
    own = shelf.own / "fragments" / "proposal.yaml"
    own.parent.mkdir()
    never = """          - {id: never, when: "seen('offer') and not seen('offer')", say: "Jamais dit."}\n"""
    assert "          - {id: send," in text
    own.write_text(text.replace("          - {id: send,", never + "          - {id: send,", 1), encoding="utf-8")
    shelf.reread()
    one = shelf.find(mine.stem)
    assert one is not None
    faults = verdict(prove(one.script_program, shelf.scorecard("call"), plays=1), one, shelf).faults
    fault = next(fault for fault in faults if fault.place.file)
    assert Path(fault.file) == own
    assert "id: never" in fault.source
    assert Path(fault.file) in [file.path for file in open_file(shelf, mine).files]


def test_every_kind_of_step_has_its_words(shelf: Shelf) -> None:
    one = shelf.find("card-lost")
    assert one is not None
    ways = Ways(one, shelf)
    kinds = [ways.line(step).kind for step in ("greet_full", "block_card", "wait:12", "hold:40", "note:n", "reply:r")]
    assert kinds == ["said", "desk", "wait", "hold", "note", "reply"]


# Played again


def started(shelf: Shelf, scenario: str = "card-lost-2") -> Session:
    one = shelf.find(scenario)
    assert one is not None
    return fresh_session(one, shelf, 1, "choice")


def played(shelf: Shelf, upto: str) -> Session:
    """A session brought by the exemplary test up to and with a move."""
    one = shelf.find("card-lost-2")
    assert one is not None
    session = fresh_session(one, shelf, 1, "choice")
    player = Player("c1", one.script_program, Written(one.script.exemplary.steps), dict(one.script.exemplary.notes))
    while session.state.in_hand is None or upto not in session.state.in_hand.talk.moves:
        turn = player.next(session.state, session.at)
        assert turn is not None
        if turn.command is not None:
            session.do(turn.command)
        if turn.until > session.at:
            due = session.due()
            session.advance(min(turn.until, due) if due is not None else turn.until)
        elif turn.command is None:
            session.advance(session.at + 1000)
    return session


def again(session: Session, shelf: Shelf, scenario: str = "card-lost-2") -> Replayed:
    one = shelf.find(scenario)
    assert one is not None
    start = Start("again", "demo", "", "Inès Moreau", "choice", 1, "")
    world = World(small_bank(shelf.people), Pins(MemoryContents()))
    return replay(session.entries(), one, shelf, start, MemoryEventLog(), world)


def moves(session: Session) -> tuple[str, ...]:
    assert session.state.in_hand is not None
    return session.state.in_hand.talk.moves


def test_the_same_text_replays_to_the_same_place(shelf: Shelf, mine: Path) -> None:
    session = played(shelf, "block_card")
    found = again(session, shelf)
    assert (found.stopped, found.last) == ("", "block_card")
    assert moves(found.session) == moves(session)
    assert found.session.state.in_hand is not None
    assert session.state.in_hand is not None
    assert found.session.state.in_hand.talk.points == session.state.in_hand.talk.points


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_whole_contact_replays_to_its_end(shelf: Shelf, channel: str) -> None:
    scenario = new_file(shelf, channel, "Un essai").stem
    shelf.reread()
    one = shelf.find(scenario)
    assert one is not None
    session = started(shelf, scenario)
    test = one.script.exemplary
    drive(session, Player("c1", one.script_program, Written(test.steps), dict(test.notes), dict(test.replies)))
    found = again(session, shelf, scenario)
    assert found.stopped == ""
    assert found.session.state.ended == "done"
    assert moves(found.session) == moves(session)


def test_a_gesture_that_is_gone_stops_the_replay_after_the_one_before(shelf: Shelf, mine: Path) -> None:
    session = played(shelf, "ask_birth")
    edit(shelf, mine, "ask_name", "ask_full_name")
    edit(shelf, mine, "intent: ask_full_name", "intent: ask_name")
    found = again(session, shelf)
    assert (found.stopped, found.step, found.last) == ("missing", "ask_name", "take_charge")
    assert "ask_name" not in moves(found.session)


def test_a_gesture_that_is_closed_now_stops_the_replay(shelf: Shelf, mine: Path) -> None:
    session = played(shelf, "ask_name")
    edit(shelf, mine, "{id: ask_name, ", "{id: ask_name, when: blocked, ")
    found = again(session, shelf)
    assert (found.stopped, found.step, found.last) == ("closed", "ask_name", "take_charge")


def test_a_sentence_nobody_understood_is_said_again_to_the_new_text(shelf: Shelf, mine: Path) -> None:
    session = played(shelf, "greet_full")
    contact = session.state.in_hand
    assert contact is not None
    while contact.talk.queue:
        session.advance(contact.talk.queue[0].at)
        contact = session.state.contacts[contact.id]
    session.advance(max(session.at, contact.talk.ready_at))
    session.do(c.SayFreely(contact.id, "Abracadabra, saperlipopette"))
    assert moves(session) == ("greet_full",)
    edit(shelf, mine, "Je m’en occupe avec vous tout de suite, Madame.", "Abracadabra, saperlipopette.")
    found = again(session, shelf)
    assert (found.stopped, found.last) == ("", "take_charge")


def test_people_are_read_again() -> None:
    shelf = Shelf(CONTENT)
    people = shelf.people
    shelf.reread()
    assert shelf.people == people
    assert shelf.people is not people
