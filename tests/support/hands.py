"""A mouse and a keyboard in anybody's hands: where they click, what they press and type is drawn."""

from __future__ import annotations

import random

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget

from tests.support.program import Program
from widgets.common.order import reveal
from widgets.dialogs.keys_sheet import groups

NOTCH = 120
"""Of a wheel."""
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
OTHER_KEYS = (
    "Space", "Esc", "Return", "Tab", "Shift+Tab", "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown",
    "Backspace", "Del", "Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Z", "Ctrl+Y", "Ctrl++", "Ctrl+-", "Ctrl+Home",
    "Ctrl+End", "Ctrl+Shift+End", "Alt+Down", "Shift+F10", "Shift+Left",
)  # fmt: skip
TEXTS = (
    "Bonjour", "card", "carte", "Vasseur", "mar", "06 12", "Inès Moreau", "n", "4417", "é", "e\u0301", "ﬁ", "’", "ẞ",
    "\u200b", "\u202e", "\u00a0", "\u2028", "\t", "\n", "\x00", "\x1b", "\ufeff", "🙂", "👩‍👩‍👧", "\ud83d", "ا١٢٣",
    "<img src=x>", "&amp;", "{{ facts }}", "%s", "{who}", "'; --", "\\", "«", "Z" * 300, "🙂" * 200, "mot " * 2_000,
    "1234",
)  # fmt: skip


def interactive(widget: QWidget) -> bool:
    """Whether somebody would think of clicking on it."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)


def named(widget: QWidget) -> str:
    """What it is, for whoever reads what was done."""
    said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return f"{type(widget).__name__} {said[:40]!r}"


def turn(widget: QWidget, by: int, at: QPoint | None = None) -> None:
    """Turn the wheel over a widget: up, or down where ``by`` is under zero."""
    where, turned = QPointF(at or widget.rect().center()), QPoint(0, by)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(where, widget.mapToGlobal(where), QPoint(), turned, buttons, PLAIN, phase, False)
    QApplication.sendEvent(widget, event)


class Hands:
    """What somebody does who sees the window and knows nothing of it; each act says what was done."""

    def __init__(self, program: Program, draw: random.Random) -> None:
        self._program, self._draw = program, draw

    def front(self) -> QWidget:
        """The window that takes the mouse and the keys now: a popup, a dialog that waits, or any of those open."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            return popup
        if modal is not None:
            return modal
        dialogs = [each for each in self._program.window.findChildren(QDialog) if each.isVisible()]
        if dialogs and self._draw.random() < 0.3:
            return self._draw.choice(dialogs)
        return self._program.window

    def is_free(self) -> bool:
        """Whether nothing stands before the page."""
        return QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is None

    def _point(self, widget: QWidget) -> QPoint | None:
        """Somewhere on what can be seen of it."""
        shown = widget.visibleRegion().boundingRect()
        if shown.isEmpty():
            return None
        return QPoint(
            shown.left() + self._draw.randrange(shown.width()), shown.top() + self._draw.randrange(shown.height())
        )

    def _pick(self, window: QWidget) -> QWidget:
        there = [each for each in window.findChildren(QWidget) if each.isVisible() and each.window() is window]
        some = [each for each in there if each.isEnabled() and interactive(each)]
        return self._draw.choice(some or there or [window])

    def press_at(self, window: QWidget, widget: QWidget) -> str:
        """Bring it into sight and click on it."""
        reveal(widget)
        at, handle = self._point(widget), window.windowHandle()
        if at is None or handle is None:
            return f"{named(widget)} is out of sight"
        said = f"{named(widget)} in {type(window).__name__}"
        QTest.mouseClick(handle, LEFT, PLAIN, widget.mapTo(window, at))
        return said

    def key(self, keys: str) -> str:
        """Press those keys, in Qt's portable words."""
        window = self.front()
        if QGuiApplication.focusWindow() is None:
            window.activateWindow()
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(window.windowHandle(), pressed.key(), pressed.keyboardModifiers())
        return keys

    def click(self) -> str:
        """Something of what is in front."""
        window = self.front()
        if isinstance(window, QMenu) and window.actions():
            at = window.actionGeometry(self._draw.choice(window.actions())).center()
            if not window.rect().contains(at):
                return "a menu, further down"  # a long one scrolls
            QTest.mouseClick(window.windowHandle(), LEFT, PLAIN, at)
            return "a menu"
        return self.press_at(window, self._pick(window))

    def press(self) -> str:
        """A key of the sheet of keys, or any other."""
        sheet = [key for _, keys in groups() for key, _ in keys]
        return self.key(self._draw.choice((*sheet, *OTHER_KEYS, *"abcdef")))

    def type(self) -> str:
        """A text, sign by sign, wherever the keyboard is."""
        text = self._draw.choice(TEXTS)
        for sign in text[:40]:
            held = QApplication.focusWidget() or self.front()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(held, QKeyEvent(kind, 0, PLAIN, sign))
        return ascii(text[:40])

    def paste(self) -> str:
        """Texts that another program copied."""
        text = "".join(self._draw.choices(TEXTS, k=self._draw.randint(1, 5)))
        QGuiApplication.clipboard().setText(text)
        self.key("Ctrl+V")
        return ascii(text[:40])

    def compose(self) -> str:
        """Letters still being composed, then what they become, or nothing."""
        held = QApplication.focusWidget() or self.front()
        text = self._draw.choice(("^", "\u0301", "に", "日本", "🙂"))
        if held.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            QApplication.sendEvent(held, QInputMethodEvent(text, []))
            if self._draw.random() < 0.3:
                return f"{text!a} left as it is"
            event = QInputMethodEvent()
            event.setCommitString(self._draw.choice((text, "", "ê")))
            QApplication.sendEvent(held, event)
        return ascii(text)

    def scroll(self) -> str:
        """Turn the wheel over something."""
        widget = self._pick(self.front())
        at = self._point(widget)
        if at is None:
            return "nothing"
        turn(widget, self._draw.choice((-4 * NOTCH, -NOTCH, NOTCH, 4 * NOTCH)), at)
        return named(widget)

    def hover(self) -> str:
        """The mouse goes over something, a button held or not."""
        window = self.front()
        one, other = self._pick(window), self._pick(window)
        handle, first, then = window.windowHandle(), self._point(one), self._point(other)
        if handle is None or first is None or then is None:
            return "nothing"
        first, then = one.mapTo(window, first), other.mapTo(window, then)
        if self._draw.random() < 0.5:
            QTest.mouseMove(handle, first)
            return "over something"
        QTest.mousePress(handle, LEFT, PLAIN, first)
        QTest.mouseMove(handle, then)
        QTest.mouseRelease(handle, LEFT, PLAIN, then)
        return "from something to something else"
