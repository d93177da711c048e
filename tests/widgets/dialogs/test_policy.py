"""What decides how sentences are heard on this computer is said where one looks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.spoken import SpokenShift
from widgets.adviser.contact_rail import ContactRail
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.dialogs.help_viewer import HelpViewer
from widgets.dialogs.settings_panel import SettingsPanel
from workstation.settings import Settings


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "policy.json"
    monkeypatch.setattr("workstation.policy.policy_path", lambda: path)
    return path


def words(widget: QWidget) -> str:
    said = " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def settings(qtbot: QtBot, folder: Path) -> str:
    panel = SettingsPanel(Theme(), Settings(), folder)
    qtbot.addWidget(panel)
    return words(panel)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "Par les mots et le sens."),
        ('{"sentence_encoder": true}', "Par les mots et le sens."),
        ('{"sentence_encoder": false}', "Par les mots seuls"),
        ("broken", "les mots décident seuls"),
    ],
)
def test_the_settings_name_the_file_and_say_what_it_does(
    qtbot: QtBot, tmp_path: Path, policy: Path, text: str | None, said: str
) -> None:
    if text is not None:
        policy.write_text(text, encoding="utf-8")
    told = settings(qtbot, tmp_path)
    assert said in told
    assert str(policy) in told


@pytest.mark.parametrize(("text", "told"), [('{"sentence_encoder": false}', True), ("{}", False)])
def test_the_desk_says_that_words_decide_alone(qtbot: QtBot, policy: Path, text: str, told: bool) -> None:
    policy.write_text(text, encoding="utf-8")
    rail = ContactRail(Theme(), Bridge(SpokenShift().session, clock=int))
    qtbot.addWidget(rail)
    assert ("Les mots décident seuls" in words(rail)) is told


def test_the_page_about_it_is_in_the_help_and_can_be_printed(qtbot: QtBot, tmp_path: Path) -> None:
    viewer = HelpViewer(Theme(), page="what-is-heard")
    qtbot.addWidget(viewer)
    assert viewer.text.toPlainText().startswith("Ce que le programme entend, mesure, et ne mesure pas")
    viewer.print_to(str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert "page.pdf" in viewer.pdf.text()


def test_a_page_that_cannot_be_written_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    viewer = HelpViewer(Theme(), page="what-is-heard")
    qtbot.addWidget(viewer)
    viewer.print_to(str(tmp_path / "nowhere" / "page.pdf"))
    assert "ne peut pas être écrit" in viewer.pdf.text()
