"""The help is there in every language, and its links lead to its own pages."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.dialogs.conftest import Show
from widgets.common.keycap import key_text
from widgets.common.theme import Theme
from widgets.dialogs.help_viewer import PAGES, HelpViewer, help_page, page_title
from widgets.dialogs.keys_sheet import groups
from workstation import i18n


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_page_exists_in_every_language_and_links_to_pages_that_exist(language: str) -> None:
    i18n.install(language)
    for name in PAGES:
        text = help_page(name)
        assert page_title(name)
        assert all(link in {f"{each}.md" for each in PAGES} for link in re.findall(r"\]\(([^)]+)\)", text)), name


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_page_of_keys_names_every_key_of_the_sheet_and_no_other(language: str) -> None:
    i18n.install(language)
    named = set(re.findall(r"`([^`]+)`", help_page("keys")))
    on_the_sheet = {key_text(keys) for _, group in groups() for keys, _ in group}
    plain = {key_text(each) for each in ("A", "Up", "Down", "Shift+Tab")}  # « a letter, or the arrows », and back
    assert named ^ on_the_sheet <= plain


def test_french_pages_keep_french_typography() -> None:
    for name in [name for name in PAGES if name != "lists"]:  # made of titles, set where they are written
        text = re.sub(r"`[^`]*`", "x", help_page(name))
        assert not re.search(r"'|[^\u202f][;?](\s|$)|[^\u00a0]:(\s|$)|«(?!\u00a0)|(?<!\u00a0)»|!", text), name


def test_the_guide_opens_first_and_the_arrows_turn_the_pages(
    theme: Theme, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    viewer = HelpViewer(theme, window)
    show(viewer)
    assert viewer.page == "first-call"
    assert "Votre premier appel" in viewer.text.toPlainText()
    qtbot.keyClick(viewer.contents, Qt.Key.Key_Down)
    assert viewer.page == "keys"
    assert "Ctrl+Maj+A" in viewer.text.toPlainText()


def test_a_link_turns_to_its_page_and_no_other_address_opens(theme: Theme, window: QWidget, show: Show) -> None:
    viewer = HelpViewer(theme, window)
    show(viewer)
    viewer.text.anchorClicked.emit(QUrl("your-data.md"))
    assert viewer.page == "your-data"
    viewer.text.anchorClicked.emit(QUrl("https://example.org/keys"))
    assert viewer.page == "your-data"


def test_a_page_nobody_wrote_is_refused(theme: Theme, window: QWidget) -> None:
    viewer = HelpViewer(theme, window)
    with pytest.raises(FileNotFoundError):
        viewer.show_page("nothing")
    assert viewer.page == "first-call"


def test_larger_text_reaches_the_page(theme: Theme, window: QWidget, show: Show) -> None:
    viewer = HelpViewer(theme, window)
    show(viewer)
    before = viewer.text.document().defaultFont().pixelSize()
    theme.set_scale(2)
    assert viewer.text.document().defaultFont().pixelSize() == 2 * before
    assert viewer.page == "first-call"


def test_a_piece_of_code_is_copied_as_it_was_written(theme: Theme, window: QWidget, show: Show) -> None:
    viewer = HelpViewer(theme, window, "first-roleplay")
    show(viewer)
    pieces = re.findall(r"^```yaml\n(.*?)^```$", help_page("first-roleplay"), re.DOTALL | re.MULTILINE)
    for number, piece in enumerate(pieces):
        viewer.text.anchorClicked.emit(QUrl(f"copy:{number}"))
        assert QGuiApplication.clipboard().text() == piece
    assert "\u202f?" in "".join(pieces)
    assert viewer.text.toPlainText().count("Copié : collez-le") == len(pieces)
    assert "Copier ce morceau" not in viewer.text.toPlainText()


def test_at_twice_the_size_the_page_keeps_the_width_of_a_narrow_screen(
    theme: Theme, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    theme.set_scale(2)  # the screen of the tests is 800 wide
    viewer = HelpViewer(theme, window)
    show(viewer)
    assert not viewer.contents.isVisible()
    assert viewer.text.viewport().width() > 0.8 * viewer.width()
    assert viewer.choice.currentText() == page_title("first-call")
    qtbot.keyClick(viewer.choice, Qt.Key.Key_Down)
    assert viewer.page == "keys"
    theme.set_scale(1)
    assert viewer.contents.isVisible()
    assert not viewer.choice.isVisible()


def test_tab_goes_from_the_list_to_each_link_of_the_page_and_on(
    theme: Theme, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    viewer = HelpViewer(theme, window, "first-roleplay")
    show(viewer)
    pieces = re.findall(r"^```yaml\n(.*?)^```$", help_page("first-roleplay"), re.DOTALL | re.MULTILINE)
    viewer.contents.setFocus()
    qtbot.keyClick(viewer.contents, Qt.Key.Key_Tab)
    assert viewer.focusWidget() is viewer.text
    copied: list[str] = []
    for _ in range(60):
        if viewer.focusWidget() is not viewer.text:
            break
        cursor = viewer.text.textCursor()
        if cursor.hasSelection() and cursor.charFormat().anchorHref().startswith("copy:"):
            qtbot.keyClick(viewer.text, Qt.Key.Key_Return)
            copied.append(QGuiApplication.clipboard().text())
        qtbot.keyClick(viewer.text, Qt.Key.Key_Tab)
    assert copied == pieces
    assert viewer.focusWidget() is viewer.pdf
    qtbot.keyClick(viewer.pdf, Qt.Key.Key_Tab)
    assert viewer.focusWidget() is viewer.shut


def test_code_stands_in_its_own_letters_and_nothing_runs_out_of_the_page(
    theme: Theme, window: QWidget, show: Show
) -> None:
    viewer = HelpViewer(theme, window, "first-roleplay")
    show(viewer)
    assert viewer.text.document().idealWidth() <= viewer.text.viewport().width()
    for scale in (1, 2):
        theme.set_scale(scale)
        document = viewer.text.document()
        for words, family in (("{id: cc, kind: current", "JetBrains Mono"), ("Quatre règles", "Lato")):
            found = document.find(words).charFormat().font()
            assert found.families()[0] == family
            assert found.pixelSize() == theme.font("code" if family != "Lato" else "read").pixelSize()


def test_the_list_shows_every_page_where_there_is_room(theme: Theme, window: QWidget, show: Show) -> None:
    window.resize(1280, 720)
    viewer = HelpViewer(theme, window)
    show(viewer)
    last = viewer.contents.visualItemRect(viewer.contents.item(viewer.contents.count() - 1))
    assert viewer.contents.isVisible()
    assert last.bottom() <= viewer.contents.viewport().height()
    assert not viewer.contents.verticalScrollBar().isVisible()
