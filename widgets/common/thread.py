"""One conversation: the thread line, the rows laid one under the other, and the dots of whoever is speaking."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from widgets.common import marks
from widgets.common.bubbles import BubbleRow, Gutter, Row
from widgets.common.theme import Theme
from widgets.common.wrapped_text import fitted
from workstation.i18n import tr

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


class Thread(QWidget):
    """Its rows, where the reader is among them, and the size for which they were last laid out.

    ``pressed`` carries the id of a row whose link was pressed.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._customer = tr("Customer")
        self._written = self._messages = False
        self._gutter = Gutter.measure(theme, "0:00")
        self._laid = self._high = -1  # for what width the rows stand as they are, and how high they are
        self._settled = 0  # how many of them do, above what came since
        self._fits = False
        self._dressed = True  # in the theme as it stands
        self._speaks: str | None = None
        self._linked: tuple[frozenset[str], str, int] | None = None
        self.rows: list[BubbleRow] = []
        self.speaking = _Speaking(theme, self)
        self.speaking.hide()
        self.following = True
        self.unread: BubbleRow | None = None
        self.scrolled = 0

    def set_customer(self, word: str, *, written: bool, messages: bool) -> None:
        """How the customer is named; ``written`` where messages go, ``messages`` as in a chat."""
        if (word, written, messages) == (self._customer, self._written, self._messages):
            return
        self._customer, self._written, self._messages = word, written, messages
        self._unsettle()
        for row in self.rows:
            row.set_speaker(self._speaker(row.row))

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Replace them all; the end is followed again."""
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = [self._made(row) for row in rows]
        self._linked = None
        self._unsettle()
        self.following = True
        self._changed()

    def append(self, row: Row) -> BubbleRow:
        """Add one under the last."""
        made = self._made(row)
        self.rows.append(made)
        self._changed()
        return made

    def set_links(self, row_ids: Collection[str], words: str) -> None:
        """Offer to say so of these rows, and of no other."""
        now = frozenset(row_ids), words, len(self.rows)
        if now == self._linked:
            return
        self._linked = now
        for made in self.rows:
            if made.row.act:
                continue
            wanted = made.row.id in row_ids
            if wanted != (made.link is not None):
                made.set_link(words if wanted else "")
                self._unsettle()

    def set_speaking(self, name: str | None) -> None:
        """Show that ``name`` is speaking, or that nobody is."""
        if name == self._speaks:
            return
        self._speaks = name
        if name is not None:
            self.speaking.set_name(name, written=self._written)
        self.speaking.setVisible(name is not None)
        self._fits = False

    def row_at(self, row_id: str) -> BubbleRow:
        """The widget of a row. Raises ``KeyError`` for an id that is not shown."""
        for row in self.rows:
            if row.row.id == row_id:
                return row
        raise KeyError(row_id)

    def undress(self) -> None:
        """The theme is another: everything takes its fonts again when it is next placed."""
        self._dressed = False
        self.update()

    def fit(self, width: int, room: QSize) -> None:
        """Place every row for that width, unless they are so already; the thread takes the whole ``room`` at least."""
        if self._laid != width or not self._dressed or not self._fits:
            self._lay_out(width)
        below = self._theme.pad(8) if room.height() > self._theme.px(LOW) else 0  # the last words first
        self.resize(room.width(), max(self._high + below, room.height()))

    def _lay_out(self, width: int) -> None:
        """Of a long thread only what came since; all of it at another width, or with another gutter."""
        widest = max((row.row.at_text for row in self.rows), key=len, default="0:00")
        gutter = Gutter.of_messages(self._theme) if self._messages else Gutter.measure(self._theme, widest)
        whole = not self._settled or (width, gutter) != (self._laid, self._gutter) or not self._dressed
        self._laid, self._gutter = width, gutter
        first = 0 if whole else self._settled - 1  # the last may be followed now by another of its burst
        top = self._theme.pad(12) if whole else self.rows[first].y()
        for n, row in enumerate(self.rows[first:], first + 1):
            row.set_more(self._messages and n < len(self.rows) and _one_burst(row.row, self.rows[n].row))
            if not self._dressed or row.gutter != gutter:
                row.restyle(gutter)
            height = row.heightForWidth(width)
            row.setGeometry(0, top, width, height)
            top += height
        self._dressed = self._fits = True
        self._settled = len(self.rows)
        if not self.speaking.isHidden():
            self.speaking.set_left(gutter.start)
            self.speaking.setGeometry(0, top, width, self.speaking.needed())
            top += self.speaking.needed()
        self._high = int(top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line of the thread, behind the rows."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("window"))
        painter.setPen(marks.pen(self._theme.color("bank_line"), 3.0))
        if (x := self._gutter.thread) >= 0:
            painter.drawLine(QLineF(x, 0, x, self.height()))
        painter.end()

    def _changed(self) -> None:
        """The last words are what is to be read, where the customer has them; what is joined to them comes after."""
        self._fits = False
        last = next((made for made in reversed(self.rows) if not made.row.act), None)
        self.unread = last if last is not None and last.row.who == "customer" else None

    def _unsettle(self) -> None:
        self._settled, self._fits = 0, False

    def _speaker(self, row: Row) -> str:
        if self._written:
            mine = tr("Your message")
            return mine if row.who == "adviser" else tr("Message from {name}", name=self._customer)
        return tr("You") if row.who == "adviser" else self._customer

    def _made(self, row: Row) -> BubbleRow:
        made = BubbleRow(self._theme, row, self._speaker(row), self)
        made.pressed.connect(self.pressed)
        made.show()
        return made


def _one_burst(row: Row, after: Row) -> bool:
    """Messages of one hand in one minute are a burst."""
    return (row.who, row.at_text) == (after.who, after.at_text)
