"""What a page shows of its own accord, carried over to the page made to take its place.

The session's log says all that counts; where one had scrolled to, what is chosen but not said, what is typed in a
field, and who has the keyboard is nobody's but the page's. Two pages of one class are gone through side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

from widgets.common.tabs import SegmentedControl, TabBar

ROUNDS = 4
"""How many times layouts answer to one another before all is in its place."""


@runtime_checkable
class Carrying(Protocol):
    """A widget with a state of its own beyond that of the fields it holds."""

    def view_state(self) -> object:
        """What is shown, as values that no language changes."""

    def restore_view(self, state: object) -> None:
        """Show it, as ``view_state`` of a widget of the same class said it."""


def carry(old: QWidget, new: QWidget, focused: QWidget | None) -> None:
    """Show on ``new`` what ``old`` shows, and give the keyboard to the counterpart of ``focused``, if there is one.

    Both are in the window, ``new`` in front.
    """
    settle()
    target: QWidget | None = None
    scrolled: list[tuple[QAbstractScrollArea, QAbstractScrollArea]] = []
    for before, after in _pairs(old, new, set()):
        _restore(before, after)
        if isinstance(before, QAbstractScrollArea) and isinstance(after, QAbstractScrollArea):
            scrolled.append((before, after))
        if before is focused:
            target = after
    settle()
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
    for one, other in scrolled:  # last, for a focus that comes may scroll
        if not isinstance(one, Carrying):
            other.verticalScrollBar().setValue(one.verticalScrollBar().value())


def settle() -> None:
    """Let layouts answer to one another now, before anybody looks."""
    for _ in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _pairs(old: object, new: object, seen: set[int]) -> Iterator[tuple[QWidget, QWidget]]:
    """Every widget of ``old`` and its counterpart: what bears the same name in the same object.

    A widget comes before what it holds, which its own state may bring about, or do away with.
    """
    if type(old) is not type(new) or id(old) in seen:
        return
    seen.add(id(old))
    if isinstance(old, QWidget) and isinstance(new, QWidget):
        if not (isValid(old) and isValid(new)):
            return  # somebody still holds what has gone
        yield old, new
        for name, part in list(vars(old).items()):
            yield from _pairs(part, vars(new).get(name), seen)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in [key for key in old if key in new]:
            yield from _pairs(old[key], new[key], seen)
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple):
        for one, other in zip(old, new, strict=False):
            yield from _pairs(one, other, seen)


def _restore(old: QWidget, new: QWidget) -> None:
    match old, new:
        case Carrying(), Carrying():
            new.restore_view(old.view_state())
        case QLineEdit(), QLineEdit() if new.text() != old.text():
            new.setText(old.text())
        case QPlainTextEdit(), QPlainTextEdit() if not old.isReadOnly() and new.toPlainText() != old.toPlainText():
            new.setPlainText(old.toPlainText())
        case QComboBox(), QComboBox() if old.currentData() != new.currentData():
            new.setCurrentIndex(new.findData(old.currentData()))
        case QSpinBox() | QAbstractSlider(), QSpinBox() | QAbstractSlider():
            new.setValue(old.value())
        case SegmentedControl() | TabBar(), SegmentedControl() | TabBar():
            name = old.current_name()
            if name and name != new.current_name():
                new.select(name)
                new.chosen.emit(name)
        case QAbstractButton(), QAbstractButton() if old.isCheckable() and old.isChecked() and not new.isChecked():
            new.setChecked(True)
        case _:
            pass
