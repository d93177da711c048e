"""A fault in one row: what kind, where, what is wrong and what to do. Pressing it goes to its line."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from widgets.authoring.words import INKS, SIGNS, line_word, spoken, tone_of
from widgets.common.buttons import Button
from widgets.common.fonts import drop
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import WrappedText
from workstation.content.diagnostics import Diagnostic
from workstation.i18n import tr

ICON = 18


class FaultRow(Pressed, QAbstractButton):
    """``chosen`` carries the fault. ``cure`` shows what to do under the sentence."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, fault: Diagnostic, *, cure: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.fault, self._cure, self._where = theme, fault, cure, line_word(fault)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken(fault))
        self._text = WrappedText("", theme.font("body"), 0)
        self._small = WrappedText("", theme.font("small"), 0)
        self.clicked.connect(self._choose)
        theme.changed.connect(self._restyle)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The sentence on as many lines as it takes."""
        room = self._room(width)
        high = self._text.layout(room).height() + (self._small.layout(room).height() if self._cure else 0)
        return ceil(max(high + 2 * self._theme.pad(6), self._theme.px(32)))

    def sizeHint(self) -> QSize:
        """A row of the list."""
        wide = self._theme.px(360)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(self._theme.px(180), self._theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        theme, tone, pad = self._theme, tone_of(self.fault), self._theme.pad(6)
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.color("hover"))
        side = theme.pad(ICON)
        line = theme.line("body")
        picture = theme.pixmap(SIGNS[tone], side, INKS[tone], "fill")
        painter.drawPixmap(theme.pad(8), round(pad + (line - side) / 2), picture)
        room, left = self._room(self.width()), float(2 * theme.pad(8) + side)
        high = self._text.layout(room).height()
        self._text.paint(painter, QPointF(left, pad + drop(theme.font("body"))), theme.color("text_strong"))
        if self._cure:
            self._small.layout(room)
            self._small.paint(painter, QPointF(left, pad + high), theme.color("text_medium"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_medium"))
        wide = self._where_width()
        box = QRectF(self.width() - theme.pad(8) - wide, pad, wide, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._where)
        painter.end()

    def _where_width(self) -> int:
        return ceil(QFontMetricsF(self._theme.font("small")).horizontalAdvance(self._where)) + 1

    def _room(self, width: int) -> float:
        theme = self._theme
        return max(40.0, width - 4 * theme.pad(8) - theme.pad(ICON) - self._where_width())

    def _choose(self) -> None:
        self.chosen.emit(self.fault)

    def _restyle(self) -> None:
        theme = self._theme
        head = f"{self.fault.code}\u2002{self.fault.message}"
        bold = len(self.fault.code)
        lead = theme.color(INKS[tone_of(self.fault)])
        self._text = WrappedText(head, theme.font("body"), theme.line("body"), bold, lead)
        self._small = WrappedText(self.fault.cure, theme.font("small"), theme.line("small"))
        self.updateGeometry()
        self.update()


class FaultLine(QWidget):
    """A fault, and « Corriger » where its cure is plain. ``mend_asked`` carries the fault."""

    mend_asked = Signal(object)

    def __init__(self, theme: Theme, fault: Diagnostic, *, can_mend: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = FaultRow(theme, fault)
        self.mend = Button(theme, tr("Correct it"), size="small", icon="passed", weight="regular")
        self.mend.setAccessibleName(tr("Correct it: {fault}", fault=fault.cure))
        self.mend.setToolTip(tip(fault.cure))
        self.mend.setVisible(can_mend)
        self.mend.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self.row, 1)
        row.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignVCenter)

    def _ask(self) -> None:
        self.mend_asked.emit(self.row.fault)
