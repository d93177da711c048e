"""The whole page on each channel: from the offer to the note, with words that are true there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.content import CONTENT, SHELF
from tests.support.dealing import dealt
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.channels import WRITTEN
from workstation.library.playing import fresh_session
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.session.player import Player, Written
from workstation.session.runner import Session

FILES = sorted((CONTENT / "channels").glob("*.yaml"))


class Desk:
    """The page of a role-play, played by its exemplary test."""

    def __init__(self, qtbot: QtBot, theme: Theme, path: Path, help_level: str) -> None:
        self.roleplay: Roleplay = read_roleplay(path, SHELF.around, SHELF.folders)
        test = self.roleplay.script.exemplary
        self.session: Session = fresh_session(self.roleplay, SHELF, 1, help_level)
        self.bridge = Bridge(self.session, clock=int)
        self.page = DeskPage(theme, self.bridge)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self._player = Player("c1", self.roleplay.script_program, Written(test.steps), dict(test.notes))

    @property
    def phase(self) -> str:
        return self.session.state.contacts["c1"].phase

    def until(self, phase: str) -> None:
        """Play on until the contact is there; the page follows."""
        while self.phase != phase:
            turn = self._player.next(self.session.state, self.session.at)
            assert turn is not None
            if turn.command is not None:
                assert self.bridge.do(turn.command), turn
            due = self.session.due()
            to = max(turn.until, self.session.at + (0 if turn.command else 1000))
            self.bridge.jump(min(to, due) if due is not None and due > self.session.at else to)


@pytest.mark.parametrize(("path", "help_level"), dealt(FILES, ("guided", "free")))
def test_the_desk_goes_through_it(qtbot: QtBot, theme: Theme, path: Path, help_level: str) -> None:
    desk = Desk(qtbot, theme, path, help_level)
    # Where sentences are written, an act waits for the words that go with it: the player does not write them.
    phases = ("ringing", "talking") if help_level == "free" else ("ringing", "talking", "wrap_up", "closed")
    for phase in phases:
        desk.until(phase)
        desk.page.grab()


@pytest.mark.parametrize(
    ("file", "offered", "take", "close"),
    [
        ("lost-card-chat", "Conversation entrante · Chat de l’espace client", "Prendre", "Clore la conversation"),
        ("lost-card-email", "E-mail à traiter", "Prendre", "Clore le message"),
        ("new-card-callback", "Rappel prévu · Rappel convenu à 12 h", "Appeler", "Raccrocher"),
        ("appointment-outbound", "Appel sortant · Campagne « Bienvenue »", "Appeler", "Raccrocher"),
    ],
)
def test_the_words_are_those_of_the_channel(
    qtbot: QtBot, theme: Theme, file: str, offered: str, take: str, close: str
) -> None:
    desk = Desk(qtbot, theme, CONTENT / "channels" / f"{file}.yaml", "choice")
    desk.until("ringing")
    card = desk.page.ringing.card
    assert card.accessibleName().startswith(f"{offered}, ")
    assert card.answer.text() == take
    desk.until("talking")
    controls = desk.page.top_bar.controls
    written = desk.roleplay.script.channel in WRITTEN
    assert controls.hang_up.text() == close
    assert controls.hang_up.isEnabled()
    assert controls.hold.isEnabled() == controls.mute.isEnabled() == (not written)
    desk.until("wrap_up")
    last = desk.session.state.contacts["c1"].lines[-1]
    assert last.code == ("closed" if written else "ended")


def test_the_ring_card_of_an_e_mail_shows_its_subject_and_no_countdown(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme, CONTENT / "channels" / "lost-card-email.yaml", "choice")
    desk.until("ringing")
    shown = [label.text() for label in desk.page.ringing.card.findChildren(QLabel) if label.isVisible()]
    assert "Ma carte est perdue" in shown
    assert "Quand vous voulez" in shown
    assert "Une adresse ne prouve l’identité de personne." in shown
    desk.bridge.jump(desk.session.at + 600_000)
    assert desk.phase == "ringing"


def test_a_customer_on_the_chat_is_not_put_on_hold(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme, CONTENT / "channels" / "lost-card-chat.yaml", "choice")
    desk.until("talking")
    assert not desk.bridge.do(c.HoldCall("c1", 30))
