"""The whole desk: what shows when, the keys, the arrangements, a call from the ring to the note."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.support.content import BUNDLED, LOST_CARD, SHELF
from tests.support.shift import ANNE
from tests.widgets.desk.conftest import Make, Post
from widgets.adviser.guide_pane import GuidePane
from widgets.bridge import Bridge
from widgets.common.chips import Chip
from widgets.common.sheet_view import SheetView
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from widgets.dialogs.keys_sheet import groups
from workstation import commands as c
from workstation.library.playing import small_bank
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins

CTRL = Qt.KeyboardModifier.ControlModifier


def desk_page(desk: Post, width: int = 1366, height: int = 768) -> DeskPage:
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page, width, height)
    return page


def test_each_phase_of_a_call_has_its_page(post: Make) -> None:
    desk = post(answer=False)
    page = desk_page(desk)
    assert page.waiting.isVisible()
    desk.do(c.GoReady())
    assert page.ringing.isVisible()
    assert page.candidates.isVisible()
    desk.do(c.AnswerContact("c1"))
    assert page.conversation.isVisible()
    assert page.dossier.isVisible(), "one person only has this number"
    desk.do(c.EndContact("c1"))
    assert page.wrap_up.isVisible()
    assert not page.dossier.isVisible()


def test_a_call_is_played_from_ring_to_note_with_the_keyboard(post: Make) -> None:
    desk = post(answer=False)
    page = desk_page(desk)
    over = QSignalSpy(page.finished)
    shift = Qt.KeyboardModifier.ShiftModifier
    desk.key(page, Qt.Key.Key_P, CTRL | shift)
    desk.key(page, Qt.Key.Key_A, CTRL | shift)
    desk.hear()
    for move in ("greet_full", "ask_name", "ask_birth", "enough"):
        card = page.composer.moves.card(move)
        card.setFocus()
        desk.key(card, Qt.Key.Key_Return)
        desk.key(card, Qt.Key.Key_Return)
        desk.hear()
        waiting = desk.contact.desk.identity(ANNE).waiting
        if waiting:
            desk.key(page, Qt.Key.Key_F3)
            desk.key(page.focusWidget(), Qt.Key.Key_Return)
    assert desk.contact.desk.identity(ANNE).level == 1
    page.dossier.ask("card.block", "classic")
    desk.key(page.dossier.focusWidget(), Qt.Key.Key_Space)
    desk.key(page.dossier.focusWidget(), Qt.Key.Key_Return)
    for move in ("block_card", "recap"):
        page.composer.moves.choose(move)
        page.composer.moves.say()
        desk.hear()
    desk.key(page, Qt.Key.Key_R, CTRL | shift)
    page.wrap_up.note.insertPlainText("Carte bloquée, nouvelle carte commandée.")
    page.wrap_up.note.flush()
    desk.do(c.SetNoteField("c1", "code", "CARD-LOST"))
    desk.do(c.SetNoteField("c1", "outcome", "solved"))
    desk.do(c.CloseContact("c1"))
    assert desk.contact.talk.end == "done"
    assert over.count() == 1
    assert over.at(0) == ["s1"]


@pytest.mark.parametrize(
    ("key", "tab", "pane"),
    [
        (Qt.Key.Key_F5, "sheets", "sheets"),
        (Qt.Key.Key_F6, "note", "note"),
        (Qt.Key.Key_F8, "guide", "guide_pane"),
    ],
)
def test_a_key_opens_a_tab_and_takes_the_keyboard_there(post: Make, key: Qt.Key, tab: str, pane: str) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    page.dock.select("sheets" if tab != "sheets" else "note")
    page.composer.take_focus()
    desk.key(page.focusWidget(), key)
    assert page.dock.current() == tab
    target = getattr(page, pane)
    assert target is page.focusWidget() or target.isAncestorOf(page.focusWidget())


def test_a_sheet_chosen_is_read_with_its_figures_and_logged(post: Make) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    desk.key(page, Qt.Key.Key_F5)
    desk.key(page.sheets.field, Qt.Key.Key_Return)
    assert page.sheets.open_sheet == "card-block"
    assert desk.contact.desk.sheets == ("card-block",)


def test_a_sheet_is_read_in_a_pause_without_reproach(post: Make) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    desk.do(c.PauseSession())
    desk.key(page, Qt.Key.Key_F5)
    desk.key(page.sheets.field, Qt.Key.Key_Return)
    assert page.sheets.open_sheet == "card-block"
    assert page.composer.refusal == ""


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 10, 6), "Le remplacement est facturé 10 €."),
        (
            date(2027, 2, 1),
            "Le remplacement est facturé 10 € (valable jusqu’au 31/12/2026, à vérifier : Conformité).",
        ),
    ],
)
def test_a_sheet_says_beside_a_figure_that_it_no_longer_holds(
    qtbot: QtBot, theme: Theme, caplog: pytest.LogCaptureFixture, day: date, told: str
) -> None:
    found = BUNDLED.find("card-lost")
    assert found is not None
    start = Start("s1", "practice", "", "", "choice", 1, "", today=day)
    world = World(small_bank(BUNDLED.people), Pins(MemoryContents()))
    bridge = Bridge(begin(start, found, BUNDLED, MemoryEventLog(), world), clock=int)
    bridge.do(c.GoReady())
    bridge.skip()
    page = DeskPage(theme, bridge)
    qtbot.addWidget(page)
    page.show()
    page.dock.select("sheets")
    offered = page.sheets.list
    place = offered.visualItemRect(offered.item(page.sheets.listed.index("card-block"))).center()
    qtbot.mouseClick(offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    lines = [line.text() for view in page.sheets.findChildren(SheetView) for line in view.findChildren(QLabel)]
    assert any(told in line.replace("\u00a0", " ") for line in lines)
    assert {record.levelname for record in caplog.records} == ({"WARNING"} if day.year == 2027 else set())


def test_the_guide_follows_the_stage(post: Make) -> None:
    desk = post()
    page = desk_page(desk)
    page.show_tab("guide")
    assert page.guide_pane.stage == "welcome"
    desk.do(c.Say("c1", "greet_full"))
    assert page.guide_pane.stage == "identify"


def said_by(pane: GuidePane) -> str:
    """Everything the guide says now."""
    chips = [chip.text for chip in pane.findChildren(Chip)]
    return " ".join([*chips, *(line.text() for line in pane.findChildren(QLabel))])


def guide(desk: Post) -> GuidePane:
    pane = GuidePane(desk.theme, desk.bridge)
    desk.show(pane, 400, 700)
    return pane


@pytest.mark.parametrize(
    ("help_level", "advised", "whole"),
    [("guided", True, True), ("choice", True, True), ("first_words", True, False), ("free", False, False)],
)
def test_the_guide_says_how_to_speak_with_whoever_is_there_and_fades(
    post: Make, help_level: str, advised: bool, whole: bool
) -> None:
    rushed = SHELF.manners["rushed"]
    text = LOST_CARD.replace('title: "Mme", patience', 'title: "Mme", mood: rushed, patience', 1)
    said = said_by(guide(post(help_level=help_level, text=text)))
    assert (rushed.title in said, rushed.speak in said) == (advised, advised)
    assert (rushed.avoid in said, rushed.phrases[0] in said) == (whole, whole)


def test_a_calm_customer_asks_for_no_card(post: Make) -> None:
    assert SHELF.manners["rushed"].title not in said_by(guide(post()))


def test_the_guide_says_its_sentences_with_the_names_and_what_the_identity_opens(post: Make) -> None:
    desk = post("greet_full")
    pane = guide(desk)
    assert "C’est bien Madame Dupré" in said_by(pane)
    assert "à compléter" in said_by(pane), "the address is not in sight yet"


@pytest.mark.parametrize(
    ("help_level", "whole", "begun"), [("choice", True, True), ("first_words", False, True), ("free", False, False)]
)
def test_the_guide_fades_with_the_help_and_what_must_be_said_stays(
    post: Make, help_level: str, whole: bool, begun: bool
) -> None:
    said = said_by(guide(post(help_level=help_level)))
    assert ("Bonjour, ici Inès" in said) is begun
    assert ("Inès Moreau, à vous" in said) is whole
    assert "Vous êtes enregistré" in said


def test_the_search_takes_the_dossiers_place_and_gives_it_back(post: Make) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    desk.key(page.focusWidget(), Qt.Key.Key_K, CTRL)
    assert page.search.isVisible()
    assert page.conversation.isVisible()
    assert page.search.field.hasFocus()
    desk.key(page.search.field, Qt.Key.Key_Escape)
    assert page.dossier.isVisible()


def test_not_her_leads_to_the_search_when_nobody_else_has_the_number(post: Make) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    page.dossier.not_them.emit()
    assert page.search.isVisible()
    desk.qtbot.keyClicks(page.search.field, "paul")
    desk.key(page.search.field, Qt.Key.Key_Return)
    assert page.dossier.isVisible()
    assert page.dossier.client == "P-paul"


def test_escape_puts_the_whisper_away_while_a_move_has_the_keyboard(post: Make) -> None:
    desk = post()
    page = desk_page(desk)
    page.composer.take_focus()
    assert page.conversation.whisper.text
    desk.key(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.conversation.whisper.text == ""


def test_ctrl_right_skips_to_the_answer(post: Make) -> None:
    desk = post()
    page = desk_page(desk)
    desk.do(c.Say("c1", "greet_full"))
    desk.key(page.focusWidget(), Qt.Key.Key_Right, CTRL)
    assert not desk.contact.talk.queue


def test_typing_in_the_note_is_written_before_the_call_is_ended_by_a_key(post: Make) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    desk.key(page, Qt.Key.Key_F6)
    desk.qtbot.keyClicks(page.note, "perdue")
    desk.key(page.note, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.contact.phase == "wrap_up"
    assert desk.contact.desk.drafts["note"] == "perdue"


def test_the_conversation_shows_beside_one_other_column_at_every_size(post: Make, theme: Theme) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    seen = {}
    for scale, width in ((1.0, 1366), (1.0, 1920), (1.5, 1366), (2.0, 1920), (2.0, 1366)):
        theme.set_scale(scale)
        page.resize(width, 768)
        seen[scale, width] = page.arrangement
        assert page.height() == 768, "nothing makes the window grow"
        assert page.conversation.isVisible()
        assert page.composer.isVisible()
        assert (
            page.dock.names()
            == {
                "narrow": ("note", "guide", "phrases", "objections", "rebound", "sheets", "colleagues"),
                "wide": ("guide", "phrases", "objections", "rebound", "sheets", "colleagues"),
                "large": ("dossier", "note", "guide", "phrases", "objections", "rebound", "sheets", "colleagues"),
                "single": (
                    "talk",
                    "dossier",
                    "note",
                    "guide",
                    "phrases",
                    "objections",
                    "rebound",
                    "sheets",
                    "colleagues",
                ),
            }[page.arrangement]
        )
    assert list(seen.values()) == ["narrow", "wide", "large", "large", "single"]
    theme.set_scale(1.0)
    assert page.arrangement == "narrow"
    assert page.dossier.isVisible()


def test_in_large_text_f3_brings_the_dossier_back_from_its_tab(post: Make, theme: Theme) -> None:
    desk = post("greet_full")
    theme.set_scale(2.0)
    page = desk_page(desk)
    desk.key(page, Qt.Key.Key_F8)
    assert not page.dossier.isVisible()
    desk.key(page, Qt.Key.Key_F3)
    assert page.dossier.isVisible()


def test_where_one_column_shows_the_conversation_and_the_dossier_are_tabs(post: Make, theme: Theme) -> None:
    desk = post("greet_full")
    theme.set_scale(2.0)
    page = desk_page(desk, 1024, 640)
    assert page.dock.names() == (
        "talk",
        "dossier",
        "note",
        "guide",
        "phrases",
        "objections",
        "rebound",
        "sheets",
        "colleagues",
    )
    assert page.composer.isVisible()
    desk.key(page, Qt.Key.Key_F3)
    assert (page.dossier.isVisible(), page.composer.isVisible()) == (True, False)
    desk.key(page, Qt.Key.Key_F4)
    assert page.composer.isVisible()
    assert page.composer.isAncestorOf(page.focusWidget())
    desk.key(page, Qt.Key.Key_F6)
    assert page.note.hasFocus()
    desk.do(c.EndContact("c1"))
    assert page.wrap_up.isVisible(), "what comes next is shown, whatever tab was open"
    theme.set_scale(1.0)
    page.resize(1366, 768)
    assert page.arrangement == "narrow"
    assert page.wrap_up.isVisible()
    assert page.wrap_up.width() > 1000


def test_every_control_has_a_name_for_a_screen_reader(post: Make) -> None:
    desk = post("greet_full", "ask_name")
    page = desk_page(desk)
    nameless = [
        widget
        for widget in page.findChildren(QAbstractButton)
        if widget.isVisible() and not (widget.accessibleName() or widget.text() or widget.toolTip())
    ]
    assert nameless == []


def test_the_desk_signals_reach_the_window(post: Make) -> None:
    desk = post("greet_full")
    page = desk_page(desk)
    helped, back = QSignalSpy(page.help_asked), QSignalSpy(page.step_back_asked)
    desk.key(page, Qt.Key.Key_F1)
    desk.click(page.rail.tutor.back)
    assert helped.count() == 1
    assert back.count() == 1


def _keys(page: DeskPage) -> set[str]:
    """The keys that work on the desk, as Qt writes them."""
    owners = (page, page.top_bar, page.wrap_up)
    return {action.shortcut().toString() for owner in owners for action in owner.actions()}


def test_every_key_of_the_desk_is_on_the_sheet_of_keys(post: Make) -> None:
    keys = _keys(desk_page(post("greet_full")))
    assert "F4" in keys
    assert keys <= {key for _, group in groups() for key, _ in group}
