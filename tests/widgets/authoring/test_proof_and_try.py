"""Proving a role-play, and trying it while it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.widgets.authoring.conftest import SAVED, Desk, plain
from tests.widgets.authoring.test_files import begin, click
from widgets.authoring import proving
from widgets.authoring.page import AuthoringPage
from widgets.authoring.try_bar import TryBar
from widgets.debrief.debrief_page import DebriefPage
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.assessment.proving import Proof, prove
from workstation.assessment.scorecard import Scorecard
from workstation.library.authoring import copy_of, entries, new_file
from workstation.roleplay.playing.program import Program
from workstation.session.state import Contact

PROOF = 60_000
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_proof_is_said_in_words(desk: Desk) -> None:
    page = desk.open()
    begin(desk, "Essai")
    click(page.source.prove)
    assert page.proof.running
    desk.qtbot.waitUntil(lambda: not page.proof.running, timeout=PROOF)
    said = [plain(text) for text in page.proof.sentences]
    assert "Aucune impasse : depuis chaque moment, une fin est atteignable." in said
    assert any(text.startswith("Meilleur parcours : ") for text in said)
    assert any(text.startswith("Un joueur au hasard réussit ") for text in said)
    assert any("Banque Orvanne, bonjour" in text for text in said)  # the best way, as it is said


def test_a_fault_the_proof_finds_leads_to_its_line(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    text = path.read_text(encoding="utf-8").replace("{limit: 240}", "{target: 7000, limit: 7200}")
    desk.save(path, text, lambda: "target: 7000" in page.source.view.toPlainText())
    click(page.source.prove)
    desk.qtbot.waitUntil(lambda: not page.proof.running, timeout=PROOF)
    row = next(row for row in page.proof.fault_rows if row.fault.code == "RP076")
    QTest.mouseClick(row, LEFT)
    assert page.source.view.chosen_line == row.fault.place.line


def test_a_fault_the_proof_finds_in_a_fragment_leads_to_the_line_of_the_fragment(desk: Desk) -> None:
    page = desk.open()
    assert desk.shelf.own is not None
    text = (desk.shelf.root / "fragments" / "proposal.yaml").read_text(encoding="utf-8")
    never = """          - {id: never, when: "seen('offer') and not seen('offer')", say: "Jamais dit.", exit: done}\n"""
    fragment = desk.shelf.own / "fragments" / "proposal.yaml"
    fragment.parent.mkdir()
    text = text.replace("          - {id: send,", never + "          - {id: send,", 1)
    assert "id: never" in text
    fragment.write_text(text, encoding="utf-8")
    desk.room.select(copy_of(desk.shelf, next(entry for entry in entries(desk.shelf) if entry.id == "card-lost")))
    click(page.source.prove)
    desk.qtbot.waitUntil(lambda: not page.proof.running, timeout=PROOF)
    row = next(row for row in page.proof.fault_rows if "never" in row.fault.message)
    number = text[: text.index("id: never")].count("\n") + 1
    assert f"proposal.yaml, ligne {number}" in plain(row.accessibleName())
    QTest.mouseClick(row, LEFT)
    assert page.source.view.chosen_line == number
    assert "id: never" in page.source.view.toPlainText()


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_trying_and_proving_have_their_keys_wherever_the_keyboard_is(desk: Desk, enter: Qt.Key) -> None:
    page = desk.open()
    begin(desk, "Essai")
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    for place in (page.source.view, page.files.cards[0]):
        place.setFocus()
        QTest.keyClick(place, enter, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert page.proof.running
        click(page.proof.stop)
    QTest.keyClick(page.files.cards[0], enter, CTRL)
    assert isinstance(desk.window.page, DeskPage)


def test_a_role_play_with_faults_is_not_tried_by_its_key(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    text = path.read_text(encoding="utf-8").replace("next: request", "next: reqest", 1)
    desk.save(path, text, lambda: not page.source.trial.isEnabled())
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    page.source.view.setFocus()
    QTest.keyClick(page.source.view, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(page.source.view, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.window.page is page
    assert not page.proof.running


def test_a_proof_may_be_stopped(desk: Desk) -> None:
    page = desk.open()
    begin(desk, "Essai")
    click(page.source.prove)
    click(page.proof.stop)
    assert not page.proof.running
    assert not desk.room.proving.running
    assert not page.proof.sentences


def test_a_proof_that_is_stopped_ends_its_work_before_it_is_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = Event()

    def prove_slowly(program: Program, card: Scorecard, progress: Callable[[int], None]) -> Proof:
        def seen_and_held(states: int) -> None:
            progress(states)
            may_go_on.wait()
            progress(states)

        return prove(program, card, progress=seen_and_held)

    monkeypatch.setattr(proving, "prove", prove_slowly)
    page = desk.open()
    desk.room.select(next(card.entry.path for card in page.files.cards if card.entry.id == "card-lost"))
    seen: list[int] = []
    desk.room.proving.progressed.connect(seen.append)
    click(page.source.prove)
    desk.qtbot.waitUntil(lambda: bool(seen), timeout=PROOF)
    task = desk.room.proving._task
    assert task is not None
    with desk.qtbot.waitSignal(task.worker.failed, timeout=PROOF):  # nobody hears it but this test
        click(page.proof.stop)
        may_go_on.set()
    assert not page.proof.running
    assert not page.proof.sentences


def test_a_verdict_is_stale_once_the_file_has_changed(desk: Desk) -> None:
    page = desk.open()
    path = begin(desk, "Essai")
    click(page.source.prove)
    desk.qtbot.waitUntil(lambda: not page.proof.running, timeout=PROOF)
    assert not page.proof.stale
    text = path.read_text(encoding="utf-8")
    desk.save(path, text + "# fin\n", lambda: page.proof.stale)


# Trying


def contact(desk: Desk) -> Contact:
    assert desk.room.tryout is not None
    bridge = desk.room.tryout.practice.bridge
    assert bridge is not None
    found = bridge.contact()
    assert found is not None
    return found


def bar(desk: Desk) -> TryBar:
    assert desk.room.tryout is not None
    assert desk.room.tryout.bar is not None
    return desk.room.tryout.bar


def do(desk: Desk, *commands: c.Command) -> None:
    assert desk.room.tryout is not None
    bridge = desk.room.tryout.practice.bridge
    assert bridge is not None
    for command in commands:
        while contact(desk).talk.queue:
            bridge.skip()
        bridge.jump(max(bridge.at, contact(desk).talk.ready_at))
        assert bridge.do(command), command


def trying(desk: Desk) -> Path:
    """A role-play of one's own on the desk, its first sentence said."""
    page = desk.open()
    path = begin(desk, "Essai")
    click(page.source.trial)
    assert isinstance(desk.window.page, DeskPage)
    assert plain(bar(desk).accessibleName()) == "Essai"
    do(desk, c.GoReady(), c.AnswerContact("c1"), c.Say("c1", "greet_full"))
    return path


def saved(desk: Desk, path: Path, old: str, new: str) -> str:
    """Change the file, and give what the bar says of it."""
    before = bar(desk).said
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    desk.qtbot.waitUntil(lambda: bar(desk).said != before, timeout=SAVED)
    return plain(bar(desk).said)


def test_a_save_replays_what_was_done_on_the_new_text(desk: Desk) -> None:
    path = trying(desk)
    said = saved(desk, path, "il me faudrait mon RIB", "je voudrais mon RIB")
    assert said == "Enregistré : rejoué jusqu’à « greet_full »."
    assert contact(desk).talk.moves == ("greet_full",)
    lines = [line.text for line in contact(desk).talk.queue] + [line.text for line in contact(desk).lines]
    assert any("je voudrais mon RIB" in text for text in lines)
    assert isinstance(desk.window.page, DeskPage)


def test_a_chat_and_an_email_are_tried_too(desk: Desk) -> None:
    page = desk.open()
    for channel in ("chat", "email"):
        desk.room.select(new_file(desk.shelf, channel, f"Un essai de {channel}"))
        page = desk.page
        click(page.source.trial)
        assert isinstance(desk.window.page, DeskPage)
        do(desk, c.GoReady(), c.AnswerContact("c1"))
        click(bar(desk).stop)
        assert isinstance(desk.window.page, AuthoringPage)


def test_a_gesture_that_is_gone_stops_it_and_is_named(desk: Desk) -> None:
    path = trying(desk)
    said = saved(desk, path, "greet_full", "greet_whole")
    assert said == "Le geste « greet_full » n’existe plus : arrêté au début."
    assert contact(desk).talk.moves == ()
    assert contact(desk).phase == "talking"


def test_a_fault_is_told_and_the_old_text_goes_on(desk: Desk) -> None:
    path = trying(desk)
    said = saved(desk, path, "next: request", "next: reqest")
    assert "reqest" in said
    assert bar(desk).tone == "alert"
    assert contact(desk).talk.moves == ("greet_full",)
    said = saved(desk, path, "next: reqest", "next: request")
    assert said == "Enregistré : le fichier est de nouveau le texte que vous essayez."
    assert contact(desk).talk.beat == "request"


def test_a_file_that_is_gone_is_told_and_the_tryout_goes_on(desk: Desk) -> None:
    path = trying(desk)
    text = path.read_text(encoding="utf-8")
    path.unlink()
    desk.qtbot.waitUntil(lambda: bar(desk).tone == "alert", timeout=SAVED)
    assert contact(desk).talk.moves == ("greet_full",)
    path.write_text(text, encoding="utf-8")
    desk.qtbot.waitUntil(lambda: bar(desk).tone == "good", timeout=SAVED)
    assert contact(desk).talk.moves == ("greet_full",)


def test_stopping_leads_back_to_the_file_and_leaves_nothing(desk: Desk) -> None:
    path = trying(desk)
    click(bar(desk).stop)
    page = desk.window.page
    assert isinstance(page, AuthoringPage)
    assert next(card for card in page.files.cards if card.isChecked()).entry.path == path
    assert desk.window.findChild(TryBar) is None or not desk.window.findChild(TryBar).isVisible()
    assert desk.store.log.sessions() == []


def test_time_stands_still_while_another_window_is_in_front(desk: Desk) -> None:
    trying(desk)
    assert desk.room.tryout is not None
    bridge = desk.room.tryout.practice.bridge
    assert bridge is not None
    editor = QPlainTextEdit()
    desk.qtbot.addWidget(editor)
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    with desk.qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    assert bridge.state.paused
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    assert not bridge.state.paused


def test_a_contact_brought_to_its_end_shows_its_debrief_and_keeps_no_score(desk: Desk) -> None:
    trying(desk)
    do(desk, c.EndContact("c1"), c.SetNoteField("c1", "code", "MOY-RIB"), c.SetNoteField("c1", "outcome", "solved"))
    do(desk, c.CloseContact("c1"))
    assert isinstance(desk.window.page, DebriefPage)
    assert desk.store.results.best("aude", "essai") is None
    desk.window.page.home_asked.emit()
    assert isinstance(desk.window.page, AuthoringPage)


def test_home_is_one_gesture_away(desk: Desk) -> None:
    page = desk.open()
    with desk.qtbot.waitSignal(desk.room.left):
        page.bar.back.emit()
    assert desk.room.page is None
