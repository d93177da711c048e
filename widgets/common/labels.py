"""Text on a surface, set in a role of the type scale and a tone of the theme."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.common.fonts import drop
from widgets.common.style import TONES
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import WrappedText, fitted, text_width

WIDEST_HINT = 420
NARROWEST = 64


class Label(QLabel):
    """Plain text on the line height of its role: on one line, wrapped, or cut by an ellipsis.

    ``tone`` is a tone of the style (``strong``, ``medium``, ``quiet``, ``bank``, ``tutor``, ``now``, ``good``,
    ``alert``, ``bar``, ``bar_quiet``) or any colour token. A text cut short is whole in the tooltip.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        tone: str = "strong",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        elide: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        weight: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role, self._tone, self._weight = role, tone, weight
        self._elide, self._align = elide, align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        across = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, across if wrap else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self._broken: WrappedText | None = None
        self._measured: tuple[int, int] | None = None  # the text on one line: its width, and the height of a line
        self.setSizePolicy(policy)
        self.setText(text)
        theme.scaled.connect(self._restyle)

    @property
    def tone(self) -> str:
        """The tone the text is set in."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Change the colour. Raises ``KeyError`` at paint for a tone nobody knows."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def set_role(self, role: str) -> None:
        """Change the type role."""
        if role != self._role:
            self._role = role
            self._restyle()

    def setText(self, text: str) -> None:
        """Show another text; nothing moves when it is the same."""
        if text != self.text():
            super().setText(text)
            self._restyle()

    def sizeHint(self) -> QSize:
        """The whole text on one line, or on as many as a readable measure makes."""
        natural, line = self._measures()
        if self.wordWrap():
            wide = min(natural + 1, self._theme.px(WIDEST_HINT))
            return QSize(wide, self.heightForWidth(wide))
        return QSize(natural, line)

    def minimumSizeHint(self) -> QSize:
        """What must stay visible: a few words where the text may wrap or be cut, else all of it."""
        full = self.sizeHint()
        if self.wordWrap():
            return QSize(min(full.width(), self._theme.px(NARROWEST)), self._line())
        return QSize(min(full.width(), self._theme.px(NARROWEST)), full.height()) if self._elide else full

    def heightForWidth(self, width: int) -> int:
        """The height of the text wrapped at ``width`` pixels."""
        if self._broken is None:
            return self._line()
        return max(self._line(), ceil(self._broken.layout(width).height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text in the tooltip when it is cut."""
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text in its colour."""
        painter = QPainter(self)
        color, below = self._color(), drop(self._font())
        if self._broken is not None:
            size = self._broken.layout(self.width())
            left = (self.width() - size.width()) / 2 if self._align & Qt.AlignmentFlag.AlignHCenter else 0.0
            self._broken.paint(painter, QPointF(left, max(0.0, (self.height() - size.height()) / 2) + below), color)
        else:
            painter.setFont(self._font())
            painter.setPen(color)
            text = fitted(self._font(), self.text(), self.width()) if self._elide else self.text()
            box = QRectF(self.rect()).translated(0, below)
            painter.drawText(box, self._align | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _restyle(self) -> None:
        self._broken = self._measured = None
        if self.wordWrap():
            centred = bool(self._align & Qt.AlignmentFlag.AlignHCenter)
            self._broken = WrappedText(self.text(), self._font(), self._theme.line(self._role), centred=centred)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def _tell_whole(self) -> None:
        if self._elide:
            cut = QFontMetricsF(self._font()).horizontalAdvance(self.text()) > self.width() + 0.5
            self.setToolTip(tip(self.text() if cut else ""))

    def _font(self) -> QFont:
        return self._theme.font(self._role, self._weight)

    def _line(self) -> int:
        return self._measures()[1]

    def _measures(self) -> tuple[int, int]:
        """Measured once until the text or its font changes: a layout asks hundreds of times."""
        if self._measured is None:
            font = self._font()
            high = max(self._theme.line(self._role), ceil(QFontMetricsF(font).height()))
            self._measured = text_width(font, self.text()), high
        return self._measured

    def _color(self) -> QColor:
        return self._theme.color(TONES.get(self._tone, self._tone))
