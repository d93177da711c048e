"""The transcript: every word and fact of a contact on one thread, oldest at the top."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from widgets.common import marks
from widgets.common.bubbles import BubbleRow, Gutter, Row
from widgets.common.theme import Theme
from widgets.common.wrapped_text import fitted
from workstation.i18n import tr

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEAR_END = 6
"""Within so many pixels of the end, the reader is taken to be following the conversation."""
LOW = 56
"""Height at 100 % under which no room is left below the last row."""


class _Speaking(QLabel):
    """Three quiet dots where the customer's next bubble will come."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme = theme
        self._left = 0.0
        self._words = ""

    def set_name(self, name: str, *, written: bool) -> None:
        """Who is speaking, or writing."""
        self._words = tr("{name} is writing", name=name) if written else tr("{name} is speaking", name=name)
        self.setAccessibleName(self._words)
        self.update()

    def set_left(self, left: float) -> None:
        """Where bubbles begin, in pixels."""
        self._left = left
        self.update()

    def needed(self) -> int:
        """Its height in pixels."""
        return int(self._theme.px(20) + self._theme.pad(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text_quiet"))
        dot, step = theme.pad(5) / 2, theme.pad(9)
        for i in range(3):
            painter.drawEllipse(QPointF(self._left + theme.pad(14) + i * step, middle), dot, dot)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_quiet"))
        left = self._left + theme.pad(14) + 3 * step + theme.pad(2)
        words = fitted(theme.font("small"), self._words, self.width() - left - theme.pad(8))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, words)
        painter.end()


class _Thread(QWidget):
    """What scrolls: the thread line, and the rows laid one under the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.gutter = Gutter.measure(theme, "0:00")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("window"))
        painter.setPen(marks.pen(self._theme.color("bank_line"), 3.0))
        if (x := self.gutter.thread) >= 0:
            painter.drawLine(QLineF(x, 0, x, self.height()))
        painter.end()


class Transcript(QScrollArea):
    """Rows are read with the arrows, Home and End, and copied with the usual key. New rows are followed
    unless the reader has scrolled up; words that do not fit are read from their beginning. ``pressed`` carries the id
    of a row whose link was pressed, or Enter on it."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, *, animated: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._animated = animated
        self._customer = tr("Customer")
        self._written = self._messages = False
        self._rows: list[BubbleRow] = []
        self._thread = _Thread(theme)
        self._speaking = _Speaking(theme, self._thread)
        self._speaking.hide()
        self._following, self._placing = True, False
        self._unread: BubbleRow | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._thread)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("surface", "window")  # behind the scroll bar too
        self.setAccessibleName(tr("Conversation"))
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self._scrolled)
        theme.changed.connect(self._restyle)

    def set_customer(self, word: str, *, written: bool = False, messages: bool = False) -> None:
        """How the customer is named to a screen reader: « Cliente », « Client »; ``written`` where messages go.

        ``messages``: as in a chat, without a thread, the hour under the last of a burst.
        """
        self._customer, self._written, self._messages = word, written, messages
        for row in self._rows:
            row.set_speaker(self._speaker(row.row))

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Replace the whole conversation, and go to its end."""
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = [self._made(row) for row in rows]
        self._following, self._unread = True, self._to_read()
        self._lay_out()

    def append(self, row: Row) -> None:
        """Add what was just said or done."""
        made = self._made(row)
        self._rows.append(made)
        self._unread = self._to_read()
        self._lay_out()
        if self._animated:
            made.fade_in()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, made.accessibleName()))

    def rows(self) -> tuple[Row, ...]:
        """What is shown, oldest first."""
        return tuple(row.row for row in self._rows)

    def set_links(self, row_ids: Collection[str], words: str) -> None:
        """Offer to say so of these rows, and of no other."""
        changed = False
        for made in self._rows:
            if made.row.act:
                continue
            wanted = made.row.id in row_ids
            if wanted != (made.link is not None):
                made.set_link(words if wanted else "")
                changed = True
        if changed:
            self._lay_out()

    def row_at(self, row_id: str) -> BubbleRow:
        """The widget of a row. Raises ``KeyError`` for an id that is not shown."""
        for row in self._rows:
            if row.row.id == row_id:
                return row
        raise KeyError(row_id)

    def scroll_to(self, row_id: str) -> None:
        """Bring a row into view and give it the focus. Raises ``KeyError`` for an id that is not shown."""
        self._go(self._rows.index(self.row_at(row_id)))

    def set_speaking(self, name: str | None) -> None:
        """Show that ``name`` is speaking, or that nobody is."""
        if name is not None:
            self._speaking.set_name(name, written=self._written)
        self._speaking.setVisible(name is not None)
        self._lay_out()

    def view_state(self) -> object:
        """How far one has scrolled up; nothing while the end is followed."""
        return None if self._following else self.verticalScrollBar().value()

    def restore_view(self, state: object) -> None:
        """Go there."""
        if isinstance(state, int):
            self.verticalScrollBar().setValue(state)

    @property
    def following(self) -> bool:
        """Whether new rows scroll the view."""
        return self._following

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
        at = next((i for i, row in enumerate(self._rows) if row.hasFocus()), None)
        last = len(self._rows) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif at is not None and event.matches(QKeySequence.StandardKey.Copy):
            row = self._rows[at].row
            QGuiApplication.clipboard().setText(row.text if not row.note else f"{row.text}\n{row.note}")
        elif at is not None and event.key() in _ENTERS and self._rows[at].link is not None:
            self.pressed.emit(self._rows[at].row.id)
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

    def _speaker(self, row: Row) -> str:
        if self._written:
            mine = tr("Your message")
            return mine if row.who == "adviser" else tr("Message from {name}", name=self._customer)
        return tr("You") if row.who == "adviser" else self._customer

    def _made(self, row: Row) -> BubbleRow:
        made = BubbleRow(self._theme, row, self._speaker(row), self._thread)
        made.pressed.connect(self.pressed)
        made.show()
        return made

    def _restyle(self) -> None:
        self.updateGeometry()
        self._lay_out(restyle=True)
        self._thread.update()

    def _lay_out(self, *, restyle: bool = False) -> None:
        """Place every row for the width there is now, then stay at the end if the reader was there."""
        width = self.viewport().width()
        widest = max((row.row.at_text for row in self._rows), key=len, default="0:00")
        gutter = Gutter.of_messages(self._theme) if self._messages else Gutter.measure(self._theme, widest)
        self._thread.gutter = gutter
        self._group()
        top = self._theme.pad(12)
        for row in self._rows:
            if restyle or row.gutter != gutter:
                row.restyle(gutter)
            height = row.heightForWidth(width)
            row.setGeometry(0, top, width, height)
            top += height
        if not self._speaking.isHidden():
            self._speaking.set_left(gutter.start)
            self._speaking.setGeometry(0, top, width, self._speaking.needed())
            top += self._speaking.needed()
        room = self.viewport().height()
        below = self._theme.pad(8) if room > self._theme.px(LOW) else 0  # the last words first
        self._placing = True
        self._thread.resize(width, max(top + below, room))
        self._placing = False
        self._follow()

    def _group(self) -> None:
        """Messages of one hand in one minute are a burst."""
        for row, after in zip(self._rows, [*self._rows[1:], None], strict=False):
            same = after is not None and (row.row.who, row.row.at_text) == (after.row.who, after.row.at_text)
            row.set_more(self._messages and same)

    def _follow(self) -> None:
        if not self._following or self._placing:
            return
        bar, unread = self.verticalScrollBar(), self._unread
        whole = unread is None or unread.height() <= self.viewport().height()
        self._placing = True
        bar.setValue(bar.maximum() if whole or unread is None else min(bar.maximum(), unread.y()))
        self._placing = False

    def _to_read(self) -> BubbleRow | None:
        """The last words, where the customer has them."""
        return self._rows[-1] if self._rows and self._rows[-1].row.who == "customer" else None

    def _scrolled(self, value: int) -> None:
        if self._placing:
            return
        self._unread = None
        self._following = value >= self.verticalScrollBar().maximum() - NEAR_END

    def _go(self, index: int) -> None:
        row = self._rows[index]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(row, 0, self._theme.pad(8))
