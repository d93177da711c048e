"""Nothing that the program itself says stays in French where the interface is in English; what authors wrote does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import CONTENT
from tests.support.desk_stages import CALLS, Desk
from tests.support.screens import SCREENS
from widgets.common.theme import Theme
from workstation import i18n
from workstation.paths import RESOURCES, SCRIPTS

HOLE = re.compile(r"\\\{\w+\\\}")
LEAST = 3
"""So many words make a sentence that no author writes by chance."""


def french() -> re.Pattern[str]:
    """Every French message whose English is another."""
    found = []
    for path in sorted((RESOURCES / "i18n" / "fr").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, "fr"):
                if isinstance(message.id, str) and message.id and message.id != message.string:
                    words = str(message.string)
                    if len(re.findall(r"\w+", re.sub(r"\{\w+\}", "", words))) >= LEAST:
                        found.append(HOLE.sub(".+", re.escape(words)))
    return re.compile("|".join(found))


def written() -> str:
    """What authors wrote to be said, heard or hinted at: it stays in the language it is in."""
    folders = (
        *(SCRIPTS / name for name in ("roleplays", "guides", "rebounds", "phrases", "templates", "documents")),
        CONTENT,
    )
    return "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.yaml")))


def said(window: QWidget) -> Iterator[str]:
    """What a person may read or hear of a window."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from map(widget.itemText, range(widget.count()))


@pytest.fixture(scope="module")
def left_in_french() -> re.Pattern[str]:
    return french()


def faults(window: QWidget, left: re.Pattern[str]) -> set[str]:
    found = {text for text in said(window) if text and left.fullmatch(text)}
    return {text for text in found if text not in written()} if found else found


def test_the_lint_sees_french(qtbot: QtBot, left_in_french: re.Pattern[str]) -> None:
    screen = SCREENS["leave"](Theme())
    screen.keep(qtbot)
    assert "Rester sur l’appel" in faults(screen.window, left_in_french)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_in_english_says_nothing_of_its_own_in_french(
    qtbot: QtBot, left_in_french: re.Pattern[str], name: str
) -> None:
    i18n.install("en")
    screen = SCREENS[name](Theme())
    screen.keep(qtbot)
    assert not faults(screen.window, left_in_french)


@pytest.mark.parametrize("name", CALLS)
def test_nor_does_the_desk_through_a_call(qtbot: QtBot, left_in_french: re.Pattern[str], name: str) -> None:
    i18n.install("en")
    scenario, level, steps = CALLS[name]
    desk = Desk(scenario, level)
    page = desk.show(Theme())
    qtbot.addWidget(page)
    for stage in steps(desk):
        assert not faults(page, left_in_french), stage
