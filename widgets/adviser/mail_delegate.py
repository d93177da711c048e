"""How a message of the queue is drawn: the time left as a chip; in less room, two or three lines a message."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.adviser.mail_model import AnyIndex, Column, MailModel
from widgets.common.chips import CLOCK_STATES, GAP, ICON, SIDE, STATES
from widgets.common.theme import Theme
from widgets.common.wrapped_text import fitted, text_width

WIDTHS = {Column.LEFT: 168, Column.ORIGIN: 96, Column.LANGUAGE: 88, Column.RECEIVED: 140, Column.AGE: 80}
"""Of the columns that do not stretch, in pixels at 100 %."""
UNDER = {
    Column.LEFT: Column.WHO,
    Column.SENDER: Column.SUBJECT,
    Column.ORIGIN: Column.LANGUAGE,
    Column.RECEIVED: Column.AGE,
}
"""What stands on a second line where there is less room."""
Shape = Literal["narrow", "stacked", "wide"]
"""``narrow``: one column, three lines; ``stacked``: two lines a cell; ``wide``: a column for each thing."""


class MailDelegate(QStyledItemDelegate):
    """Draws for a ``shape``: narrow, the sender's column tells everything."""

    def __init__(self, theme: Theme, model: MailModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.shape: Shape = "wide"

    def height(self) -> int:
        """How high a row is."""
        theme = self._theme
        under = {"narrow": 2, "stacked": 1, "wide": 0}[self.shape]
        lines = theme.line("body") + under * theme.line("small")
        return lines + theme.pad(12)

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The row's height, the column's width."""
        return QSize(self._theme.px(WIDTHS.get(Column(index.column()), 120)), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell, on a tint when its row is the current one or under the pointer."""
        theme, box, state = self._theme, QRect(option.rect), option.state
        chosen = state & QStyle.StateFlag.State_Selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("bank_soft" if chosen else "hover"))
        first = index.column() == (Column.SENDER if self.shape == "narrow" else Column.LEFT)
        if chosen and first:  # colour is not the only sign
            painter.fillRect(box.left(), box.top(), theme.pad(3), box.height(), theme.color("bank"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("edge_soft"))
        inner = box.adjusted(theme.pad(8), theme.pad(6), -theme.pad(6), -theme.pad(6))
        column = Column(index.column())
        under = str(self._at(index, UNDER[column])) if self.shape == "stacked" and column in UNDER else ""
        if under:
            upper = self._chip_height() if column is Column.LEFT else theme.line("body")
            inner.setTop(box.top() + (box.height() - upper - theme.line("small")) // 2)
            inner.setHeight(upper)
            below = QRect(inner.left(), inner.top() + upper, inner.width(), theme.line("small"))
            self._word(painter, below, under, "small", None, "text_medium")
        if column is Column.LEFT:
            self._chip(painter, inner, index)
        elif column is Column.SENDER and self.shape == "narrow":
            self._lines(painter, inner, index)
        else:
            strong = column in (Column.SENDER, Column.WHO)
            self._word(painter, inner, str(index.data() or ""), "body", 700 if strong else None, "text_strong")
        painter.restore()

    def _lines(self, painter: QPainter, box: QRect, index: AnyIndex) -> None:
        """All of a message: beside its sender the time left, beside its subject when it came, then the rest."""
        theme, row = self._theme, self._model.row(index.row())
        received, origin = (str(self._at(index, column)) for column in (Column.RECEIVED, Column.ORIGIN))
        who = "" if row is not None and row.beside else str(self._at(index, Column.WHO))
        chip = self._chip(painter, box, index)
        wide = text_width(theme.font("small"), received)
        for words, role, weight, ink, beside in (
            (str(index.data()), "body", 700, "text_strong", chip),
            (str(self._at(index, Column.SUBJECT)), "small", None, "text_strong", wide),
            (" · ".join(filter(None, (who, origin))), "small", None, "text_medium", 0),
        ):
            box.setHeight(theme.line(role))
            room = box.adjusted(0, 0, -beside - theme.pad(8) if beside else 0, 0)
            self._word(painter, room, words, role, weight, ink)
            if beside == wide:
                self._word(painter, box.adjusted(box.width() - wide, 0, 0, 0), received, role, None, "text_medium")
            box.translate(0, box.height())

    def _chip(self, painter: QPainter, box: QRect, index: AnyIndex) -> int:
        """The time left on its tint; where there is little room and a colleague is on it, that instead. How wide."""
        theme, row = self._theme, self._model.row(index.row())
        if row is None:
            return 0
        text, look = str(self._at(index, Column.LEFT)), CLOCK_STATES[self._model.look(index.row())]
        icon, weight = look.icon, look.weight
        narrow = self.shape == "narrow"
        if narrow and row.beside:
            text, look, icon, weight = str(self._at(index, Column.WHO)), STATES["neutral"], "note", "fill"
        font = theme.font("small", 700)
        high = self._chip_height()
        around = theme.pad(2 * SIDE + ICON + GAP)
        shown = fitted(font, text, (box.width() * 2 // 3 if narrow else box.width()) - around)
        wide = text_width(font, shown) + around
        left = box.right() - wide if narrow else box.left()
        top = box.top() - theme.pad(2) if narrow else box.center().y() - high // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(look.fill))
        painter.drawRoundedRect(QRectF(left, top, wide, high), high / 2, high / 2)
        side = theme.pad(ICON)
        if icon:
            picture = theme.pixmap(icon, side, look.text, weight)
            painter.drawPixmap(left + theme.pad(SIDE), top + (high - side) // 2, picture)
        words = QRect(left + theme.pad(SIDE + ICON + GAP), top, wide, high)
        painter.setFont(font)
        painter.setPen(theme.color(look.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return wide

    def _chip_height(self) -> int:
        return self._theme.px(self._theme.tokens.control["chip"])

    def _at(self, index: AnyIndex, column: Column) -> str:
        return self._model.data(self._model.index(index.row(), column)) or ""

    def _word(self, painter: QPainter, box: QRect, text: str, role: str, weight: int | None, ink: str) -> None:
        if box.width() > 0 and text:
            font = self._theme.font(role, weight)
            painter.setFont(font)
            painter.setPen(self._theme.color(ink))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, fitted(font, text, box.width()))
