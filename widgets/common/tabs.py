"""Two ways to choose one among few: underlined tabs for panes, joined segments for values."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QTabBar, QWidget

from widgets.common.focus import is_shown
from widgets.common.fonts import drop
from widgets.common.keycap import cap_size, key_text, paint_cap
from widgets.common.pressed import ENTER, OneOf
from widgets.common.theme import Theme
from widgets.common.tips import tip

UNDERLINE = 3


Room = Literal["keys", "words", "closer", "closest", "icons"]
ROOMS: dict[Room, tuple[str, int]] = {
    "keys": ("body", 11),
    "words": ("body", 8),
    "closer": ("small", 6),
    "closest": ("meta", 5),
    "icons": ("body", 8),
}
"""From the most room to the least: the words' type, and what stands on either side of them."""
ICON = 17


class TabBar(QTabBar):
    """Underlined tabs. Arrows, Home and End move while it has the focus; ``chosen`` carries the name of the tab.

    With ``on_bar`` it wears the colours of the top bar. A tab may show the key that opens it, where there is room for
    all of them; where there is none the tabs draw closer and their words smaller, and only then those that are not open
    show their icon alone. Their tips tell the rest.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, on_bar: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._on_bar = theme, on_bar
        self._keys: dict[str, str] = {}
        self._icons: dict[str, str] = {}
        self._room: Room = "keys"
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocusRing", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._restyle()
        self.currentChanged.connect(self._tell)
        theme.changed.connect(self._restyle)

    def add(self, name: str, text: str, keys: str | None = None, icon: str = "") -> None:
        """Add a tab; its name is what ``chosen`` and ``select`` speak of."""
        self.blockSignals(True)
        index = self.addTab(text)
        self.blockSignals(False)
        self.setTabData(index, name)
        self._icons[name] = icon
        self._keys.pop(name, None)  # the tab may have been here before, with its key
        if keys:
            self._keys[name] = keys
            self.setTabToolTip(index, tip(f"{text} ({key_text(keys)})"))
        elif icon:
            self.setTabToolTip(index, tip(text))
        self._fit()

    def current_name(self) -> str:
        """The name of the open tab; empty when there is no tab."""
        return str(self.tabData(self.currentIndex()) or "")

    def select(self, name: str) -> None:
        """Open a tab without saying ``chosen``. Raises ``KeyError`` for an unknown name."""
        for index in range(self.count()):
            if self.tabData(index) == name:
                self.blockSignals(True)
                self.setCurrentIndex(index)
                self.blockSignals(False)
                self.update()
                return
        raise KeyError(f"no tab is called {name!r}")

    def set_text(self, name: str, text: str) -> None:
        """Rename a tab, for another language or a count. Raises ``KeyError`` for an unknown name."""
        for index in range(self.count()):
            if self.tabData(index) == name:
                self.setTabText(index, text)
                if self.tabToolTip(index) and name not in self._keys:
                    self.setTabToolTip(index, tip(text))
                return
        raise KeyError(f"no tab is called {name!r}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends; the arrows are Qt's own."""
        if event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(0)
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.count() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keys are shown where all of them fit."""
        super().resizeEvent(event)
        self._fit()

    def tabSizeHint(self, index: int) -> QSize:
        """Words, cap and room for the ring."""
        return QSize(self._across(index, self._room), self._height())

    def _across(self, index: int, room: Room) -> int:
        theme, keys = self._theme, self._keys.get(str(self.tabData(index)))
        sides = 2 * theme.pad(ROOMS[room][1])
        if room == "icons" and self._icon(index) and index != self.currentIndex():
            return theme.pad(ICON) + sides
        wide = ceil(QFontMetricsF(self._font(True, room)).horizontalAdvance(self.tabText(index))) + sides
        return wide + (theme.pad(7) + cap_size(theme, keys).width() if keys and room == "keys" else 0)

    def _fit(self) -> None:
        room: Room = "icons"
        for each in ROOMS:
            if sum(self._across(index, each) for index in range(self.count())) <= self.width():
                room = each
                break
        if room != self._room and self.count():
            self._room = room
            self.setTabText(0, self.tabText(0))  # Qt measures its tabs again
            self.updateGeometry()
            self.update()

    def minimumTabSizeHint(self, index: int) -> QSize:
        """A tab's words are never cut; what does not fit scrolls."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tabs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._paint_tab(painter, index, pointed == index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int, pointed: bool) -> None:
        theme, box, current = self._theme, self.tabRect(index), index == self.currentIndex()
        if self._on_bar:
            ink = "bar_text" if current or pointed else "bar_quiet"
        else:
            ink = "bank_text" if current else "text_strong" if pointed else "text_medium"
        font = self._font(current)
        painter.setFont(font)
        painter.setPen(theme.color(ink if self.isTabEnabled(index) else "text_quiet"))
        if self._room == "icons" and not current and (icon := self._icon(index)):
            side = theme.pad(ICON)
            middle = box.center() - QPoint(side // 2, side // 2)
            painter.drawPixmap(middle, theme.pixmap(icon, side, ink))
            return
        text = self.tabText(index)
        left = QRectF(box).adjusted(theme.pad(ROOMS[self._room][1]), 0, 0, -UNDERLINE)
        painter.drawText(
            left.translated(0, drop(font)), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
        )
        if keys := self._cap(index):
            size = cap_size(theme, keys)
            at = left.left() + QFontMetricsF(self._font(True)).horizontalAdvance(text) + theme.pad(7)
            place = QRectF(at, (left.height() - size.height()) / 2, size.width(), size.height())
            paint_cap(painter, theme, place, keys, theme.color(ink), theme.color("edge_sharp"))
        if current:
            line = QRect(box.left(), box.bottom() + 1 - UNDERLINE, box.width(), UNDERLINE)
            painter.fillRect(line, theme.color("now" if self._on_bar else "bank"))
        if current and is_shown(self):
            painter.setPen(QPen(theme.color("now" if self._on_bar else "focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -UNDERLINE - 2), 6, 6)

    def _cap(self, index: int) -> str | None:
        return self._keys.get(str(self.tabData(index))) if self._room == "keys" else None

    def _icon(self, index: int) -> str:
        return self._icons.get(str(self.tabData(index)), "")

    def _font(self, current: bool, room: Room | None = None) -> QFont:
        role = ROOMS[room or self._room][0]
        return self._theme.font(role, 600 if current and not self._on_bar else 400 if not current else 700)

    def _height(self) -> int:
        return self._theme.px(self._theme.tokens.control["bar_button"] + 16 if self._on_bar else 38)

    def _tell(self, _index: int) -> None:
        if self._room == "icons":
            self.setTabText(0, self.tabText(0))  # the open tab alone has its words
        if name := self.current_name():
            self.chosen.emit(name)

    def _restyle(self) -> None:
        self.setFont(self._font(True))
        self._fit()
        self.updateGeometry()
        self.update()


class _Segment(OneOf, QAbstractButton):
    """One value of a segmented control; ``ends`` tells which of its sides are round."""

    def __init__(self, theme: Theme, name: str, text: str, ends: tuple[bool, bool]) -> None:
        super().__init__()
        self._theme, self._ends = theme, ends
        self.name = name
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; on what is chosen already it is left to whoever holds the control, a form for instance."""
        if event.key() in ENTER and self.isChecked():
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The word and its sides."""
        theme = self._theme
        wide = ceil(QFontMetricsF(theme.font("body", 600)).horizontalAdvance(self.text())) + 2 * theme.pad(13)
        return QSize(wide, theme.px(theme.tokens.control["input_small"]))

    def minimumSizeHint(self) -> QSize:
        """The whole word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segment in its state."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            fill, ink = "hover", "text_quiet"
        elif on:
            fill, ink = "bank", "on_bank"
        else:
            fill, ink = ("hover" if self.underMouse() or self.isDown() else "panel"), "text_medium"
        painter.setPen(QPen(theme.color("bank" if on and self.isEnabled() else "edge_sharp"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawPath(self._outline())
        font = theme.font("body", 600 if on else 400)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(QRectF(self.rect()).translated(0, drop(font)), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _outline(self) -> QPainterPath:
        # Neighbours share an edge: each but the last is drawn one pixel past its right side.
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 if self._ends[1] else 0.5, -0.5)
        radius = self._theme.radius("button")
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        square = QPainterPath()
        if not self._ends[0]:
            square.addRect(box.adjusted(0, 0, -box.width() / 2, 0))
        if not self._ends[1]:
            square.addRect(box.adjusted(box.width() / 2, 0, 0, 0))
        return path.united(square).simplified()


class SegmentedControl(QWidget):
    """One value among two to five, all in view. Arrows move; ``chosen`` carries the value's name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        last = len(options) - 1
        for index, (name, text) in enumerate(options):
            segment = _Segment(theme, name, text, (index == 0, index == last))
            self._segments[name] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.buttonToggled.connect(self._tell)
        self._rove()
        theme.changed.connect(self._restyle)

    def current_name(self) -> str:
        """The name of the chosen value; empty while none is."""
        button = self._group.checkedButton()
        return button.name if isinstance(button, _Segment) else ""

    def select(self, name: str) -> None:
        """Choose a value without saying ``chosen``. Raises ``KeyError`` for an unknown name."""
        segment = self._segments[name]
        self._group.blockSignals(True)
        segment.setChecked(True)
        self._group.blockSignals(False)
        self._rove()

    def choose(self, name: str) -> None:
        """Choose a value as a click would. Raises ``KeyError`` for an unknown name."""
        self._segments[name].setChecked(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the chosen value, or to the first."""
        super().focusInEvent(event)
        chosen = self._group.checkedButton() or next(iter(self._segments.values()))
        chosen.setFocus(event.reason())

    def set_option_enabled(self, name: str, enabled: bool) -> None:
        """Allow a value or not. Raises ``KeyError`` for an unknown name."""
        self._segments[name].setEnabled(enabled)

    def _tell(self, button: QAbstractButton, on: bool) -> None:
        if on and isinstance(button, _Segment):
            self._rove()
            self.chosen.emit(button.name)

    def _rove(self) -> None:
        """Tab comes to what is chosen, or to the first, from either side: Qt does so once it was there only."""
        stop = self._group.checkedButton() or next(iter(self._segments.values()), None)
        for segment in self._segments.values():
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus)

    def _restyle(self) -> None:
        for segment in self._segments.values():
            segment.updateGeometry()
            segment.update()
