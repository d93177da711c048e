"""The briefing says what comes, lets the help be chosen, and leads to the desk or back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.support import desk_stages as stages
from tests.support.content import BUNDLED, LOST_CARD, SHELF, on_the_shelf
from tests.widgets.home.conftest import Show, plain, settle
from tests.widgets.home.test_home_page import seen
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.home.briefing_page import BriefingPage
from widgets.home.model import BriefingModel
from widgets.overview import briefing_model, briefing_sheet
from workstation.content.dates import REFERENCE_DATE
from workstation.i18n import install, tr
from workstation.session import keeping

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

INES = keeping.Profile("ines", "Inès Moreau", "recruit", "2026-11-23")


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


@pytest.mark.parametrize(
    ("place", "level", "told"), [(1, "choice", "sans indice"), (2, "free", "Vous écrivez vos phrases")]
)
def test_the_help_chosen_is_the_one_taken(page: BriefingPage, qtbot: QtBot, place: int, level: str, told: str) -> None:
    segments = page.helps.findChildren(QAbstractButton)
    qtbot.mouseClick(segments[place], Qt.MouseButton.LeftButton)
    assert told in seen(page)
    with qtbot.waitSignal(page.begin) as begun:
        qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    assert begun.args == [level]


def test_sentences_are_written_only_where_there_are_words_to_understand_them(theme: Theme, show: Show) -> None:
    profile = keeping.Profile("ines", "Inès Moreau", "recruit", "2026-11-23")
    silent, understood = on_the_shelf(LOST_CARD), stages.roleplay("card-lost")
    assert briefing_model(silent, SHELF, profile, "free").helps == ("guided", "choice")
    assert briefing_model(understood, stages.SHELF, profile, "free").helps == ("guided", "choice", "free")
    page = BriefingPage(theme)
    page.set_model(briefing_model(silent, SHELF, profile, "free"))
    show(page)
    assert page.help_level == "guided"


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


@pytest.mark.parametrize(
    ("reader", "scenario", "told"),
    [
        ("fr", "card-declined-abroad", "Langue parlée : Anglais"),
        ("en", "card-lost", "The customer speaks: French"),
        ("fr", "card-lost", ""),
        ("en", "card-declined-abroad", ""),
    ],
)
def test_another_language_than_the_reader_s_is_told_before_the_call(
    theme: Theme, show: Show, reader: str, scenario: str, told: str
) -> None:
    install(reader)
    found = BUNDLED.find(scenario)
    assert found is not None
    page = BriefingPage(theme)
    page.set_model(briefing_model(found, BUNDLED, INES, "guided"))
    show(page)
    assert told in seen(page)
    assert bool(told) == (plain(tr("The customer speaks: {language}", language="")) in seen(page))


@pytest.mark.parametrize("scale", [1, 2])
def test_no_word_is_cut(page: BriefingPage, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    settle()
    for label in page.findChildren(Label):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.mapTo(page, label.rect().bottomRight()).x() < page.width(), label.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_sheet_opens_from_the_briefing(page: BriefingPage, qtbot: QtBot, key: Qt.Key) -> None:
    read = page.sheets.button(0)
    read.setFocus()
    with qtbot.waitSignal(page.sheet_asked) as asked, qtbot.assertNotEmitted(page.begin):
        qtbot.keyClick(read, key)
    assert asked.args == [0]


def test_the_sheet_is_read_as_at_the_desk() -> None:
    for found in BUNDLED.roleplays:
        for number, title in enumerate(briefing_model(found, BUNDLED, INES, "guided").documents):
            sheet = briefing_sheet(found, BUNDLED, number, REFERENCE_DATE)
            assert sheet.title == title
            assert sheet.body
            assert "{{" not in sheet.body


def test_the_key_it_shows_says_where_it_works(page: BriefingPage, qtbot: QtBot) -> None:
    page.leave.setFocus()
    qtbot.keyClick(page.leave, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert "Prenez d’abord votre poste" in seen(page)
    assert page.take.hasFocus()
