"""A heading in the list of role-plays: what stands under it, folded or not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common.fonts import drop
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.wrapped_text import fitted
from widgets.home.grouping import Group
from workstation.i18n import tr, trn

CARET = 13
GAP = 8


class GroupLine(Pressed, QAbstractButton):
    """Pressing it folds or unfolds its rows (``folded``); the arrows go to the neighbours (``keyed``)."""

    folded = Signal(str, bool)
    keyed = Signal(object, int)
    focused = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.name = theme, name
        self._about = ""
        self.setCheckable(True)
        self.setChecked(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)
        theme.changed.connect(self._restyle)

    def set_group(self, group: Group) -> None:
        """Say what is under it now."""
        passed = sum(row.passed for row in group.rows)
        self._about = trn("{n} situation", "{n} situations", len(group.rows))
        if passed:
            self._about += " · " + trn("{n} passed", "{n} passed", passed)
        self.setText(group.title)
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """One line of words."""
        return QSize(self._theme.px(200), self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """The words may be cut, the line is whole."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left folds, Right unfolds; the list answers the other arrows."""
        match event.key():
            case Qt.Key.Key_Left:
                self.setChecked(False)
            case Qt.Key.Key_Right:
                self.setChecked(True)
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_Home | Qt.Key.Key_End:
                self.keyed.emit(self, event.key())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the list which line has the keyboard."""
        super().focusInEvent(event)
        self.focused.emit(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the caret, the title and the count."""
        painter, theme = QPainter(self), self._theme
        box = QRectF(self.rect())
        painter.fillRect(box, theme.color("hover" if self.underMouse() else "hollow"))
        painter.fillRect(QRectF(0, 0, box.width(), 1), theme.color("edge_soft"))
        side, left = theme.pad(CARET), float(theme.px(16))
        caret = theme.pixmap("caret-down" if self.isChecked() else "caret-right", side, "text_medium")
        painter.drawPixmap(round(left), (self.height() - side) // 2, caret)
        left += theme.px(28)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for text, font, ink in (
            (self.text(), theme.font("small", 700), "text_strong"),
            (self._about, theme.font("small"), "text_medium"),
        ):
            room = box.width() - left - theme.px(16)
            cut = fitted(font, text, room)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(box.adjusted(left, drop(font), 0, drop(font)), flags, cut)
            left += QFontMetricsF(font).horizontalAdvance(cut) + theme.pad(GAP)
        painter.end()

    def _on_toggled(self, unfolded: bool) -> None:
        self._tell()
        self.update()
        self.folded.emit(self.name, not unfolded)

    def _tell(self) -> None:
        state = tr("unfolded") if self.isChecked() else tr("folded")
        self.setAccessibleName(", ".join((self.text(), self._about.replace(" · ", ", "), state)))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
