"""The dock at small windows: every tab stands whole, the phrases have room, and what cannot be written is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.widgets.desk.conftest import Make, Post
from widgets.common.empty_state import EmptyState
from widgets.common.surfaces import Card
from widgets.desk_window import DeskPage
from widgets.dialogs.keys_sheet import groups
from widgets.panes import PANES
from workstation import commands as c

# The e-mails have their tab where some come.
HERE = [pane for pane in PANES if pane.name != "mails"]
TABS = [pane for pane in HERE if "narrow" in pane.tabbed]


def page_of(desk: Post, size: tuple[int, int]) -> DeskPage:
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page, *size)
    return page


def words(page: DeskPage) -> set[str]:
    return {label.text().replace("\u00a0", " ") for label in page.findChildren(QLabel) if label.isVisible()}


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_no_tab_pushes_the_dock_out_of_the_window(post: Make, size: tuple[int, int]) -> None:
    page = page_of(post(), size)
    for pane in (*TABS, *reversed(TABS)):
        QTest.mouseClick(
            page.dock.tabs, Qt.MouseButton.LeftButton, pos=page.dock.tabs.tabRect(TABS.index(pane)).center()
        )
        QTest.qWait(0)
        assert page.dock.current() == pane.name
        assert page.dock.mapTo(page, page.dock.rect().bottomLeft()).y() < size[1], pane.name


def test_what_every_pane_holds_begins_where_the_dossier_does(post: Make) -> None:
    desk = post()
    page = page_of(desk, (1366, 768))
    desk.theme.dress(page)
    QTest.qWait(0)

    def left(place: QWidget) -> int:
        held = [one for kind in (Card, QLabel, QLineEdit, QPlainTextEdit) for one in place.findChildren(kind)]
        return min(one.mapTo(page, QPoint()).x() for one in held if one.isVisible())

    edges = {"dossier": left(page.dossier)}
    for pane in TABS:
        page.dock.select(pane.name)
        QTest.qWait(0)
        if not any(one.isVisible() for one in page.dock.findChildren(EmptyState)):  # its words stand in the middle
            edges[pane.name] = left(page.dock)
    assert len(edges) > 5
    assert len(set(edges.values())) == 1, edges


def test_the_phrases_show_four_at_the_smallest_window_and_say_their_language(post: Make) -> None:
    page = page_of(post(), (1280, 720))
    desk_list = page.phrases.list
    QTest.keyClick(page, Qt.Key.Key_F7)
    QTest.qWait(0)
    assert desk_list.viewport().height() >= 4 * desk_list.sizeHintForRow(0)
    assert page.phrases.languages.current_name() == "fr"


def test_a_phrase_taken_where_nothing_is_written_says_so(post: Make) -> None:
    page = page_of(post(), (1280, 720))
    QTest.keyClick(page, Qt.Key.Key_F7)
    assert not any("rien à écrire" in said for said in words(page))
    QTest.keyClick(page.phrases.field, Qt.Key.Key_Return)
    assert any("rien à écrire" in said for said in words(page))


def test_a_note_before_any_contact_says_when_it_opens(post: Make) -> None:
    desk = post(answer=False)
    page = page_of(desk, (1280, 720))
    assert "La note s’ouvre avec le contact." in words(page)
    desk.do(c.GoReady())
    assert "La note s’ouvre avec le contact." in words(page)
    desk.do(c.AnswerContact("c1"))
    assert {"Enregistrée à mesure", "La personne peut demander à la lire"} <= words(page)


def test_the_sheet_of_keys_follows_the_keyboard(post: Make) -> None:
    post()
    listed = [key for _, keys in groups() for key, _ in keys if key[0] == "F" and key[1:].isdigit() and key != "F1"]
    assert listed == [f"F{n}" for n in range(2, 13)]
