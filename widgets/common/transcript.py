"""The transcript: every word and fact of a contact on one thread, oldest at the top."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from widgets.common.bubbles import BubbleRow, Row
from widgets.common.theme import Theme
from widgets.common.thread import Thread
from workstation.i18n import tr

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEAR_END = 6
"""Within so many pixels of the end, the reader is taken to be following the conversation."""


class Transcript(QScrollArea):
    """Rows are read with the arrows, Home and End, and copied with the usual key. New rows are followed
    unless the reader has scrolled up; words that do not fit are read from their beginning. ``pressed`` carries the id
    of a row whose link was pressed, or Enter on it. Several conversations may be kept, each with its place."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, *, animated: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._animated = animated
        self._placing = False
        self._holder = QWidget()
        self._threads: dict[str, Thread] = {}
        self._thread = self._begun("")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._holder)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("surface", "window")  # behind the scroll bar too
        self.setAccessibleName(tr("Conversation"))
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self._scrolled)
        theme.scaled.connect(self._restyle)

    def set_customer(self, word: str, *, written: bool = False, messages: bool = False) -> None:
        """How the customer is named to a screen reader: « Cliente », « Client »; ``written`` where messages go.

        ``messages``: as in a chat, without a thread, the hour under the last of a burst.
        """
        self._thread.set_customer(word, written=written, messages=messages)

    def turn_to(self, name: str) -> None:
        """Show the conversation of that name, where one was in it; an empty one where it is new."""
        before = self._thread
        self._thread = self._threads.get(name) or self._begun(name)
        if self._thread is before:
            return
        before.hide()
        self._lay_out()
        self._thread.show()
        if not self._thread.following:
            self.verticalScrollBar().setValue(self._thread.scrolled)

    def forget(self, names: Collection[str]) -> None:
        """Drop these conversations, the one shown excepted."""
        for name in [name for name, one in self._threads.items() if name in names and one is not self._thread]:
            self._threads.pop(name).deleteLater()

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Replace the whole conversation, and go to its end."""
        self._thread.set_rows(rows)
        self._lay_out()

    def append(self, row: Row) -> None:
        """Add what was just said or done."""
        made = self._thread.append(row)
        self._lay_out()
        if self._animated:
            made.fade_in()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, made.accessibleName()))

    def follow_end(self) -> None:
        """Come back to the end, for whoever had scrolled up, and follow it again."""
        self._thread.unread, self._thread.following = None, True
        self._follow()

    def rows(self) -> tuple[Row, ...]:
        """What is shown, oldest first."""
        return tuple(row.row for row in self._thread.rows)

    def set_links(self, row_ids: Collection[str], words: str) -> None:
        """Offer to say so of these rows, and of no other."""
        self._thread.set_links(row_ids, words)
        self._lay_out()

    def row_at(self, row_id: str) -> BubbleRow:
        """The widget of a row. Raises ``KeyError`` for an id that is not shown."""
        return self._thread.row_at(row_id)

    def scroll_to(self, row_id: str) -> None:
        """Bring a row into view and give it the focus. Raises ``KeyError`` for an id that is not shown."""
        self._go(self._thread.rows.index(self.row_at(row_id)))

    def go_to(self, row_id: str) -> None:
        """Bring the head of a row to the top, as far as there is something under it, and give it the focus.

        Raises ``KeyError`` for an id that is not shown.
        """
        row = self.row_at(row_id)
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(row.y() - self._theme.pad(8))

    def set_speaking(self, name: str | None) -> None:
        """Show that ``name`` is speaking, or that nobody is."""
        self._thread.set_speaking(name)
        self._lay_out()

    def view_state(self) -> object:
        """How far one has scrolled up; nothing while the end is followed."""
        return None if self._thread.following else self.verticalScrollBar().value()

    def restore_view(self, state: object) -> None:
        """Go there."""
        if isinstance(state, int):
            self.verticalScrollBar().setValue(state)

    @property
    def following(self) -> bool:
        """Whether new rows scroll the view."""
        return self._thread.following

    def sizeHint(self) -> QSize:
        """Some six short rows."""
        return QSize(self._theme.px(560), self._theme.px(300))

    def minimumSizeHint(self) -> QSize:
        """160 px at 100 %: less would hide the conversation."""
        return QSize(self._theme.px(240), self._theme.pad(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read row by row; copy the row in focus."""
        at = next((i for i, row in enumerate(self._thread.rows) if row.hasFocus()), None)
        last = len(self._thread.rows) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif at is not None and event.matches(QKeySequence.StandardKey.Copy):
            row = self._thread.rows[at].row
            QGuiApplication.clipboard().setText(row.text if not row.note else f"{row.text}\n{row.note}")
        elif at is not None and event.key() in _ENTERS and self._thread.rows[at].link is not None:
            self.pressed.emit(self._thread.rows[at].row.id)
        elif event.key() == Qt.Key.Key_Up:
            self._go(last if at is None else max(0, at - 1))
        elif event.key() == Qt.Key.Key_Down:
            self._go(last if at is None else min(last, at + 1))
        elif event.key() == Qt.Key.Key_Home:
            self._go(0)
        elif event.key() == Qt.Key.Key_End:
            self._go(last)
        else:
            super().keyPressEvent(event)

    def _begun(self, name: str) -> Thread:
        made = self._threads[name] = Thread(self._theme, self._holder)
        made.pressed.connect(self.pressed)
        return made

    def _restyle(self) -> None:
        self.updateGeometry()
        for thread in self._threads.values():
            thread.undress()
        self._lay_out()

    def _lay_out(self) -> None:
        """Place every row for the width there is now, then stay at the end if the reader was there."""
        self._placing = True
        # The bar has its place, there or not: no row moves when it comes, or when one turns to another conversation.
        self._thread.fit(self.width() - self.verticalScrollBar().sizeHint().width(), self.viewport().size())
        self._holder.resize(self._thread.size())
        self._placing = False
        self._follow()

    def _follow(self) -> None:
        if not self._thread.following or self._placing:
            return
        bar, unread = self.verticalScrollBar(), self._thread.unread
        whole = unread is None or self._thread.height() - unread.y() <= self.viewport().height()
        self._placing = True
        bar.setValue(bar.maximum() if whole or unread is None else min(bar.maximum(), unread.y()))
        self._placing = False

    def _scrolled(self, value: int) -> None:
        if self._placing:
            return
        self._thread.unread = None
        self._thread.scrolled = value
        self._thread.following = value >= self.verticalScrollBar().maximum() - NEAR_END

    def _go(self, index: int) -> None:
        row = self._thread.rows[index]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(row, 0, self._theme.pad(8))
