"""« À l'oreille »: one or two lines from the tutor, above the composer, dismissed with Escape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from widgets.common import marks
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import WrappedText
from workstation.i18n import tr


class _Close(Pressed, QToolButton):
    """The cross."""


class Whisper(QWidget):
    """Shows one whisper at a time; hidden while it has none. Plain text only."""

    dismissed = Signal()
    left = Signal()
    """The keyboard was on its cross, and has no place now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._tight = False
        self._words = WrappedText("", theme.font("small"), 0)
        self._close = _Close(self)
        self._close.setProperty("kind", "icon")
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self.dismiss)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """What is whispered, empty when nothing is."""
        return self._text

    def set_text(self, text: str) -> None:
        """Whisper; an empty text takes the whisper away."""
        fresh = bool(text) and text != self._text
        self._text = text
        if self._told() != self.accessibleName():
            self._restyle()
        self.setVisible(bool(text))
        if fresh and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def set_tight(self, tight: bool) -> None:
        """Keep less room above and under the words, or not."""
        if tight != self._tight:
            self._tight = tight
            self._place()
            self.updateGeometry()
            self.update()

    def dismiss(self) -> None:
        """Take the whisper away and say so; nothing when there is none."""
        if self._text:
            held = self._close.hasFocus()
            self.set_text("")
            self.dismissed.emit()
            if held:
                self.left.emit()

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """40 px for one line at 100 %, more for more."""
        return round(self._words.layout(self._room(width)).height()) + 2 * self._above()

    def sizeHint(self) -> QSize:
        """At the width it has now."""
        width = self.width() if self.width() > 120 else self._theme.px(560)
        return QSize(self._theme.px(320), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Every word stays in sight."""
        return QSize(self._theme.px(200), self.heightForWidth(max(self.width(), self._theme.px(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        self._place()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses."""
        if event.key() == Qt.Key.Key_Escape and self._text:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, pad = self._theme, self._theme.pad
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("tutor_soft"))
        painter.setPen(marks.pen(theme.color("tutor_line"), 1.0, dashed=True))
        radius = theme.radius("card")
        painter.drawRoundedRect(marks.box_inside(QRectF(self.rect()), 1.0), radius, radius)
        line, disc = theme.line("small"), pad(18)
        centre = QPointF(pad(24), self._above() + line / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tutor"))
        painter.drawEllipse(centre, disc / 2, disc / 2)
        ear = theme.pixmap("whisper", round(disc * 0.72), "tutor_soft", "bold")
        side = ear.deviceIndependentSize().width() / 2
        painter.drawPixmap(centre - QPointF(side, side), ear)
        self._words.layout(self._room(self.width()))
        self._words.paint(painter, QPointF(pad(44), self._above()), theme.color("text_strong"))
        painter.end()

    def _room(self, width: int) -> float:
        return max(80.0, width - self._theme.pad(44) - self._theme.pad(40))

    def _above(self) -> int:
        return self._theme.pad(6 if self._tight else 11)

    def _place(self) -> None:
        side = self._theme.pad(30)
        middle = self._above() + self._theme.line("small") // 2
        self._close.setGeometry(self.width() - side - self._theme.pad(6), middle - side // 2, side, side)

    def _told(self) -> str:
        return f"{tr('Whisper.')} {self._text}".rstrip()

    def _restyle(self) -> None:
        theme = self._theme
        lead = tr("Whisper.")
        told = self._told()
        ink = theme.color("tutor_text")
        self._words = WrappedText(told, theme.font("small"), theme.line("small"), bold=len(lead), lead=ink)
        self.setAccessibleName(told)
        self._close.setIcon(theme.icon("close", "tutor_text", "bold"))
        self._close.setIconSize(QSize(theme.pad(15), theme.pad(15)))
        self._close.setAccessibleName(tr("Dismiss this whisper"))
        self._close.setToolTip(tip(tr("Dismiss this whisper (Esc)")))
        self._place()
        self.updateGeometry()
        self.update()
