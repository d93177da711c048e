"""Out of sight nothing is shown at an act; come back to, everything is as it is on a desk just made."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QWidget

from tests.support.shift import ANNE, PAUL
from tests.widgets.desk.conftest import Make, Post
from widgets.adviser.dossier_model import Block, Row, View
from widgets.adviser.dossier_sections import Section
from widgets.desk_window import DeskPage
from widgets.panes import PANES
from workstation import commands as c

KNOWN = ("greet_full", "ask_name", "ask_birth")
UNDER_TABS = [pane.name for pane in PANES if "narrow" in pane.tabbed and pane.name not in ("note", "mails")]


def desk_page(desk: Post) -> DeskPage:
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    return page


def words(pane: QWidget) -> Counter[str]:
    """Everything that is read in a pane, in sight."""
    said = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    said += [
        each.item(n).text() for each in pane.findChildren(QListWidget) if each.isVisible() for n in range(each.count())
    ]
    return Counter(said + [box.toPlainText() for box in pane.findChildren(QPlainTextEdit) if box.isVisible()])


class Work(QObject):
    """Counts what the panes that nobody sees are made to do."""

    KINDS = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.ToolTipChange)

    def __init__(self, page: DeskPage) -> None:
        super().__init__()
        panes = (*(pane for pane, _ in page._panes().values()), page.waiting, page.ringing, page.wrap_up)
        self.panes = [pane for pane in (*panes, page.candidates, page.search) if not pane.isVisible()]
        self.done: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        for pane in self.panes:
            if event.type() in self.KINDS and isinstance(watched, QWidget) and pane.isAncestorOf(watched):
                self.done[f"{type(pane).__name__}, {type(watched).__name__}: {event.type().name}"] += 1
        return False


@pytest.mark.parametrize("name", UNDER_TABS)
def test_a_pane_come_back_to_is_as_on_a_desk_just_made(post: Make, name: str) -> None:
    desk = post()
    page = desk_page(desk)
    page._open_tab(name)
    page._open_tab("note")
    desk.do(c.Say("c1", "greet_full"))
    desk.hear()
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    desk.do(c.DoAct("c1", ANNE, "card.block", dossier.cards[0].id, (("reason", "lost"),)))
    desk.do(c.NoteInternally("c1", "Vu, et bien noté."))
    page._open_tab(name)
    other = desk_page(desk)
    other._open_tab(name)
    QApplication.processEvents()
    shown, fresh = page._panes()[name][0], other._panes()[name][0]
    assert words(shown)
    assert words(shown) == words(fresh)


def test_an_act_makes_no_work_for_what_nobody_sees(post: Make, qapp: QApplication) -> None:
    desk = post(*KNOWN)
    page = desk_page(desk)
    qapp.processEvents()
    work = Work(page)
    assert len(work.panes) > len(UNDER_TABS)
    qapp.installEventFilter(work)
    desk.do(c.MuteMic("c1"))
    desk.do(c.NoteInternally("c1", "Vu, et bien noté."))
    qapp.processEvents()
    qapp.removeEventFilter(work)
    assert not work.done


def test_turning_to_another_dossier_and_back_makes_nothing_again(post: Make, qapp: QApplication) -> None:
    desk = post(*KNOWN)
    page = desk_page(desk)
    before = {name: id(part) for name, part in page.dossier.page.sections.items()}
    desk.do(c.OpenDossier("c1", PAUL))
    assert page.dossier.client == PAUL
    assert {id(part) for part in page.dossier.page.sections.values()}.isdisjoint(before.values())
    desk.do(c.OpenDossier("c1", ANNE))
    assert page.dossier.client == ANNE
    assert {name: id(part) for name, part in page.dossier.page.sections.items()} == before


def test_what_nobody_sees_is_made_again_in_the_other_theme_once_one_turns_to_it(post: Make) -> None:
    desk = post(*KNOWN)
    page = desk_page(desk)
    hers = words(page.dossier.page)
    desk.do(c.OpenDossier("c1", PAUL))
    desk.theme.set_mode("dark")
    assert list(page.dossier._pages.values()) == [page.dossier.page]
    desk.do(c.OpenDossier("c1", ANNE))
    assert words(page.dossier.page) == hers


def test_a_form_begun_on_a_dossier_is_not_gone_on_with_once_one_comes_back(post: Make) -> None:
    desk = post(*KNOWN)
    page = desk_page(desk)
    page.dossier.ask("card.order")
    assert page.dossier.form() is not None
    desk.do(c.OpenDossier("c1", PAUL))
    assert page.dossier.form() is None
    desk.do(c.OpenDossier("c1", ANNE))
    assert page.dossier.form() is None


def test_of_a_part_only_the_rows_that_are_new_are_made(post: Make) -> None:
    desk = post()
    rows = tuple(Row(f"Ligne {n // 2}", "1,00\u00a0€") for n in range(8))  # each of them twice
    view = View("history", "Historique", "history", "open", 1, blocks=(Block(rows=rows),))
    part = Section(desk.theme, view)
    desk.show(part, 392, 500)
    before = {id(made) for alike in part._made.values() for made in alike}
    assert len(before) == len(rows)
    come = (*rows[3:], Row("Nouvelle"), rows[0])
    part.show_view(replace(view, blocks=(Block(rows=come),)))
    made = sorted((one for alike in part._made.values() for one in alike), key=lambda one: one.y())
    assert [one.findChildren(QLabel)[0].text() for one in made] == [row.label for row in come]
    assert len({id(one) for one in made} - before) == 1
    desk.qtbot.waitUntil(lambda: all(one.isVisible() for one in made))
