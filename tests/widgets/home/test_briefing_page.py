"""The briefing says what comes, lets the help be chosen, and leads to the desk or back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.widgets.home.conftest import Show, settle
from tests.widgets.home.test_home_page import seen
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.home.briefing_page import BriefingPage
from widgets.home.model import BriefingModel

MODEL = BriefingModel(
    title="Perte de carte dans le tramway",
    situation="Lundi matin, ligne Particuliers.",
    aim="Protéger le compte sans attendre.",
    documents=("Opposition sur une carte",),
    role_line="Inès Moreau, Banque Orvanne",
    channel="call",
    minutes=5,
    difficulty="easy",
    counted=("Identification", "Réponse exacte"),
)


@pytest.fixture
def page(theme: Theme, show: Show) -> BriefingPage:
    made = BriefingPage(theme)
    made.set_model(MODEL)
    show(made)
    return made


def test_it_says_everything_before_the_call(page: BriefingPage) -> None:
    words = seen(page)
    for part in (MODEL.situation, MODEL.aim, MODEL.documents[0], MODEL.role_line, "Appel · Facile · 5 min"):
        assert part in words
    assert "Identification · Réponse exacte" in words
    assert "À partir de 80 sur 100" in words
    assert "Vous arrivez indisponible" in words


def test_enter_takes_the_desk_with_the_help_proposed(page: BriefingPage, qtbot: QtBot) -> None:
    assert page.take.hasFocus()
    with qtbot.waitSignal(page.begin) as begun:
        qtbot.keyClick(page.take, Qt.Key.Key_Return)
    assert begun.args == ["guided"]


def test_the_help_chosen_is_the_one_taken(page: BriefingPage, qtbot: QtBot) -> None:
    segments = page.helps.findChildren(QAbstractButton)
    qtbot.mouseClick(segments[1], Qt.MouseButton.LeftButton)
    assert "sans indice" in seen(page)
    with qtbot.waitSignal(page.begin) as begun:
        qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    assert begun.args == ["choice"]


def test_escape_the_arrow_and_the_button_go_back(page: BriefingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back):
        page.bar.back.emit()
    page.leave.setFocus()
    with qtbot.assertNotEmitted(page.begin), qtbot.waitSignal(page.back):
        qtbot.keyClick(page.leave, Qt.Key.Key_Return)


def test_f1_asks_for_the_keys(page: BriefingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.help_asked):
        qtbot.keyClick(page, Qt.Key.Key_F1)


def test_a_call_without_sheets_says_so(theme: Theme, show: Show) -> None:
    page = BriefingPage(theme)
    page.set_model(replace(MODEL, documents=(), help="exam"))
    show(page)
    assert "le dossier suffit" in seen(page)
    assert page.help_level == "guided"


@pytest.mark.parametrize("scale", [1, 2])
def test_no_word_is_cut(page: BriefingPage, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    settle()
    for label in page.findChildren(Label):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.mapTo(page, label.rect().bottomRight()).x() < page.width(), label.text()
