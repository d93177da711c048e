"""The button: what it does, in words, with its icon and the key that does the same."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets.common.fonts import drop
from widgets.common.keycap import cap_size, key_text, paint_cap
from widgets.common.pressed import Pressed
from widgets.common.style import KINDS, OVER_TEXT
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import fitted

LEAST = 24
"""Pixels: however short its words, a button must be easy to press."""
BARE = ("link", "icon")
HEIGHTS = {"": "button", "small": "button_small", "large": "button_large"}
SIDES = {"": 14, "small": 11, "large": 22}
ICONS = {"": 17, "small": 15, "large": 20}
ROLES = {"": "body", "small": "body", "large": "lead"}
GAP = 8


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str | None
    edge: str | None
    text: str
    line: Qt.PenStyle = Qt.PenStyle.SolidLine


class Button(Pressed, QPushButton):
    """A push button painted from the tokens.

    ``kind`` is ``primary``, ``now`` (a clock waits for this gesture: one on a screen at most), ``plain``, ``tutor``,
    ``danger``, ``link``, ``icon`` (give it an accessible name) or, on the top bar, ``bar``, ``bar_alert``, ``bar_now``.
    ``size`` is empty, ``small`` or ``large``. ``icon`` is a meaning or an icon's name, ``keys`` a shortcut in Qt's
    portable words: it is shown, the action that owns it is the window's. Raises ``KeyError`` for another kind or size.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: str = "plain",
        size: str = "",
        *,
        icon: str | None = None,
        weight: str = "bold",
        keys: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon_name, self._icon_weight, self._keys = icon, weight, keys
        self._kind, self._size = kind, size
        self._reason, self._worded = "", True
        self._measured: QSize | None = None
        if kind not in KINDS and kind not in BARE:
            raise KeyError(f"no kind of button is called {kind!r}")
        self.setProperty("painted", True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.scaled.connect(self._restyle)

    @property
    def keys(self) -> str | None:
        """The shortcut shown in the button, if any."""
        return self._keys

    @property
    def kind(self) -> str:
        """The kind of button it is now."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Become another kind of button. Raises ``KeyError`` when there is none."""
        if kind not in KINDS and kind not in BARE:
            raise KeyError(f"no kind of button is called {kind!r}")
        if kind != self._kind:
            self._kind = kind
            self._restyle()

    def set_icon(self, name: str | None, weight: str = "bold") -> None:
        """Show another icon, or none."""
        if (name, weight) != (self._icon_name, self._icon_weight):
            self._icon_name, self._icon_weight = name, weight
            self._restyle()

    def set_size(self, size: str) -> None:
        """Be as large as that: empty, ``small`` or ``large``."""
        if size != self._size:
            self._size = size
            self._restyle()

    def set_keys(self, keys: str | None) -> None:
        """Show another shortcut, or none."""
        if keys != self._keys:
            self._keys = keys
            self._restyle()

    def set_reason(self, reason: str) -> None:
        """Say why the button is disabled, or what it will do: tooltip and accessible description."""
        if reason == self._reason:
            return
        self._reason = reason
        self.setAccessibleDescription(reason)
        self._tell_reason()

    def set_worded(self, worded: bool) -> None:
        """Show the words, or the icon alone where there is no room: the tooltip then begins with them."""
        if worded != self._worded:
            self._worded = worded
            self._tell_reason()
            self._restyle()

    def setText(self, text: str) -> None:
        """Say something else; the button measures itself again."""
        if text == self.text():
            return
        super().setText(text)
        self._measured = None
        if not self._worded:
            self._tell_reason()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Icon, words and cap on one line, never less than a comfortable target."""
        if self._measured is None:  # once until its look changes: layouts ask at every turn, and so does the paint
            self._measured = self._measure()
        return QSize(self._measured)

    def _measure(self) -> QSize:
        theme, wide = self._theme, 0
        if self._kind == "icon":
            side = self._height()
            return QSize(side, side)
        if self._icon_name:
            wide += theme.pad(ICONS[self._size])
        if words := self._words():
            wide += (theme.pad(GAP) if wide else 0) + ceil(QFontMetricsF(self._font()).horizontalAdvance(words))
        if self._keys:
            wide += theme.pad(GAP) + cap_size(theme, self._keys).width()
        return QSize(max(LEAST, wide + 2 * self._side()), self._height())

    def minimumSizeHint(self) -> QSize:
        """The whole button: a verb cut short is no verb."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the fill of a button under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button in its state."""
        theme, look = self._theme, self._look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.fill or look.edge:
            pen = QPen(theme.color(look.edge), 2 if self._kind == "bar_now" else 1, look.line) if look.edge else None
            painter.setPen(pen or QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theme.color(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
            half = pen.widthF() / 2 if pen else 0.0
            radius = theme.radius("button")
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        self._paint_content(painter, look)
        painter.end()

    def _paint_content(self, painter: QPainter, look: _Look) -> None:
        theme = self._theme
        down = 1 if self.isDown() else 0
        room = self.width() - self.sizeHint().width()
        left = float(self._side() + max(0, room) / 2) if self._kind != "icon" else 0.0
        ink = theme.color(look.text)
        if self._icon_name:
            side = theme.pad(ICONS[self._size])
            if self._kind == "icon":
                left = (self.width() - side) / 2
            picture = theme.pixmap(self._icon_name, side, look.text, self._icon_weight)
            painter.drawPixmap(round(left), (self.height() - side) // 2 + down, picture)
            left += side + theme.pad(GAP)
        if not (words := self._words()) or self._kind == "icon":
            return
        font = self._font()
        # A link in a row of words must not be told by its colour alone.
        font.setUnderline(self._kind == "link" and self.isEnabled())
        painter.setFont(font)
        painter.setPen(ink)
        cap = cap_size(theme, self._keys).width() + theme.pad(GAP) if self._keys else 0
        wide = min(ceil(QFontMetricsF(font).horizontalAdvance(words)), self.width() - left - cap)
        text = fitted(font, words, wide + 1)
        box = QRectF(left, down + drop(font), wide + 1, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self._keys:
            size = cap_size(theme, self._keys)
            at = QRectF(left + wide + theme.pad(GAP), (self.height() - size.height()) / 2 + down, *size.toTuple())
            edge = theme.color("edge_sharp") if self._kind == "plain" else None
            paint_cap(painter, theme, at, self._keys, ink, edge)

    def _look(self) -> _Look:
        if self._kind == "link":
            return _Look(None, None, "bank_text" if self.isEnabled() else "text_quiet")
        if self._kind == "icon":
            return _Look("hover" if self._lit() else None, None, "text_strong" if self.isEnabled() else "text_quiet")
        if not self.isEnabled():
            return _Look("bar", "bar_line", "bar_off") if self._on_bar() else _Look("hover", "edge_soft", "text_quiet")
        fill, edge, text, over, line = KINDS[self._kind]
        pen = Qt.PenStyle.DashLine if line == "dashed" else Qt.PenStyle.SolidLine
        if self._lit():
            edge = "text_strong" if self.isDown() and self._kind == "plain" else edge
            return _Look(over, edge, OVER_TEXT.get(self._kind, text), pen)
        return _Look(fill, edge, text, pen)

    def _words(self) -> str:
        return self.text() if self._worded else ""

    def _tell_reason(self) -> None:
        parts = (self._reason,) if self._worded else (self.text(), self._reason)
        self.setToolTip(tip("\n".join(filter(None, parts))))

    def _lit(self) -> bool:
        return self.isEnabled() and (
            self.underMouse() or self.isDown() or (self._kind == "bar_alert" and self.hasFocus())
        )

    def _on_bar(self) -> bool:
        return self._kind.startswith("bar")

    def _font(self) -> QFont:
        return self._theme.font(ROLES[self._size], 600)

    def _height(self) -> int:
        name = "bar_button" if self._on_bar() and not self._size else HEIGHTS[self._size]
        return self._theme.px(self._theme.tokens.control[name])

    def _side(self) -> int:
        return self._theme.pad(SIDES[self._size]) if self._kind != "link" else 0  # its words stand in line with others

    def _restyle(self) -> None:
        self._measured = None
        self.updateGeometry()
        self.update()


def with_keys(text: str, keys: str) -> str:
    """A tooltip that ends with its shortcut, in the reader's words: ``Hold (Ctrl+Shift+G)``."""
    return f"{text} ({key_text(keys)})"
