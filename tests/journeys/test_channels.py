"""One role-play of each channel, begun from its template: through the real desk, to a debrief that passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.debrief.debrief_page import DebriefPage
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.channels import CHANNELS
from workstation.content.text import render_text
from workstation.debrief.building import make_report
from workstation.debrief.report import Report
from workstation.events.desk import REPLY_TEXT
from workstation.library.playing import fresh_session
from workstation.library.shelf import Shelf
from workstation.library.templates import new_roleplay
from workstation.session.player import Player, Turn, Written
from workstation.session.state import Contact

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
CLOSES = {"chat": "Clore la conversation", "email": "Clore le message"}


class Desk:
    """The page of a new role-play, played by hand: clicks and keys where a person has them, else the bridge."""

    def __init__(self, qtbot: QtBot, folder: Path, channel: str, help_level: str) -> None:
        path = folder / "essai.yaml"
        new_roleplay(channel, path)
        shelf = Shelf(own=folder)
        roleplay = next(one for one in shelf.roleplays if one.path == path)
        test = roleplay.script.exemplary
        self.qtbot, self.theme = qtbot, Theme()
        self.program = roleplay.script_program
        self.session = fresh_session(roleplay, shelf, 1, help_level)
        self.bridge = Bridge(self.session, clock=int)
        self.page = DeskPage(self.theme, self.bridge)
        self.replies = dict(test.replies)
        self._player = Player("c1", self.program, Written(test.steps), dict(test.notes))
        self._drafted = ""
        self.qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def contact(self) -> Contact:
        return self.session.state.contacts["c1"]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(self.page, key, modifier)

    def play(self) -> Report:
        while turn := self._player.next(self.session.state, self.session.at):
            self._take(turn)
        return make_report(self.session.id, self.session.entries(), self.session.world.pins, "c1")

    def _take(self, turn: Turn) -> None:
        match turn.command:
            case None:
                due = self.session.due()
                to = max(turn.until, self.session.at + 1000)
                self.bridge.jump(min(to, due) if due is not None and due > self.session.at else to)
            case c.GoReady():
                self.qtbot.mouseClick(self.page.waiting.act, Qt.MouseButton.LeftButton)
            case c.AnswerContact():
                self.qtbot.mouseClick(self.page.ringing.card.answer, Qt.MouseButton.LeftButton)
                assert self.contact.phase == "talking"
            case c.Say(move=move):
                self._say(move)
            case c.EditDraft(where=where, inserted=text) if where == REPLY_TEXT:
                self._drafted += text
            case c.SendReply(text=text):
                self._send(text)
            case c.EndContact():
                self.key(Qt.Key.Key_R, CONTROL_SHIFT)
                assert self.contact.phase == "wrap_up"
            case c.CloseContact():
                self.key(Qt.Key.Key_T, CONTROL_SHIFT)
                assert self.contact.over
            case command:
                assert self.bridge.do(command), command

    def _say(self, move: str) -> None:
        composer = self.page.composer
        if self.bridge.role(self.contact).typed:
            self._write(move)
        else:
            composer.moves.choose(move)
            self.qtbot.mouseClick(composer.primary, Qt.MouseButton.LeftButton)
        assert move in self.contact.talk.moves, composer.refusal

    def _write(self, move: str) -> None:
        step, field = self.program.step_of(move), self.page.composer.field
        assert step is not None
        values = self.bridge.role(self.contact).values
        field.setPlainText(render_text(step.move.hears[0] if step.move.hears else step.move.say, values))
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert move in self.contact.talk.moves, self.page.composer.refusal

    def _send(self, text: str) -> None:
        composer = self.page.composer
        assert self._drafted == text
        self._drafted = ""
        assert composer.reply.isVisible()
        assert not composer.primary.isEnabled()
        assert composer.primary.toolTip() == "La réponse est vide. Rédigez-la d’abord."
        composer.reply.setFocus()
        first, last = text.split(maxsplit=1)
        self.qtbot.keyClicks(composer.reply, first)
        self.qtbot.keyClick(composer.reply, Qt.Key.Key_Return)
        assert composer.reply.text() == f"{first}\n"
        composer.reply.setPlainText(f"{first}\n{last}")
        assert composer.primary.text() == "Envoyer la réponse"
        self.qtbot.keyClick(composer.reply, Qt.Key.Key_Return, CONTROL)
        if self.contact.thread.posted is not None:
            composer.skip()
        assert composer.reply.text() == ""
        assert self.page.conversation.transcript.rows()[-1].text == f"{first}\n{last}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "roleplays"
    made.mkdir()
    return made


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_new_role_play_of_each_channel_is_played_to_a_passing_debrief(
    qtbot: QtBot, folder: Path, channel: str
) -> None:
    desk = Desk(qtbot, folder, channel, "choice")
    hang_up = desk.page.top_bar.controls.hang_up
    assert hang_up.text() == CLOSES.get(channel, "Raccrocher")
    assert desk.page.top_bar.controls.hold.isVisible() == (channel not in CLOSES)
    report = desk.play()
    assert report.marks.passed
    assert report.marks.score == 100
    page = DebriefPage(desk.theme, report)
    qtbot.addWidget(page)
    page.show_transcript()
    page.grab()


def test_a_chat_is_written_from_the_first_word_to_the_last(qtbot: QtBot, folder: Path) -> None:
    report = Desk(qtbot, folder, "chat", "free").play()
    assert report.help == "free"
    assert report.marks.passed
    assert report.marks.score == 100
