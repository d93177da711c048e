"""Looking something up beside the conversation, by keys: the sheet, its sentence at the cursor, and back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import BUNDLED
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e
from workstation.i18n import tr
from workstation.library.playing import small_bank
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins

Key = Qt.Key


class Looking:
    """A call answered, every sheet of the house at hand; its clock moves when it is told to."""

    def __init__(self, qtbot: QtBot, theme: Theme, help_level: str) -> None:
        found = BUNDLED.find("card-lost")
        assert found is not None
        start = Start("s1", "practice", "", "", help_level, 1, "", today=date(2026, 11, 23))
        world = World(small_bank(BUNDLED.people), Pins(MemoryContents()))
        self.bridge = Bridge(begin(start, found, BUNDLED, MemoryEventLog(), world), clock=int)
        self.bridge.do(c.GoReady())
        while "c1" not in self.bridge.state.contacts or self.bridge.state.contacts["c1"].life.phase != "ringing":
            self.bridge.skip()
        self.bridge.do(c.AnswerContact("c1"))
        while self.bridge.state.contacts["c1"].talk.queue:
            self.bridge.skip()
        self.qtbot, self.page = qtbot, DeskPage(theme, self.bridge)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.key(self.page, Key.Key_F5)

    def key(self, where: QWidget | None, key: Qt.Key) -> None:
        assert where is not None
        self.qtbot.keyClick(where, key)

    def opened(self) -> e.SheetOpened:
        """The last sheet opened, as the log has it."""
        events = [entry.event for entry in self.bridge.session.entries()]
        return [event for event in events if isinstance(event, e.SheetOpened)][-1]

    def type_on(self, words: str) -> None:
        """Type wherever the keyboard is at each letter."""
        for letter in words:
            self.qtbot.keyClicks(self.page.focusWidget(), letter)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.page.sheets.field, words)


def in_sight(widget: QWidget | None) -> bool:
    """Whether all of it is to be seen."""
    return widget is not None and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light", 1.0)


@pytest.fixture
def free(qtbot: QtBot, theme: Theme) -> Looking:
    return Looking(qtbot, theme, "free")


def test_the_contact_s_own_sheets_come_first_then_those_that_answer(free: Looking) -> None:
    sheets, script = free.page.sheets, BUNDLED.find("card-lost")
    assert script is not None
    assert sheets.listed == script.script.documents
    free.type("procurasion")
    assert sheets.listed[0] == "power-of-attorney"


def test_a_search_is_read_by_keys_and_the_log_keeps_what_was_typed_and_how_long_it_took(free: Looking) -> None:
    sheets = free.page.sheets
    free.type("faux")
    free.bridge.session.advance(free.bridge.at + 4_000)
    free.type(" conseiller")
    free.key(sheets.field, Key.Key_Down)
    free.key(sheets.list, Key.Key_Return)
    assert sheets.open_sheet == "fraud-fake-adviser"
    opened = free.opened()
    assert (opened.sheet, opened.query, opened.took) == ("fraud-fake-adviser", "faux conseiller", 4_000)
    free.key(free.page.focusWidget(), Key.Key_Escape)
    assert (sheets.open_sheet, sheets.field.text()) == ("", "faux conseiller")
    assert free.page.focusWidget() is sheets.field
    free.key(sheets.field, Key.Key_Escape)
    assert sheets.field.text() == ""


def test_a_sentence_of_a_sheet_goes_where_one_writes(free: Looking) -> None:
    sheets, field = free.page.sheets, free.page.composer.field
    free.type("lep")
    free.key(sheets.field, Key.Key_Return)
    insert = next(one for one in sheets.page.view.findChildren(QPushButton) if one.text() == tr("Insert"))
    free.qtbot.keyClicks(field, "Bonjour.")
    insert.setFocus()
    free.key(insert, Key.Key_Space)
    assert field.text().startswith("Bonjour. Nous posons une question")
    assert free.page.focusWidget() is field


def test_nothing_is_inserted_where_sentences_are_picked(qtbot: QtBot, theme: Theme) -> None:
    picked = Looking(qtbot, theme, "guided")
    picked.type("lep")
    picked.key(picked.page.sheets.field, Key.Key_Return)
    assert not picked.page.sheets.page.view.findChildren(QPushButton)


def test_a_related_sheet_is_one_key_away(free: Looking) -> None:
    sheets = free.page.sheets
    free.type("lep")
    free.key(sheets.field, Key.Key_Return)
    link = sheets.page.links[0]
    link.setFocus()
    free.key(link, Key.Key_Space)
    assert sheets.open_sheet == BUNDLED.sheets["lep"].related[0]
    assert free.opened().took == -1


def test_a_sheet_opens_at_the_passage_that_answers(free: Looking) -> None:
    sheets = free.page.sheets
    free.type("garder une copie avis")
    free.key(sheets.field, Key.Key_Return)
    assert sheets.open_sheet == "lep"
    bar = sheets.findChildren(QScrollArea)[0].verticalScrollBar()
    free.qtbot.waitUntil(lambda: bar.value() > 0)
    head = sheets.page.head
    seen = {one.text() for one in head.findChildren(QWidget) if isinstance(one, QLabel | QPushButton) and in_sight(one)}
    assert seen > {BUNDLED.sheets["lep"].title, tr("All sheets"), "L’essentiel"}
    (begins,) = seen - {BUNDLED.sheets["lep"].title, tr("All sheets"), "L’essentiel"}
    assert "Réservé aux majeurs dont le revenu" in begins


def test_what_is_typed_on_a_sheet_or_on_the_list_begins_another_search(free: Looking) -> None:
    sheets = free.page.sheets
    free.type("garder une copie avis")
    free.key(sheets.field, Key.Key_Return)
    free.key(free.page, Key.Key_F5)
    free.type_on("cheque vole")
    assert (sheets.field.text(), sheets.open_sheet, sheets.listed[0]) == ("cheque vole", "", "cheque-block")
    free.key(sheets.field, Key.Key_Down)
    free.type_on("lep")
    assert (sheets.field.text(), sheets.listed[0]) == ("lep", "lep")


def test_a_sheet_opened_at_its_beginning_does_not_say_it_twice(free: Looking) -> None:
    sheets = free.page.sheets
    free.key(sheets.field, Key.Key_Return)
    assert sheets.open_sheet
    head = [one for one in sheets.page.head.findChildren(QLabel) if in_sight(one)]
    assert [one.text() for one in head] == [BUNDLED.sheets[sheets.open_sheet].title]


@pytest.mark.parametrize("by_key", [True, False])
def test_what_a_sheet_begins_with_is_a_key_or_a_click_away(free: Looking, *, by_key: bool) -> None:
    sheets = free.page.sheets
    free.type("garder une copie avis")
    free.key(sheets.field, Key.Key_Return)
    area, head = sheets.findChildren(QScrollArea)[0], sheets.page.head
    free.qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    if by_key:
        free.key(free.page.focusWidget(), Key.Key_Home)
    else:
        free.qtbot.mouseClick(head.top, Qt.MouseButton.LeftButton)
    assert area.verticalScrollBar().value() == 0
    free.qtbot.waitUntil(lambda: in_sight(sheets.page.view.heading("L’essentiel")))
    assert not head.top.isVisible()
    assert area.hasFocus()
    free.qtbot.mouseClick(head.back, Qt.MouseButton.LeftButton)
    assert sheets.open_sheet == ""
    assert not head.isVisible()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("qqqqqq", "Aucune fiche n’en parle. Essayez un autre mot."),
        ("virement zzzzz", "Aucune fiche ne contient tous ces mots. Les plus proches\u00a0:"),
        ("client", "Les 12 fiches les plus proches"),
        ("perceval", "1 fiche"),
        ("perceval abonnement", "4 fiches, dont 1 avec tous ces mots"),
    ],
)
def test_a_list_says_what_it_is_a_list_of(free: Looking, typed: str, told: str) -> None:
    free.type(typed)
    assert told in [one.text() for one in free.page.sheets.findChildren(QLabel) if one.isVisible()]
    shown = next(one for one in free.page.sheets.findChildren(QLabel) if one.text() == told)
    assert in_sight(shown)
